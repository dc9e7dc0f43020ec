/** What a client tells of itself first, in one message together with the command it wants run. */
export interface Identify {
  readonly type: "identify";
  readonly protocol: number;
  readonly version: string;
  /** Words of the command; empty: the default command. */
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly pid: number;
  /** Path of the terminal on standard input, "" when it is none. */
  readonly tty: string;
  readonly term: string;
  readonly cols: number;
  readonly rows: number;
  readonly xPixel: number;
  readonly yPixel: number;
  /** Terminal features asked for by `-2` and `-T`. */
  readonly features: readonly string[];
  readonly utf8: boolean;
  /** 0: none, 1: `-C`, 2: `-CC`. */
  readonly control: number;
  readonly login: boolean;
  /** The name the program was called by (`troam`, `tmux` …). */
  readonly name: string;
  /** `-c`: only the shell is asked for. */
  readonly shell: boolean;
  /** The socket was chosen by `-L`, `$TMUX` or default, not by `-S`. */
  readonly defaultSocket: boolean;
}

/** From client to server. `bytes` travel raw behind the rest. */
export type ClientMessage =
  | Identify
  | { readonly type: "input"; readonly bytes: Uint8Array }
  | { readonly type: "input-end" }
  | {
      readonly type: "resize";
      readonly cols: number;
      readonly rows: number;
      readonly xPixel: number;
      readonly yPixel: number;
    }
  /** The client is about to go and waits for `exited`. */
  | { readonly type: "exiting" }
  /** It was continued after `suspend`; the locking command of `lock` has ended. */
  | { readonly type: "wakeup" }
  | { readonly type: "unlock" }
  | { readonly type: "read-data"; readonly id: number; readonly bytes: Uint8Array }
  | { readonly type: "read-done"; readonly id: number; readonly error: string }
  | { readonly type: "write-done"; readonly id: number; readonly error: string };

/** From server to client. */
export type ServerMessage =
  /** The server speaks another protocol; it ends the connection. */
  | { readonly type: "version"; readonly protocol: number; readonly version: string }
  /**
   * The client is attached: it puts its terminal into raw mode, tells its size and becomes a pipe; where the server has
   * opened the terminal itself (`direct`), it leaves reading and writing to that. `bytes` put the terminal's screen and
   * modes back, should the server vanish without a word. Comes again after `wakeup` and `unlock`.
   */
  | { readonly type: "ready"; readonly bytes: Uint8Array; readonly direct: boolean }
  /** Bytes for the attached client's terminal. */
  | { readonly type: "output"; readonly bytes: Uint8Array }
  | { readonly type: "stdout"; readonly bytes: Uint8Array }
  | { readonly type: "stderr"; readonly bytes: Uint8Array }
  /** Client flags as `setClientFlags` left them; the client minds `wait-exit` only. */
  | { readonly type: "flags"; readonly waitExit: boolean }
  /** Asks for a file; path `-` is standard input. Answered by `read-data` and one `read-done`. */
  | { readonly type: "read-open"; readonly id: number; readonly path: string }
  | { readonly type: "read-cancel"; readonly id: number }
  /** Writes a file in one piece or several; `close` answers `write-done`. */
  | { readonly type: "write-open"; readonly id: number; readonly path: string; readonly append: boolean }
  | { readonly type: "write-data"; readonly id: number; readonly bytes: Uint8Array }
  | { readonly type: "write-close"; readonly id: number }
  /** `message` is printed in brackets by an attached client, as it is by another. */
  | { readonly type: "exit"; readonly status: number; readonly message: string }
  | { readonly type: "shutdown" }
  | { readonly type: "detach"; readonly session: string; readonly kill: boolean }
  | { readonly type: "exec"; readonly command: string; readonly shell: string }
  | { readonly type: "suspend" }
  | { readonly type: "lock"; readonly command: string }
  | { readonly type: "exited" }
  | { readonly type: "shell"; readonly shell: string };

export type Message = ClientMessage | ServerMessage;
