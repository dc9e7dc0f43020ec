import { COLOUR_DEFAULT, type Colour } from "./colour.ts";

/**
 * Underline colour and hyperlink of a cell, as one number of 27 bits: most cells have neither, which is 0. The numbers
 * hold for all screens of the process.
 *
 * A colour alone is its own number, as far as it fits. Pairs with a link go into a ring: links come without end, and of
 * pairs that fall out no more is known than of a link that hyperlinks.ts has dropped.
 */
const SLOTS = 1 << 15;
/** Numbers with this bit are pairs of the ring, counted without end; what is below it says which. */
const RING = 1 << 26;

const slotNumber = new Int32Array(SLOTS);
const slotUnderline = new Int32Array(SLOTS);
const slotLink = new Float64Array(SLOTS);
const numbers: Map<string, number> = new Map();
let next = 0;

const pairKey = (us: Colour, link: number): string => `${us} ${link}`;

/** The number of a pair. */
export function extraId(us: Colour, link: number): number {
  if (link === 0 && us >= 0 && us < RING) return us ^ COLOUR_DEFAULT;
  const key = pairKey(us, link);
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const slot = next % SLOTS;
  if (slotNumber[slot] !== 0) numbers.delete(pairKey(slotUnderline[slot]!, slotLink[slot]!));
  const number = RING | next;
  next = (next + 1) % RING;
  slotNumber[slot] = number;
  slotUnderline[slot] = us;
  slotLink[slot] = link;
  numbers.set(key, number);
  return number;
}

export function extraUnderline(id: number): Colour {
  if ((id & RING) === 0) return id ^ COLOUR_DEFAULT;
  return slotNumber[id % SLOTS] === id ? slotUnderline[id % SLOTS]! : COLOUR_DEFAULT;
}

export function extraLink(id: number): number {
  return id & RING && slotNumber[id % SLOTS] === id ? slotLink[id % SLOTS]! : 0;
}
