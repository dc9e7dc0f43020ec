import { COLOUR_DEFAULT, type Colour } from "./colour.ts";
import { FairTable } from "./fair-table.ts";
import { hyperlinkOwner } from "./hyperlinks.ts";

/**
 * Underline colour and hyperlink of a cell, as one number of 27 bits: most cells have neither, which is 0. The numbers
 * hold for all screens of the process.
 *
 * A colour alone is its own number, as far as it fits. Pairs with a link are kept in a table: links come without end, and
 * of pairs that fall out no more is known than of a link that hyperlinks.ts has dropped.
 */
const MAX_PAIRS = 1 << 14;
/** Numbers with this bit are pairs; what is below it is the pair's. */
const PAIR = 1 << 26;

interface Pair {
  readonly us: Colour;
  readonly link: number;
}

const pairs: FairTable<Pair> = new FairTable(MAX_PAIRS, PAIR);

/** The number of a pair. */
export function extraId(us: Colour, link: number): number {
  if (link === 0 && us >= 0 && us < PAIR) return us ^ COLOUR_DEFAULT;
  const key = `${us} ${link}`;
  return PAIR | (pairs.find(key) ?? pairs.add(key, hyperlinkOwner(link), () => ({ us, link })));
}

/** Drops the pairs of a screen that is gone. */
export function dropPairs(owner: number): void {
  pairs.dropOwner(owner);
}

export function extraUnderline(id: number): Colour {
  if ((id & PAIR) === 0) return id ^ COLOUR_DEFAULT;
  return pairs.get(id ^ PAIR)?.us ?? COLOUR_DEFAULT;
}

export function extraLink(id: number): number {
  return id & PAIR ? (pairs.get(id ^ PAIR)?.link ?? 0) : 0;
}
