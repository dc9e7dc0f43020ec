import type { FormatJobs } from "#format/context.ts";
import type { ServerState } from "#model/state.ts";
import type { StatusRenderer } from "#ui/status.ts";

/** What composing needs of the server. */
export interface ComposeEnvironment {
  readonly state: ServerState;
  readonly jobs?: FormatJobs | undefined;
  /** Variables pushed by plugins, by name. */
  readonly pluginVariables?: ReadonlyMap<string, string> | undefined;
  /** Draws the rows of status lines; without one they are drawn by `format/` alone. */
  readonly status?: StatusRenderer | undefined;
  /** Where failures of a single part (a mode's or overlay's drawing) go; that part is left out and the rest is drawn. */
  report(where: string, error: unknown): void;
}
