import { contentText, contentWidth, unpackStyle } from "./cell.ts";
import { COLOUR_DEFAULT, COLOUR_NONE, type Colour } from "./colour.ts";
import { drawText, fillCells, copyCells, restyleCells } from "./draw.ts";
import { Grid } from "./grid.ts";
import { addHyperlink, hyperlink, type Hyperlink } from "./hyperlinks.ts";
import { NO_IMAGES, dropImages, type Images } from "./images.ts";
import { nextStamp, type Line } from "./line.ts";
import { CURSOR_DEFAULT, MODE_CURSOR, MODE_WRAP, type CursorStyle } from "./modes.ts";
import { reflow, unwrapPosition, wrapPosition } from "./reflow.ts";
import { DEFAULT_STYLE, type Style } from "./style.ts";

export * from "./modes.ts";
export * from "./line.ts";
export type { Hyperlink } from "./hyperlinks.ts";

let screens = 0;

/** Owner of the links that no program of a terminal made. */
const DRAWN_BY_HAND = 0;

/** What somebody sees: rows × columns of cells with history above, a cursor, the modes. Rows are 0-based; history has negative rows. */
export class Screen {
  readonly grid: Grid;
  /** 0-based; `cursorX === cols` means that the next character wraps. */
  cursorX = 0;
  cursorY = 0;
  /** Scroll region, both rows included. */
  scrollUpper = 0;
  scrollLower: number;
  /** MODE_* bits. */
  modes: number = MODE_CURSOR | MODE_WRAP;
  cursorStyle: CursorStyle = CURSOR_DEFAULT;
  /** What the options say, for while the program has said nothing. */
  defaultCursorStyle: CursorStyle = CURSOR_DEFAULT;
  defaultCursorBlinking = false;
  cursorColour: Colour = COLOUR_NONE;
  defaultCursorColour: Colour = COLOUR_NONE;
  /** Colours of OSC 10 and 11; COLOUR_DEFAULT where not set. */
  defaultFg: Colour = COLOUR_DEFAULT;
  defaultBg: Colour = COLOUR_DEFAULT;
  title = "";
  readonly titleStack: string[] = [];
  path = "";
  /** OSC 9;4: state 0 to 4, percent. */
  progress: { state: number; percent: number } = { state: 0, percent: 0 };
  /** 256 colours set by OSC 4, `COLOUR_NONE` where not; null when none is. */
  palette: Int32Array | null = null;
  /** A 1 for each column with a tab stop. */
  tabs: Uint8Array;
  /** Pictures on the screen, and those of the normal screen while the alternate one is shown. */
  images: Images = NO_IMAGES;
  savedImages: Images = NO_IMAGES;
  /** Grows with every change of content, cursor or modes. */
  generation = 1;
  /** Number of the screen in this process; ids of hyperlinks belong to it. */
  readonly number: number = ++screens;
  /** The normal screen's rows while the alternate one is shown. */
  saved: Grid | null = null;
  savedKeepsHistory = false;
  /** Cursor to go back to when the alternate screen ends, -1 for none. */
  savedCursorX = -1;
  savedCursorY = -1;

  constructor(cols: number, rows: number, historyLimit = 0) {
    this.grid = new Grid(Math.max(1, cols), Math.max(1, rows), historyLimit);
    this.scrollLower = this.grid.rows - 1;
    this.tabs = new Uint8Array(this.grid.cols);
    this.resetTabs();
  }

  get cols(): number {
    return this.grid.cols;
  }
  get rows(): number {
    return this.grid.rows;
  }
  get historyLimit(): number {
    return this.grid.historyLimit;
  }
  set historyLimit(lines: number) {
    this.grid.historyLimit = lines;
    if (this.saved === null) this.grid.keepsHistory = lines > 0;
    this.grid.collectHistory(true);
  }
  /** Lines above the screen. */
  get historySize(): number {
    return this.grid.historySize;
  }
  /** Whether the alternate screen is shown. */
  get isAlternate(): boolean {
    return this.saved !== null;
  }

  /** Version of a row's content: equal numbers, of whatever screens, mean the same row. 0: never written, blank. */
  rowStamp(y: number): number {
    return this.grid.lines[this.grid.base + y]!.stamp;
  }
  /** Line `y`, from `-historySize` (oldest) to `rows - 1`; for reading, valid until the next change of the screen. */
  line(y: number): Line {
    return this.grid.line(y);
  }
  #has(x: number, y: number): boolean {
    return x >= 0 && x < this.cols && y < this.rows && (y >= 0 || y >= -this.historySize);
  }
  /** Plain text of columns `fromX` (default 0) to `toX` (default all, not included), blanks at the end cut. */
  text(y: number, fromX = 0, toX = this.cols): string {
    if (!this.#has(0, y)) return "";
    const line = this.line(y);
    let text = "";
    for (let x = fromX; x < Math.min(toX, line.size); x++) text += contentText(line.word(x));
    return text.replace(/ +$/, "");
  }
  /** What the cell holds: a cluster, " " for a blank, "" for the right half of a wide one. */
  cellText(x: number, y: number): string {
    return this.#has(x, y) ? contentText(this.line(y).word(x)) : " ";
  }
  /** Columns that the cell's character takes; 0 for the right half of a wide one and what a tab spans. */
  cellWidth(x: number, y: number): number {
    return this.#has(x, y) ? contentWidth(this.line(y).word(x)) : 1;
  }
  cellStyle(x: number, y: number): Style {
    if (!this.#has(x, y)) return DEFAULT_STYLE;
    const line = this.line(y);
    if (x >= line.size) return DEFAULT_STYLE;
    return unpackStyle(line.cells[x * 4 + 1]!, line.cells[x * 4 + 2]!, line.cells[x * 4 + 3]!);
  }

  /** The link with this id (Style.link), undefined when it is gone. Ids hold for all screens of the process. */
  hyperlink(id: number): Hyperlink | undefined {
    return hyperlink(id);
  }
  /** An id for a link, for Style.link; 0 when it is too long. A link of the same target and id is the same one, whatever the screen. */
  addHyperlink(uri: string, id: string = uri): number {
    return addHyperlink(uri, id, DRAWN_BY_HAND);
  }

  /** Writes text from (x, y), clipped at the right edge; does not move the cursor. Control characters are left out. @returns the column after it */
  put(x: number, y: number, text: string, style: Style = DEFAULT_STYLE): number {
    if (y < 0 || y >= this.rows) return x;
    this.generation++;
    return drawText(this, x, y, text, style);
  }
  fill(x: number, y: number, w: number, h: number, ch: string, style: Style = DEFAULT_STYLE): void {
    this.generation++;
    fillCells(this, x, y, w, h, ch, style);
  }
  /** Blanks the screen (not the history), in the background of `style`. */
  clear(style: Style = DEFAULT_STYLE): void {
    this.images = NO_IMAGES;
    this.generation++;
    if (style === DEFAULT_STYLE) this.grid.clear(0, 0, this.cols, this.rows, COLOUR_DEFAULT);
    else fillCells(this, 0, 0, this.cols, this.rows, " ", style);
  }
  /** Gives every cell of the rectangle another style; the text stays. */
  restyle(x: number, y: number, w: number, h: number, change: (style: Style) => Style): void {
    this.generation++;
    restyleCells(this, x, y, w, h, change);
  }
  /** Copies cells from another screen; `srcY` may be negative (history). Clipped to both screens; wide cells that are cut become blanks. */
  blit(src: Screen, srcX: number, srcY: number, w: number, h: number, dstX: number, dstY: number): void {
    this.generation++;
    copyCells(this, src, srcX, srcY, w, h, dstX, dstY);
  }

  /** Becomes an exact copy of what another screen shows: size, cells, cursor, modes, title. Rows that are the same already are not copied. */
  copyFrom(other: Screen, history = false): void {
    if (other.cols !== this.cols || other.rows !== this.rows) this.resize(other.cols, other.rows, false);
    for (let y = 0; y < other.rows; y++) {
      const to = this.line(y);
      const from = other.line(y);
      if (to.stamp !== from.stamp) to.copyFrom(from);
    }
    if (history) this.grid.copyHistory(other.grid);
    this.cursorX = other.cursorX;
    this.cursorY = other.cursorY;
    this.scrollUpper = other.scrollUpper;
    this.scrollLower = other.scrollLower;
    this.modes = other.modes;
    this.cursorStyle = other.cursorStyle;
    this.defaultCursorStyle = other.defaultCursorStyle;
    this.defaultCursorBlinking = other.defaultCursorBlinking;
    this.cursorColour = other.cursorColour;
    this.defaultCursorColour = other.defaultCursorColour;
    this.defaultFg = other.defaultFg;
    this.defaultBg = other.defaultBg;
    this.title = other.title;
    this.path = other.path;
    this.progress = other.progress;
    this.palette = other.palette === null ? null : other.palette.slice();
    this.tabs = other.tabs.slice();
    this.images = other.images;
    this.generation++;
  }

  /** Drops the rows below the cursor; rows of history come back above (`resize-pane -T`). */
  trimBelow(): void {
    const { grid } = this;
    const count = Math.min(grid.rows - 1 - this.cursorY, grid.historySize);
    if (count <= 0) return;
    const { rows } = grid;
    grid.setRows(rows - count);
    grid.shiftBase(count);
    grid.setRows(rows);
    grid.scrolled = Math.min(grid.scrolled, grid.historySize);
    this.cursorY += count;
    this.generation++;
  }

  resetTabs(): void {
    this.tabs = new Uint8Array(this.cols);
    for (let x = 8; x < this.cols; x += 8) this.tabs[x] = 1;
  }

  /** Changes the size. `reflow` rewraps lines as a terminal does; otherwise rows are cut or padded. The alternate screen is never rewrapped. */
  resize(cols: number, rows: number, rewrap = true): void {
    this.generation++;
    this.resizeGrid(Math.max(1, cols), Math.max(1, rows), rewrap && this.saved === null);
  }

  /** As `resize`, to the letter of tmux's: the cursor stays on its character. Source: tmux/tmux screen.c, screen_resize_cursor */
  resizeGrid(cols: number, rows: number, rewrap: boolean): void {
    const { grid } = this;
    dropImages(this);
    let x = this.cursorX;
    let y = this.cursorY;
    const wider = cols !== grid.cols;
    if (wider) {
      grid.cols = cols;
      this.resetTabs();
      for (let i = 0; i < grid.rows; i++) {
        const line = grid.line(i);
        if (line.stamp !== 0) line.stamp = nextStamp();
      }
    }
    if (rows !== grid.rows) y += this.#resizeRows(rows);
    if (wider && rewrap) {
      const position = wrapPosition(grid, x, y);
      reflow(grid);
      ({ x, y } = unwrapPosition(grid, position));
    }
    if (y >= 0) {
      this.cursorX = x;
      this.cursorY = y;
    } else {
      this.cursorX = 0;
      this.cursorY = 0;
    }
  }

  /** @returns rows by which the lines moved down */
  #resizeRows(rows: number): number {
    const { grid } = this;
    const before = grid.rows;
    let moved = 0;
    if (rows < before) {
      let needed = before - rows;
      const below = Math.min(before - 1 - this.cursorY, needed);
      if (below > 0) {
        grid.endWrap(before - below);
        grid.setRows(before - below);
      }
      needed -= Math.max(0, below);
      if (grid.keepsHistory) {
        grid.scrolled += needed;
        grid.shiftBase(-needed);
        moved = -needed;
      } else if (needed > 0) {
        moved = -Math.min(needed, this.cursorY);
        grid.deleteLines(0, grid.rows - 1, -moved, COLOUR_DEFAULT);
      }
    } else if (grid.keepsHistory) {
      const back = grid.shiftBase(Math.min(grid.scrolled, rows - before));
      grid.scrolled -= back;
      moved = back;
    }
    grid.setRows(rows);
    this.scrollUpper = 0;
    this.scrollLower = rows - 1;
    return moved;
  }
}
