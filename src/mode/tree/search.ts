import type { TreeItem } from "./item.ts";
import { everyItem } from "./item.ts";

/** The next item that matches, all folded ones included, around the ends; not the one it starts from. */
export function findItem<Data>(
  items: readonly TreeItem<Data>[],
  from: TreeItem<Data>,
  backwards: boolean,
  matches: (item: TreeItem<Data>) => boolean,
): TreeItem<Data> | undefined {
  const all = [...everyItem(items)];
  const start = all.indexOf(from);
  for (let step = 1; step < all.length; step++) {
    const item = all[(start + (backwards ? -step : step) + all.length) % all.length];
    if (item !== undefined && matches(item)) return item;
  }
  return undefined;
}

/** A text in lower case is found in any case. */
export function includesText(text: string, wanted: string, ignoreCase: boolean): boolean {
  return ignoreCase ? text.toLowerCase().includes(wanted.toLowerCase()) : text.includes(wanted);
}
