import { canChoose, type MenuItem } from "./items.ts";

type Items = readonly (MenuItem | undefined)[];

/** The next item that can be chosen, round the ends; from -1 (none) up to the last, down to the first. */
export function stepChoice(items: Items, from: number, by: 1 | -1): number {
  const stop = Math.max(0, from);
  let at = from;
  do {
    if (by === -1) at = at <= 0 ? items.length - 1 : at - 1;
    else at = at === items.length - 1 ? 0 : at + 1;
  } while (!canChoose(items[at]) && at !== stop);
  return at;
}

/** Back or on to one that can be chosen, not over the end. */
export function settleChoice(items: Items, from: number, by: 1 | -1): number {
  const end = by === 1 ? items.length - 1 : 0;
  let at = from;
  while (!canChoose(items[at]) && at !== end) at += by;
  return at;
}

const PAGE = 5;

/** Five items on or back that can be chosen. */
export function pageChoice(items: Items, from: number, by: 1 | -1): number {
  const end = by === 1 ? items.length - 1 : 0;
  if (by === -1 && from < PAGE + 1) return 0;
  if (by === 1 && from > items.length - 1 - PAGE) return settleChoice(items, end, -1);
  let at = from;
  for (let left = PAGE; left > 0 && at !== end;) {
    at += by;
    if (canChoose(items[at])) left--;
  }
  return by === 1 ? settleChoice(items, at, -1) : at;
}

/** Where a menu without the mouse begins: the item asked for, or the next that can be chosen. */
export function startChoice(items: Items, wanted: number): number {
  if (wanted < 0) return -1;
  const backwards = wanted >= items.length;
  const start = backwards ? items.length - 1 : wanted;
  for (let tried = 0; tried < items.length; tried++) {
    const at = (start + (backwards ? -tried : tried) + items.length) % items.length;
    if (canChoose(items[at])) return at;
  }
  return -1;
}
