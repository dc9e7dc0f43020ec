import type { MouseEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import type { Session } from "#model/session.ts";
import type { ModeEnvironment } from "../environment.ts";
import type { CopyState } from "./state.ts";

/** What commands of copy mode ask of the mode around the state. */
export interface CopyHost {
  readonly state: CopyState;
  readonly pane: Pane;
  readonly environment: ModeEnvironment;
  /** `word-separators` of the session, else the global ones. */
  separators(session: Session | undefined): string;
  /** The mode draws itself again. */
  redraw(): void;
  /** Takes the mode away. */
  leave(): void;
  /** Scrolls on by itself while the mouse is held at the top or bottom row. */
  autoScroll(on: boolean): void;
  /** Whether the mouse is being dragged in this client. */
  dragging(client: Client | undefined): boolean;
  startDrag(client: Client, mouse: MouseEvent): void;
  /** Scrolls to where the mouse drags the scrollbar's slider. @returns true when the bottom was reached and `exit` asks to leave */
  dragSlider(client: Client, mouse: MouseEvent, exit: boolean): boolean;
  readonly refreshing: boolean;
  refresh(what: "on" | "off" | "now"): void;
}
