import { findExtendedKey } from "./extended-key.ts";
import { KEY_BSPACE, KEY_MOUSE, KEY_PASTE_END, KEY_PASTE_START } from "./key-codes.ts";
import { KEY_IMPLIED_META, KEY_LITERAL, MOD_CTRL, MOD_META, type Key, type KeyEvent, type MouseEvent } from "./key.ts";
import { BUILTIN_SEQUENCES, type KeySequence } from "./key-sequences.ts";
import { KeyTrie } from "./key-trie.ts";
import { findMouse, type MouseReport } from "./mouse-input.ts";
import { findReply, type TerminalReply } from "./terminal-reply.ts";
import { decodeCodePoint } from "./utf8.ts";

/** What the parser found: a key (or paste bracket, focus, theme, mouse report), or a terminal's answer. */
export type InputEvent =
  | { readonly kind: "key"; readonly event: KeyEvent }
  | { readonly kind: "reply"; readonly reply: TerminalReply };

export interface KeyParserOptions {
  /** Sequences beside the built-in ones: terminfo's, then those of `user-keys`. They win over the built-in ones. */
  readonly sequences?: Iterable<KeySequence>;
  /** The terminal's erase character; -1: none. */
  readonly backspace?: number;
}

const ESC = 0x1b;
const DEFAULT_BACKSPACE = 0x7f;

/** While an answer, or the end of a paste, may be cut in two, a partial sequence waits at least so long. */
const LONG_DELAY_MS = 500;

const PASTE_END = [0x1b, 0x5b, 0x32, 0x30, 0x31, 0x7e];

type Step = { readonly key: Key | undefined; readonly size: number };

/**
 * Turns the bytes of a client's terminal into keys, mouse reports and answers.
 *
 * Bytes that may be the beginning of a longer sequence are kept; the owner calls `flush` when `delayMs`
 * has gone by without more. Any input is taken; what is no key's sequence comes out as its characters.
 *
 * Source: tmux/tmux tty-keys.c
 */
export class KeyParser {
  readonly #emit: (event: InputEvent) => void;
  #trie = new KeyTrie();
  #backspace = DEFAULT_BACKSPACE;
  #buffer: Uint8Array = new Uint8Array(0);
  #pasting = false;
  #lastMouse = { x: 0, y: 0, button: 0 };

  constructor(emit: (event: InputEvent) => void, options: KeyParserOptions = {}) {
    this.#emit = emit;
    this.configure(options);
  }

  /** Replaces the sequences, when the terminal or `user-keys` changes. */
  configure(options: KeyParserOptions): void {
    this.#trie = new KeyTrie();
    for (const [sequence, key] of BUILTIN_SEQUENCES) this.#trie.add(sequence, key);
    for (const [sequence, key] of options.sequences ?? []) this.#trie.add(sequence, key);
    this.#backspace = options.backspace ?? DEFAULT_BACKSPACE;
  }

  /** Whether bytes wait for more; then call `flush` after `delayMs`. */
  get partial(): boolean {
    return this.#buffer.length > 0;
  }

  /** Whether a paste has begun and not ended. */
  get pasting(): boolean {
    return this.#pasting;
  }

  /**
   * How long to wait before `flush`.
   *
   * @param escapeTimeMs the option `escape-time`
   * @param awaitingReply whether the terminal still owes an answer
   */
  delayMs(escapeTimeMs: number, awaitingReply = false): number {
    const pasteEnds = this.#pasting && this.#buffer.every((byte, i) => byte === PASTE_END[i]);
    return awaitingReply || pasteEnds ? Math.max(escapeTimeMs, LONG_DELAY_MS) : Math.max(escapeTimeMs, 1);
  }

  /** Takes what came; events are emitted before it returns. */
  feed(bytes: Uint8Array): void {
    const input = this.#buffer.length === 0 ? bytes : Buffer.concat([this.#buffer, bytes]);
    this.#buffer = new Uint8Array(0);
    const at = this.#run(input, 0, false);
    if (at < input.length) this.#buffer = input.slice(at);
  }

  /** No more came in time: what waits is taken as the keys it is so far. */
  flush(): void {
    const input = this.#buffer;
    if (input.length === 0) return;
    this.#buffer = new Uint8Array(0);
    // Only the first key is forced; what follows it may again be the beginning of something.
    const step = this.#key(input, 0, true);
    this.#send(input, 0, step);
    const at = this.#run(input, step.size, false);
    if (at < input.length) this.#buffer = input.slice(at);
  }

  #run(input: Uint8Array, from: number, forced: boolean): number {
    let at = from;
    while (at < input.length) {
      const size = this.#special(input, at);
      if (size === "partial") return at;
      if (size > 0) {
        at += size;
        continue;
      }
      const step = this.#key(input, at, forced);
      if (step.size === 0) return at;
      this.#send(input, at, step);
      at += step.size;
    }
    return at;
  }

  /** Takes an answer, a mouse report or an extended key. @returns its size, 0 when there is none */
  #special(input: Uint8Array, at: number): number | "partial" {
    if (input[at] !== ESC) return 0;
    const to = input.length;
    const reply = findReply(input, at, to);
    if (typeof reply === "object") {
      if (reply.reply !== undefined) this.#emit({ kind: "reply", reply: reply.reply });
      return reply.size;
    }
    const mouse = findMouse(input, at, to);
    if (typeof mouse === "object") {
      if (mouse.report !== undefined) this.#sendMouse(input.slice(at, at + mouse.size), mouse.report);
      return mouse.size;
    }
    const extended = findExtendedKey(input, at, to, this.#backspace);
    if (typeof extended === "object") {
      this.#send(input, at, extended);
      return extended.size;
    }
    return reply === "partial" || mouse === "partial" || extended === "partial" ? "partial" : 0;
  }

  /** Finds one key. @returns size 0 when more bytes are needed, which does not happen when `forced` */
  #key(input: Uint8Array, at: number, forced: boolean): Step {
    const plain = this.#plainKey(input, at, forced);
    if (plain !== undefined) return plain;
    if (input[at] === ESC && at + 1 < input.length) {
      const inner = this.#plainKey(input, at + 1, forced);
      if (inner !== undefined) {
        if (inner.size === 0 || inner.key === undefined) return { key: undefined, size: 0 };
        // The inner sequence has its escape already: this one is the Escape key.
        if (inner.key.flags & KEY_IMPLIED_META) return { key: { code: ESC, mods: 0, flags: 0 }, size: 1 };
        return { key: { ...inner.key, mods: inner.key.mods | MOD_META }, size: inner.size + 1 };
      }
      return { key: this.#byteKey(input[at + 1]!, MOD_META), size: 2 };
    }
    return { key: this.#byteKey(input[at]!, 0), size: 1 };
  }

  /** A sequence of the table, or a character outside ASCII. @returns undefined when it is neither */
  #plainKey(input: Uint8Array, at: number, forced: boolean): Step | undefined {
    const found = this.#trie.find(input, at, input.length);
    if (typeof found === "object" && (!found.more || forced)) return { key: found.key, size: found.size };
    if (found !== undefined && !forced) return { key: undefined, size: 0 };
    const byte = input[at]!;
    if (byte < 0xc2) return undefined;
    const decoded = decodeCodePoint(input, at, input.length);
    if (decoded === "partial") return forced ? undefined : { key: undefined, size: 0 };
    if (decoded === undefined) return undefined;
    return { key: { code: decoded.codePoint, mods: 0, flags: 0 }, size: decoded.size };
  }

  /** The key of a single byte: control characters become the letter with ctrl. */
  #byteKey(byte: number, mods: number): Key {
    if (byte === 0) return { code: 0x20, mods: mods | MOD_CTRL, flags: 0 };
    if (byte === this.#backspace) return { code: KEY_BSPACE, mods, flags: 0 };
    if (byte >= 0x80) return { code: byte, mods, flags: KEY_LITERAL };
    if (byte >= 0x20 || byte === 0x09 || byte === 0x0d || byte === ESC) return { code: byte, mods, flags: 0 };
    const letter = byte | 0x40;
    return { code: letter >= 0x41 && letter <= 0x5a ? letter | 0x20 : letter, mods: mods | MOD_CTRL, flags: 0 };
  }

  #send(input: Uint8Array, at: number, step: Step): void {
    if (step.key === undefined) return;
    if (step.key.code === KEY_PASTE_START) this.#pasting = true;
    else if (step.key.code === KEY_PASTE_END) this.#pasting = false;
    this.#emit({ kind: "key", event: { key: step.key, bytes: input.slice(at, at + step.size) } });
  }

  #sendMouse(bytes: Uint8Array, report: MouseReport): void {
    const last = this.#lastMouse;
    const mouse: MouseEvent = {
      ...report,
      lastX: last.x,
      lastY: last.y,
      lastButton: last.button,
      valid: false,
      statusAt: -1,
      statusLines: 0,
      offsetX: 0,
      offsetY: 0,
    };
    this.#lastMouse = { x: report.x, y: report.y, button: report.button };
    this.#emit({ kind: "key", event: { key: { code: KEY_MOUSE, mods: 0, flags: 0 }, bytes, mouse } });
  }
}
