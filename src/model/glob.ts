/**
 * Whether `text` as a whole matches a shell pattern, as fnmatch(3) without flags: `*`, `?`, `[…]`, `[!…]`, `\` quotes.
 * Time grows with pattern × text at worst.
 */
export function globMatch(pattern: string, text: string, options: { readonly ignoreCase?: boolean } = {}): boolean {
  const fold = options.ignoreCase === true;
  const pat = Array.from(fold ? pattern.toLowerCase() : pattern);
  const str = Array.from(fold ? text.toLowerCase() : text);
  let p = 0;
  let s = 0;
  let starP = -1;
  let starS = 0;
  while (s < str.length) {
    const step = p < pat.length ? matchOne(pat, p, str[s] ?? "") : 0;
    if (pat[p] === "*") {
      starP = p++;
      starS = s;
    } else if (step > 0) {
      p += step;
      s++;
    } else if (starP !== -1) {
      p = starP + 1;
      s = ++starS;
    } else return false;
  }
  while (pat[p] === "*") p++;
  return p === pat.length;
}

/** @returns elements of the pattern used when it matches one character there, else 0 */
function matchOne(pat: readonly string[], p: number, char: string): number {
  const c = pat[p];
  if (c === "?") return 1;
  if (c === "\\" && p + 1 < pat.length) return pat[p + 1] === char ? 2 : 0;
  if (c !== "[") return c === char ? 1 : 0;
  let at = p + 1;
  const negated = pat[at] === "!" || pat[at] === "^";
  if (negated) at++;
  let hit = false;
  for (let first = true; first || pat[at] !== "]"; first = false) {
    if (at >= pat.length) return char === "[" ? 1 : 0; // not closed: a plain bracket
    if (pat[at] === "[" && pat[at + 1] === ":") {
      const end = pat.indexOf("]", at + 2);
      if (end !== -1 && pat[end - 1] === ":") {
        if (inClass(pat.slice(at + 2, end - 1).join(""), char)) hit = true;
        at = end + 1;
        continue;
      }
    }
    if (pat[at] === "\\" && at + 1 < pat.length) at++;
    const low = pat[at] ?? "";
    if (pat[at + 1] === "-" && pat[at + 2] !== undefined && pat[at + 2] !== "]") {
      if (low <= char && char <= (pat[at + 2] ?? "")) hit = true;
      at += 3;
    } else {
      if (low === char) hit = true;
      at++;
    }
  }
  return hit === negated ? 0 : at + 1 - p;
}

const CLASSES: Readonly<Record<string, RegExp>> = {
  alpha: /\p{L}/u,
  digit: /[0-9]/,
  alnum: /[\p{L}0-9]/u,
  upper: /\p{Lu}/u,
  lower: /\p{Ll}/u,
  space: /\s/,
  blank: /[ \t]/,
  punct: /[!-/:-@[-`{-~]/,
  xdigit: /[0-9a-fA-F]/,
};

function inClass(name: string, char: string): boolean {
  return CLASSES[name]?.test(char) ?? false;
}
