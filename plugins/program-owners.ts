/** Which plugin a program of the command line (`troam relay …`) belongs to, so that no other one is loaded for it. */
export const programOwners: ReadonlyMap<string, string> = new Map([
  ["relay", "share-relay"],
  ["roam", "udp-roam"],
  ["mosh", "udp-roam"],
  ["mosh-client", "udp-roam"],
  ["mosh-server", "udp-roam"],
]);
