import { widthOf } from "#terminal/width.ts";

/** Cells that a character takes in a prompt: control characters are shown as `^X`. */
export function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20 || code === 0x7f ? 2 : widthOf(code);
}

/** How a character is shown in a prompt. */
export function shownCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x7f) return "^?";
  return code < 0x20 ? `^${String.fromCharCode(code | 0x40)}` : character;
}

/** The line being edited: characters, the cursor between them, what was cut last. */
export class EditLine {
  characters: string[];
  /** 0 to `characters.length`. */
  cursor: number;
  #cut: readonly string[] | undefined;

  constructor(text: string) {
    this.characters = Array.from(text);
    this.cursor = this.characters.length;
  }

  get text(): string {
    return this.characters.join("");
  }

  get size(): number {
    return this.characters.length;
  }

  /** Cells before a place, the whole line by default. */
  width(to = this.size): number {
    return this.characters.slice(0, to).reduce((sum, character) => sum + characterWidth(character), 0);
  }

  set(text: string): void {
    this.characters = Array.from(text);
    this.cursor = this.size;
  }

  insert(characters: readonly string[]): void {
    this.characters.splice(this.cursor, 0, ...characters);
    this.cursor += characters.length;
  }

  /** Puts `text` in the place of some characters; the cursor comes behind it. */
  replace(from: number, to: number, text: string): void {
    const inserted = Array.from(text);
    this.characters.splice(from, to - from, ...inserted);
    this.cursor = from + inserted.length;
  }

  backspace(): boolean {
    if (this.cursor === 0) return false;
    this.characters.splice(--this.cursor, 1);
    return true;
  }

  deleteForward(): boolean {
    if (this.cursor === this.size) return false;
    this.characters.splice(this.cursor, 1);
    return true;
  }

  clear(): void {
    this.set("");
  }

  killToEnd(): boolean {
    if (this.cursor === this.size) return false;
    this.characters.length = this.cursor;
    return true;
  }

  /** Cuts back to the start of the word; `yank` puts it in again. */
  cutWord(separators: string): void {
    const from = this.#wordStart(separators);
    this.#cut = this.characters.slice(from, this.cursor);
    this.characters.splice(from, this.cursor - from);
    this.cursor = from;
  }

  /** Inserts what was cut, else `other`. @returns whether there was something */
  yank(other: string | undefined): boolean {
    const characters = this.#cut ?? (other === undefined ? undefined : Array.from(other));
    if (characters === undefined) return false;
    this.insert(characters);
    return true;
  }

  /** Exchanges the two characters before the cursor, or the one before with the one under it. */
  transpose(): boolean {
    const at = Math.min(this.cursor + 1, this.size);
    if (at < 2) return false;
    const [first = "", second = ""] = this.characters.slice(at - 2, at);
    this.characters.splice(at - 2, 2, second, first);
    this.cursor = at;
    return true;
  }

  #isSpace(at: number): boolean {
    return this.characters[at] === " ";
  }

  #isSeparator(separators: string, at: number): boolean {
    const character = this.characters[at] ?? "";
    return character > "" && character <= "~" && separators.includes(character);
  }

  #wordStart(separators: string): number {
    let at = this.cursor;
    while (at !== 0 && this.#isSpace(--at));
    const kind = this.#isSeparator(separators, at);
    while (at !== 0) {
      at--;
      if (this.#isSpace(at) || kind !== this.#isSeparator(separators, at)) return at + 1;
    }
    return at;
  }

  backwardWord(separators: string): void {
    this.cursor = this.#wordStart(separators);
  }

  /** To the end of this or the next word; `toNext` (vi) to the start of the next one. */
  forwardWord(separators: string, toNext: boolean): void {
    let at = this.cursor;
    if (!toNext) while (at !== this.size && this.#isSpace(at)) at++;
    if (at !== this.size) {
      const kind = this.#isSeparator(separators, at) && !this.#isSpace(at);
      do {
        at++;
        if (!this.#isSpace(at)) continue;
        if (toNext) while (at !== this.size && this.#isSpace(at)) at++;
        break;
      } while (at !== this.size && kind === this.#isSeparator(separators, at));
    }
    this.cursor = at;
  }

  /** Onto the last character of the next word (vi `e`). */
  endWord(separators: string): void {
    let at = this.cursor;
    if (at === this.size) return;
    do {
      at++;
      if (at === this.size) {
        this.cursor = at;
        return;
      }
    } while (this.#isSpace(at));
    const kind = this.#isSeparator(separators, at);
    do at++;
    while (at !== this.size && !this.#isSpace(at) && kind === this.#isSeparator(separators, at));
    this.cursor = at - 1;
  }

  /** Bounds of the word that the cursor is in or behind; undefined where there is none. */
  wordAtCursor(): { readonly from: number; readonly to: number } | undefined {
    const at = Math.max(0, this.cursor - 1);
    let from = at;
    while (from > 0 && !this.#isSpace(from)) from--;
    while (from < this.size && this.#isSpace(from)) from++;
    let to = at;
    while (to < this.size && !this.#isSpace(to)) to++;
    while (to > 0 && this.#isSpace(to)) to--;
    if (to < this.size) to++;
    return to < from ? undefined : { from, to };
  }
}
