import type { Screen } from "./screen.ts";

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

/** Lines `from` to `to` (both included, negative: history) as `capture-pane` prints them, without line ends. */
export function captureLines(screen: Screen, from: number, to: number, options: CaptureOptions = {}): string[] {
  throw new Error(`not yet: ${screen} ${from} ${to} ${options}`);
}

/** The dump of `capture-pane -R`: all lines, all cells, with flags. */
export function captureRaw(screen: Screen): string[] {
  throw new Error(`not yet: ${screen}`);
}
