import { Regex } from "#format/regex/regex.ts";

/** Finds a pattern in a text. Offsets are UTF-16 units, `end` not included. */
export interface Matcher {
  /** The first match that begins at `from` or behind it. `^` matches at 0 alone. */
  next(text: string, from: number): { readonly start: number; readonly end: number } | undefined;
  /** A text that every match has in it, without blanks at its ends; "" for none. In lower case where case does not matter. */
  readonly required: string;
  readonly ignoreCase: boolean;
  /** Whether matches may overlap when searching backwards: texts may, regular expressions not. */
  readonly overlaps: boolean;
}

const SPECIAL = /[\^$*+()?[\].\\]/;
/** Expressions that a backtracking engine runs in linear time and as POSIX means them: no alternatives, no repeated groups, no brackets. */
const SIMPLE = /^(?:[^()|[\]{}\\]|\\[.^$*+?()[\]{}|\\])*$/;
/** More repeats than this could multiply with each other. */
const SIMPLE_REPEATS = 2;

/** A text in lower case is found in any case; only ASCII letters count. */
export function ignoresCase(pattern: string): boolean {
  return !/[A-Z]/.test(pattern);
}

/** Whether a pattern for a regular expression has anything in it that a plain text has not. */
export function isExpression(pattern: string): boolean {
  return SPECIAL.test(pattern);
}

/** @returns undefined for a regular expression that has a mistake */
export function compilePattern(pattern: string, regex: boolean): Matcher | undefined {
  const ignoreCase = ignoresCase(pattern);
  if (!regex || !isExpression(pattern)) return textMatcher(pattern, ignoreCase);
  const safe = Regex.compile(pattern, ignoreCase);
  if (safe === undefined) return undefined;
  if (SIMPLE.test(pattern) && (pattern.match(/[*+?]/g) ?? []).length <= SIMPLE_REPEATS) {
    const fast = scriptMatcher(pattern, ignoreCase, safe.required);
    if (fast !== undefined) return fast;
  }
  return {
    required: safe.required,
    ignoreCase,
    overlaps: false,
    next(text, from) {
      if (!safe.mayMatch(text, from)) return undefined;
      const characters = Array.from(text);
      const offsets = offsetsOf(characters);
      let start = offsets.indexOf(from);
      // `from` may lie inside a pair: the next character is meant.
      if (start === -1) start = offsets.findIndex((offset) => offset > from);
      if (start === -1) return undefined;
      if (start > 0 && pattern.startsWith("^")) return undefined;
      const found = safe.exec(characters, start);
      if (found === undefined || found[0] === found[1]) return undefined;
      return { start: offsets[found[0] ?? 0] ?? 0, end: offsets[found[1] ?? 0] ?? 0 };
    },
  };
}

function textMatcher(pattern: string, ignoreCase: boolean): Matcher {
  return {
    required: pattern.trim(),
    ignoreCase,
    overlaps: true,
    next(text, from) {
      const start = (ignoreCase ? foldAscii(text) : text).indexOf(pattern, from);
      return start === -1 ? undefined : { start, end: start + pattern.length };
    },
  };
}

/** As `toLowerCase` for A to Z alone, so that offsets stay. */
function foldAscii(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function scriptMatcher(pattern: string, ignoreCase: boolean, required: string): Matcher | undefined {
  let expression: RegExp;
  try {
    expression = new RegExp(pattern, ignoreCase ? "gui" : "gu");
  } catch {
    return undefined;
  }
  return {
    required,
    ignoreCase,
    overlaps: false,
    next(text, from) {
      expression.lastIndex = from;
      const found = expression.exec(text);
      if (found === null || found[0] === "") return undefined;
      return { start: found.index, end: found.index + found[0].length };
    },
  };
}

function offsetsOf(characters: readonly string[]): number[] {
  const offsets = [0];
  for (const character of characters) offsets.push((offsets.at(-1) ?? 0) + character.length);
  return offsets;
}
