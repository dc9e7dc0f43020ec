import { drawFormat } from "#format/draw.ts";
import { formatWidth } from "#format/trim.ts";
import { COLOUR_DEFAULT, colourFromString } from "#terminal/colour.ts";
import { DEFAULT_STYLE, type Style } from "#terminal/style.ts";
import { drawBox } from "../box.ts";
import { optionStyle } from "../style.ts";
import { drawHelp } from "./help.ts";
import type { TreeLine } from "./item.ts";
import type { ModeTree } from "./mode-tree.ts";

const PREFIX_STYLE = "#[fg=themelightgrey]#[bg=default]#[noacs]";
const SEPARATOR = "#[fg=themelightgrey]: #[default]";

/** Key, branches and folding sign of a line. */
function prefixOf<Data>(tree: ModeTree<Data>, { item, depth, last, flat }: TreeLine<Data>, keyWidth: number): string {
  const key = item.keyName === "" ? "" : `(${item.keyName})`;
  let prefix = PREFIX_STYLE + key.padEnd(keyWidth);
  if (depth > 0) {
    const parentIsLast = item.parent !== undefined && tree.lines[item.parent.line]?.last === true;
    prefix += (parentIsLast ? "    " : `#[acs]x${PREFIX_STYLE}   `).repeat(depth - 1);
    prefix += `#[acs]${last ? "mq" : "tq"}+${PREFIX_STYLE} `;
  }
  if (item.children.length !== 0) {
    return `${prefix}${item.expanded ? "#[fg=themered]-" : "#[fg=themegreen]+"}${PREFIX_STYLE} `;
  }
  return flat ? prefix : `${prefix}  `;
}

/** Widest name of the items that are aligned, by depth. */
function alignWidths<Data>(lines: readonly TreeLine<Data>[]): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (const { item, depth } of lines) {
    if (item.align !== 0) widths.set(depth, Math.max(widths.get(depth) ?? 0, item.name.length));
  }
  return widths;
}

/** Draws the lines, the preview, and the help where it is asked for. */
export function drawTree<Data>(tree: ModeTree<Data>): void {
  const { screen, lines, environment, pane } = tree;
  if (lines.length === 0 || screen.cols === 0 || tree.rows === 0) return;
  const { options } = pane.window;
  const selected = optionStyle(environment, options, "tree-mode-selection-style");
  const border = optionStyle(environment, options, "tree-mode-border-style");
  screen.clear();

  const keyWidth = Math.max(0, ...lines.map(({ item }) => (item.key === undefined ? 0 : item.keyName.length + 3)));
  const widths = alignWidths(lines);
  const last = Math.min(lines.length, tree.offset + tree.rows);
  for (let at = tree.offset; at < last; at++) {
    const line = lines[at];
    if (line === undefined) continue;
    const style = at === tree.current ? selected : DEFAULT_STYLE;
    drawLine(tree, line, at - tree.offset, prefixOf(tree, line, keyWidth), style, at === tree.current, widths);
  }
  if (tree.preview !== "off") drawPreviewBox(tree, border);
  if (tree.helpShown)
    drawHelp(screen, tree.source.help, border, (text) => environment.expand(text, tree.source.extras));
}

function drawLine<Data>(
  tree: ModeTree<Data>,
  { item, depth }: TreeLine<Data>,
  row: number,
  prefix: string,
  style: Style,
  isSelected: boolean,
  widths: ReadonlyMap<number, number>,
): void {
  const { screen } = tree;
  const { cols } = screen;
  if (isSelected) screen.fill(0, row, cols, 1, " ", { ...DEFAULT_STYLE, bg: style.bg });
  const options = { keepColours: isSelected };
  const look = item.tagged ? { ...style, fg: THEME_CYAN } : style;

  const align = widths.get(depth) ?? 0;
  const name = item.align === 1 ? item.name.padStart(align) : item.align === -1 ? item.name.padEnd(align) : item.name;
  const label = name + (item.tagged ? "*" : "") + (item.text === undefined ? "" : SEPARATOR);
  const prefixWidth = Math.min(formatWidth(prefix), cols);
  const labelWidth = Math.min(formatWidth(label), cols - prefixWidth);
  drawFormat(screen, 0, row, prefixWidth, prefix, isSelected ? look : DEFAULT_STYLE, options);
  drawFormat(screen, prefixWidth, row, cols - prefixWidth, label, look, options);
  const x = prefixWidth + labelWidth;
  if (item.text !== undefined && x < cols) drawFormat(screen, x, row, cols - x, item.text, look, options);
}

/** Colour of what is tagged: the theme's cyan. */
const THEME_CYAN = colourFromString("themecyan") ?? COLOUR_DEFAULT;

function drawPreviewBox<Data>(tree: ModeTree<Data>, border: Style): void {
  const { screen, rows, sort } = tree;
  const { cols } = screen;
  const boxRows = screen.rows - rows;
  const current = tree.currentItem;
  if (screen.rows <= 4 || rows < 2 || boxRows <= 4 || cols <= 4 || current === undefined) return;
  const item = current.drawAsParent ? (current.parent ?? current) : current;
  drawBox(screen, 0, rows, cols, boxRows, "single", border);

  let title = ` ${item.name}`;
  if (tree.source.orders.length !== 0) {
    title += ` (sort: ${sort.order ?? ""}${sort.reversed ? ", reversed" : ""})`;
    if (tree.viewName !== undefined) title += ` (view: ${tree.viewName})`;
  }
  if (cols - 2 >= title.length) {
    const state = tree.noMatches ? "no matches" : "active";
    const hasRoom = tree.filter !== undefined && cols - 2 >= title.length + 10 + state.length + 2;
    screen.put(1, rows, `${title}${hasRoom ? ` (filter: ${state}) ` : " "}`, border);
  }
  tree.source.draw?.(item.data, screen, 2, rows + 1, cols - 4, boxRows - 2);
}
