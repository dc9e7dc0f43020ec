import type { FormatExtras } from "#format/context.ts";
import type { Key } from "#input/key.ts";
import type { ListOrder, ListSort } from "#model/sort.ts";
import type { Client } from "#model/client.ts";
import type { Screen } from "#terminal/screen.ts";
import type { MenuRow } from "../menu/items.ts";
import type { Tag, TreeItem } from "./item.ts";

/** Takes the items of a tree while it is built. */
export interface TreeBuilder<Data> {
  readonly sort: ListSort;
  /** Format that decides what is shown; undefined shows all. */
  readonly filter: string | undefined;
  /**
   * Adds an item. If it was there before, it stays tagged, folded or unfolded.
   *
   * @param expanded for a new item; default true
   */
  add(
    parent: TreeItem<Data> | undefined,
    data: Data,
    tag: Tag,
    name: string,
    text: string | undefined,
    expanded?: boolean,
  ): TreeItem<Data>;
  remove(item: TreeItem<Data>): void;
  /** The item to go to in a tree that is shown for the first time. */
  select(tag: Tag): void;
}

/** What a tree is made of and how its items look: one for each mode that is a tree. */
export interface TreeSource<Data> {
  build(builder: TreeBuilder<Data>): void;
  /** Draws the preview of an item into a rectangle. */
  draw?(data: Data, screen: Screen, x: number, y: number, cols: number, rows: number): void;
  /** Whether an item is found; without it names are searched. */
  matches?(data: Data, text: string, ignoreCase: boolean): boolean;
  /** Rows that the preview wants of a screen; without it a third or half. */
  previewRows?(rows: number): number;
  /** The key that chooses the item on a line; without it 0 to 9 and M-a to M-z. */
  keyOf?(data: Data, line: number): Key | undefined;
  /** Exchanges two items of one parent. @returns whether they were */
  swap?(a: Data, b: Data, sort: ListSort): boolean;
  /** A row of the menu was chosen; the key it stands for. */
  menuKey(key: Key, client: Client): void;
  readonly menu: readonly MenuRow[];
  /** Orders that O steps through; none: not sorted. */
  readonly orders: readonly ListOrder[];
  readonly help: HelpText;
  /** What formats of the tree itself are expanded against. */
  readonly extras: Partial<FormatExtras>;
}

/** The help of F1: the keys that all trees have, then these. */
export interface HelpText {
  /** What an item is called. */
  readonly item: string;
  /** Cells, 0 for as many as the keys that all trees have need. */
  readonly width: number;
  /** Key and what it does; `%1` is `item`. */
  readonly rows: readonly (readonly [key: string, text: string])[];
}
