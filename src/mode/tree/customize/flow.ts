import type { Screen } from "#terminal/screen.ts";
import { DEFAULT_STYLE, type Style } from "#terminal/style.ts";
import { graphemes } from "#terminal/width.ts";

/** Text that flows into a rectangle, broken at blanks; what has no room is left out. */
export class TextFlow {
  readonly #screen: Screen;
  readonly #left: number;
  readonly #cols: number;
  readonly #bottom: number;
  #x: number;
  #y: number;
  /** There is no room left. */
  full = false;

  constructor(screen: Screen, x: number, y: number, cols: number, rows: number) {
    this.#screen = screen;
    this.#left = x;
    this.#cols = cols;
    this.#bottom = y + rows - 1;
    this.#x = x;
    this.#y = y;
    this.full = rows <= 0;
  }

  /** Leaves a line free. */
  skip(): this {
    this.#x = this.#left;
    this.#y++;
    if (this.#y >= this.#bottom) this.full = true;
    return this;
  }

  /** @param more the next text goes on in the same line */
  write(text: string, style: Style = DEFAULT_STYLE, more = false): this {
    if (this.full) return this;
    const letters = graphemes(text);
    let from = 0;
    let room = this.#left + this.#cols - this.#x;
    for (;;) {
      const { end, next } = breakAt(letters, from, room);
      for (const letter of letters.slice(from, end)) this.#x = this.#screen.put(this.#x, this.#y, letter.text, style);
      from = next;
      if (this.#y === this.#bottom || from === letters.length) break;
      this.#x = this.#left;
      this.#y++;
      room = this.#cols;
    }
    const atEdge = this.#x === this.#left + this.#cols;
    if (from !== letters.length || (this.#y === this.#bottom && (!more || atEdge))) this.full = true;
    else if (!more || atEdge) {
      this.#x = this.#left;
      this.#y++;
    }
    return this;
  }
}

/** How much fits into `room` cells, and where to go on: behind the blank or line end where it is broken. */
function breakAt(
  letters: readonly { readonly text: string; readonly width: number }[],
  from: number,
  room: number,
): { readonly end: number; readonly next: number } {
  let end = from;
  for (let width = 0; end < letters.length; end++) {
    const letter = letters[end];
    if (letter === undefined || letter.text === "\n" || width + letter.width > room) break;
    width += letter.width;
  }
  if (end === letters.length) return { end, next: end };
  if (letters[end]?.text === "\n" || letters[end]?.text === " ") return { end, next: end + 1 };
  const blank = letters.slice(0, end).findLastIndex((letter) => letter.text === " ");
  return blank > from ? { end: blank, next: blank + 1 } : { end, next: end };
}
