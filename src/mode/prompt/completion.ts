/** What Tab makes of a word: text to put in its place, or the words it may become. */
export type Completion = { readonly text: string } | { readonly words: readonly string[] } | undefined;

/** Completes a word by those that begin with it: the only one with a blank behind it, else as far as all agree. */
export function complete(word: string, words: Iterable<string>): Completion {
  if (word === "") return undefined;
  const found = [...new Set(words)].filter((candidate) => candidate.startsWith(word)).toSorted(byBytes);
  const [first] = found;
  if (first === undefined) return undefined;
  if (found.length === 1) return { text: `${first} ` };
  const prefix = found.reduce(commonPrefix);
  return prefix === word ? { words: found } : { text: prefix };
}

function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function commonPrefix(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}
