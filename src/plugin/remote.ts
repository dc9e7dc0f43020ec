import type { Screen } from "./screen.ts";
import type { Registration } from "./registration.ts";

/**
 * Cells of a terminal or screen.
 *
 * @since 0.1.0
 */
export interface Size {
  readonly cols: number;
  readonly rows: number;
}

/**
 * How a transport wants its client.
 *
 * @since 0.1.0
 */
export interface RemoteClientOptions {
  /** Session to attach to: id (`$1`) or target. */
  readonly session: string;
  /** Cells of the far terminal; `"session"` takes the size that the session has for its other clients and follows it. */
  readonly size: Size | "session";
  /** Its input does nothing but leave. */
  readonly readOnly?: boolean;
  /** `#{client_name}`; made unique when taken. */
  readonly name?: string;
  /** Terminal's name and tmux features (`256`, `RGB`, `sync` …). */
  readonly termName?: string;
  readonly features?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * A client whose terminal is elsewhere: it gives keys and a size, and gets screens. Nothing is drawn for it
 * until it asks, so a transport that is behind costs nothing and then jumps to now.
 *
 * @since 0.1.0
 */
export interface RemoteClient {
  readonly name: string;
  /** Id of its session now (`$1`). */
  readonly session: string;
  readonly size: Size;
  /** Hands over what the far terminal sent: keys, mouse, paste. */
  input(bytes: Uint8Array): void;
  /** The far terminal has this size; with `"session"` follows the session again. */
  resize(size: Size | "session"): void;
  /**
   * With `"session"`: the session's windows become no larger than this terminal, whoever else looks at them.
   * undefined takes the limit back.
   */
  limit(size: Size | undefined): void;
  detach(): void;
  /** Draws what the client sees now into a screen of the caller's; it takes the client's size. */
  copyScreen(into: Screen): void;
  /** Called once after something changed; again only after `copyScreen`. */
  onDirty(callback: () => void): Registration;
  /** The far terminal is to ring. */
  onBell(callback: () => void): Registration;
  /** Bytes for the far terminal's clipboard. @param callback its `selection` is as OSC 52 names it: `c`, `p`, "" */
  onClipboard(callback: (selection: string, bytes: Uint8Array) => void): Registration;
  /** The client is gone: `detached`, `exited`, `server exited` … */
  onExit(callback: (reason: string) => void): Registration;
}
