import { CELL_CLUSTER, CONTENT_MASK, contentText } from "./cell.ts";
import { clusterNumber, whenCollected } from "./clusters.ts";
import { JOIN_DROP, JOIN_NONE, joinKind } from "./join.ts";

/** Pairs whose joining is remembered; text that joins at all is made of few. */
const SLOTS = 512;

/** For each slot what was asked (cell before, code point, property, option) and the answer. */
const $before = new Int32Array(SLOTS).fill(-1);
const $codepoint = new Int32Array(SLOTS);
const $answer = new Int32Array(SLOTS);
whenCollected(() => $before.fill(-1));

const KIND_BITS = 2;
/** Nothing stands before: a word of no cell. */
const NOTHING = CONTENT_MASK;

/**
 * What joins and what comes of it, from the numbers that cells hold: as `joinKind` and `clusterNumber` on texts.
 *
 * @param word first word of the cell before; undefined where nothing is there to join
 * @param owner number of the screen
 * @returns `joinKindOf` and `clusterOf` tell what it says
 */
export function joining(
  word: number | undefined,
  codepoint: number,
  property: number,
  selectorWide: boolean,
  owner: number,
): number {
  const before = word === undefined ? NOTHING : word & (CONTENT_MASK | CELL_CLUSTER);
  const asked = codepoint | (property << 21) | (selectorWide ? 1 << 24 : 0);
  const slot = (before ^ Math.imul(codepoint, 0x9e3779b1)) & (SLOTS - 1);
  if ($before[slot] === before && $codepoint[slot] === asked) return $answer[slot]!;
  const text = before === NOTHING ? "" : contentText(before);
  let answer = joinKind(text, codepoint, property, selectorWide);
  if (answer !== JOIN_NONE && answer !== JOIN_DROP) {
    const number = clusterNumber(text + String.fromCodePoint(codepoint), owner);
    // Without room the code point is left out; the next time there may be some.
    if (number < 0) return JOIN_DROP;
    answer |= number << KIND_BITS;
  }
  $before[slot] = before;
  $codepoint[slot] = asked;
  $answer[slot] = answer;
  return answer;
}

/** JOIN_* of an answer. */
export const joinKindOf = (answer: number): number => answer & ((1 << KIND_BITS) - 1);

/** Number of the cluster that an answer makes. */
export const clusterOf = (answer: number): number => answer >>> KIND_BITS;
