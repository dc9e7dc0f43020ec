import { lineNumberMode, setLineNumbers } from "../line-numbers.ts";
import { copyCommand } from "./define.ts";

export const lineNumberCommands = [
  copyCommand("line-numbers-off", "Hide line numbers", {
    clears: "never",
    run: ({ state }) => setLineNumbers(state, false, false),
  }),
  copyCommand("line-numbers-on", "Show line numbers", {
    clears: "never",
    run: ({ state }) => setLineNumbers(state, true, true),
  }),
  copyCommand("line-numbers-toggle", "Toggle line numbers", {
    clears: "never",
    run: ({ state }) => setLineNumbers(state, lineNumberMode(state) === "off", true),
  }),
];
