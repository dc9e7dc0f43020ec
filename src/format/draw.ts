import type { Screen } from "#terminal/screen.ts";
import type { Style } from "#terminal/style.ts";
import type { RangeType } from "./style.ts";

/** Columns of a drawn format that mean something to the mouse: from `start`, `end` not included, relative to where drawing began. */
export interface FormatRange {
  readonly type: RangeType;
  /** Pane or session id, window index, control number, user name; "" for left and right. */
  readonly argument: number | string;
  readonly start: number;
  readonly end: number;
}

/** A finished piece of a row: text in one style, `width` cells, with the range it lies in. */
export interface LayoutRun {
  readonly text: string;
  readonly style: Style;
  readonly width: number;
  readonly range: Omit<FormatRange, "start" | "end"> | undefined;
  /** Address of `#[link=…]`, "" for none. */
  readonly linkUri: string;
}

/**
 * Lays expanded text out in `width` cells: alignment, list, markers, fill, trimming. The runs' widths add up to `width`
 * (unused cells are runs of spaces).
 */
export function layoutRuns(expanded: string, base: Style, width: number): LayoutRun[] {
  throw new Error(`not there yet ${expanded} ${base.fg} ${width}`);
}

/** Draws expanded text into `width` cells of row `y` from column `x`. @returns its ranges, relative to `x` */
export function drawFormat(
  screen: Screen,
  x: number,
  y: number,
  width: number,
  expanded: string,
  base: Style,
): FormatRange[] {
  throw new Error(`not there yet ${screen.cols} ${x} ${y} ${width} ${expanded} ${base.fg}`);
}
