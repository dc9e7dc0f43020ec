import type { TerminalOptions } from "./host.ts";
import type { Parameters } from "./parameters.ts";
import type { Terminal } from "./terminal.ts";

/** Titles that are kept; the oldest goes. */
const TITLES_MAX = 10;

/** Size of a cell where the outer terminal did not tell: as tmux assumes. */
const CELL_WIDTH_PX = 16;
const CELL_HEIGHT_PX = 32;

/** Size of a cell in pixels, as programs are told. */
export const cellWidthPx = (options: TerminalOptions): number => options.cellWidthPx || CELL_WIDTH_PX;
export const cellHeightPx = (options: TerminalOptions): number => options.cellHeightPx || CELL_HEIGHT_PX;

/** Parameters that follow an operation, for those that have any. */
const FOLLOWING: ReadonlyMap<number, number> = new Map([
  [3, 2],
  [4, 2],
  [8, 2],
  [9, 1],
  [10, 1],
]);

/** Several operations in one sequence are carried out in turn. */
export function windowOperations(terminal: Terminal, params: Parameters): void {
  for (let i = 0; ; i++) {
    const operation = params.get(i, 0, -1);
    if (operation === -1) return;
    if (operation === 22 || operation === 23) {
      i++;
      const what = params.get(i, 0, -1);
      if (what === -1) return;
      if (what === 0 || what === 2) titles(terminal, operation === 22);
      continue;
    }
    for (let left = FOLLOWING.get(operation) ?? 0; left > 0; left--) {
      i++;
      if (params.get(i, 0, -1) === -1) return;
    }
    report(terminal, operation);
  }
}

function titles({ screen, host }: Terminal, push: boolean): void {
  if (push) {
    while (screen.titleStack.length >= TITLES_MAX) screen.titleStack.shift();
    screen.titleStack.push(screen.title);
    return;
  }
  const title = screen.titleStack.pop();
  if (title !== undefined) screen.title = title;
  host.title?.(screen.title);
}

function report(terminal: Terminal, operation: number): void {
  const { cols, rows } = terminal.screen;
  const width = cellWidthPx(terminal.options);
  const height = cellHeightPx(terminal.options);
  if (operation === 14) terminal.reply(`\x1b[4;${rows * height};${cols * width}t`);
  else if (operation === 15) terminal.reply(`\x1b[5;${rows * height};${cols * width}t`);
  else if (operation === 16) terminal.reply(`\x1b[6;${height};${width}t`);
  else if (operation === 18) terminal.reply(`\x1b[8;${rows};${cols}t`);
  else if (operation === 19) terminal.reply(`\x1b[9;${rows};${cols}t`);
}
