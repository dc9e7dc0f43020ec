import type { Screen } from "#terminal/screen.ts";
import { Grid, type Position } from "./grid.ts";

export type LineNumbers = "off" | "default" | "absolute" | "relative" | "hybrid";

/** What options say to copy mode; read whenever it matters, so a change shows at once. */
export interface CopySettings {
  /** `mode-keys` is vi: the cursor stays on the text, the character under it belongs to a selection. */
  readonly vi: boolean;
  readonly wrapSearch: boolean;
  /** `copy-mode-line-numbers`. */
  readonly lineNumbers: LineNumbers;
  /** ms; bounds the time of searches. */
  now(): number;
}

/** What a pane was searched for last; outlives copy mode. */
export interface SearchMemory {
  searchString: string;
  searchRegex: boolean;
}

/** A selection as it lies on the rows that are shown. Columns count the line numbers. */
export interface ShownSelection {
  readonly startX: number;
  readonly startY: number;
  readonly endX: number;
  readonly endY: number;
  readonly rectangle: boolean;
  /** Columns left of this one are never selected. */
  readonly clipX: number;
  readonly vi: boolean;
  /** The whole selection lies outside of what is shown. */
  readonly hidden: boolean;
}

/** Marks of a search on the rows that are shown: one number per cell, 0 none, equal numbers one match. */
export type SearchMarks = Uint32Array;

export type JumpType = "forward" | "backward" | "to-forward" | "to-backward";

/**
 * All that copy mode remembers: the lines, the part that is shown, the cursor, selection, search, marks.
 * Columns and rows of the cursor are those of the view, without line numbers; lines are counted from the oldest.
 */
export class CopyState {
  readonly settings: CopySettings;
  /** The lines: a copy of the pane's, or what commands printed. */
  backing: Screen;
  grid: Grid;
  cols: number;
  rows: number;
  cx = 0;
  cy = 0;
  /** Lines scrolled up from the bottom: 0 to the size of the history. */
  oy = 0;

  /** A selection there is; undefined: none. */
  selection: ShownSelection | undefined;
  /** Where it began and ends, as lines of the grid. */
  start: Position = { x: 0, y: 0 };
  end: Position = { x: 0, y: 0 };
  /** Which end follows the cursor. */
  follows: "none" | "start" | "end" = "none";
  /** Whole lines are selected: which way the selection goes. */
  lines: "none" | "left-right" | "right-left" = "none";
  rectangle = false;
  selectBy: "char" | "word" | "line" = "char";
  separators = "";
  /** Where selecting by word or line began, and the first word or line: it stays selected whichever way the cursor goes. */
  anchor: Position = { x: 0, y: 0 };
  firstStart: Position = { x: 0, y: 0 };
  firstEnd: Position = { x: 0, y: 0 };

  /** Column the cursor wants on lines that are long enough, and the length of the line it had it on. */
  lastX = 0;
  lastLength = 0;

  mark: Position = { x: 0, y: 0 };
  markShown = false;

  searchText: string | undefined;
  searchRegex = false;
  searchType: "off" | "up" | "down" = "off";
  /** Way of the search that was run last. */
  searchDown = false;
  marks: SearchMarks | undefined;
  /** Matches in all lines, -1 unknown; `searchPartial`: there are more. */
  searchCount = -1;
  searchPartial = false;
  /** The next search counts all lines, whatever the pane was searched for before. */
  searchAll = true;
  searchTimedOut = false;
  /** Where an incremental search began. */
  searchFrom: { readonly cx: number; readonly cy: number; readonly oy: number } | undefined;

  jumpType: JumpType | undefined;
  jumpCharacter = "";

  scrollExit = false;
  hidePosition = false;
  /** Off, by the option, or on although the option is off. */
  lineNumbers: "off" | "option" | "forced" = "option";
  recentre: "middle" | "top" | "bottom" = "middle";
  recentreLine = 0;

  constructor(backing: Screen, cols: number, rows: number, settings: CopySettings) {
    this.backing = backing;
    this.grid = new Grid(backing);
    this.cols = cols;
    this.rows = rows;
    this.settings = settings;
  }

  replaceBacking(backing: Screen): void {
    this.backing = backing;
    this.grid = new Grid(backing);
  }

  get history(): number {
    return this.grid.history;
  }

  /** Line of the first row shown. */
  get top(): number {
    return this.history - this.oy;
  }

  /** Line of the cursor. */
  get line(): number {
    return this.top + this.cy;
  }

  get position(): Position {
    return { x: this.cx, y: this.line };
  }

  /** Whether there is a selection that is not a rectangle, or none: the cursor then keeps to the text. */
  get keepsToText(): boolean {
    return this.selection === undefined || !this.rectangle;
  }

  /** Largest column for the cursor on a line: one behind the text, with vi keys on its last character. */
  limit(y: number, oneMore = false): number {
    return oneMore || !this.settings.vi ? this.grid.length(y) : this.grid.limit(y);
  }

  /** Puts the cursor there; without a rectangle it is held to the text. */
  moveCursor(cx: number, cy: number): void {
    this.cx = this.rectangle || cy >= this.rows ? cx : Math.min(cx, this.limit(this.top + cy));
    this.cy = cy;
  }
}
