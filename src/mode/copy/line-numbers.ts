import type { CopyState, LineNumbers } from "./state.ts";

/** How lines are numbered now. */
export function lineNumberMode(state: CopyState): LineNumbers {
  if (state.lineNumbers === "off") return "off";
  const option = state.settings.lineNumbers;
  return option === "off" && state.lineNumbers === "forced" ? "default" : option;
}

/** Numbers count from the oldest line, so positions do too. */
export function numbersAreAbsolute(state: CopyState): boolean {
  return ["absolute", "relative", "hybrid"].includes(lineNumberMode(state));
}

/** Columns that line numbers take, with the blank behind them; 0 without. */
export function lineNumberWidth(state: CopyState): number {
  if (lineNumberMode(state) === "off") return 0;
  return Math.max(3, String(state.history + state.grid.rows + 1).length) + 1;
}

/** Columns left for text beside line numbers: at least one. */
export function contentCols(state: CopyState): number {
  const width = lineNumberWidth(state);
  return width >= state.cols ? 1 : state.cols - width;
}

/** Column of the view for a column of the text. */
export function toViewX(state: CopyState, x: number): number {
  const width = lineNumberWidth(state);
  if (width === 0) return x;
  return x >= contentCols(state) ? state.cols - 1 : width + x;
}

/** Column of the text for a column of the view. */
export function fromViewX(state: CopyState, x: number): number {
  const width = lineNumberWidth(state);
  if (width === 0) return x;
  return x < width ? 0 : Math.min(x - width, contentCols(state) - 1);
}

/** Number to print beside a row of the view. */
export function lineNumberOf(state: CopyState, row: number): number {
  const mode = lineNumberMode(state);
  const absolute = state.top + row + 1;
  if (mode === "default") return Math.abs(state.oy - row);
  if (mode === "absolute" || (mode === "hybrid" && row === state.cy)) return absolute;
  return Math.abs(row - state.cy);
}

/** Turns line numbers off, or on: `force` even where the option has them off. */
export function setLineNumbers(state: CopyState, on: boolean, force: boolean): void {
  if (!on) state.lineNumbers = "off";
  else state.lineNumbers = force && state.settings.lineNumbers === "off" ? "forced" : "option";
}
