import { createHash, hkdfSync } from "node:crypto";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { viewSecret } from "../wire/seal.ts";
import { loadKey, loadSecret, type SshKey } from "../wire/ssh-key.ts";

/** What tells a session of this server apart at a relay, without its name being legible there. */
export function sessionKey(socketPath: string, session: string): string {
  const server = basename(socketPath);
  const name = server === "default" ? session : `${server}/${session}`;
  return createHash("sha256").update(`troam share\0${name}`).digest("hex").slice(0, 32);
}

/** The key this host comes to relays with. @param path empty: its own, made when it is not there */
export function hostKey(stateDirectory: string, path: string): SshKey {
  if (path === "") return loadKey(join(stateDirectory, "identity"), "troam host");
  const expanded = path.startsWith("~/") ? join(homedir(), path.slice(2)) : path;
  return loadKey(expanded.includes("/") ? expanded : join(homedir(), ".ssh", expanded), "troam host");
}

/** The secrets in a session's web links: the same after a restart of either side. */
export function shareSecrets(stateDirectory: string, session: string): { write: Uint8Array; view: Uint8Array } {
  const master = loadSecret(join(stateDirectory, "secret"), 32);
  const write = new Uint8Array(hkdfSync("sha256", master, new Uint8Array(0), `troam share: ${session}`, 32));
  return { write, view: viewSecret(write) };
}
