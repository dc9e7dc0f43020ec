import { formatKey, KEY_NONE, KEY_UNKNOWN } from "#input/key-names.ts";
import type { Key } from "#input/key.ts";

/** What an item is known by when the tree is built anew: an object, a number, a string. */
export type Tag = unknown;

/** One item of a tree, shown or inside a folded parent. */
export class TreeItem<Data> {
  readonly parent: TreeItem<Data> | undefined;
  readonly data: Data;
  readonly tag: Tag;
  readonly name: string;
  /** Format text behind the name; undefined: no colon either. */
  readonly text: string | undefined;
  readonly children: TreeItem<Data>[] = [];
  expanded: boolean;
  tagged = false;
  /** The preview is that of the parent. */
  drawAsParent = false;
  /** Cannot be tagged, its children can. */
  noTag = false;
  /** Names of items at one depth are made equally wide: -1 flush left, 1 flush right. */
  align: -1 | 0 | 1 = 0;
  /** Number of its line, valid while it is shown. */
  line = 0;
  #key: Key | undefined;
  keyName = "";

  constructor(
    parent: TreeItem<Data> | undefined,
    data: Data,
    tag: Tag,
    name: string,
    text: string | undefined,
    expanded: boolean,
  ) {
    this.parent = parent;
    this.data = data;
    this.tag = tag;
    this.name = name;
    this.text = text;
    this.expanded = expanded;
  }

  get key(): Key | undefined {
    return this.#key;
  }

  /** The key that chooses it; `None` and no key are the same. */
  set key(key: Key | undefined) {
    const isKey = key !== undefined && key.code !== KEY_NONE && key.code !== KEY_UNKNOWN;
    this.#key = isKey ? key : undefined;
    this.keyName = this.#key === undefined ? "" : formatKey(this.#key);
  }
}

/** A shown item: how deep it lies, whether it is the last of its siblings, whether none of them has children. */
export interface TreeLine<Data> {
  readonly item: TreeItem<Data>;
  readonly depth: number;
  readonly last: boolean;
  readonly flat: boolean;
}

/** The lines to show, folded items left out; numbers the items. */
export function linesOf<Data>(
  items: readonly TreeItem<Data>[],
  depth = 0,
  lines: TreeLine<Data>[] = [],
): TreeLine<Data>[] {
  const flat = items.every((item) => item.children.length === 0);
  for (const [index, item] of items.entries()) {
    item.line = lines.length;
    lines.push({ item, depth, last: index === items.length - 1, flat });
    if (item.expanded) linesOf(item.children, depth + 1, lines);
  }
  return lines;
}

/** All items, parents before children. */
export function* everyItem<Data>(items: readonly TreeItem<Data>[]): Iterable<TreeItem<Data>> {
  for (const item of items) {
    yield item;
    yield* everyItem(item.children);
  }
}
