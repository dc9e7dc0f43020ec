import { ZERO_RANGES, WIDE_RANGES } from "./width-table.ts";
import { JOIN_DROP, JOIN_NONE, JOIN_WIDE, joinKind } from "./join.ts";

/** One cluster of a text: what one cell (or two) shows. */
export interface Grapheme {
  readonly text: string;
  /** Cells: 1 or 2. */
  readonly width: number;
}

/** Set in a property where a code point may join the cell before it, so that the plain path must not store it. */
export const PROPERTY_JOINS = 4;

/** Planes 0 and 1 are looked up; above lie only ideographs (2 cells), tags and selectors (0) and private use (1). */
const TABLE_END = 0x20000;
const properties = new Uint8Array(TABLE_END).fill(1);
const own: Map<number, number> = new Map();

/** Code points that may join without being of width 0: conjoining Hangul, flags, skin tones and what they modify. */
const JOINING: readonly (readonly [number, number])[] = [
  [0x1100, 0x11ff],
  [0x200d, 0x200d],
  [0x3164, 0x3164],
  [0xa960, 0xa97c],
  [0xd7b0, 0xd7fb],
  [0xfe0f, 0xfe0f],
  [0x1f1e6, 0x1f1ff],
  [0x1f3fb, 0x1f3ff],
  [0x1f44b, 0x1f9df],
];

function setRanges(text: string, value: number): void {
  for (const item of text.trim().split(/\s+/)) {
    const [first = "", last = first] = item.split("-");
    properties.fill(value, Number.parseInt(first, 36), Math.min(Number.parseInt(last, 36) + 1, TABLE_END));
  }
}

function reset(): void {
  properties.fill(1);
  properties.fill(PROPERTY_JOINS, 0, 0x20);
  properties.fill(PROPERTY_JOINS, 0x7f, 0xa0);
  setRanges(WIDE_RANGES, 2);
  setRanges(ZERO_RANGES, PROPERTY_JOINS);
  for (const [first, last] of JOINING) {
    for (let c = first; c <= last; c++) properties[c]! |= PROPERTY_JOINS;
  }
  own.clear();
}
reset();

/** Width in the low two bits, and PROPERTY_JOINS. */
export function propertyOf(codepoint: number): number {
  if (codepoint < TABLE_END) return properties[codepoint]!;
  const set = own.size === 0 ? undefined : own.get(codepoint);
  if (set !== undefined) return set === 0 ? PROPERTY_JOINS : set;
  if (codepoint < 0x3fffe) return 2;
  return codepoint >= 0xe0000 && codepoint <= 0xe0fff ? PROPERTY_JOINS : 1;
}

/** Cells that a code point takes on its own: 0, 1 or 2. Control characters take 0. */
export function widthOf(codepoint: number): number {
  return propertyOf(codepoint) & 3;
}

/** `codepoint-widths` of the whole program: each `U+1F600=2`, `U+E000-U+E0FF=2` or `é=1`; what is malformed is left out. */
export function setCodepointWidths(entries: Iterable<string>): void {
  reset();
  for (const entry of entries) {
    const m = /^(?:U\+([0-9a-f]+)(?:-U\+([0-9a-f]+))?|(.))=([012])$/iu.exec(entry);
    if (!m) continue;
    const first = m[3] === undefined ? Number.parseInt(m[1]!, 16) : m[3].codePointAt(0)!;
    const last = m[2] === undefined ? first : Number.parseInt(m[2], 16);
    const width = Number(m[4]);
    for (let c = first; c <= Math.min(last, 0x10ffff); c++) {
      if (c >= TABLE_END) own.set(c, width);
      else properties[c] = width === 0 ? PROPERTY_JOINS : (properties[c]! & PROPERTY_JOINS) | width;
    }
  }
}

/** Splits a text into the clusters that the terminal would put into cells. Control characters are left out. */
export function graphemes(text: string): Grapheme[] {
  const out: { text: string; width: number }[] = [];
  for (const character of text) {
    let codepoint = character.codePointAt(0)!;
    if (codepoint >= 0xd800 && codepoint <= 0xdfff) codepoint = 0xfffd;
    if (codepoint < 0x20 || (codepoint >= 0x7f && codepoint < 0xa0)) continue;
    const property = propertyOf(codepoint);
    const last = out.at(-1);
    if (codepoint >= 0x80) {
      const kind = joinKind(last?.text ?? "", codepoint, property, true);
      if (kind === JOIN_DROP) continue;
      if (kind !== JOIN_NONE && last) {
        last.text += character;
        if (kind === JOIN_WIDE) last.width = 2;
        continue;
      }
    }
    out.push({ text: codepoint === 0xfffd ? "\ufffd" : character, width: property & 3 });
  }
  return out;
}

/** Cells that a text takes. */
export function stringWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) return graphemes(text).reduce((sum, grapheme) => sum + grapheme.width, 0);
    if (code >= 0x20 && code < 0x7f) width++;
  }
  return width;
}
