import { COLOUR_256, COLOUR_DEFAULT, joinRgb } from "./colour.ts";
import { MISSING, Parameters, TEXT } from "./parameters.ts";
import type { Pen } from "./pen.ts";
import {
  ATTR_ALL_UNDERSCORE,
  ATTR_BLINK,
  ATTR_BRIGHT,
  ATTR_DIM,
  ATTR_HIDDEN,
  ATTR_ITALICS,
  ATTR_OVERLINE,
  ATTR_REVERSE,
  ATTR_STRIKETHROUGH,
  ATTR_UNDERSCORE,
  ATTR_UNDERSCORE_2,
  ATTR_UNDERSCORE_3,
  ATTR_UNDERSCORE_4,
  ATTR_UNDERSCORE_5,
} from "./style.ts";

/** `m` */
export const FINAL_SGR = 0x6d;
const $params = new Parameters();

/** Attributes of SGR 0 to 9 and what each takes away first. */
const SET: readonly (readonly [clear: number, set: number])[] = [
  [0, 0],
  [0, ATTR_BRIGHT],
  [0, ATTR_DIM],
  [0, ATTR_ITALICS],
  [ATTR_ALL_UNDERSCORE, ATTR_UNDERSCORE],
  [0, ATTR_BLINK],
  [0, ATTR_BLINK],
  [0, ATTR_REVERSE],
  [0, ATTR_HIDDEN],
  [0, ATTR_STRIKETHROUGH],
];

/** Attributes that SGR 22 to 29 take away. */
const CLEAR: readonly number[] = [
  ATTR_BRIGHT | ATTR_DIM,
  ATTR_ITALICS,
  ATTR_ALL_UNDERSCORE,
  ATTR_BLINK,
  0,
  ATTR_REVERSE,
  ATTR_HIDDEN,
  ATTR_STRIKETHROUGH,
];

const UNDERSCORES: readonly number[] = [
  0,
  ATTR_UNDERSCORE,
  ATTR_UNDERSCORE_2,
  ATTR_UNDERSCORE_3,
  ATTR_UNDERSCORE_4,
  ATTR_UNDERSCORE_5,
];

/** @vt CSI Pm m | SGR | yes | Sets colours and attributes; colours also with colons, underline styles as 4:0 to 4:5. | ECMA-48 SGR */
export function selectGraphicRendition(pen: Pen, params: Parameters): void {
  const { values, count } = params;
  if (count === 0) pen.resetStyle(true);
  for (let i = 0; i < count; i++) {
    const code = values[i]!;
    if (code === TEXT) colonForm(pen, params.text(i) ?? "");
    else if (code === 38 || code === 48 || code === 58) i = semicolonForm(pen, params, code, i + 1);
    else simple(pen, code === MISSING ? 0 : code);
  }
  pen.update();
}

/**
 * Carries out the SGR whose parameters begin at `bytes[from]`, if there is one of plain numbers and a printable ASCII
 * character behind it, before `bytes[to]`.
 * @returns index of that character, -1 if there is not
 */
export function renditionBefore(pen: Pen, bytes: Uint8Array, from: number, to: number): number {
  const end = $params.readNumbers(bytes, from, to - 1);
  if (end < 0 || bytes[end] !== FINAL_SGR) return -1;
  const next = bytes[end + 1]!;
  if (next < 0x20 || next > 0x7e) return -1;
  selectGraphicRendition(pen, $params);
  return end + 1;
}

function simple(pen: Pen, code: number): void {
  if (code === 0) pen.resetStyle(false);
  else if (code < 22) attribute(pen, code);
  else if (code < 30) pen.attr &= ~CLEAR[code - 22]!;
  else if (code < 40) pen.fg = code === 39 ? COLOUR_DEFAULT : code - 30;
  else if (code < 50) pen.bg = code === 49 ? COLOUR_DEFAULT : code - 40;
  else if (code >= 90 && code <= 97) pen.fg = code;
  else if (code >= 100 && code <= 107) pen.bg = code - 10;
  else if (code === 53) pen.attr |= ATTR_OVERLINE;
  else if (code === 55) pen.attr &= ~ATTR_OVERLINE;
  else if (code === 59) pen.us = COLOUR_DEFAULT;
}

function attribute(pen: Pen, code: number): void {
  if (code < 10) pen.attr = (pen.attr & ~SET[code]![0]) | SET[code]![1];
  else if (code === 21) pen.attr = (pen.attr & ~ATTR_ALL_UNDERSCORE) | ATTR_UNDERSCORE_2;
}

/** 38;5;n and 38;2;r;g;b. @returns index of the last parameter that was used */
function semicolonForm(pen: Pen, params: Parameters, code: number, at: number): number {
  const kind = params.get(at, 0, -1);
  if (kind === 5) {
    setPalette(pen, code, params.get(at + 1, 0, -1));
    return at + 1;
  }
  if (kind !== 2) return at;
  const done = setRgb(pen, code, params.get(at + 1, 0, -1), params.get(at + 2, 0, -1), params.get(at + 3, 0, -1));
  return done ? at + 3 : at;
}

function setPalette(pen: Pen, code: number, n: number): void {
  const valid = n >= 0 && n <= 255;
  if (code === 38) pen.fg = valid ? COLOUR_256 | n : COLOUR_DEFAULT;
  else if (code === 48) pen.bg = valid ? COLOUR_256 | n : COLOUR_DEFAULT;
  else if (valid) pen.us = COLOUR_256 | n;
}

function setRgb(pen: Pen, code: number, r: number, g: number, b: number): boolean {
  if (r < 0 || r > 255 || g < 0 || g > 255 || b < 0 || b > 255) return false;
  if (code === 38) pen.fg = joinRgb(r, g, b);
  else if (code === 48) pen.bg = joinRgb(r, g, b);
  else pen.us = joinRgb(r, g, b);
  return true;
}

/** Values between colons that are looked at; a longer list is not a colour. */
const COLON_VALUES = 8;

/** 4:3, 38:5:n, 38:2:r:g:b and 38:2::r:g:b. */
function colonForm(pen: Pen, text: string): void {
  const parts = text.split(":").map((part) => (part === "" ? -1 : Number(part)));
  if (parts.length >= COLON_VALUES || parts.some((part) => part > 0x7fffffff)) return;
  const [code = -1, kind = -1] = parts;
  if (code === 4) {
    const style = parts.length === 2 ? UNDERSCORES[kind] : undefined;
    if (style !== undefined) pen.attr = (pen.attr & ~ATTR_ALL_UNDERSCORE) | style;
    return;
  }
  if (code !== 38 && code !== 48 && code !== 58) return;
  if (kind === 5 && parts.length >= 3) setPalette(pen, code, parts[2]!);
  if (kind !== 2) return;
  const at = parts.length === 5 ? 2 : 3;
  if (parts.length >= at + 3) setRgb(pen, code, parts[at]!, parts[at + 1]!, parts[at + 2]!);
}
