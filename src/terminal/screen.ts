import type { Line } from "./line.ts";
import { CURSOR_DEFAULT, MODE_CURSOR, MODE_WRAP, type CursorStyle } from "./modes.ts";
import { COLOUR_DEFAULT, COLOUR_NONE, type Colour } from "./colour.ts";
import type { Style } from "./style.ts";

export * from "./modes.ts";
export * from "./line.ts";

/** A hyperlink: its target and, where the program gave one, the id that joins its parts. */
export interface Hyperlink {
  readonly uri: string;
  readonly id: string;
}

/** What somebody sees: rows × columns of cells with history above, a cursor, the modes. Rows are 0-based; history has negative rows. */
export class Screen {
  cols: number;
  rows: number;
  /** 0-based; `cursorX === cols` means that the next character wraps. */
  cursorX = 0;
  cursorY = 0;
  /** MODE_* bits. */
  modes: number = MODE_CURSOR | MODE_WRAP;
  cursorStyle: CursorStyle = CURSOR_DEFAULT;
  cursorColour: Colour = COLOUR_NONE;
  defaultFg: Colour = COLOUR_DEFAULT;
  defaultBg: Colour = COLOUR_DEFAULT;
  title = "";
  path = "";
  /** Palette entries set by OSC 4, `COLOUR_NONE` where not; null when none is. */
  palette: Int32Array | null = null;
  historyLimit: number;

  constructor(cols: number, rows: number, historyLimit = 0) {
    this.cols = cols;
    this.rows = rows;
    this.historyLimit = historyLimit;
  }

  /** Lines above the screen. */
  get historySize(): number {
    throw new Error("not yet");
  }
  /** Whether the alternate screen is shown. */
  get isAlternate(): boolean {
    throw new Error("not yet");
  }
  /** Grows with every change of content, cursor or modes. */
  get generation(): number {
    throw new Error("not yet");
  }
  /** Version of a row's content: as long as it is the same number the row shows the same. 0 for a row that was never written. */
  rowStamp(y: number): number {
    throw new Error(`not yet: ${y}`);
  }
  /** Line `y`, from `-historySize` (oldest) to `rows - 1`; for reading, valid until the next change of the screen. */
  line(y: number): Line {
    throw new Error(`not yet: ${y}`);
  }
  /** Plain text of columns `fromX` (default 0) to `toX` (default all, not included), blanks at the end cut. */
  text(y: number, fromX = 0, toX = this.cols): string {
    throw new Error(`not yet: ${y} ${fromX} ${toX}`);
  }
  /** What the cell holds: a cluster, " " for a blank, "" for the right half of a wide one. */
  cellText(x: number, y: number): string {
    throw new Error(`not yet: ${x} ${y}`);
  }
  cellWidth(x: number, y: number): number {
    throw new Error(`not yet: ${x} ${y}`);
  }
  cellStyle(x: number, y: number): Style {
    throw new Error(`not yet: ${x} ${y}`);
  }
  /** The link with this id (Style.link), undefined when it is gone. Ids hold for all screens of the process. */
  hyperlink(id: number): Hyperlink | undefined {
    throw new Error(`not yet: ${id}`);
  }
  /** An id for a link, for Style.link. */
  addHyperlink(uri: string, id = ""): number {
    throw new Error(`not yet: ${uri} ${id}`);
  }

  /** Writes text from (x, y), clipped at the right edge; does not move the cursor. Control characters are left out. @returns the column after it */
  put(x: number, y: number, text: string, style?: Style): number {
    throw new Error(`not yet: ${x} ${y} ${text} ${style}`);
  }
  fill(x: number, y: number, w: number, h: number, ch: string, style?: Style): void {
    throw new Error(`not yet: ${x} ${y} ${w} ${h} ${ch} ${style}`);
  }
  /** Blanks the screen (not the history). */
  clear(style?: Style): void {
    throw new Error(`not yet: ${style}`);
  }
  /** Gives every cell of the rectangle another style; the text stays. */
  restyle(x: number, y: number, w: number, h: number, change: (style: Style) => Style): void {
    throw new Error(`not yet: ${x} ${y} ${w} ${h} ${change}`);
  }
  /** Copies cells from another screen; `srcY` may be negative (history). Clipped to both screens; wide cells that are cut become blanks. */
  blit(src: Screen, srcX: number, srcY: number, w: number, h: number, dstX: number, dstY: number): void {
    throw new Error(`not yet: ${src} ${srcX} ${srcY} ${w} ${h} ${dstX} ${dstY}`);
  }
  /** Becomes an exact copy of what another screen shows: size, cells, cursor, modes, title. History stays out unless asked for. */
  copyFrom(other: Screen, history = false): void {
    throw new Error(`not yet: ${other} ${history}`);
  }
  /** Changes the size. `reflow` rewraps lines as a terminal does; otherwise rows are cut or padded. */
  resize(cols: number, rows: number, reflow = true): void {
    throw new Error(`not yet: ${cols} ${rows} ${reflow}`);
  }
}
