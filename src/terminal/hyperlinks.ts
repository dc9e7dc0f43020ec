/** A hyperlink: its target, the id by which the program joins its parts ("" for none), and the one we give to terminals. */
export interface Hyperlink {
  readonly uri: string;
  readonly id: string;
  readonly externalId: string;
}

/** As tmux bounds them: all links of the process, the oldest go first; and the length of one. */
const MAX_HYPERLINKS = 5000;
const MAX_URI_LENGTH = 1024;

const byNumber: Map<number, Hyperlink> = new Map();
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
  byNumber.set(number, { uri, id, externalId: `tmux${number.toString(16).toUpperCase()}` });
  if (key !== "") byKey.set(key, number);
  if (byNumber.size >= MAX_HYPERLINKS) dropOldest();
  return number;
}

function dropOldest(): void {
  const oldest = byNumber.keys().next().value;
  if (oldest === undefined) return;
  byNumber.delete(oldest);
  for (const [key, number] of byKey) {
    if (number === oldest) byKey.delete(key);
    if (number >= oldest) break;
  }
}

/** @returns undefined for 0 and for a link that was dropped */
export function hyperlink(number: number): Hyperlink | undefined {
  return byNumber.get(number);
}
