/** Flags of a line, with tmux's values. Source: tmux/tmux tmux.h, GRID_LINE_* */
export const LINE_WRAPPED = 0x1;
export const LINE_EXTENDED = 0x2;
export const LINE_DEAD = 0x4;
export const LINE_START_PROMPT = 0x8;
export const LINE_SECOND_PROMPT = 0x10;
export const LINE_START_COMMAND = 0x20;
export const LINE_START_OUTPUT = 0x40;
export const LINE_END_OUTPUT = 0x80;
export const LINE_HYPERLINK = 0x100;

/** A row of cells. `cells` may be shorter than the screen is wide: what is missing is blank. */
export class Line {
  cells: Int32Array = new Int32Array(0);
  /** Cells with storage, and cells written to (tmux's cellsize and cellused). */
  size = 0;
  used = 0;
  /** LINE_* bits. */
  flags = 0;
  /** When the line went into history, ms since the epoch; 0 on the screen. */
  time = 0;
  /** Version of the content: equal stamps mean equal content, whatever screen the lines are of. */
  stamp = 0;
}
