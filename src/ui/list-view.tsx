import type { ReactNode } from "react";
import type { LayoutRun } from "#format/draw.ts";
import { DEFAULT_STYLE } from "#terminal/style.ts";
import { Rows } from "./rows.tsx";
import { run, type ListStyles, type ScrollList } from "./scroll-list.ts";

interface ListViewProps {
  readonly title: string;
  readonly hint: string;
  readonly list: ScrollList;
  readonly styles: ListStyles;
  readonly cols: number;
  readonly rows: number;
}

/** The rows of a list view: a title, the list, and a last row with the search or what keys there are. */
export function listViewRows({ title, hint, list, styles, cols, rows }: ListViewProps): LayoutRun[][] {
  const height = Math.max(1, rows - 2);
  list.resize(cols, height);
  const { above, below } = list.hidden;
  const place = above === 0 && below === 0 ? "" : ` ${above}↑ ${below}↓`;
  const foot = list.typing === undefined ? hint : `/${list.typing}`;
  const all = [
    [run(` ${title}${place}`, cols, styles.title)],
    ...list.shown(styles),
    [run(` ${foot}`, cols, DEFAULT_STYLE)],
  ];
  // Of a pane too low for all three the list is what stays.
  return rows >= 3 ? all : all.slice(1, 1 + rows);
}

export function ListView({
  rows,
  cols,
}: {
  readonly rows: readonly (readonly LayoutRun[])[];
  readonly cols: number;
}): ReactNode {
  return <Rows rows={rows} cols={cols} />;
}
