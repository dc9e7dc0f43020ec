import { formatKey } from "#input/key-names.ts";
import { MOD_CTRL, type Key } from "#input/key.ts";
import type { PromptHistory, PromptType } from "#model/prompt-history.ts";
import { complete } from "./completion.ts";
import { EditLine } from "./text.ts";
import { viMeaning } from "./vi.ts";

/** What became of a key: taken, not for the prompt, or taken with what moves outside (an incremental prompt's arrows). */
export type KeyResult = "taken" | "ignored" | "moved";

/** Why `onInput` is called: the answer (undefined: cancelled), a change in an incremental prompt, an arrow key in one. */
export type InputKind = "done" | "changed" | "moved";

export interface NextPrompt {
  readonly prompt: string;
  readonly input: string;
}

/** How a prompt asks; the flags are those of `command-prompt`, where nothing else is said. */
export interface PromptSettings {
  /** Format shown before the input. */
  readonly prompt: string;
  readonly input: string;
  readonly type: PromptType;
  readonly history: PromptHistory;
  readonly vi: boolean;
  readonly wordSeparators: string;
  readonly single?: boolean | undefined;
  readonly numeric?: boolean | undefined;
  readonly key?: boolean | undefined;
  readonly incremental?: boolean | undefined;
  readonly backspaceExit?: boolean | undefined;
  readonly noFormat?: boolean | undefined;
  /** Left and right move in the line of an incremental prompt. */
  readonly editArrows?: boolean | undefined;
  readonly noFreeze?: boolean | undefined;
  readonly inPane?: boolean | undefined;
  readonly inMode?: boolean | undefined;
  /** Names that the first word of a command may be completed to. */
  readonly commandNames?: (() => Iterable<string>) | undefined;
  /** Text of the newest paste buffer, for C-y. */
  readonly paste?: (() => string | undefined) | undefined;
  /** @returns true to keep the prompt open, or what to ask next */
  readonly onInput: (input: string | undefined, kind: InputKind) => boolean | void | NextPrompt;
}

const KEYPAD: Readonly<Record<string, string>> = { KPEnter: "Enter" };
const WORD_MAX = 63;

/** A line that is edited: keys in, answers out. It draws nothing and knows no client. */
export class Prompt {
  readonly settings: PromptSettings;
  prompt: string;
  line: EditLine;
  /** vi command mode. */
  commandMode = false;
  /** The next key is taken as it is (C-v). */
  quoteNext = false;
  closed = false;
  /** Words that the input may become, shown behind it. */
  candidates: readonly string[] = [];
  #historyIndex = 0;
  /** What an incremental prompt was given to begin with: C-r and C-s in an empty one take it. */
  readonly #last: string;

  constructor(settings: PromptSettings) {
    this.settings = settings;
    this.prompt = settings.prompt;
    this.#last = settings.input;
    this.line = new EditLine(settings.incremental === true ? "" : settings.input);
  }

  /** Tells an incremental prompt's owner what it begins with. */
  start(): void {
    if (this.settings.incremental === true) this.#fire(`=${this.line.text}`, "changed");
  }

  /** Asks something else in the same place. */
  update(prompt: string, input: string): void {
    this.prompt = prompt;
    this.line = new EditLine(input);
    this.#historyIndex = 0;
    this.candidates = [];
    this.closed = false;
  }

  #fire(input: string | undefined, kind: InputKind): void {
    const answer = this.settings.onInput(input, kind);
    if (answer === true) return;
    if (typeof answer === "object") this.update(answer.prompt, answer.input);
    else this.closed = true;
  }

  key(key: Key): KeyResult {
    this.closed = false;
    this.candidates = [];
    const { settings, line } = this;
    let name = formatKey(key);
    if (settings.key === true) {
      this.#fire(name, "done");
      this.closed = true;
      return "taken";
    }
    if (key.mods === 0 && name.startsWith("KP")) name = KEYPAD[name] ?? name.slice(2);
    if (settings.numeric === true) {
      if (/^[0-9]$/.test(name)) {
        line.insert([name]);
        this.#changed("=");
        return "taken";
      }
      this.#fire(line.text, "done");
      this.closed = true;
      return "ignored";
    }
    if (settings.single === true || this.quoteNext) {
      const character = literal(key, name);
      if (character === undefined) return "taken";
      this.quoteNext = false;
      this.#append(character);
      return "taken";
    }
    if (!settings.vi) return this.#command(name, key);

    const meaning = viMeaning(name, this.commandMode);
    if (meaning.kind === "append") this.#appendKey(name, key);
    else if (meaning.kind === "mode") {
      this.commandMode = meaning.mode === "command";
      if (this.commandMode && line.cursor !== 0) line.cursor--;
    } else if (meaning.kind === "emacs") {
      if (meaning.mode === "insert") this.commandMode = false;
      return this.#command(meaning.name, key);
    }
    return "taken";
  }

  #command(name: string, key: Key): KeyResult {
    if (this.#isMove(name)) {
      this.#fire(this.line.text, "moved");
      return this.closed ? "taken" : "moved";
    }
    const edit = EDITS[name];
    if (edit === undefined) {
      this.#appendKey(name, key);
      return "taken";
    }
    const change = edit(this);
    if (change !== undefined) this.#changed(change);
    return "taken";
  }

  #isMove(name: string): boolean {
    if (this.settings.incremental !== true) return false;
    if (name === "Left" || name === "Right") return this.settings.editArrows !== true;
    return name === "Up" || name === "Down" || name === "PPage" || name === "NPage";
  }

  #appendKey(name: string, key: Key): void {
    if (name.length === 1) this.#append(name);
    else if (key.mods === 0 && key.code <= 0x10ffff) this.#append(String.fromCodePoint(key.code));
  }

  #append(character: string): void {
    this.line.insert([character]);
    if (this.settings.single === true) {
      if (this.line.size === 1) this.#fire(this.line.text, "done");
      else this.closed = true;
    }
    this.#changed("=");
  }

  #changed(sign: string): void {
    if (this.settings.incremental === true && !this.closed) this.#fire(sign + this.line.text, "changed");
  }

  accept(): void {
    const { text } = this.line;
    if (text !== "") this.settings.history.add(this.settings.type, text);
    this.#fire(text, "done");
  }

  cancel(): void {
    this.#fire(undefined, "done");
  }

  /** @returns whether there was a line to take */
  browse(steps: 1 | -1): boolean {
    const { history, type } = this.settings;
    const index = this.#historyIndex + steps;
    if (steps === 1) {
      const text = history.back(type, index);
      if (text === undefined) return false;
      this.#historyIndex = index;
      this.line.set(text);
      return true;
    }
    this.#historyIndex = Math.max(0, index);
    this.line.set(history.back(type, this.#historyIndex) ?? "");
    return true;
  }

  /** C-r and C-s: searches on, or in an empty line for what was searched for last. */
  again(sign: "-" | "+"): string | undefined {
    if (this.settings.incremental !== true) return undefined;
    if (this.line.size !== 0) return sign;
    this.line.set(this.#last);
    return "=";
  }

  completeWord(): boolean {
    const { settings, line } = this;
    const bounds = line.wordAtCursor();
    if (bounds === undefined || settings.type !== "command" || bounds.from !== 0) return false;
    const word = line.characters.slice(bounds.from, bounds.to).join("");
    if (new TextEncoder().encode(word).length > WORD_MAX) return false;
    const completion = complete(word, settings.commandNames?.() ?? []);
    if (completion === undefined) return false;
    if ("words" in completion) {
      this.candidates = completion.words;
      return false;
    }
    line.replace(bounds.from, bounds.to, completion.text);
    return true;
  }

  /** Takes one of the candidates, as if it had been typed. */
  take(candidate: string): void {
    const bounds = this.line.wordAtCursor();
    if (bounds === undefined) return;
    this.line.replace(bounds.from, bounds.to, `${candidate} `);
    this.candidates = [];
  }
}

/** The character that a key stands for where it is taken literally. */
function literal(key: Key, name: string): string | undefined {
  if (name === "BSpace" || name.endsWith("-BSpace")) return "\u007f";
  if (name.length === 1) return name;
  if (key.code > 0x10ffff) return undefined;
  if (key.code > 0x7f) return String.fromCodePoint(key.code);
  return String.fromCharCode(key.mods & MOD_CTRL ? key.code & 0x1f : key.code);
}

/** Runs an edit. @returns how an incremental prompt tells of it: `=` changed, `-` and `+` again; undefined: nothing to tell */
type Edit = (prompt: Prompt) => string | undefined;

const changes =
  (run: (prompt: Prompt) => boolean | void): Edit =>
  (prompt) =>
    run(prompt) === false ? undefined : "=";
const moves =
  (run: (prompt: Prompt) => unknown): Edit =>
  (prompt) =>
    void run(prompt);

function edits(rows: readonly (readonly [names: string, edit: Edit])[]): Readonly<Record<string, Edit>> {
  return Object.fromEntries(rows.flatMap(([names, edit]) => names.split(" ").map((name) => [name, edit])));
}

const EDITS = edits([
  ["Left C-b", moves(({ line }) => (line.cursor = Math.max(0, line.cursor - 1)))],
  ["Right C-f", moves(({ line }) => (line.cursor = Math.min(line.size, line.cursor + 1)))],
  ["Home C-a", moves(({ line }) => (line.cursor = 0))],
  ["End C-e", moves(({ line }) => (line.cursor = line.size))],
  ["Tab", changes((prompt) => prompt.completeWord())],
  [
    "BSpace C-h",
    (prompt) => {
      if (prompt.settings.backspaceExit !== true || prompt.line.size !== 0)
        return prompt.line.backspace() ? "=" : undefined;
      prompt.cancel();
      return undefined;
    },
  ],
  ["DC C-d", changes(({ line }) => line.deleteForward())],
  ["C-u", changes(({ line }) => line.clear())],
  ["C-k", changes(({ line }) => line.killToEnd())],
  ["C-w", changes(({ line, settings }) => line.cutWord(settings.wordSeparators))],
  ["C-Right M-f", changes(({ line, settings }) => line.forwardWord(settings.wordSeparators, false))],
  ["C-Left M-b", changes(({ line, settings }) => line.backwardWord(settings.wordSeparators))],
  ["vi-B", changes(({ line }) => line.backwardWord(""))],
  ["vi-W", changes(({ line }) => line.forwardWord("", true))],
  ["vi-w", changes(({ line, settings }) => line.forwardWord(settings.wordSeparators, true))],
  ["vi-E", changes(({ line }) => line.endWord(""))],
  ["vi-e", changes(({ line, settings }) => line.endWord(settings.wordSeparators))],
  ["Up C-p", changes((prompt) => prompt.browse(1))],
  ["Down C-n", changes((prompt) => prompt.browse(-1))],
  ["C-y", changes(({ line, settings }) => line.yank(settings.paste?.()))],
  ["C-t", changes(({ line }) => line.transpose())],
  ["Enter [LF]", moves((prompt) => prompt.accept())],
  ["Escape C-[ C-c C-g", moves((prompt) => prompt.cancel())],
  ["C-r", (prompt) => prompt.again("-")],
  ["C-s", (prompt) => prompt.again("+")],
  ["C-v", moves((prompt) => (prompt.quoteNext = true))],
]);
