import type { SshKey } from "../wire/ssh-key.ts";
import type { LinkName } from "../wire/messages.ts";
import type { Tokens } from "../wire/token.ts";
import type { Tally } from "./limits.ts";
import type { Shares } from "./shares.ts";

/** What the parts of a relay share. */
export interface RelayContext {
  readonly shares: Shares;
  /** Connections of each network, ssh and web alike. */
  readonly connections: Tally;
  readonly key: SshKey;
  /** Whether the host with this key may share here. */
  allowsHost(fingerprint: string): boolean;
  /** The links of a share as they are handed out. */
  links(tokens: Tokens, readOnlyAlone: boolean): { readonly [K in LinkName]?: string };
  /** One line about what happened; tokens shortened, never what is on a screen. */
  log(event: string, fields: Readonly<Record<string, string | number | boolean>>): void;
}
