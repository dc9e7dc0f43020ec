import { defineErrors } from "troam/plugin";

/** Why a host and its relay do not come together, by code; `docs/errors.md` has a row for each. */
export const relayErrors = defineErrors({
  RELAY_UNREACHABLE: ({ reason }: { readonly reason: string }) => reason,
  RELAY_CLOSED: () => "connection closed",
  RELAY_REFUSED: ({ line }: { readonly line: string }) => `the relay refused: ${line}`,
  RELAY_KEY_UNKNOWN: ({ host, got }: { readonly host: string; readonly got: string }) =>
    `the key of ${host} is not known. If it is ${got}: set -g share-server-ed25519-fingerprint '${got}'`,
  RELAY_KEY_WRONG: ({
    host,
    expected,
    got,
  }: {
    readonly host: string;
    readonly expected: string;
    readonly got: string;
  }) => `wrong key of ${host}: expected ${expected}, got ${got}`,
  RELAY_MALFORMED: () => "the relay sent something malformed",
  RELAY_NOT_STARTED: () => "the relay on this machine did not start",
});
