import { Terminal, type TerminalHost, type TerminalOptions } from "#terminal/terminal.ts";
import type { Screen } from "#terminal/screen.ts";

const encoder = new TextEncoder();

/** A terminal that was fed a text. */
export function fed(
  text: string | Uint8Array,
  cols = 20,
  rows = 5,
  options: TerminalOptions = {},
  host: TerminalHost = {},
): Terminal {
  const terminal = new Terminal(cols, rows, { historyLimit: 100, now: () => 0, ...options }, host);
  feed(terminal, text);
  return terminal;
}

export function feed(terminal: Terminal, text: string | Uint8Array): void {
  terminal.feed(typeof text === "string" ? encoder.encode(text) : text);
}

/** What a screen shows, a line a row; the cursor's cell stands in ‹›, blanks at the end of rows and blank rows at the end are cut. */
export function picture(screen: Screen): string {
  const rows: string[] = [];
  for (let y = 0; y < screen.rows; y++) {
    let row = "";
    for (let x = 0; x < screen.cols; x++) {
      const text = screen.cellText(x, y);
      const cursor = y === screen.cursorY && x === Math.min(screen.cursorX, screen.cols - 1);
      row += cursor ? `‹${text}›` : text;
    }
    rows.push(row.replace(/ +$/, ""));
  }
  while (rows.at(-1) === "") rows.pop();
  return rows.join("\n");
}

/** Numbers below n, the same ones for the same seed. */
export function numbers(seed: number): (n: number) => number {
  let state = Math.imul(seed, 2654435761) >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

const TEXTS = [
  "a",
  "b",
  "xyz",
  "hello ",
  "日",
  "本語",
  "é",
  "e\u0301",
  "👍🏽",
  "🇩🇪",
  "\t",
  " ",
  "   ",
  "*\ufe0f",
  "각",
  "👨\u200d👩",
];
const FINALS = [
  "@",
  "A",
  "B",
  "C",
  "D",
  "E",
  "F",
  "G",
  "H",
  "J",
  "K",
  "L",
  "M",
  "P",
  "S",
  "T",
  "X",
  "Z",
  "b",
  "d",
  "r",
];
const STYLES = "0 1 3 4 4:3 7 9 53 31 42 38;5;200 48;5;20 38;2;1;2;3 48;2;9;8;7 58;5;3 39 49 59 97 104".split(" ");
const CONTROLS = ["\n", "\r", "\b", "\x1bM", "\x1bD", "\x1bE", "\x1b7", "\x1b8", "\x1b(0", "\x1b(B", "\x1bH"];

/** Text and control functions as programs send them, and some as they should not. */
export function stream(random: (n: number) => number, cols: number, rows: number, length: number): string {
  let text = "";
  for (let i = 0; i < length; i++) {
    const kind = random(20);
    if (kind < 9) text += TEXTS[random(TEXTS.length)];
    else if (kind < 11) text += "\r\n";
    else if (kind < 12) text += CONTROLS[random(CONTROLS.length)];
    else if (kind < 14) text += `\x1b[${STYLES[random(STYLES.length)]}m`;
    else if (kind < 18) {
      const first = random(3) > 0 ? String(random(rows + 4)) : "";
      const second = random(3) === 0 ? `;${random(cols + 3)}` : "";
      text += `\x1b[${first}${second}${FINALS[random(FINALS.length)]}`;
    } else text += `\x1b[${1 + random(rows)};${1 + random(cols)}H`;
  }
  return text;
}

/** A stream without what `drop` names, of characters that every terminal knows the width of. */
export function plainStream(text: string, drop: readonly string[] = []): string {
  let plain = Array.from(text, (character) => (/[ -~日本語é\p{Cc}]/u.test(character) ? character : "")).join("");
  for (const part of drop) plain = plain.replaceAll(part, "");
  return plain;
}

/** A stream without control sequences that end in one of these. */
export function withoutFinals(text: string, finals: string): string {
  const parts = text.split("\x1b[");
  return parts.reduce((all, part) => {
    const m = /^([\d;:?]*)(.)/su.exec(part);
    return m && finals.includes(m[2]!) ? all + part.slice(m[0].length) : `${all}\x1b[${part}`;
  });
}
