import { toMark } from "../movement.ts";
import { copyCommand } from "./define.ts";

export const markCommands = [
  copyCommand("jump-to-mark", "Jump to the mark", { clears: "always", run: ({ state }) => toMark(state) }),
  copyCommand("set-mark", "Mark the line", {
    clears: "always",
    run({ state }) {
      state.mark = state.position;
      state.markShown = true;
    },
  }),
];
