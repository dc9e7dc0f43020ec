import type { ReactNode } from "react";
import type { LayoutRun } from "#format/draw.ts";
import { ListView, listViewRows } from "./list-view.tsx";
import { ScrollList, type ListLine, type ListStyles } from "./scroll-list.ts";
import type { UiView, ViewKeyResult } from "./view.ts";

const LINK = /https?:\/\/\S+|\bssh\s(?:-\S+\s)*\S+@\S+/;

/** The link that a line tells, without what stands before it; undefined for a line without one. */
export function linkIn(line: string): string | undefined {
  return LINK.exec(line)?.[0];
}

/** What `show-messages` shows to a person: the lines that plugins keep, then the dated log. */
export class MessagesView implements UiView {
  readonly name = "messages-view";
  readonly #list = new ScrollList();
  readonly #styles: ListStyles;
  readonly #read: () => { readonly kept: readonly string[]; readonly log: readonly string[] };
  #rows: LayoutRun[][] = [];

  /** @param read gives the lines, asked for at every drawing */
  constructor(styles: ListStyles, read: () => { readonly kept: readonly string[]; readonly log: readonly string[] }) {
    this.#styles = styles;
    this.#read = read;
    this.#refresh();
    if (this.#read().kept.length === 0) this.#list.selectLast();
  }

  element(cols: number, rows: number): ReactNode {
    this.#refresh();
    const hint = "/ search  y copy  q leave";
    this.#rows = listViewRows({ title: "Messages", hint, list: this.#list, styles: this.#styles, cols, rows });
    return <ListView rows={this.#rows} cols={cols} />;
  }

  runs(): readonly (readonly LayoutRun[])[] {
    return this.#rows;
  }

  key(name: string): ViewKeyResult {
    if (this.#list.key(name)) return "used";
    if (name === "q" || name === "Enter" || name === "C-c" || name === "Escape") return "close";
    if (name === "y" || name === "c") return { copy: linkIn(this.#list.selectedText) ?? this.#list.selectedText };
    return "ignored";
  }

  #refresh(): void {
    const { kept, log } = this.#read();
    const lines: ListLine[] = kept.map((text) => ({ text, style: this.#styles.title }));
    if (kept.length !== 0) lines.push({ text: "" });
    this.#list.setLines([...lines, ...log.map((text) => ({ text }))], true);
  }
}
