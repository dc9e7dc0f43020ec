/** One word of a fuzzy pattern. */
export interface FuzzyTerm {
  readonly inverse: boolean;
  /** In one piece, not scattered. */
  readonly exact: boolean;
  readonly atStart: boolean;
  readonly atEnd: boolean;
  readonly chars: readonly string[];
}

/**
 * Reads a fuzzy pattern: groups between `|`, one of which must match; in a group words, all of which must. `'word` is exact, `^word`
 * at the start, `word$` at the end, `!word` must not be there.
 *
 * @returns groups; a group with a word that says nothing (`!`) is undefined and never matches
 * Source: tmux/tmux fuzzy.c
 */
export function parseFuzzyPattern(pattern: string): readonly (readonly FuzzyTerm[] | undefined)[] {
  return pattern
    .split("|")
    .map((group) => group.split(" ").filter((word) => word !== ""))
    .filter((words) => words.length > 0)
    .map((words) => {
      const terms = words.map(parseTerm);
      return terms.every((term) => term !== undefined) ? terms : undefined;
    });
}

function parseTerm(word: string): FuzzyTerm | undefined {
  let rest = word;
  const take = (sign: string): boolean => {
    const found = rest.startsWith(sign);
    if (found) rest = rest.slice(1);
    return found;
  };
  const inverse = take("!");
  const quoted = take("'");
  const atStart = !quoted && take("^");
  if (rest === "") return undefined;
  const atEnd = rest.endsWith("$");
  if (atEnd) rest = rest.slice(0, -1);
  if (rest === "") return undefined;
  return { inverse, exact: quoted || atStart || atEnd || inverse, atStart, atEnd, chars: Array.from(rest) };
}
