import type { Client } from "#model/client.ts";
import type { ClientConnection } from "./client-connection.ts";
import type { ServerFiles } from "./client-files.ts";
import type { ControlClient } from "./control/control-client.ts";
import type { ClientKeys } from "./keys.ts";
import type { TerminalLink } from "./terminal-link.ts";

/** How a client is to be sent away. */
export type ClientExit =
  | { readonly kind: "return"; readonly message: string }
  | { readonly kind: "shutdown" }
  | { readonly kind: "detach"; readonly session: string; readonly kill: boolean };

/** The other end of a client that a plugin holds. */
export interface RemoteEnd {
  /** Called once, when the client is gone. */
  gone(exit: ClientExit | undefined): void;
  bell(): void;
  /** @param selection as OSC 52 names it: `c`, `p`, "" */
  clipboard(selection: string, bytes: Uint8Array): void;
}

/** The server's side of one client: what holds it, beside what the model knows of it. */
export interface ServerClient {
  readonly client: Client;
  /** Undefined for a client whose other end a plugin holds. */
  readonly connection: ClientConnection | undefined;
  readonly files: ServerFiles | undefined;
  /** Set for a client whose other end a plugin holds. */
  readonly remote: RemoteEnd | undefined;
  readonly keys: ClientKeys;
  control: ControlClient | undefined;
  /** The terminal, once the client was attached. */
  terminal: TerminalLink | undefined;
  /** Set when it is to go, as soon as what it is owed has been handed over. */
  exit: ClientExit | undefined;
  /** It was told to go. */
  exiting: boolean;
  /** When it was set to go, ms since the epoch; after a while it is not waited for. */
  exitSince: number;
  /** Ends the wait for a client that is to go. */
  exitTimer: Timer | undefined;
  messageTimer: Timer | undefined;
  /** Takes the client's input in place of its terminal: control mode's commands. Undefined is the end. */
  input: ((bytes: Uint8Array | undefined) => void) | undefined;
  /** Input that came before anybody took it; undefined is the end. */
  readonly earlyInput: (Uint8Array | undefined)[];
  /** Control mode reads commands. */
  controlStarted: boolean;
}

/** Puts bytes into the clipboard of the client's terminal, where it lets us. */
export function giveClipboard({ terminal, remote }: ServerClient, selection: string, bytes: Uint8Array): void {
  terminal?.writeBeside(terminal.output.clipboard(selection, bytes));
  remote?.clipboard(selection, bytes);
}
