/**
 * Pictures in DEC's sixel format: bands of six rows of pixels, a character a column of a band, one colour at a time.
 *
 * Source: tmux/tmux image-sixel.c for what is refused; DEC VT330/VT340 Programmer Reference Manual, chapter 14
 */

/** Pixels of a side, and of a whole picture: one that fills a screen of 3840 × 2160. What is larger is left out. */
const MAX_SIDE = 10_000;
const MAX_PIXELS = 3840 * 2160;
export const COLOUR_REGISTERS = 1024;

/** A colour register as it was defined: 1 for HLS or 2 for RGB, and three numbers. */
export type SixelColour = readonly [system: number, a: number, b: number, c: number];

/** A picture; never changed once it is made. */
export interface Sixel {
  readonly width: number;
  readonly height: number;
  /** Pixels of a cell of the screen that it was made for. */
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Rows of register numbers plus 1, 0 where nothing is drawn; rows and their ends may be missing. */
  readonly rows: readonly (Uint16Array | undefined)[];
  readonly colours: ReadonlyMap<number, SixelColour>;
  /** Second parameter of the sequence: 1 leaves pixels that are not drawn as they are. */
  readonly background: number;
}

/** Cells that a picture takes. */
export const sixelCols = (sixel: Sixel): number => Math.ceil(sixel.width / sixel.cellWidth);
export const sixelRows = (sixel: Sixel): number => Math.ceil(sixel.height / sixel.cellHeight);

/** Reads a picture, without its `q`. @returns undefined for one that is malformed, empty or too large */
export function parseSixel(
  bytes: Uint8Array,
  background: number,
  cellWidth: number,
  cellHeight: number,
): Sixel | undefined {
  const reader = new SixelReader(bytes);
  if (!reader.read() || reader.width === 0 || reader.height === 0) return undefined;
  const { width, height, rows, colours } = reader;
  return { width, height, cellWidth, cellHeight, rows, colours, background };
}

class SixelReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #x = 0;
  #y = 0;
  /** Register in use, plus 1. */
  #colour = 0;
  #pixels = 0;
  width = 0;
  height = 0;
  readonly rows: (Uint16Array | undefined)[] = [];
  readonly colours: Map<number, SixelColour> = new Map();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** @returns false for what is malformed or too large */
  read(): boolean {
    while (this.#at < this.#bytes.length) {
      const byte = this.#bytes[this.#at++]!;
      if (byte === 0x2d) {
        this.#x = 0;
        this.#y += 6;
      } else if (byte === 0x24) this.#x = 0;
      else if (byte === 0x22) {
        if (!this.#attributes()) return false;
      } else if (byte === 0x23) {
        if (!this.#register()) return false;
      } else if (byte === 0x21) {
        if (!this.#repeat()) return false;
      } else if (byte < 0x20 || byte > 0x7f) continue;
      else if (byte < 0x3f || byte > 0x7e || !this.#draw(byte - 0x3f, 1)) return false;
    }
    return true;
  }

  /** Numbers between semicolons, from here on; a missing one is 0. */
  #numbers(): number[] {
    const all = [0];
    for (; this.#at < this.#bytes.length; this.#at++) {
      const byte = this.#bytes[this.#at]!;
      if (byte === 0x3b) {
        if (all.push(0) > 8) break;
      } else if (byte >= 0x30 && byte <= 0x39) all.push(Math.min(all.pop()! * 10 + byte - 0x30, 0x7fffffff));
      else break;
    }
    return all;
  }

  /** `" Pan ; Pad ; Ph ; Pv`: how large it will be. */
  #attributes(): boolean {
    const [, , width = 0, height = 0, ...more] = this.#numbers();
    if (more.length > 0 || width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) return false;
    this.width = Math.max(this.width, width);
    this.height = Math.max(this.height, height);
    return true;
  }

  /** `# Pc`, or `# Pc ; Pu ; Px ; Py ; Pz` to define it. */
  #register(): boolean {
    const [register = 0, ...definition] = this.#numbers();
    if (register > COLOUR_REGISTERS) return false;
    this.#colour = register + 1;
    if (definition.length === 0) return true;
    const [system = 0, a = 0, b = 0, c = 0] = definition;
    if (definition.length !== 4 || (system !== 1 && system !== 2)) return false;
    if (a > (system === 1 ? 360 : 100) || b > 100 || c > 100) return false;
    this.colours.set(register, [system, a, b, c]);
    return true;
  }

  #repeat(): boolean {
    const start = this.#at;
    let count = 0;
    for (; this.#at < this.#bytes.length; this.#at++) {
      const byte = this.#bytes[this.#at]!;
      if (byte < 0x30 || byte > 0x39) break;
      count = Math.min(count * 10 + byte - 0x30, MAX_SIDE + 1);
    }
    const byte = this.#bytes[this.#at++] ?? 0;
    if (this.#at - 1 === start || count === 0 || count > MAX_SIDE || byte < 0x3f || byte > 0x7e) return false;
    return this.#draw(byte - 0x3f, count);
  }

  /** A column of six pixels, `count` times. */
  #draw(bits: number, count: number): boolean {
    const end = this.#x + count;
    if (bits !== 0 && end > MAX_SIDE) return false;
    for (let i = 0; i < 6; i++) {
      if ((bits & (1 << i)) === 0) continue;
      const row = this.#row(this.#y + i, end);
      if (row === undefined) return false;
      row.fill(this.#colour, this.#x, end);
    }
    this.#x = Math.min(end, MAX_SIDE);
    return true;
  }

  /** A row with room for `width` pixels; undefined when the picture would be too large. */
  #row(y: number, width: number): Uint16Array | undefined {
    const row = this.rows[y];
    if (y >= MAX_SIDE) return undefined;
    this.width = Math.max(this.width, width);
    this.height = Math.max(this.height, y + 1);
    if (row !== undefined && row.length >= width) return row;
    // Room for the picture's width at once, as the rows above had it, or twice what there was.
    const room = Math.min(MAX_SIDE, Math.max(this.width, (row?.length ?? 0) * 2));
    this.#pixels += room - (row?.length ?? 0);
    if (this.#pixels > MAX_PIXELS) return undefined;
    const grown = new Uint16Array(room);
    if (row !== undefined) grown.set(row);
    this.rows[y] = grown;
    return grown;
  }
}

/**
 * A part of a picture, for a screen whose cells may be of another size.
 *
 * @param x,y,cols,rows the part, in cells; it is held within the picture
 */
export function partOfSixel(
  sixel: Sixel,
  x: number,
  y: number,
  cols: number,
  rows: number,
  cellWidth: number = sixel.cellWidth,
  cellHeight: number = sixel.cellHeight,
): Sixel {
  const fromWidth = Math.min(cols * sixel.cellWidth, sixel.width - x * sixel.cellWidth);
  const fromHeight = Math.min(rows * sixel.cellHeight, sixel.height - y * sixel.cellHeight);
  const width = Math.max(1, Math.round((fromWidth * cellWidth) / sixel.cellWidth));
  const height = Math.max(1, Math.round((fromHeight * cellHeight) / sixel.cellHeight));
  if (x === 0 && cellWidth === sixel.cellWidth && cellHeight === sixel.cellHeight) {
    const from = y * cellHeight;
    return { ...sixel, width, height, rows: sixel.rows.slice(from, from + height) };
  }
  const all: (Uint16Array | undefined)[] = [];
  for (let to = 0; to < height; to++) {
    const from = sixel.rows[y * sixel.cellHeight + Math.floor((to * fromHeight) / height)];
    if (from === undefined) {
      all.push(undefined);
      continue;
    }
    const row = new Uint16Array(width);
    const left = x * sixel.cellWidth;
    for (let i = 0; i < width; i++) row[i] = from[left + Math.floor((i * fromWidth) / width)] ?? 0;
    all.push(row);
  }
  return { ...sixel, width, height, cellWidth, cellHeight, rows: all };
}

/** Bytes that a picture takes in memory. */
export function sixelBytes(sixel: Sixel): number {
  let bytes = 0;
  for (const row of sixel.rows) bytes += row?.byteLength ?? 0;
  return bytes;
}
