import { captureCells, type CaptureState } from "./capture-cells.ts";
import { unpackExtra, CELL_WORDS } from "./cell.ts";
import { extraLink } from "./extras.ts";
import { hyperlink } from "./hyperlinks.ts";
import {
  LINE_DEAD,
  LINE_EXTENDED,
  LINE_HYPERLINK,
  LINE_START_OUTPUT,
  LINE_START_PROMPT,
  LINE_WRAPPED,
  type Line,
} from "./line.ts";
import type { Screen } from "./screen.ts";

export { captureRaw } from "./capture-raw.ts";

/** Flags of capture-pane, named for what they do. */
export interface CaptureOptions {
  /** -e: escape sequences for attributes and colours. */
  readonly escapes?: boolean;
  /** -C: control characters as octal, backslash doubled. */
  readonly octal?: boolean;
  /** -J: wrapped lines are joined and blanks at the end kept. */
  readonly joined?: boolean;
  /** -N: blanks at the end are kept. */
  readonly trailingSpaces?: boolean;
  /** -T: cells without a character at the end are left out. */
  readonly trim?: boolean;
  /** -L: each line begins with its number. */
  readonly lineNumbers?: boolean;
  /** -F: each line begins with its flags as letters. */
  readonly lineFlags?: boolean;
  /** -H: the lines' hyperlinks instead of their text. */
  readonly links?: boolean;
}

/**
 * Lines `from` to `to` (both included, negative: history) as `capture-pane` prints them, without line ends. The lines are
 * clamped to what there is; with `joined` wrapped ones are one.
 *
 * Source: tmux/tmux cmd-capture-pane.c
 */
export function captureLines(screen: Screen, from: number, to: number, options: CaptureOptions = {}): string[] {
  const first = Math.min(Math.max(from, -screen.historySize), screen.rows - 1);
  const last = Math.min(Math.max(to, -screen.historySize), screen.rows - 1);
  const state: CaptureState = { style: null, escapes: options.escapes ?? false, octal: options.octal ?? false };
  const seen = new Set<number>();
  const out: string[] = [];
  let joining = false;
  for (let y = Math.min(first, last); y <= Math.max(first, last); y++) {
    const line = screen.line(y);
    const text = options.links ? lineLinks(line, seen, screen.cols) : lineText(line, screen.cols, state, options);
    if (options.links && text === "") continue;
    let prefix = "";
    if (options.lineNumbers) prefix += `${y} `;
    if (options.lineFlags) prefix += `${flagLetters(line.flags)} `;
    if (joining) out[out.length - 1] += prefix + text;
    else out.push(prefix + text);
    joining = (options.joined ?? false) && (line.flags & LINE_WRAPPED) !== 0;
  }
  return out;
}

function lineText(line: Line, cols: number, state: CaptureState, options: CaptureOptions): string {
  const end = options.joined || options.trim ? line.used : line.size;
  const text = captureCells(line, 0, Math.min(end, cols), state);
  return options.joined || options.trailingSpaces ? text : text.replace(/ +$/, "");
}

const FLAG_LETTERS: readonly (readonly [number, string])[] = [
  [LINE_DEAD, "D"],
  [LINE_HYPERLINK, "H"],
  [LINE_START_OUTPUT, "O"],
  [LINE_START_PROMPT, "P"],
  [LINE_WRAPPED, "W"],
  [LINE_EXTENDED, "X"],
];

function flagLetters(flags: number): string {
  let letters = "";
  for (const [flag, letter] of FLAG_LETTERS) if (flags & flag) letters += letter;
  return letters === "" ? "-" : letters;
}

/** Targets of the links in a line that no line before it had. */
function lineLinks(line: Line, seen: Set<number>, cols: number): string {
  if ((line.flags & LINE_HYPERLINK) === 0) return "";
  const uris: string[] = [];
  for (let x = 0; x < Math.min(line.used, line.size); x++) {
    const number = extraLink(unpackExtra(line.cells[x * CELL_WORDS + 3]!));
    const link = number === 0 || seen.has(number) ? undefined : hyperlink(number);
    if (link === undefined) continue;
    if (seen.size === cols) break;
    seen.add(number);
    uris.push(link.uri);
  }
  return uris.join(" ");
}
