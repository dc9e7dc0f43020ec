/// <reference lib="dom" />
import { type ITheme, Terminal } from "@xterm/xterm";

const LEAST_FONT_PX = 6;
const LARGEST_FONT_PX = 20;
const FONT = '"JetBrains Mono", "Cascadia Code", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace';

const THEME: ITheme = {
  background: "#0d0f14",
  foreground: "#d7dce8",
  cursor: "#d7dce8",
  selectionBackground: "#3a4560",
  black: "#1f2430",
  red: "#f07178",
  green: "#8fce7e",
  yellow: "#e5c07b",
  blue: "#7aa2f7",
  magenta: "#c792ea",
  cyan: "#6fc8d6",
  white: "#c5cbdb",
  brightBlack: "#5b647a",
  brightRed: "#ff8f95",
  brightGreen: "#aee8a0",
  brightYellow: "#ffd996",
  brightBlue: "#9dbdff",
  brightMagenta: "#dcb0ff",
  brightCyan: "#93e5f1",
  brightWhite: "#ffffff",
};

/** The terminal in the page: as many cells as the share has, in letters as large as fit. */
export class Viewport {
  readonly #terminal = new Terminal({
    cols: 80,
    rows: 24,
    scrollback: 0,
    fontFamily: FONT,
    fontSize: 14,
    cursorBlink: false,
    disableStdin: true,
    allowTransparency: false,
    theme: THEME,
  });
  readonly #element = document.getElementById("terminal");
  #opened = false;

  /** @param type takes what is typed, pasted or done with the mouse */
  constructor(type: (bytes: Uint8Array) => void) {
    const encoder = new TextEncoder();
    this.#terminal.onData((text) => type(encoder.encode(text)));
    this.#terminal.onBinary((text) => type(Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff)));
    addEventListener("resize", () => this.#fit());
  }

  setReadOnly(readOnly: boolean): void {
    this.#terminal.options.disableStdin = readOnly;
  }

  /** @param size given with a key frame */
  show(bytes: Uint8Array, size: { readonly cols: number; readonly rows: number } | undefined): void {
    if (!this.#opened && this.#element !== null) {
      this.#opened = true;
      this.#terminal.open(this.#element);
      this.#terminal.focus();
    }
    if (size !== undefined && (size.cols !== this.#terminal.cols || size.rows !== this.#terminal.rows)) {
      this.#terminal.resize(size.cols, size.rows);
    }
    this.#terminal.write(bytes, size === undefined ? undefined : () => this.#fit());
  }

  /** Letters as large as the window allows. Cells grow with the font almost in proportion: two rounds settle it. */
  #fit(): void {
    const screen = this.#element?.querySelector<HTMLElement>(".xterm-screen");
    const main = document.querySelector("main");
    const frame = document.getElementById("frame");
    if (!screen || !main || !frame || this.#element === null) return;
    for (let round = 0; round < 2; round++) {
      const room = getComputedStyle(main);
      const inside = getComputedStyle(frame);
      const taken = (style: CSSStyleDeclaration, ...sides: string[]): number =>
        sides.reduce((sum, side) => sum + Number.parseFloat(style.getPropertyValue(side) || "0"), 0);
      const width =
        main.clientWidth -
        taken(room, "padding-left", "padding-right") -
        taken(inside, "padding-left", "padding-right", "border-left-width", "border-right-width");
      const height =
        main.clientHeight -
        taken(room, "padding-top", "padding-bottom") -
        taken(inside, "padding-top", "padding-bottom", "border-top-width", "border-bottom-width");
      const now = this.#terminal.options.fontSize ?? 14;
      const factor = Math.min(width / screen.clientWidth, height / screen.clientHeight);
      const wanted = Math.max(LEAST_FONT_PX, Math.min(LARGEST_FONT_PX, Math.floor(now * factor * 4) / 4));
      if (wanted === now) return;
      this.#terminal.options.fontSize = wanted;
    }
  }
}
