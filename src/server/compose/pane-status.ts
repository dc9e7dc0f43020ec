import { drawFormat, type FormatRange } from "#format/draw.ts";
import type { FormatContext } from "#format/context.ts";
import { expandTime } from "#format/expand.ts";
import { paneLines } from "#model/pane-look.ts";
import type { Pane } from "#model/pane.ts";
import { paneIndex } from "#model/window-panes.ts";
import { Screen } from "#terminal/screen.ts";
import { ATTR_CHARSET, type Style } from "#terminal/style.ts";
import { borderGlyph } from "./junctions.ts";
import type { StatusSpan } from "./spans.ts";

/** The drawn status line of a pane: one row, and what its columns mean. */
export interface PaneStatusLine {
  readonly screen: Screen;
  readonly ranges: readonly FormatRange[];
}

/**
 * Draws `pane-border-format` on the border that the spans of the status line lie on.
 *
 * @param spans the pane's status spans from left to right
 * @param style the border's style
 */
export function drawPaneStatus(
  pane: Pane,
  spans: readonly StatusSpan[],
  style: Style,
  context: FormatContext,
): PaneStatusLine | undefined {
  let width = 0;
  for (const span of spans) width = Math.max(width, span.offset + span.width);
  if (width === 0) return undefined;
  const screen = new Screen(width, 1);
  const index = paneIndex(pane);
  for (const span of spans) {
    const glyph = borderGlyph(paneLines(pane), span.shape, index);
    screen.fill(span.offset, 0, span.width, 1, glyph.text, { ...style, attr: style.attr | glyph.attr });
  }
  const base: Style = { ...style, attr: style.attr & ~ATTR_CHARSET };
  const text = expandTime(pane.options.string("pane-border-format"), context);
  const ranges = drawFormat(screen, 0, 0, width, text, base);
  return { screen, ranges };
}
