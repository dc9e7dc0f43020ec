import { parseFuzzyPattern, type FuzzyTerm } from "./fuzzy-terms.ts";
import { arrangeWithoutList } from "./layout/arrange.ts";
import { readMarkup, visibleGraphemes } from "./markup.ts";
import { parseStyle, plainStyle } from "./style.ts";

/** What a match is worth. Source: tmux/tmux fuzzy.c, FUZZY_BONUS_* and FUZZY_PENALTY_* */
const BONUS_EXACT = 1000;
const BONUS_PREFIX = 200;
const BONUS_SUFFIX = 100;
const BONUS_START = 12;
const BONUS_BOUNDARY = 8;
const BONUS_CONSECUTIVE = 6;
const PENALTY_LEADING_MAX = 10;

export interface FuzzyMatch {
  /** Higher is better. */
  readonly score: number;
  /** Columns of the drawn text that matched, ascending. */
  readonly columns: readonly number[];
}

/** A shown character: where its alignment puts it. */
interface Shown {
  readonly text: string;
  readonly width: number;
  readonly align: Align;
  /** Cells before it in its alignment. */
  readonly offset: number;
}

type Align = "left" | "centre" | "right" | "absolute-centre";

/** Indexes into the shown characters and what they are worth. */
interface Hit {
  readonly at: readonly number[];
  readonly score: number;
}

/**
 * Matches a pattern in the way of fzf against text that may hold styles, as drawn in `width` cells. Case counts only when the
 * pattern has a capital.
 *
 * @returns undefined where it does not match; an empty pattern matches everything and no column
 * Source: tmux/tmux fuzzy.c; regress/format-fuzzy.sh
 */
export function fuzzyMatch(pattern: string, text: string, width: number): FuzzyMatch | undefined {
  const groups = parseFuzzyPattern(pattern);
  if (groups.length === 0) return { score: 0, columns: [] };
  const shown = readShown(text);
  const fold = !/[A-Z]/.test(pattern);
  const same = (a: string, b: string): boolean =>
    a === b || (fold && /^[a-z]$/i.test(a) && a.toLowerCase() === b.toLowerCase());
  let best: Hit | undefined;
  for (const group of groups) {
    const hit = group === undefined ? undefined : matchGroup(group, shown, same);
    if (hit !== undefined && (best === undefined || hit.score > best.score)) best = hit;
  }
  return best === undefined ? undefined : { score: Math.max(0, best.score), columns: columnsOf(best.at, shown, width) };
}

/** The columns that matched; none where it does not match. */
export function matchedColumns(pattern: string, text: string, width: number): readonly number[] {
  return fuzzyMatch(pattern, text, width)?.columns ?? [];
}

function readShown(text: string): Shown[] {
  const shown: Shown[] = [];
  const widths: Record<Align, number> = { left: 0, centre: 0, right: 0, "absolute-centre": 0 };
  let style = plainStyle();
  for (const piece of readMarkup(text).pieces) {
    if (piece.kind === "style") {
      style = parseStyle(piece.text, undefined, style);
      continue;
    }
    const align = style.align === "default" ? "left" : style.align;
    for (const grapheme of visibleGraphemes(piece.text)) {
      shown.push({ ...grapheme, align, offset: widths[align] });
      widths[align] += grapheme.width;
    }
  }
  return shown;
}

type Same = (a: string, b: string) => boolean;

function matchGroup(terms: readonly FuzzyTerm[], shown: readonly Shown[], same: Same): Hit | undefined {
  const at = new Set<number>();
  let score = 0;
  for (const term of terms) {
    const hit = term.exact ? matchExact(term, shown, same) : matchScattered(term, shown, same);
    if (term.inverse ? hit !== undefined : hit === undefined) return undefined;
    if (term.inverse || hit === undefined) continue;
    score += hit.score;
    for (const index of hit.at) at.add(index);
  }
  return { at: [...at].sort((a, b) => a - b), score };
}

/** The characters in order, with others between them: first as early as possible, then drawn together from the end. */
function matchScattered({ chars }: FuzzyTerm, shown: readonly Shown[], same: Same): Hit | undefined {
  const at: number[] = [];
  let next = 0;
  for (const char of chars) {
    while (next < shown.length && !same(char, shown[next]?.text ?? "")) next++;
    if (next === shown.length) return undefined;
    at.push(next++);
  }
  let from = at.at(-1) ?? 0;
  for (let index = chars.length - 1; index >= 0; index--) {
    while (from > 0 && !same(chars[index] ?? "", shown[from]?.text ?? "")) from--;
    at[index] = from--;
  }
  return { at, score: scoreScattered(at, shown) };
}

function scoreScattered(at: readonly number[], shown: readonly Shown[]): number {
  const [first = 0] = at;
  const last = at.at(-1) ?? 0;
  let score = startScore(first, shown);
  for (let index = 1; index < at.length; index++) {
    const position = at[index] ?? 0;
    if (position === (at[index - 1] ?? 0) + 1) score += BONUS_CONSECUTIVE;
    else if (isBoundary(shown[position - 1])) score += BONUS_BOUNDARY;
  }
  return score - (last - first + 1 - at.length);
}

function startScore(start: number, shown: readonly Shown[]): number {
  if (start === 0) return BONUS_START;
  return (isBoundary(shown[start - 1]) ? BONUS_BOUNDARY : 0) - Math.min(start, PENALTY_LEADING_MAX);
}

function isBoundary(char: Shown | undefined): boolean {
  return char !== undefined && " -_/.:".includes(char.text);
}

/** The characters in one piece, at the best place. */
function matchExact({ chars, atStart, atEnd }: FuzzyTerm, shown: readonly Shown[], same: Same): Hit | undefined {
  const last = shown.length - chars.length;
  const starts = { from: atEnd ? last : 0, to: atStart ? 0 : last };
  let best: Hit | undefined;
  for (let start = Math.max(0, starts.from); start <= starts.to && start <= last; start++) {
    if (!chars.every((char, index) => same(char, shown[start + index]?.text ?? ""))) continue;
    let score = BONUS_EXACT + chars.length * BONUS_CONSECUTIVE + startScore(start, shown);
    if (atStart) score += BONUS_PREFIX;
    if (atEnd) score += BONUS_SUFFIX;
    if (!atStart && !atEnd) score -= shown.length - (start + chars.length);
    if (best === undefined || score > best.score) best = { at: chars.map((_, index) => start + index), score };
  }
  return best;
}

/** Where the matched characters are drawn, when the text is drawn in `width` cells. */
function columnsOf(at: readonly number[], shown: readonly Shown[], width: number): number[] {
  const widthOf = (align: Align): number =>
    shown.reduce((sum, char) => sum + (char.align === align ? char.width : 0), 0);
  const places = arrangeWithoutList(width, {
    left: widthOf("left"),
    centre: widthOf("centre"),
    right: widthOf("right"),
    "absolute-centre": widthOf("absolute-centre"),
  });
  const columns = new Set<number>();
  for (const index of at) {
    const char = shown[index];
    const place = places.find(({ lane }) => lane === char?.align);
    if (char === undefined || place === undefined) continue;
    const offset = char.offset - place.start;
    if (offset < 0 || offset >= place.width) continue;
    for (let cell = 0; cell < char.width; cell++)
      if (place.offset + offset + cell < width) columns.add(place.offset + offset + cell);
  }
  return [...columns].sort((a, b) => a - b);
}
