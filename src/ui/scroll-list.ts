import type { LayoutRun } from "#format/draw.ts";
import { DEFAULT_STYLE, type Style } from "#terminal/style.ts";
import { graphemes } from "#terminal/width.ts";

/** A line of a list as it is told; longer ones are wrapped, not cut. */
export interface ListLine {
  readonly text: string;
  readonly style?: Style;
}

/** How the parts of a list look. */
export interface ListStyles {
  readonly title: Style;
  readonly selected: Style;
  readonly match: Style;
}

/** A row as it is shown: a piece of a line. */
interface ListRow {
  readonly line: number;
  readonly text: string;
}

/** A list of lines that scrolls, with a selected line and a search. Pure state: keys in, rows out. */
export class ScrollList {
  #lines: readonly ListLine[] = [];
  #rows: ListRow[] = [];
  #cols = 1;
  #height = 1;
  /** First row shown. */
  #top = 0;
  #selected = 0;
  #search = "";
  /** What is being typed after `/`, undefined while nothing is. */
  #typing: string | undefined;

  /** @param stick whether a list that shows its end goes on showing it */
  setLines(lines: readonly ListLine[], stick = false): void {
    const atEnd = this.#lines.length > 0 && this.#selected >= this.#lines.length - 1;
    this.#lines = lines;
    this.#wrap();
    if (stick && atEnd) this.#select(lines.length - 1);
    else this.#select(this.#selected);
  }

  resize(cols: number, height: number): void {
    if (cols === this.#cols && height === this.#height) return;
    this.#cols = Math.max(1, cols);
    this.#height = Math.max(1, height);
    this.#wrap();
    this.#select(this.#selected);
  }

  get selectedText(): string {
    return this.#lines[this.#selected]?.text ?? "";
  }

  /** The search that is being typed, undefined while none is. */
  get typing(): string | undefined {
    return this.#typing;
  }

  /** Rows above and below what is shown. */
  get hidden(): { readonly above: number; readonly below: number } {
    return { above: this.#top, below: Math.max(0, this.#rows.length - this.#top - this.#height) };
  }

  selectLast(): void {
    this.#select(this.#lines.length - 1);
  }

  /** A key by tmux's name. @returns whether the list used it */
  key(name: string): boolean {
    if (this.#typing !== undefined) return this.#typeKey(name);
    switch (name) {
      case "Up":
      case "k":
      case "C-p":
        return this.#move(-1);
      case "Down":
      case "j":
      case "C-n":
        return this.#move(1);
      case "PPage":
      case "C-b":
        return this.#move(-this.#height);
      case "NPage":
      case "C-f":
      case "Space":
        return this.#move(this.#height);
      case "Home":
      case "g":
        return this.#select(0);
      case "End":
      case "G":
        return this.#select(this.#lines.length - 1);
      case "/":
      case "C-s":
        this.#typing = "";
        return true;
      case "n":
        return this.#find(1);
      case "N":
        return this.#find(-1);
      default:
        return false;
    }
  }

  /** The rows to show, as runs of exactly the list's width. */
  shown(styles: ListStyles): LayoutRun[][] {
    const shown: LayoutRun[][] = [];
    for (let y = this.#top; y < this.#top + this.#height; y++) {
      const row = this.#rows[y];
      const line = row && this.#lines[row.line];
      if (row === undefined || line === undefined) {
        shown.push([run("", this.#cols, DEFAULT_STYLE)]);
        continue;
      }
      const isMatch = this.#search !== "" && this.#matches(row.line);
      const base = line.style ?? DEFAULT_STYLE;
      const style = row.line === this.#selected ? styles.selected : isMatch ? styles.match : base;
      shown.push([run(row.text, this.#cols, style)]);
    }
    return shown;
  }

  #typeKey(name: string): boolean {
    if (name === "Enter") {
      this.#search = this.#typing ?? "";
      this.#typing = undefined;
      if (this.#search !== "" && !this.#matches(this.#selected)) this.#find(1);
    } else if (name === "Escape" || name === "C-c" || name === "C-g") {
      this.#typing = undefined;
    } else if (name === "BSpace") {
      this.#typing = graphemes(this.#typing ?? "")
        .slice(0, -1)
        .map((cluster) => cluster.text)
        .join("");
    } else if (name === "C-u") {
      this.#typing = "";
    } else if (name === "Space" || graphemes(name).length === 1) {
      this.#typing += name === "Space" ? " " : name;
    }
    return true;
  }

  #matches(line: number): boolean {
    return this.#lines[line]?.text.toLowerCase().includes(this.#search.toLowerCase()) ?? false;
  }

  #find(step: 1 | -1): boolean {
    const count = this.#lines.length;
    for (let i = 1; this.#search !== "" && i <= count; i++) {
      const line = (this.#selected + step * i + count * i) % count;
      if (this.#matches(line)) return this.#select(line);
    }
    return true;
  }

  #move(by: number): boolean {
    return this.#select(this.#selected + by);
  }

  #select(line: number): boolean {
    this.#selected = Math.max(0, Math.min(line, this.#lines.length - 1));
    const first = this.#rows.findIndex((row) => row.line === this.#selected);
    const last = this.#rows.findLastIndex((row) => row.line === this.#selected);
    if (last >= this.#top + this.#height) this.#top = last - this.#height + 1;
    if (first !== -1 && first < this.#top) this.#top = first;
    this.#top = Math.max(0, Math.min(this.#top, this.#rows.length - this.#height));
    return true;
  }

  #wrap(): void {
    this.#rows = this.#lines.flatMap((line, index) =>
      wrapText(line.text, this.#cols).map((text) => ({ line: index, text })),
    );
  }
}

/** Cuts a text into pieces of at most `cols` cells; an empty text is one empty piece. */
export function wrapText(text: string, cols: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  let used = 0;
  for (const { text: cluster, width } of graphemes(text)) {
    if (used + width > cols) {
      pieces.push(piece);
      piece = "";
      used = 0;
    }
    piece += cluster;
    used += width;
  }
  pieces.push(piece);
  return pieces;
}

/** A run of exactly `width` cells: the text, cut or filled up with blanks. */
export function run(text: string, width: number, style: Style): LayoutRun {
  let fitting = "";
  let used = 0;
  for (const { text: cluster, width: cells } of graphemes(text)) {
    if (used + cells > width) break;
    fitting += cluster;
    used += cells;
  }
  return { text: fitting + " ".repeat(width - used), style, width, range: undefined, linkUri: "" };
}
