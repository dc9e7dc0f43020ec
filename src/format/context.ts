import type { MouseEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import type { PasteBuffer } from "#model/paste-buffers.ts";
import type { Session } from "#model/session.ts";
import type { ServerState } from "#model/state.ts";
import type { Window } from "#model/window.ts";
import type { Winlink } from "#model/winlink.ts";

/** Runs `#()` jobs for formats; implemented by the server. */
export interface FormatJobs {
  /** @returns the newest last line the job printed; "" before the first (or `<'cmd' not ready>` as tmux says) */
  output(command: string, context: FormatContext): string;
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

export interface FormatContext extends FormatExtras {
  readonly state: ServerState;
  /** Absent: `#()` expands to nothing (`FORMAT_NOJOBS`). */
  readonly jobs?: FormatJobs | undefined;
  /** Variables pushed by plugins, by name. */
  readonly pluginVariables?: ReadonlyMap<string, string> | undefined;
  /** Drawing the status line: `#{A:…}` animates, jobs refresh by `status-interval`. */
  readonly status?: boolean | undefined;
}
