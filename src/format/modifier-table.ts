/** One modifier of `#{modifier:…}`: the single source for the parser and the reference page. */
export interface ModifierRow {
  readonly name: string;
  /** How it may be written: by itself, and with arguments (`=10`, `s/a/b/`). */
  readonly bare: boolean;
  readonly withArguments: boolean;
  readonly doc: string;
}

function row(name: string, forms: "bare" | "arguments" | "both", doc: string): ModifierRow {
  return { name, bare: forms !== "arguments", withArguments: forms !== "bare", doc };
}

/** Every modifier. Source: tmux/tmux format.c, format_build_modifiers */
export const modifierRows: readonly ModifierRow[] = [
  row("||", "bare", "whether any of its parts is true"),
  row("&&", "bare", "whether all of its parts are true"),
  row("!", "bare", "whether it is false"),
  row("!!", "bare", "whether it is true"),
  row("==", "bare", "whether both are equal"),
  row("!=", "bare", "whether they differ"),
  row("<", "bare", "whether the first comes before the second"),
  row(">", "bare", "whether it comes after"),
  row("<=", "bare", "whether it comes before, or is equal"),
  row(">=", "bare", "whether it comes after, or is equal"),
  row("m", "both", "whether the first, a pattern (r: a regular expression, z: fuzzy, i: in any case), fits the second"),
  row("C", "both", "line of the pane that holds the text (r: a regular expression, i: in any case)"),
  row("e", "arguments", "arithmetic: + - * / m % == != < <= > >=, f: with decimals"),
  row("a", "bare", "the character of a number"),
  row("A", "both", "one frame after the other, in status lines"),
  row("b", "bare", "last part of a path"),
  row("d", "bare", "a path without its last part"),
  row("c", "both", "a colour as six hexadecimal digits (f, b: as escape sequence)"),
  row("I", "arguments", "what the client has: c a capability, f a feature, e a variable of its environment"),
  row("l", "bare", "the text itself"),
  row("L", "both", "once for each client (i, n, t: order; r: reversed)"),
  row("n", "bare", "length"),
  row("N", "both", "whether there is a window (w) or session (s) of that name"),
  row("O", "both", "once for each option"),
  row("p", "arguments", "filled up to a width"),
  row("P", "both", "once for each pane"),
  row("q", "both", "quoted for the shell (s: in single quotes, a: as an argument, e or h: for styles)"),
  row("R", "arguments", "the first, as often as the second says"),
  row("s", "arguments", "with what fits a regular expression replaced"),
  row("S", "both", "once for each session"),
  row("t", "both", "a time for people (p: short, r: relative, d: difference, f: by a format)"),
  row("T", "bare", "expanded twice, with strftime"),
  row("E", "bare", "expanded twice"),
  row("V", "both", "once for each variable of the environment"),
  row("w", "bare", "width in cells"),
  row("W", "both", "once for each window"),
  row("=", "arguments", "cut to a width"),
];
