import { ATTR_UNDERSCORE, type Screen, type Style } from "troam/plugin/screen";
import { type CellContent, PredictedCell, cellOf, isBlank } from "./predicted-cell.ts";
import { PredictionKeys } from "./prediction-keys.ts";

export type PredictionDisplay = "adaptive" | "always" | "never" | "experimental";

/** Frame intervals, ms, at which predictions begin and cease to be shown, and to be underlined. Source: mobile-shell/mosh src/frontend/terminaloverlay.h */
const SHOW_ABOVE = 30;
const SHOW_UNTIL = 20;
const FLAG_ABOVE = 80;
const FLAG_UNTIL = 50;
/** A prediction unanswered for this long is a glitch, ms; one of the second kind a bad one. */
const GLITCH_MS = 250;
const BAD_GLITCH_MS = 5000;
/** Glitch marks: what a glitch sets, what a bad one sets; above the first everything is underlined. */
const GLITCH_MARKS = 10;
const BAD_GLITCH_MARKS = 20;
/** A quick answer takes one mark away, at most one in this time, ms. */
const REPAIR_MS = 150;

interface CursorPrediction {
  row: number;
  col: number;
  epoch: number;
  due: bigint;
}

/**
 * Guesses what the far end will echo, shows it at once, and takes it back where it was wrong.
 * Works on screens alone: nothing of it goes over the wire. Times are ms of a monotonic clock, passed in.
 *
 * Source: mobile-shell/mosh src/frontend/terminaloverlay.cc
 */
export class Prediction {
  /** Number of the last state sent when input was read. */
  sent = 0n;
  /** Echo acknowledgment of the newest screen. */
  late = 0n;
  /** The transport's frame interval, ms. */
  sendInterval = 250;
  readonly #display: PredictionDisplay;
  /** Typed text replaces what is there instead of shifting it. */
  readonly #overwrite: boolean;
  readonly #widthOf: (text: string) => number;
  readonly #keys = new PredictionKeys();
  readonly #rows = new Map<number, PredictedCell[]>();
  #cursors: CursorPrediction[] = [];
  #epoch = 1;
  #confirmed = 0;
  #slow = false;
  #flagged = false;
  #glitchMarks = 0;
  #repairedAt = -Infinity;
  #cols = 0;
  #height = 0;

  constructor(options: {
    readonly display: PredictionDisplay;
    readonly overwrite: boolean;
    /** Cells that a character takes. */
    readonly widthOf: (text: string) => number;
  }) {
    this.#display = options.display;
    this.#overwrite = options.overwrite;
    this.#widthOf = options.widthOf;
  }

  /** Something is predicted. */
  get active(): boolean {
    return this.#cursors.length > 0 || [...this.#rows.values()].some((cells) => cells.some((cell) => cell.active));
  }

  /** How long until the way predictions are shown may change by itself, ms; Infinity: not. */
  waitMs(): number {
    const mayChange = this.#glitchMarks < BAD_GLITCH_MARKS || this.#flagged;
    return this.active && mayChange ? 50 : Infinity;
  }

  /** Forgets all; the next predictions are kept back until one of them proves right. */
  reset(): void {
    this.#rows.clear();
    this.#cursors = [];
    this.#becomeTentative();
  }

  /** Takes a typed byte. `frame` is the newest screen of the far end, without predictions. */
  type(byte: number, frame: Screen, now: number): void {
    if (this.#display === "never") return;
    if (this.#display === "experimental") this.#epoch = this.#confirmed;
    this.judge(frame, now);
    const key = this.#keys.next(byte);
    switch (key.kind) {
      case "pending":
        return;
      case "print":
        return this.#print(key.text, frame, now);
      case "backspace":
        return this.#backspace(frame, now);
      case "enter":
        this.#becomeTentative();
        return this.#newline(frame, now);
      case "left":
      case "right":
        return this.#move(key.kind === "left" ? -1 : 1, frame);
      case "other":
        return this.#becomeTentative();
    }
  }

  /** Compares what was predicted with what came. */
  judge(frame: Screen, now: number): void {
    if (frame.cols !== this.#cols || frame.rows !== this.#height) {
      this.#cols = frame.cols;
      this.#height = frame.rows;
      this.reset();
      return;
    }
    this.#judgeSpeed();
    for (const [row, cells] of this.#rows) {
      for (let col = 0; col < cells.length; col++) if (!this.#judgeCell(row, col, cells, frame, now)) return;
    }
    this.#judgeCursor(frame);
  }

  /** Draws the predictions into a copy of the frame. */
  draw(into: Screen): void {
    const shown =
      this.#display === "always" ||
      this.#display === "experimental" ||
      (this.#display === "adaptive" && (this.#slow || this.#glitchMarks > 0));
    if (!shown) return;
    for (const cursor of this.#cursors) {
      if (cursor.epoch > this.#confirmed) continue;
      into.cursorX = cursor.col;
      into.cursorY = cursor.row;
    }
    for (const [row, cells] of this.#rows) {
      for (let col = 0; col < cells.length; col++) {
        const cell = cells[col]!;
        if (cell.active && cell.epoch <= this.#confirmed && row < into.rows) this.#drawCell(into, cell, col, row);
      }
    }
  }

  #drawCell(into: Screen, cell: PredictedCell, col: number, row: number): void {
    const actual = cellOf(into, col, row);
    if (cell.unknown) {
      if (this.#flagged && col !== into.cols - 1) into.put(col, row, actual.text, underlined(actual.style));
      return;
    }
    if (actual.text === cell.content.text && sameStyle(actual.style, cell.content.style)) return;
    const flag = this.#flagged && !(isBlank(cell.content.text) && isBlank(actual.text));
    into.put(col, row, cell.content.text, flag ? underlined(cell.content.style) : cell.content.style);
  }

  #becomeTentative(): void {
    if (this.#display !== "experimental") this.#epoch++;
  }

  get #due(): bigint {
    return this.sent + 1n;
  }

  /** The prediction of where the next key goes; the first one starts at the frame's own cursor. */
  #cursor(frame: Screen): CursorPrediction {
    const last = this.#cursors[this.#cursors.length - 1];
    if (last !== undefined && last.epoch === this.#epoch) return last;
    const from = last ?? { row: frame.cursorY, col: Math.min(frame.cursorX, frame.cols - 1) };
    const cursor = { row: from.row, col: from.col, epoch: this.#epoch, due: this.#due };
    this.#cursors.push(cursor);
    return cursor;
  }

  #cells(row: number, frame: Screen): PredictedCell[] {
    let cells = this.#rows.get(row);
    if (cells === undefined) {
      cells = Array.from({ length: frame.cols }, (_, col) => new PredictedCell(cellOf(frame, col, row)));
      this.#rows.set(row, cells);
    }
    return cells;
  }

  #predict(cell: PredictedCell, was: CellContent, now: number): void {
    cell.predict(was, this.#epoch, this.#due, now);
  }

  #print(text: string, frame: Screen, now: number): void {
    if (this.#widthOf(text) !== 1) return this.#becomeTentative();
    const cursor = this.#cursor(frame);
    const { col } = cursor;
    if (col + 1 >= frame.cols) this.#becomeTentative();
    const cells = this.#cells(cursor.row, frame);
    if (!this.#overwrite) {
      for (let at = frame.cols - 1; at > col; at--) {
        const cell = cells[at]!;
        this.#predict(cell, cellOf(frame, at, cursor.row), now);
        if (at === frame.cols - 1) cell.unknown = true;
        else cell.moveFrom(cells[at - 1], cellOf(frame, at - 1, cursor.row));
      }
    }
    const cell = cells[col]!;
    this.#predict(cell, cellOf(frame, col, cursor.row), now);
    cell.content = { text, style: this.#styleAt(col, cursor.row, cells, frame) };
    cursor.due = this.#due;
    if (col < frame.cols - 1) {
      cursor.col++;
    } else {
      this.#becomeTentative();
      this.#newline(frame, now);
    }
  }

  /** New text looks like its left neighbour. */
  #styleAt(col: number, row: number, cells: readonly PredictedCell[], frame: Screen): Style {
    const left = cells[col - 1];
    if (left === undefined) return frame.cellStyle(col, row);
    return left.active && !left.unknown ? left.content.style : frame.cellStyle(col - 1, row);
  }

  #backspace(frame: Screen, now: number): void {
    const cursor = this.#cursor(frame);
    if (cursor.col === 0) return;
    cursor.col--;
    cursor.due = this.#due;
    const cells = this.#cells(cursor.row, frame);
    const end = this.#overwrite ? cursor.col + 1 : frame.cols;
    for (let at = cursor.col; at < end; at++) {
      const cell = cells[at]!;
      const actual = cellOf(frame, at, cursor.row);
      this.#predict(cell, actual, now);
      if (this.#overwrite) cell.content = { text: " ", style: actual.style };
      else if (at + 2 >= frame.cols) cell.unknown = true;
      else cell.moveFrom(cells[at + 1], cellOf(frame, at + 1, cursor.row));
    }
  }

  #newline(frame: Screen, now: number): void {
    const cursor = this.#cursor(frame);
    cursor.col = 0;
    cursor.due = this.#due;
    if (cursor.row < frame.rows - 1) {
      cursor.row++;
      return;
    }
    const cells = this.#cells(cursor.row, frame);
    for (let at = 0; at < frame.cols; at++) {
      const actual = cellOf(frame, at, cursor.row);
      this.#predict(cells[at]!, actual, now);
      cells[at]!.content = { text: " ", style: actual.style };
    }
  }

  #move(by: -1 | 1, frame: Screen): void {
    const cursor = this.#cursor(frame);
    const col = cursor.col + by;
    if (col < 0 || col >= frame.cols) return;
    cursor.col = col;
    cursor.due = this.#due;
  }

  #judgeSpeed(): void {
    if (this.sendInterval > SHOW_ABOVE) this.#slow = true;
    else if (this.#slow && this.sendInterval <= SHOW_UNTIL && !this.active) this.#slow = false;
    if (this.sendInterval > FLAG_ABOVE) this.#flagged = true;
    else if (this.#flagged && this.sendInterval <= FLAG_UNTIL) this.#flagged = false;
    if (this.#glitchMarks > GLITCH_MARKS) this.#flagged = true;
  }

  /** @returns false when everything was dropped: there is nothing more to judge */
  #judgeCell(row: number, col: number, cells: readonly PredictedCell[], frame: Screen, now: number): boolean {
    const cell = cells[col]!;
    const actual = cellOf(frame, col, row);
    switch (cell.judge(actual, this.late)) {
      case "inactive":
        return true;
      case "pending":
        this.#noteDelay(now - cell.madeAt);
        return true;
      case "wrong":
        return this.#takeBack(cell, frame);
      case "right":
        this.#confirmed = Math.max(this.#confirmed, cell.epoch);
        this.#noteQuickAnswer(cell, now);
        // The far end knows the colours: what is typed on will have them too.
        for (const later of cells.slice(col)) later.content = { text: later.content.text, style: actual.style };
        cell.drop();
        return true;
      case "right-no-credit":
        cell.drop();
        return true;
    }
  }

  #noteDelay(ageMs: number): void {
    if (ageMs >= BAD_GLITCH_MS) this.#glitchMarks = BAD_GLITCH_MARKS;
    else if (ageMs >= GLITCH_MS && this.#glitchMarks < GLITCH_MARKS) this.#glitchMarks = GLITCH_MARKS;
  }

  #noteQuickAnswer(cell: PredictedCell, now: number): void {
    if (now - cell.madeAt >= GLITCH_MS || this.#glitchMarks === 0 || now - this.#repairedAt < REPAIR_MS) return;
    this.#glitchMarks--;
    this.#repairedAt = now;
  }

  /** @returns false when everything was dropped */
  #takeBack(cell: PredictedCell, frame: Screen): boolean {
    if (this.#display === "experimental") {
      cell.drop();
      return true;
    }
    if (cell.epoch <= this.#confirmed) {
      this.reset();
      return false;
    }
    this.#dropEpoch(cell.epoch, frame);
    return true;
  }

  /** Drops what was predicted in this epoch and after: none of it was shown. */
  #dropEpoch(epoch: number, frame: Screen): void {
    for (const cells of this.#rows.values()) for (const cell of cells) if (cell.epoch >= epoch) cell.drop();
    this.#cursors = this.#cursors.filter((cursor) => cursor.epoch < epoch);
    const col = Math.min(frame.cursorX, frame.cols - 1);
    this.#cursors.push({ row: frame.cursorY, col, epoch: this.#epoch, due: this.#due });
    this.#becomeTentative();
  }

  #judgeCursor(frame: Screen): void {
    const last = this.#cursors[this.#cursors.length - 1];
    if (last === undefined) return;
    const col = Math.min(frame.cursorX, frame.cols - 1);
    if (this.late >= last.due && (last.row !== frame.cursorY || last.col !== col)) {
      if (this.#display === "experimental") this.#cursors = [];
      else this.reset();
      return;
    }
    this.#cursors = this.#cursors.filter((cursor) => this.late < cursor.due);
  }
}

function underlined(style: Style): Style {
  return { ...style, attr: style.attr | ATTR_UNDERSCORE };
}

function sameStyle(a: Style, b: Style): boolean {
  return a.fg === b.fg && a.bg === b.bg && a.us === b.us && a.attr === b.attr && a.link === b.link;
}
