/** End of the text. */
export const END = "";

/**
 * The characters of a command text, with lines joined where a line ends in an odd number of backslashes.
 * Counts lines as it goes.
 */
export class SourceReader {
  readonly #text: string;
  #at = 0;
  /** Backslashes read ahead and not handed out yet. */
  #backslashes = 0;
  line: number;

  constructor(text: string, line: number) {
    this.#text = text;
    this.line = line;
  }

  /** The next character, END at the end. */
  next(): string {
    if (this.#backslashes > 0) {
      this.#backslashes--;
      return "\\";
    }
    for (;;) {
      const char = this.#text[this.#at++] ?? END;
      if (char === "\\") {
        this.#backslashes++;
        continue;
      }
      if (char === "\n" && this.#backslashes % 2 === 1) {
        this.line++;
        this.#backslashes--;
        continue;
      }
      if (this.#backslashes > 0) {
        this.#at--;
        this.#backslashes--;
        return "\\";
      }
      return char;
    }
  }

  /** Takes the last character back; it must be the last that `next` gave. */
  back(char: string): void {
    if (char === "\\") this.#backslashes++;
    else this.#at--;
  }
}
