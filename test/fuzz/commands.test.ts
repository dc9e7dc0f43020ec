import { expect, test } from "bun:test";
import { parseCommands } from "#command/index.ts";
import { createHarness } from "../command/harness.ts";

function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor(state / 65_536) % limit;
  };
}

const PIECES = [
  "lsk",
  "set -g @a",
  "display",
  "bind x",
  "if -F 1",
  "{",
  "}",
  "{",
  "}",
  " ; ",
  ";",
  "\n",
  " ",
  "'a b'",
  '"c $NAME d"',
  "$HOME",
  "~/x",
  "\\e",
  "\\033",
  "\\;",
  "#",
  "# c\n",
  "%1",
  "%%",
  "%if 1\n",
  "%if 0 ",
  "%else",
  "%endif\n",
  "%elif 1\n",
  "-N",
  "-T root",
  "a=b",
  "\\u00e9",
  "'",
  '"',
  "${NAME}",
  "$",
  "\\",
  "\\\n",
  "--",
  "é",
  " ;; ",
];

test("any text is commands or an error, and what is printed reads back as the same commands", () => {
  const { state } = createHarness({ environment: { HOME: "/home/me", NAME: "value" } });
  for (let seed = 1; seed <= 500; seed++) {
    const next = random(seed);
    const text = Array.from({ length: 1 + next(12) }, () => PIECES[next(PIECES.length)] + (next(2) ? " " : "")).join(
      "",
    );
    const parsed = parseCommands(text, { state });
    if (!parsed.ok) continue;
    const printed = parsed.list.toString();
    const again = parseCommands(printed, { state });
    expect({ seed, text, printed: again.ok ? again.list.toString() : again.error }).toEqual({ seed, text, printed });
  }
});
