import type { FormatJobs } from "#format/context.ts";
import type { Client } from "#model/client.ts";
import type { Session } from "#model/session.ts";
import type { ServerState } from "#model/state.ts";
import type { ComponentType } from "react";
import type { SegmentPlace, StatusRenderer } from "#ui/status.ts";

/** A plugin's part of the first status line, at its left or right end. */
export interface StatusSegment {
  readonly name: string;
  readonly side: "left" | "right";
  /** Smaller stands further out. */
  readonly order: number;
  /** Text in tmux's style language for a session, formats in it are expanded; undefined: the segment is not shown there. */
  text(session: Session): string | undefined;
  /** Drawn by Ink instead of the text. */
  readonly component?: ComponentType<SegmentPlace> | undefined;
}

/** What composing needs of the server. */
export interface ComposeEnvironment {
  readonly state: ServerState;
  readonly jobs?: FormatJobs | undefined;
  /** Variables pushed by plugins, by name. */
  readonly pluginVariables?: ReadonlyMap<string, string> | undefined;
  /** Draws the rows of status lines; without one they are drawn by `format/` alone. */
  readonly status?: StatusRenderer | undefined;
  /** What plugins show in the status line; read at every redraw of it. */
  segments?(): Iterable<StatusSegment>;
  /** An animation in the client's status line: draws it again after `ms`. */
  animate?(client: Client, ms: number): void;
  /** Where failures of a single part (a mode's or overlay's drawing) go; that part is left out and the rest is drawn. */
  report(where: string, error: unknown): void;
}
