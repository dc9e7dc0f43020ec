import type { ModeOptions } from "#command/context.ts";
import { parseKeyName } from "#input/key-names.ts";
import type { Key } from "#input/key.ts";
import { listOrder, type ListOrder } from "#model/sort.ts";
import { everyItem, linesOf, TreeItem, type Tag, type TreeLine } from "./item.ts";
import { findItem, includesText } from "./search.ts";
import type { TreeSource } from "./source.ts";

/** The items of a tree, the lines of those that are shown, and where in them one is: all of a tree that nobody sees. */
export abstract class TreeList<Data> {
  readonly source: TreeSource<Data>;
  items: TreeItem<Data>[] = [];
  lines: TreeLine<Data>[] = [];
  /** Line the selection is on, and first line shown. */
  current = 0;
  offset = 0;
  /** Rows for lines; the preview has the rest. */
  rows = 0;
  sort: { order: ListOrder | undefined; reversed: boolean };
  filter: string | undefined;
  noMatches = false;

  constructor(source: TreeSource<Data>, flags: ModeOptions["flags"]) {
    this.source = source;
    const order = typeof flags["O"] === "string" ? listOrder(flags["O"]) : undefined;
    this.sort = { order: order ?? source.orders[0], reversed: flags["r"] === true };
    this.filter = typeof flags["f"] === "string" ? flags["f"] : undefined;
  }

  get currentItem(): TreeItem<Data> | undefined {
    return this.lines[this.current]?.item;
  }

  get currentData(): Data | undefined {
    return this.currentItem?.data;
  }

  /** Rows for that many lines. */
  protected abstract rowsFor(lines: number): number;

  /** Asks the source for its items; what was selected, tagged or unfolded stays so. */
  build(): void {
    const old = new Map<Tag, TreeItem<Data>>();
    for (const item of everyItem(this.items)) if (!old.has(item.tag)) old.set(item.tag, item);
    let tag: Tag = this.currentItem?.tag;
    let hasTag = this.currentItem !== undefined;
    const select = (wanted: Tag): void => {
      tag = wanted;
      hasTag = true;
    };
    this.#fill(this.filter, old, select);
    this.noMatches = this.items.length === 0;
    if (this.noMatches) this.#fill(undefined, old, select);

    this.lines = linesOf(this.items);
    for (const { item } of this.lines) item.key = this.#keyOf(item);
    if (!hasTag) tag = this.lines[this.current]?.item.tag;
    this.select(tag);
    this.rows = this.rowsFor(this.lines.length);
    if (this.current > this.rows - 1) this.offset = this.current - this.rows + 1;
  }

  #fill(filter: string | undefined, old: ReadonlyMap<Tag, TreeItem<Data>>, select: (tag: Tag) => void): void {
    this.items = [];
    this.source.build({
      sort: this.sort,
      filter,
      add: (parent, data, itemTag, name, text, expanded = true) => {
        const before = old.get(itemTag);
        const item = new TreeItem(parent, data, itemTag, name, text, before?.expanded ?? expanded);
        if (before !== undefined && (parent === undefined || parent.expanded)) item.tagged = before.tagged;
        (parent?.children ?? this.items).push(item);
        return item;
      },
      remove: (item) => {
        const siblings = item.parent?.children ?? this.items;
        siblings.splice(siblings.indexOf(item), 1);
      },
      select,
    });
  }

  #keyOf(item: TreeItem<Data>): Key | undefined {
    if (this.source.keyOf !== undefined) return this.source.keyOf(item.data, item.line);
    if (item.line < 10) return parseKeyName(String(item.line));
    return item.line < 36 ? parseKeyName(`M-${String.fromCharCode(0x61 + item.line - 10)}`) : undefined;
  }

  goTo(line: number): void {
    this.current = line;
    this.offset = Math.max(0, line - this.rows + 1);
  }

  /** Selects an item that is shown. @returns false where it is not */
  select(tag: Tag): boolean {
    const found = this.lines.findIndex(({ item }) => item.tag === tag);
    if (found !== -1) {
      this.goTo(found);
      return true;
    }
    if (this.current >= this.lines.length && this.lines.length !== 0) this.goTo(this.lines.length - 1);
    return false;
  }

  up(wrap: boolean): void {
    if (this.lines.length === 0) return;
    if (this.current === 0) {
      if (!wrap) return;
      this.current = this.lines.length - 1;
      if (this.lines.length >= this.rows) this.offset = this.lines.length - this.rows;
    } else {
      this.current--;
      if (this.current < this.offset) this.offset--;
    }
  }

  /** @returns false at the end, without `wrap` */
  down(wrap: boolean): boolean {
    if (this.lines.length === 0) return false;
    if (this.current === this.lines.length - 1) {
      if (!wrap) return false;
      this.current = 0;
      this.offset = 0;
    } else {
      this.current++;
      if (this.current > this.offset + this.rows - 1) this.offset++;
    }
    return true;
  }

  pageUp(): void {
    for (let row = 0; row < this.rows && this.current !== 0; row++) this.up(false);
  }

  pageDown(): void {
    for (let row = 0; row < this.rows && this.down(false); row++);
  }

  first(): void {
    this.current = 0;
    this.offset = 0;
  }

  last(): void {
    this.goTo(this.lines.length - 1);
  }

  /** Unfolds an item that is shown. */
  expand(tag: Tag): void {
    const item = this.lines.find((line) => line.item.tag === tag)?.item;
    if (item === undefined || item.expanded) return;
    item.expanded = true;
    this.build();
  }

  /** Folds the selected item, or what it lies in where there is nothing to fold. */
  fold(): void {
    const line = this.lines[this.current];
    if (line === undefined) return;
    const { item, flat } = line;
    const fold = flat || !item.expanded ? item.parent : item;
    if (fold === undefined) {
      this.up(false);
      return;
    }
    fold.expanded = false;
    this.current = fold.line;
    this.build();
  }

  /** Unfolds the selected item; goes on where there is nothing to unfold. */
  unfold(): void {
    const line = this.lines[this.current];
    if (line === undefined) return;
    if (line.flat || line.item.expanded) {
      this.down(false);
      return;
    }
    line.item.expanded = true;
    this.build();
  }

  foldAll(folded: boolean): void {
    for (const item of this.items) item.expanded = !folded;
    this.build();
  }

  get taggedCount(): number {
    return this.lines.filter(({ item }) => item.tagged).length;
  }

  /** The tagged items; if there are none, with `current` the selected one. */
  chosen(current: boolean): Data[] {
    const tagged = this.lines.filter(({ item }) => item.tagged).map(({ item }) => item.data);
    if (tagged.length !== 0 || !current) return tagged;
    return this.currentData === undefined ? [] : [this.currentData];
  }

  /** Parents and children are not tagged together. */
  toggleTag(): void {
    const item = this.currentItem;
    if (item === undefined || item.noTag) return;
    item.tagged = !item.tagged;
    if (!item.tagged) return;
    for (let parent = item.parent; parent !== undefined; parent = parent.parent) parent.tagged = false;
    for (const child of everyItem(item.children)) child.tagged = false;
  }

  tagNone(): void {
    for (const { item } of this.lines) item.tagged = false;
  }

  /** Tags the outermost items that can be tagged. */
  tagAll(): void {
    for (const { item } of this.lines) item.tagged = item.parent === undefined ? !item.noTag : item.parent.noTag;
  }

  nextOrder(): void {
    const { orders } = this.source;
    if (orders.length !== 0) {
      const at = this.sort.order === undefined ? -1 : orders.indexOf(this.sort.order);
      this.sort.order = orders[(at + 1) % orders.length];
    }
    this.build();
  }

  reverse(): void {
    this.sort.reversed = !this.sort.reversed;
    this.build();
  }

  setFilter(filter: string | undefined): void {
    this.filter = filter;
    this.build();
  }

  /** Exchanges the selected item with the next one of its parent, upwards or downwards. */
  swap(by: 1 | -1): void {
    const from = this.lines[this.current];
    if (this.source.swap === undefined || from === undefined) return;
    let at = this.current;
    do {
      at += by;
      if (at < 0 || at >= this.lines.length) return;
    } while ((this.lines[at]?.depth ?? 0) > from.depth);
    const other = this.lines[at];
    if (other === undefined || other.depth !== from.depth) return;
    if (!this.source.swap(from.item.data, other.item.data, this.sort)) return;
    this.current = at;
    this.build();
  }

  /** Goes to the next item with the text, and unfolds what it lies in. @returns whether there is one */
  find(text: string, backwards: boolean): boolean {
    const from = this.currentItem;
    if (from === undefined) return false;
    const ignoreCase = !/[A-Z]/.test(text);
    const found = findItem(this.items, from, backwards, (item) =>
      this.source.matches === undefined
        ? includesText(item.name, text, ignoreCase)
        : this.source.matches(item.data, text, ignoreCase),
    );
    if (found === undefined) return false;
    for (let parent = found.parent; parent !== undefined; parent = parent.parent) parent.expanded = true;
    this.build();
    this.select(found.tag);
    return true;
  }
}
