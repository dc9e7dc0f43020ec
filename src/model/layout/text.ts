import type { Window } from "../window.ts";
import { LayoutCell } from "./cell.ts";

/** tmux's sum over the text of a layout: 16 bits, rotated right by one before each character. */
export function layoutChecksum(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (((sum >> 1) | ((sum & 1) << 15)) + text.charCodeAt(at)) & 0xffff;
  return sum;
}

/**
 * A layout as tmux writes it: checksum, then the tree with `{}` for left-right and `[]` for top-bottom, then the
 * floating panes, front to back, in `<>`.
 */
export function layoutText(window: Window, root: LayoutCell | null): string {
  let text = root === null ? "" : cellText(root);
  const floating: string[] = [];
  for (const pane of window.zIndex) {
    if (!pane.floating || pane.layoutCell === null) break;
    floating.push(cellText(pane.layoutCell));
  }
  if (floating.length > 0) text += `<${floating.join(",")}>`;
  return `${layoutChecksum(text).toString(16).padStart(4, "0")},${text}`;
}

function cellText(cell: LayoutCell): string {
  const place = `${cell.cols}x${cell.rows},${cell.x},${cell.y}`;
  if (cell.pane !== null) return `${place},${cell.pane.id}`;
  if (cell.type === "pane") return place;
  const inner = cell.cells.map(cellText).join(",");
  return cell.type === "left-right" ? `${place}{${inner}}` : `${place}[${inner}]`;
}

/** Reads a layout's text into cells without panes. @returns undefined where the text or its checksum is wrong */
export function parseLayout(text: string): LayoutCell | undefined {
  const match = /^([0-9a-fA-F]{4}),(.*)$/s.exec(text);
  const body = match?.[2] ?? "";
  if (match === null || parseInt(match[1] ?? "", 16) !== layoutChecksum(body)) return undefined;
  const reader = { text: body, at: 0 };
  const root = readCell(reader, null);
  return root !== undefined && reader.at === body.length ? root : undefined;
}

/** Layouts of deeper nesting are refused: no window has so many panes. */
const MAX_DEPTH = 500;

function readCell(
  reader: { readonly text: string; at: number },
  parent: LayoutCell | null,
  depth = 0,
): LayoutCell | undefined {
  const place = /^(\d+)x(\d+),(\d+),(\d+)/.exec(reader.text.slice(reader.at));
  if (place === null || depth > MAX_DEPTH) return undefined;
  reader.at += place[0].length;
  // A pane's id may follow; "80x" after the comma is already the next cell.
  const id = /^,\d+(?!\d|x)/.exec(reader.text.slice(reader.at));
  if (id !== null) reader.at += id[0].length;
  const cell = new LayoutCell(parent);
  cell.place(Number(place[1]), Number(place[2]), Number(place[3]), Number(place[4]));
  const open = reader.text[reader.at];
  if (open !== "{" && open !== "[") return open === undefined || ",}]>".includes(open) ? cell : undefined;
  cell.type = open === "{" ? "left-right" : "top-bottom";
  do {
    reader.at++;
    const child = readCell(reader, cell, depth + 1);
    if (child === undefined) return undefined;
    cell.insert(child);
  } while (reader.text[reader.at] === ",");
  if (reader.text[reader.at] !== (open === "{" ? "}" : "]")) return undefined;
  reader.at++;
  return cell;
}

/** Whether the sizes in a tree add up. */
export function sizesAddUp(cell: LayoutCell): boolean {
  if (cell.type === "pane") return true;
  const { type } = cell;
  const across = type === "left-right" ? "top-bottom" : "left-right";
  let sum = -1;
  for (const child of cell.cells) {
    if (child.size(across) !== cell.size(across) || !sizesAddUp(child)) return false;
    sum += child.size(type) + 1;
  }
  return sum === cell.size(type);
}
