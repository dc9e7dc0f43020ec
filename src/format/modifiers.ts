import { modifierRows, type ModifierRow } from "./modifier-table.ts";
import { skipTo, unescape } from "./skip.ts";

/** One modifier of a `#{modifier;modifier:…}` with its arguments as written (they are formats themselves). */
export interface Modifier {
  readonly name: string;
  readonly args: readonly string[];
}

export interface ModifierList {
  readonly modifiers: readonly Modifier[];
  /** What the modifiers work on. */
  readonly body: string;
}

const DOUBLE: ReadonlySet<string> = new Set(modifierRows.map(({ name }) => name).filter((name) => name.length === 2));
const BARE = lettersOf((row) => row.bare);
const WITH_ARGUMENTS = lettersOf((row) => row.withArguments);

/** The modifiers of one letter that may be written in a certain way. */
function lettersOf(may: (row: ModifierRow) => boolean): string {
  return modifierRows
    .filter((row) => row.name.length === 1 && may(row))
    .map(({ name }) => name)
    .join("");
}

/**
 * Splits the inside of a `#{…}` into modifiers and body. Where the text before the colon is no list of modifiers, there are none
 * and the body is all of it.
 *
 * A modifier has no argument (`b`), one (`=10`, `t/p`) or several between a separator of its own (`s/a/b/i`, `e|+|f|2`).
 * Source: tmux/tmux format.c, format_build_modifiers
 */
export function parseModifiers(text: string): ModifierList {
  const none = { modifiers: [], body: text };
  const modifiers: Modifier[] = [];
  let at = 0;
  while (at < text.length && text.charAt(at) !== ":") {
    if (text.charAt(at) === ";") at++;
    const name = text.charAt(at);
    if (name === "") return none;
    const pair = text.slice(at, at + 2);
    if (DOUBLE.has(pair) && isEnd(text, at + 2)) {
      modifiers.push({ name: pair, args: [] });
      at += 2;
    } else if ((BARE.includes(name) || WITH_ARGUMENTS.includes(name)) && isEnd(text, at + 1)) {
      modifiers.push({ name, args: [] });
      at++;
    } else {
      if (!WITH_ARGUMENTS.includes(name)) return none;
      const separator = text.charAt(at + 1);
      if (isPunctuation(separator) && separator !== "-") {
        const args: string[] = [];
        at = readSeparated(text, at + 1, args);
        modifiers.push({ name, args });
      } else {
        const end = skipTo(text, at + 1, ":;");
        if (end === -1) return none;
        modifiers.push({ name, args: [unescape(text.slice(at + 1, end))] });
        at = end;
      }
    }
  }
  return text.charAt(at) === ":" ? { modifiers, body: text.slice(at + 1) } : none;
}

/** Reads `/a/b/` from its first separator on. @returns where the modifier ends */
function readSeparated(text: string, from: number, args: string[]): number {
  const separator = text.charAt(from);
  let at = from;
  do {
    if (text.charAt(at) === separator && isEnd(text, at + 1)) return at + 1;
    const end = skipTo(text, at + 1, `${separator};:`);
    if (end === -1) return at;
    args.push(unescape(text.slice(at + 1, end)));
    at = end;
  } while (!isEnd(text, at));
  return at;
}

function isEnd(text: string, at: number): boolean {
  const char = text.charAt(at);
  return char === ";" || char === ":";
}

function isPunctuation(char: string): boolean {
  return /^[!-/:-@[-`{-~]$/.test(char);
}
