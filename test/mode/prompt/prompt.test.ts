import { expect, test } from "bun:test";
import { Prompt, type InputKind, type PromptSettings } from "#mode/prompt/prompt.ts";
import { PromptHistory } from "#model/prompt-history.ts";
import { keyOf } from "../world.ts";

class Typed {
  readonly answers: [string | undefined, InputKind][] = [];
  readonly history = new PromptHistory(() => 10);
  readonly prompt: Prompt;

  constructor(settings: Partial<PromptSettings> = {}) {
    this.prompt = new Prompt({
      prompt: ":",
      input: "",
      type: "command",
      history: this.history,
      vi: false,
      wordSeparators: " -_@/",
      commandNames: () => ["new-session", "new-window", "kill-server"],
      paste: () => "pasted",
      onInput: (input, kind) => {
        this.answers.push([input, kind]);
        return kind === "changed";
      },
      ...settings,
    });
  }

  /** Key names divided by blanks; a word of letters in quotes is typed. */
  type(keys: string): string {
    for (const key of keys.split(" ")) {
      if (!key.startsWith("'")) this.prompt.key(keyOf(key).key);
      else
        for (const character of key.slice(1, -1)) this.prompt.key(keyOf(character === "_" ? "Space" : character).key);
    }
    const { line } = this.prompt;
    return `${line.characters.slice(0, line.cursor).join("")}|${line.characters.slice(line.cursor).join("")}`;
  }
}

const edits: readonly (readonly [keys: string, line: string])[] = [
  ["'abc' Left Left 'x'", "ax|bc"],
  ["'abc' Home DC", "|bc"],
  ["'one_two_three' C-w", "one two |"],
  ["'one_two_three' C-w C-w C-y C-y", "one two two |"],
  ["'one_two' M-b C-k", "one |"],
  ["'one_two' Home C-Right", "one| two"],
  ["'abc' C-t", "acb|"],
  ["'abc' Home Right C-t", "ba|c"],
  ["'abc' C-u", "|"],
  ["C-y", "pasted|"],
  ["C-v C-a 'b'", "\u0001b|"],
];

test.each(edits)("%s leaves %j", (keys, line) => expect(new Typed().type(keys)).toBe(line));

const viEdits: readonly (readonly [keys: string, line: string])[] = [
  ["'one_two' Escape b 'ix'", "one x|two"],
  ["'one_two' Escape 0 w x", "one |wo"],
  ["'one-two' Escape 0 e", "on|e-two"],
  ["'one' Escape h 'a' 'x'", "onx|e"],
  ["'one' Escape 0 D", "|"],
  ["'one' Escape 0 A 's'", "ones|"],
];

test.each(viEdits)("vi keys: %s leaves %j", (keys, line) => expect(new Typed({ vi: true }).type(keys)).toBe(line));

test("Enter answers and remembers, Up brings it back, Down leaves it", () => {
  const first = new Typed();
  first.type("'abc' Enter");
  expect(first.answers).toEqual([["abc", "done"]]);
  expect(first.prompt.closed).toBe(true);
  first.prompt.update(":", "");
  expect(first.type("'x' Up")).toBe("abc|");
  expect(first.type("Down")).toBe("|");
  expect(first.history.save()).toBe("command:abc\n");
});

test("Escape cancels; one key answers -1 and -k; digits gather in a numeric one and the next key goes on", () => {
  const cancelled = new Typed();
  cancelled.type("'abc' Escape");
  expect(cancelled.answers).toEqual([[undefined, "done"]]);
  const single = new Typed({ single: true });
  single.type("y");
  expect(single.answers).toEqual([["y", "done"]]);
  const key = new Typed({ key: true });
  key.type("M-Up");
  expect(key.answers).toEqual([["M-Up", "done"]]);
  const numeric = new Typed({ numeric: true });
  numeric.type("4 2");
  expect(numeric.prompt.key(keyOf("x").key)).toBe("ignored");
  expect(numeric.answers).toEqual([["42", "done"]]);
});

test("an incremental prompt tells of every change and how to go on; an arrow leaves it", () => {
  const typed = new Typed({ incremental: true, input: "last" });
  typed.prompt.start();
  typed.type("C-r a C-s Up");
  expect(typed.answers).toEqual([
    ["=", "changed"],
    ["=last", "changed"],
    ["=lasta", "changed"],
    ["+lasta", "changed"],
    ["lasta", "moved"],
  ]);
});

test("Tab completes the first word, or offers what it may become", () => {
  const typed = new Typed();
  expect(typed.type("'kil' Tab")).toBe("kill-server |");
  expect(typed.type("C-u 'ne' Tab")).toBe("new-|");
  expect(typed.type("Tab")).toBe("new-|");
  expect(typed.prompt.candidates).toEqual(["new-session", "new-window"]);
  expect(typed.type("'s' Tab 'new' Tab")).toBe("new-session new|");
});

test("-e ends an empty prompt with backspace", () => {
  const typed = new Typed({ backspaceExit: true });
  typed.type("a BSpace BSpace");
  expect(typed.answers).toEqual([[undefined, "done"]]);
});

test("an answer may ask the next question in the same place", () => {
  const answers: string[] = [];
  const typed = new Typed({
    onInput: (input) => {
      answers.push(input ?? "");
      return answers.length === 1 ? { prompt: "second", input: "b" } : false;
    },
  });
  typed.type("'one' Enter");
  expect(typed.prompt.closed).toBe(false);
  expect(typed.type("Enter")).toBe("b|");
  expect(answers).toEqual(["one", "b"]);
});

test("history keeps its limit and its types apart, and reads old files", () => {
  const history = new PromptHistory(() => 2);
  for (const line of ["a", "b", "b", "c"]) history.add("command", line);
  expect(history.lines("command")).toEqual(["b", "c"]);
  history.load("search:x:y\nold line\n");
  expect(history.lines("search")).toEqual(["x:y"]);
  expect(history.lines("command")).toEqual(["c", "old line"]);
});
