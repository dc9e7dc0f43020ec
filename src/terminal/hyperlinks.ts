/** A hyperlink: its target, the id by which the program joins its parts ("" for none), and the one we give to terminals. */
export interface Hyperlink {
  readonly uri: string;
  readonly id: string;
  readonly externalId: string;
}

/** As tmux bounds them: all links of the process, the oldest go first; and the length of one. */
const MAX_HYPERLINKS = 5000;
const MAX_URI_LENGTH = 1024;

/** The last MAX_HYPERLINKS links, each at its number modulo that: a map that loses its oldest entry is slow at its start. */
const kept: { readonly number: number; readonly owner: number; readonly key: string; readonly link: Hyperlink }[] = [];
const byKey: Map<string, number> = new Map();
let next = 1;

/**
 * The number of a link. Links with the same id, target and owner are one; a link without an id is always new, so that
 * terminals do not take two of them for one.
 *
 * @param owner number of the screen whose program made it; ids of two programs do not mix
 * @returns 0 when the target is too long
 */
export function addHyperlink(uri: string, id: string, owner: number): number {
  if (uri.length > MAX_URI_LENGTH || id.length > MAX_URI_LENGTH) return 0;
  const key = id === "" ? "" : `${owner} ${id} ${uri}`;
  const known = key === "" ? undefined : byKey.get(key);
  if (known !== undefined) return known;
  const number = next++;
  const slot = number % MAX_HYPERLINKS;
  const oldest = kept[slot];
  if (oldest !== undefined && oldest.key !== "") byKey.delete(oldest.key);
  kept[slot] = { number, owner, key, link: { uri, id, externalId: `tmux${number.toString(16).toUpperCase()}` } };
  if (key !== "") byKey.set(key, number);
  return number;
}

/** @returns undefined for 0 and for a link that was dropped */
export function hyperlink(number: number): Hyperlink | undefined {
  const slot = kept[number % MAX_HYPERLINKS];
  return slot?.number === number ? slot.link : undefined;
}

/** Drops the links of a screen: cells that have one lead nowhere. */
export function dropHyperlinks(owner: number): void {
  for (const [slot, entry] of kept.entries()) {
    if (entry?.owner !== owner) continue;
    if (entry.key !== "") byKey.delete(entry.key);
    // No number is 0: nothing leads here any more.
    kept[slot] = { ...entry, number: 0, owner: 0, key: "" };
  }
}
