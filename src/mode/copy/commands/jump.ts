import { jump, jumpAgain } from "../jump.ts";
import type { JumpType } from "../state.ts";
import { copyCommand, repeated } from "./define.ts";

function jumpCommand(type: JumpType, doc: string) {
  const go = repeated(({ state }) => jump(state, type));
  return copyCommand(`jump-${type}`, doc, {
    readOnly: false,
    operands: [1, 1],
    run(context) {
      const [character] = context.operands[0] ?? "";
      if (character === undefined) return;
      context.state.jumpType = type;
      context.state.jumpCharacter = character;
      go(context);
    },
  });
}

export const jumpCommands = [
  copyCommand("jump-again", "Repeat the last jump", {
    readOnly: false,
    run: repeated(({ state }) => jumpAgain(state, false)),
  }),
  jumpCommand("backward", "Jump backwards to a character"),
  jumpCommand("forward", "Jump forward to a character"),
  copyCommand("jump-reverse", "Repeat the last jump the other way", {
    readOnly: false,
    run: repeated(({ state }) => jumpAgain(state, true)),
  }),
  jumpCommand("to-backward", "Jump backwards to the place behind a character"),
  jumpCommand("to-forward", "Jump forward to the place before a character"),
];
