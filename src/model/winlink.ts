import type { Session } from "./session.ts";
import type { Window } from "./window.ts";

export const WINLINK_BELL = 0x1;
export const WINLINK_ACTIVITY = 0x2;
export const WINLINK_SILENCE = 0x4;
export const WINLINK_ALERTS = WINLINK_BELL | WINLINK_ACTIVITY | WINLINK_SILENCE;

/** A window's place in a session. */
export class Winlink {
  readonly session: Session;
  index: number;
  window: Window;
  /** WINLINK_* bits, shown in `window_flags`. */
  alerts = 0;

  constructor(session: Session, index: number, window: Window) {
    this.session = session;
    this.index = index;
    this.window = window;
  }
}
