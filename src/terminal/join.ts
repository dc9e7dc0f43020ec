/**
 * Which code points join the cell before them, as tmux decides it: marks and joiners, what follows a joiner,
 * flags, skin tones, conjoining Hangul.
 *
 * Source: tmux/tmux screen-write.c (screen_write_combine), utf8-combined.c
 */

/** Bytes of UTF-8 that one cell may hold. */
export const CLUSTER_BYTES = 32;

/** A cell of its own; part of the cell before; that, and the cell is two wide now; not shown at all. */
export const JOIN_NONE = 0;
export const JOIN_YES = 1;
export const JOIN_WIDE = 2;
export const JOIN_DROP = 3;

const ZWJ = 0x200d;
const EMOJI_SELECTOR = 0xfe0f;
const HANGUL_FILLER = 0x3164;

/** Persons, faces and hands that a skin tone joins. */
const TONED: readonly (readonly [number, number])[] = [
  [0x1f44b, 0x1f450],
  [0x1f466, 0x1f469],
  [0x1f46e, 0x1f46e],
  [0x1f470, 0x1f478],
  [0x1f47c, 0x1f47c],
  [0x1f481, 0x1f483],
  [0x1f485, 0x1f487],
  [0x1f4aa, 0x1f4aa],
  [0x1f575, 0x1f575],
  [0x1f57a, 0x1f57a],
  [0x1f590, 0x1f590],
  [0x1f595, 0x1f596],
  [0x1f645, 0x1f647],
  [0x1f64b, 0x1f64f],
  [0x1f6b4, 0x1f6b6],
  [0x1f926, 0x1f926],
  [0x1f937, 0x1f939],
  [0x1f93d, 0x1f93e],
  [0x1f9b5, 0x1f9b6],
  [0x1f9b8, 0x1f9b9],
  [0x1f9cd, 0x1f9cf],
  [0x1f9d1, 0x1f9df],
];

const isTone = (c: number): boolean => c >= 0x1f3fb && c <= 0x1f3ff;
const isIndicator = (c: number): boolean => c >= 0x1f1e6 && c <= 0x1f1ff;
const isToned = (c: number): boolean => TONED.some(([first, last]) => c >= first && c <= last);

const isChoseong = (c: number): boolean => (c >= 0x1100 && c <= 0x115f) || (c >= 0xa960 && c <= 0xa97c);
const isJungseong = (c: number): boolean => (c >= 0x1160 && c <= 0x11a7) || (c >= 0xd7b0 && c <= 0xd7c6);
const isJongseong = (c: number): boolean => (c >= 0x11a8 && c <= 0x11ff) || (c >= 0xd7cb && c <= 0xd7fb);

/** Bytes of a code point in UTF-8. */
export function utf8Length(codepoint: number): number {
  if (codepoint < 0x80) return 1;
  if (codepoint < 0x800) return 2;
  return codepoint < 0x10000 ? 3 : 4;
}

/** Bytes of a text in UTF-8. */
export function textBytes(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += utf8Length(character.codePointAt(0)!);
  return bytes;
}

function indicators(text: string): number {
  let count = 0;
  for (const character of text) if (isIndicator(character.codePointAt(0)!)) count++;
  return count;
}

/**
 * @param before what the cell before holds; "" where nothing is before
 * @param property of `codepoint`, from width.ts
 * @param selectorWide `variation-selector-always-wide`
 */
export function joinKind(before: string, codepoint: number, property: number, selectorWide: boolean): number {
  if (codepoint === HANGUL_FILLER) return JOIN_DROP;
  const zeroWidth = codepoint === ZWJ || codepoint === EMOJI_SELECTOR || (property & 3) === 0;
  const alone = zeroWidth ? JOIN_DROP : JOIN_NONE;
  if (codepoint < 0x80 || before === "") return alone;

  let kind = codepoint === EMOJI_SELECTOR && selectorWide ? JOIN_WIDE : JOIN_YES;
  if (!zeroWidth) {
    const last = before.codePointAt(before.length - 1)!;
    if (isChoseong(codepoint)) return JOIN_NONE;
    if (isJungseong(codepoint) || isJongseong(codepoint)) {
      if (!(isJungseong(codepoint) ? isChoseong(last) : isJungseong(last))) return JOIN_DROP;
    } else if (joinsWide(before.codePointAt(0)!, before, codepoint)) kind = JOIN_WIDE;
    else if (last !== ZWJ) return JOIN_NONE;
  }
  return textBytes(before) + utf8Length(codepoint) > CLUSTER_BYTES ? alone : kind;
}

function joinsWide(first: number, before: string, codepoint: number): boolean {
  if (isIndicator(first) && isIndicator(codepoint)) return indicators(before) === 1;
  return (isTone(first) && isToned(codepoint)) || (isTone(codepoint) && isToned(first));
}
