import { FairTable } from "./fair-table.ts";

/** A hyperlink: its target, the id by which the program joins its parts ("" for none), and the one we give to terminals. */
export interface Hyperlink {
  readonly uri: string;
  readonly id: string;
  readonly externalId: string;
}

/** As tmux bounds them: all links of the process; and the length of one. */
const MAX_HYPERLINKS = 5000;
const MAX_URI_LENGTH = 1024;

const links: FairTable<Hyperlink> = new FairTable(MAX_HYPERLINKS);

/**
 * The number of a link. Links with the same id, target and owner are one; a link without an id is always new, so that
 * terminals do not take two of them for one. A number is never that of another link.
 *
 * @param owner number of the screen whose program made it, 0 for what is drawn by hand; ids of two do not mix
 * @returns 0 when the target is too long
 */
export function addHyperlink(uri: string, id: string, owner: number): number {
  if (uri.length > MAX_URI_LENGTH || id.length > MAX_URI_LENGTH) return 0;
  const key = id === "" ? "" : `${owner} ${id} ${uri}`;
  const known = key === "" ? undefined : links.find(key);
  if (known !== undefined) return known;
  return links.add(key, owner, (number) => ({ uri, id, externalId: `tmux${number.toString(16).toUpperCase()}` }));
}

/** @returns undefined for 0 and for a link that was dropped */
export function hyperlink(number: number): Hyperlink | undefined {
  return links.get(number);
}

/** The owner of a link; 0 for none that is known. */
export function hyperlinkOwner(number: number): number {
  return links.ownerOf(number) ?? 0;
}

/** Drops the links of a screen: cells that have one lead nowhere. */
export function dropHyperlinks(owner: number): void {
  links.dropOwner(owner);
}
