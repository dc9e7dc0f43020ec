import { clearMarks } from "../search-marks.ts";
import { search } from "../search.ts";
import { copyCommand, type CopyCommandContext } from "./define.ts";

const row = { readOnly: false, clears: "always" } as const;

/** Takes the operand as what to search for. @returns false where there is none */
function takeText({ state, host, operands, expandFormats }: CopyCommandContext): boolean {
  const operand = operands[0] ?? "";
  const text = expandFormats && operand !== "" ? host.environment.expand(operand, { pane: host.pane }) : operand;
  if (text === "") return false;
  state.searchText = text;
  return true;
}

function searchCommand(name: string, doc: string, down: boolean, regex: boolean) {
  return copyCommand(name, doc, {
    ...row,
    operands: [0, 1],
    run(context) {
      const { state, host, count } = context;
      if (!takeText(context)) return;
      state.searchType = down ? "down" : "up";
      state.searchRegex = regex;
      state.searchTimedOut = false;
      for (let times = count; times > 0; times--) search(state, down, regex, host.pane);
    },
  });
}

function repeatCommand(name: string, doc: string, reverse: boolean) {
  return copyCommand(name, doc, {
    ...row,
    run({ state, host, count }) {
      if (state.searchType === "off") return;
      const down = (state.searchType === "down") !== reverse;
      for (let times = count; times > 0; times--) search(state, down, state.searchRegex, host.pane);
    },
  });
}

/** The operand is a sign and what was typed so far: `=` changed, `-` search on up, `+` down. */
function incrementalCommand(name: string, doc: string, down: boolean) {
  return copyCommand(name, doc, {
    ...row,
    operands: [1, 1],
    run({ state, host, operands }) {
      const operand = operands[0] ?? "";
      const sign = operand.slice(0, 1);
      const text = operand.slice(1);
      state.searchTimedOut = false;
      if (state.searchFrom === undefined) state.searchFrom = { cx: state.cx, cy: state.cy, oy: state.oy };
      else if (state.searchText !== undefined && state.searchText !== text) {
        state.cy = state.searchFrom.cy;
        state.oy = state.searchFrom.oy;
        state.cx = state.limit(state.line);
      }
      if (text === "") {
        clearMarks(state);
        return;
      }
      const goesDown = sign === "+" || (sign === "=" && down);
      if (!goesDown && sign !== "-" && sign !== "=") return;
      state.searchType = goesDown ? "down" : "up";
      state.searchRegex = false;
      state.searchText = text;
      if (!search(state, goesDown, false, host.pane)) clearMarks(state);
    },
  });
}

export const searchCommands = [
  repeatCommand("search-again", "Repeat the last search", false),
  searchCommand("search-backward", "Search backwards for a regular expression", false, true),
  incrementalCommand("search-backward-incremental", "Search backwards while typing", false),
  searchCommand("search-backward-text", "Search backwards for plain text", false, false),
  searchCommand("search-forward", "Search forward for a regular expression", true, true),
  incrementalCommand("search-forward-incremental", "Search forward while typing", true),
  searchCommand("search-forward-text", "Search forward for plain text", true, false),
  repeatCommand("search-reverse", "Repeat the last search the other way", true),
];
