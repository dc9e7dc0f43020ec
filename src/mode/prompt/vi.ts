/** What a key means in a prompt with vi keys. */
export type ViMeaning =
  /** Treat it as the emacs key of that name; names with `vi-` are motions that emacs has not. */
  | { readonly kind: "emacs"; readonly name: string; readonly mode?: "insert" }
  | { readonly kind: "append" }
  | { readonly kind: "mode"; readonly mode: "insert" | "command" }
  | { readonly kind: "drop" };

const INSERT_KEYS = new Set(
  (
    "C-a C-c C-e C-g C-h Tab C-k C-n C-p C-t C-u C-v C-w C-y [LF] Enter C-Left C-Right BSpace DC Down End Home Left " +
    "Right Up"
  ).split(" "),
);

const COMMAND_KEYS: Readonly<Record<string, string>> = {
  BSpace: "Left",
  A: "End",
  $: "End",
  I: "Home",
  "0": "Home",
  "^": "Home",
  C: "C-k",
  D: "C-k",
  X: "BSpace",
  b: "M-b",
  B: "vi-B",
  d: "C-u",
  e: "vi-e",
  E: "vi-E",
  w: "vi-w",
  W: "vi-W",
  p: "C-y",
  q: "C-c",
  s: "DC",
  DC: "DC",
  x: "DC",
  Down: "Down",
  j: "Down",
  Left: "Left",
  h: "Left",
  a: "Right",
  Right: "Right",
  l: "Right",
  Up: "Up",
  k: "Up",
  S: "C-u",
  "C-h": "C-h",
  "C-c": "C-c",
  "[LF]": "Enter",
  Enter: "Enter",
};

/** Command keys that go on in insert mode. */
const INTO_INSERT = new Set(["A", "I", "C", "s", "a", "S"]);

/** @param name key as tmux names it. @param commandMode false while text is inserted */
export function viMeaning(name: string, commandMode: boolean): ViMeaning {
  const isEscape = name === "Escape" || name === "C-[";
  if (!commandMode) {
    if (isEscape) return { kind: "mode", mode: "command" };
    return INSERT_KEYS.has(name) ? { kind: "emacs", name } : { kind: "append" };
  }
  if (isEscape) return { kind: "drop" };
  if (name === "i") return { kind: "mode", mode: "insert" };
  const emacs = COMMAND_KEYS[name];
  if (emacs === undefined) return { kind: "drop" };
  return INTO_INSERT.has(name) ? { kind: "emacs", name: emacs, mode: "insert" } : { kind: "emacs", name: emacs };
}
