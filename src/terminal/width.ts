/** One cluster of a text: what one cell (or two) shows. */
export interface Grapheme {
  readonly text: string;
  /** Cells: 1 or 2 (0 only for a lone mark that has nothing to stand on). */
  readonly width: number;
}

/** Cells that a code point takes on its own: 0, 1 or 2. Control characters take 0. */
export function widthOf(codepoint: number): number {
  throw new Error(`not yet: ${codepoint}`);
}

/** Splits a text into the clusters that the terminal would put into cells. */
export function graphemes(text: string): Grapheme[] {
  throw new Error(`not yet: ${text}`);
}

/** Cells that a text takes. */
export function stringWidth(text: string): number {
  throw new Error(`not yet: ${text}`);
}
