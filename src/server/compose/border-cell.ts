import type { Client } from "#model/client.ts";
import { paneLines } from "#model/pane-look.ts";
import type { Pane } from "#model/pane.ts";
import { paneIndex } from "#model/window-panes.ts";
import type { Window } from "#model/window.ts";
import { ATTR_CHARSET, ATTR_REVERSE, type Style } from "#terminal/style.ts";
import { ARROW_DOWN, ARROW_LEFT, ARROW_RIGHT, ARROW_UP, borderGlyph, CELL_UD } from "./junctions.ts";
import type { BorderMark } from "./border-mark.ts";

/** Keep what is left and right of a vertical border apart on terminals that order right-to-left text themselves. */
const START_ISOLATE = "\u2066";
const END_ISOLATE = "\u2069";

/** A cell that is no pane's: its character and how it looks. */
export interface DressedCell {
  readonly text: string;
  readonly style: Style;
}

/**
 * What stands in a cell of a border.
 *
 * @param styleOf style of a pane's borders; of undefined, of borders that are no pane's
 * @param marked the marked pane, where this client shows it
 */
export function borderCell(
  border: BorderMark,
  window: Window,
  client: Client,
  marked: Pane | undefined,
  styleOf: (pane: Pane | undefined) => Style,
): DressedCell {
  const pane = stylePane(border, window.active);
  const lines = pane === undefined ? "single" : paneLines(pane);
  const index = pane === undefined ? undefined : paneIndex(pane);
  const glyph = borderGlyph(lines, border.shape, index);
  const style = styleOf(pane);
  let { text } = glyph;
  let attr = style.attr | glyph.attr;
  if (marked !== undefined && border.has(marked)) attr ^= ATTR_REVERSE;
  const arrow = border.arrow ? arrowTo(window.active, border) : undefined;
  if (arrow !== undefined) {
    text = arrow;
    attr |= ATTR_CHARSET;
  } else if (border.shape === CELL_UD && client.bidi) {
    const line = (attr & ATTR_CHARSET) === 0 ? text : "│";
    text = END_ISOLATE + line + START_ISOLATE;
    attr &= ~ATTR_CHARSET;
  }
  return { text, style: { ...style, attr } };
}

/** The pane whose style a border cell has: the one the layout chose, else the active one if it is beside it, else any beside it. */
function stylePane(border: BorderMark, active: Pane | undefined): Pane | undefined {
  if (border.owner !== undefined) return border.owner;
  if (active !== undefined && border.has(active)) return active;
  return border.top ?? border.bottom ?? border.left ?? border.right;
}

function arrowTo(active: Pane | undefined, border: BorderMark): string | undefined {
  if (active === undefined) return undefined;
  if (border.left === active) return ARROW_LEFT;
  if (border.right === active) return ARROW_RIGHT;
  if (border.top === active) return ARROW_UP;
  return border.bottom === active ? ARROW_DOWN : undefined;
}
