import type { ReactNode } from "react";
import type { LayoutRun } from "#format/draw.ts";
import { stringWidth } from "#terminal/width.ts";
import { ListView, listViewRows } from "./list-view.tsx";
import { ScrollList, type ListStyles } from "./scroll-list.ts";
import type { UiView, ViewKeyResult } from "./view.ts";

/** A key and what it does. */
export interface HelpKey {
  readonly key: string;
  readonly note: string;
}

/** Keys in a column, notes beside it. */
export function helpLines(keys: readonly HelpKey[]): string[] {
  const width = Math.max(0, ...keys.map(({ key }) => stringWidth(key)));
  return keys.map(({ key, note }) => ` ${key}${" ".repeat(width - stringWidth(key))}  ${note}`);
}

/** The bound keys by their notes, to be searched. */
export class HelpView implements UiView {
  readonly name = "help-view";
  readonly #list = new ScrollList();
  readonly #styles: ListStyles;
  #rows: LayoutRun[][] = [];

  constructor(styles: ListStyles, keys: readonly HelpKey[]) {
    this.#styles = styles;
    this.#list.setLines(helpLines(keys).map((text) => ({ text })));
  }

  element(cols: number, rows: number): ReactNode {
    const hint = "/ search  n next  q leave";
    this.#rows = listViewRows({ title: "Keys", hint, list: this.#list, styles: this.#styles, cols, rows });
    return <ListView rows={this.#rows} cols={cols} />;
  }

  runs(): readonly (readonly LayoutRun[])[] {
    return this.#rows;
  }

  key(name: string): ViewKeyResult {
    if (this.#list.key(name)) return "used";
    return name === "q" || name === "Enter" || name === "C-c" || name === "Escape" ? "close" : "ignored";
  }
}
