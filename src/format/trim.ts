import { readMarkup, visibleGraphemes, visibleWidth, type Markup } from "./markup.ts";

/** Width in cells of expanded text; styles (`#[…]`) have none. 0 where a style has no end. */
export function formatWidth(expanded: string): number {
  if (!expanded.includes("#")) return visibleWidth(expanded);
  const { pieces, complete } = readMarkup(expanded);
  return complete ? pieces.reduce((sum, piece) => sum + widthOfPiece(piece), 0) : 0;
}

/**
 * Cuts expanded text to `width` cells, keeping every style. A wide character that would be cut goes.
 *
 * @param keep `left` keeps the beginning, `right` the end
 * Source: tmux/tmux format-draw.c, format_trim_left and format_trim_right; regress/style-trim.sh
 */
export function trimFormat(expanded: string, width: number, keep: "left" | "right"): string {
  return keep === "left" ? trimEnd(expanded, width) : trimBeginning(expanded, width);
}

/** Keeps the first `limit` cells; what comes after them goes, styles too. */
function trimEnd(expanded: string, limit: number): string {
  let out = "";
  let width = 0;
  for (const piece of readMarkup(expanded).pieces) {
    if (width >= limit) break;
    if (piece.kind === "style") out += piece.source;
    else if (isHashes(piece)) {
      const count = Math.min(piece.text.length, limit - width);
      out += hashes(piece, count);
      width += count;
    } else {
      for (const grapheme of visibleGraphemes(piece.text)) {
        if (width >= limit) break;
        if (width + grapheme.width <= limit) out += grapheme.text;
        width += grapheme.width;
      }
    }
  }
  return out;
}

/** Drops cells from the beginning until `limit` are left; every style stays. */
function trimBeginning(expanded: string, limit: number): string {
  const total = formatWidth(expanded);
  if (total <= limit) return expanded;
  const skip = total - limit;
  let out = "";
  let width = 0;
  for (const piece of readMarkup(expanded).pieces) {
    if (piece.kind === "style") out += piece.source;
    else if (isHashes(piece)) {
      const dropped = Math.min(piece.text.length, Math.max(0, skip - width));
      out += hashes(piece, piece.text.length - dropped);
      width += piece.text.length;
    } else {
      for (const grapheme of visibleGraphemes(piece.text)) {
        if (width >= skip) out += grapheme.text;
        width += grapheme.width;
      }
    }
  }
  return out;
}

function widthOfPiece(piece: Markup): number {
  return piece.kind === "style" ? 0 : visibleWidth(piece.text);
}

function isHashes(piece: Markup): boolean {
  return piece.source.startsWith("#");
}

/** `count` hashes as they must stand to be drawn. A single one that escapes nothing needs no second. */
function hashes(piece: Markup, count: number): string {
  if (count === 0) return "";
  return piece.source === "#" ? "#" : "##".repeat(count);
}
