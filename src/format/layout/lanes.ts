import { COLOUR_DEFAULT, type Colour } from "#terminal/colour.ts";
import type { Style } from "#terminal/style.ts";
import { readMarkup, visibleGraphemes, type Markup } from "../markup.ts";
import { plainStyle, readStyle, type ParsedStyle, type StyleAlign, type StyleRange } from "../style.ts";
import type { Focus, LaneName, ListAlign } from "./arrange.ts";

/** A cell of a lane; the right half of a wide character has width 0 and no text. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly style: Style;
  readonly linkUri: string;
}

/** Cells of a lane that mean something to the mouse: from `start`, `end` not included. */
export interface LaneRange {
  readonly lane: LaneName;
  readonly range: StyleRange;
  readonly start: number;
  readonly end: number;
}

/** A line taken apart: its lanes, and what its styles said about them. */
export interface Lanes {
  readonly cells: Readonly<Record<LaneName, readonly Cell[]>>;
  readonly ranges: readonly LaneRange[];
  readonly focus: Focus | undefined;
  /** Where the list belongs, undefined where there is none (or one without an `align`, which is not shown). */
  readonly listAlign: ListAlign | undefined;
  readonly fill: Colour;
}

/** Takes expanded text apart. @returns undefined where a style has no end: such a text is not drawn at all */
export function readLanes(expanded: string, base: Style, keepColours: boolean): Lanes | undefined {
  const { pieces, complete } = readMarkup(expanded);
  return complete ? new LaneReader(base, keepColours).read(pieces) : undefined;
}

/** Longest line that is laid out, cells a lane; more never fits a terminal. */
const LANE_MAX = 10000;

class LaneReader {
  readonly #cells: Record<LaneName, Cell[]> = {
    left: [],
    centre: [],
    right: [],
    "absolute-centre": [],
    list: [],
    "left-marker": [],
    "right-marker": [],
    after: [],
  };
  readonly #ranges: LaneRange[] = [];
  readonly #keepColours: boolean;
  readonly #lanes: Record<StyleAlign, LaneName> = {
    default: "left",
    left: "left",
    centre: "centre",
    right: "right",
    "absolute-centre": "absolute-centre",
  };
  #base: Style;
  #default: Style;
  #style: ParsedStyle;
  #lane: LaneName = "left";
  #open: { readonly lane: LaneName; readonly range: StyleRange; readonly start: number } | undefined;
  #fill: Colour = COLOUR_DEFAULT;
  #list: "before" | "inside" | "after" = "before";
  #listAlign: StyleAlign = "default";
  #focusStart: number | undefined;
  #focusEnd: number | undefined;

  constructor(base: Style, keepColours: boolean) {
    this.#base = base;
    this.#default = base;
    this.#style = plainStyle(base);
    this.#keepColours = keepColours;
  }

  read(pieces: readonly Markup[]): Lanes {
    for (const [index, piece] of pieces.entries()) {
      if (piece.kind === "text") this.#put(piece.text);
      else this.#obey(piece.text);
      if (!this.#style.ignore) continue;
      this.#putIgnored(pieces.slice(index + 1));
      break;
    }
    const focused = this.#focusStart !== undefined && this.#focusEnd !== undefined;
    return {
      cells: this.#cells,
      ranges: this.#ranges,
      focus: focused ? { start: this.#focusStart ?? 0, end: this.#focusEnd ?? 0 } : undefined,
      listAlign: this.#listAlign === "default" ? undefined : this.#listAlign,
      fill: this.#fill,
    };
  }

  #put(text: string): void {
    const cells = this.#cells[this.#lane];
    const { style, linkUri } = this.#style;
    for (const grapheme of visibleGraphemes(text)) {
      if (cells.length >= LANE_MAX) return;
      if (grapheme.width === 0) continue;
      cells.push({ text: grapheme.text, width: grapheme.width, style, linkUri });
      if (grapheme.width === 2) cells.push({ text: "", width: 0, style, linkUri });
    }
  }

  /** After `ignore` styles are text; escaped brackets are left out. */
  #putIgnored(pieces: readonly Markup[]): void {
    const rest = pieces.map((piece) => piece.source).join("");
    this.#put(
      rest.replace(/(#+)(\[?)/g, (_, hashes: string, bracket: string) => {
        if (bracket === "") return "#".repeat(Math.ceil(hashes.length / 2));
        return hashes.length % 2 === 0 ? "" : "#[";
      }),
    );
  }

  #obey(text: string): void {
    const before = this.#style;
    const read = readStyle(text, this.#default, before);
    if (read === undefined) return;
    const { fg, bg } = this.#base;
    this.#style = this.#keepColours ? { ...read, style: { ...read.style, fg, bg } } : read;
    if (read.fill !== COLOUR_DEFAULT) this.#fill = read.fill;
    if (read.defaultType !== "base") {
      if (read.defaultType === "set") this.#base = before.style;
      this.#default = read.defaultType === "pop" ? this.#base : before.style;
      this.#style = { ...this.#style, defaultType: "base" };
    }
    this.#obeyList();
    this.#obeyRange();
  }

  #obeyList(): void {
    const { list, align } = this.#style;
    switch (list) {
      case "on":
        if (this.#list !== "inside") {
          this.#open = undefined;
          this.#list = "inside";
          this.#listAlign = align;
        }
        this.#endFocus();
        this.#lane = "list";
        break;
      case "focus":
        if (this.#list === "inside") this.#focusStart ??= this.#cells.list.length;
        break;
      case "left-marker":
      case "right-marker":
        if (this.#list !== "inside" || this.#cells[list].length > 0) break;
        this.#open = undefined;
        if (this.#focusEnd === undefined) this.#focusStart = undefined;
        this.#lane = list;
        break;
      case "off":
        if (this.#list === "inside") this.#leaveList();
        this.#lane = this.#lanes[align];
        break;
    }
  }

  /** What comes where the list was, comes after it. */
  #leaveList(): void {
    this.#open = undefined;
    this.#endFocus();
    this.#lanes[this.#listAlign] = "after";
    if (this.#listAlign === "left") this.#lanes.default = "after";
    this.#list = "after";
  }

  #endFocus(): void {
    if (this.#focusStart !== undefined) this.#focusEnd ??= this.#cells.list.length;
  }

  /** Ends the range under way when the style names another one. A range that is still open at the end of the line does not count. */
  #obeyRange(): void {
    const { range } = this.#style;
    const open = this.#open;
    if (open !== undefined && (range?.type !== open.range.type || range.argument !== open.range.argument)) {
      const end = this.#cells[open.lane].length;
      if (end !== open.start) this.#ranges.push({ ...open, end });
      this.#open = undefined;
    }
    if (this.#open === undefined && range !== undefined)
      this.#open = { lane: this.#lane, range, start: this.#cells[this.#lane].length };
  }
}
