import type { MouseEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import type { PasteBuffer } from "#model/paste-buffers.ts";
import type { Session } from "#model/session.ts";
import type { ServerState } from "#model/state.ts";
import type { Window } from "#model/window.ts";
import type { Winlink } from "#model/winlink.ts";
import type { StyleRange } from "./style.ts";

/** Runs `#()` jobs for formats; implemented by the server. */
export interface FormatJobs {
  /**
   * @param command expanded; when it differs from last time for the same `template`, the job runs anew
   * @param template the command as written: one job is kept for each
   * @returns the newest last line the job printed; "" before the first (or `<'cmd' not ready>` as tmux says). It is expanded again
   */
  output(command: string, context: FormatContext, template: string): string;
}

/** What a format is expanded against. Missing objects make their variables expand to nothing. */
export interface FormatExtras {
  readonly client: Client | undefined;
  readonly session: Session | undefined;
  readonly winlink: Winlink | undefined;
  readonly window: Window | undefined;
  readonly pane: Pane | undefined;
  readonly buffer: PasteBuffer | undefined;
  readonly mouse: MouseEvent | undefined;
  /** Variables that exist in this place only (`hook_*`, `line`, `message`, `1` …). They win over the tables. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** What a format is expanded against: the objects it is about, and whoever knows the rest. */
export interface FormatContext extends FormatExtras {
  readonly state: ServerState;
  /** Absent: `#()` expands to nothing (`FORMAT_NOJOBS`). */
  readonly jobs?: FormatJobs | undefined;
  /** Variables pushed by plugins, by name; those of one session by its id, a blank and the name (`$1 share_ssh`). */
  readonly pluginVariables?: ReadonlyMap<string, string> | undefined;
  /** Drawing the status line: `#{A:…}` animates, jobs refresh by `status-interval`. */
  readonly status?: boolean | undefined;
  /** What the format is about, for `#{session_format}`, `#{window_format}` and `#{pane_format}`; undefined: none of these. */
  readonly type?: "session" | "window" | "pane" | undefined;
  /** Called while a status line with an animation is expanded: it is to be drawn again after `ms`. */
  readonly animate?: ((ms: number) => void) | undefined;
  /** Whether the client's terminal has a terminfo capability (`#{I/c:…}`); the server knows. */
  readonly hasCapability?: ((client: Client, name: string) => boolean) | undefined;
  /** What lies under a column of a client's status lines (`#{mouse_status_range}`); whoever drew them knows. */
  readonly statusRange?: ((client: Client, x: number, line: number) => StyleRange | undefined) | undefined;
  /** Told what is expanded to what, and how deep (`display-message -v`). */
  readonly trace?: ((depth: number, line: string) => void) | undefined;
}
