import { LINE_WRAPPED } from "./line.ts";
import type { Block } from "./packed-block.ts";

/** A cell of packed lines: number of a block, of a line in it, of a cell in that. */
export interface Place {
  readonly block: number;
  readonly line: number;
  readonly cell: number;
}

/** Where the rows of a block begin at some width: for each a line and a cell of it. */
export interface BlockLayout {
  readonly lines: Int32Array;
  readonly cells: Int32Array;
  readonly count: number;
  /** Columns that are filled of the last row when it goes on in the next block, else NO_ROW. */
  readonly open: number;
}

/** No row is open: the next line begins one. */
export const NO_ROW = -1;

let $lines = new Int32Array(1024);
let $cells = new Int32Array(1024);
let $count = 0;

function begin(line: number, cell: number): void {
  if ($count === $lines.length) {
    const [lines, cells] = [new Int32Array($count * 2), new Int32Array($count * 2)];
    lines.set($lines);
    cells.set($cells);
    [$lines, $cells] = [lines, cells];
  }
  $lines[$count] = line;
  $cells[$count++] = cell;
}

/**
 * Lays the lines of a block out as rows of `cols` columns: lines that go on in the next one are one text, broken where no
 * character fits any more. Lines whose cells are all one column wide are not looked at, only counted.
 *
 * @param open columns that are filled already of a row that began in the block before; NO_ROW for none
 * @returns valid until the next call
 *
 * Source of the rules: tmux/tmux grid.c, grid_reflow
 */
export function layBlock(block: Block, fromLine: number, fromCell: number, open: number, cols: number): BlockLayout {
  $count = 0;
  let filled = open;
  for (let line = fromLine; line < block.count; line++) {
    const wrapped = (block.flags[line]! & LINE_WRAPPED) !== 0;
    const used = block.used[line]!;
    let at = line === fromLine ? fromCell : 0;
    if (filled === NO_ROW) {
      begin(line, at);
      filled = 0;
    } else if (at >= used && !wrapped) {
      // An empty line stays one, though the row above it would go on.
      begin(line, at);
    }
    if (block.isEven(line)) {
      const taken = Math.min(used - at, cols - filled);
      if (taken > 0) {
        at += taken;
        filled += taken;
      }
      for (; at < used; at += filled) {
        begin(line, at);
        filled = Math.min(used - at, cols);
      }
    } else if (at < used) {
      const widths = block.widths(line);
      for (; at < used; at++) {
        const width = widths[at]!;
        if (filled + width > cols && filled > 0) {
          begin(line, at);
          filled = 0;
        }
        filled += width;
      }
    }
    if (!wrapped || filled >= cols) filled = NO_ROW;
  }
  return { lines: $lines, cells: $cells, count: $count, open: filled };
}
