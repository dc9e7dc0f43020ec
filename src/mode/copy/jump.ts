import { Reader } from "./reader.ts";
import { acquireDown, acquireUp } from "./scroll.ts";
import type { CopyState, JumpType } from "./state.ts";

const OPPOSITE: Readonly<Record<JumpType, JumpType>> = {
  forward: "backward",
  backward: "forward",
  "to-forward": "to-backward",
  "to-backward": "to-forward",
};

/** Goes to (`to-…`: just before) the next or previous place of the character on this line. */
export function jump(state: CopyState, type: JumpType): void {
  const { x, y } = state.position;
  const character = state.jumpCharacter;
  if (type === "forward" || type === "to-forward") {
    const reader = new Reader(state.grid, { x: x + (type === "forward" ? 1 : 2), y });
    if (!reader.jump(character)) return;
    if (type === "to-forward") reader.left(true);
    acquireDown(state, reader);
    return;
  }
  const reader = new Reader(state.grid, { x, y });
  reader.left(false);
  if (type === "to-backward") reader.left(false);
  if (!reader.jumpBack(character)) return;
  if (type === "to-backward") reader.right(true, state.settings.vi ? "limit" : "length");
  acquireUp(state, reader);
}

/** The last jump again, or the other way. */
export function jumpAgain(state: CopyState, reverse: boolean): void {
  if (state.jumpType !== undefined) jump(state, reverse ? OPPOSITE[state.jumpType] : state.jumpType);
}
