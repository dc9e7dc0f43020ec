import { COLOUR_DEFAULT, COLOUR_RGB, rgbTo256, type Colour } from "./colour.ts";

/**
 * Underline colour and hyperlink of a cell, as one number: most cells have neither, which is 0. The numbers hold for all
 * screens of the process.
 */
const MAX_EXTRAS = 1 << 20;

const underlines: number[] = [COLOUR_DEFAULT];
const links: number[] = [0];
const numbers: Map<number, number> = new Map();

/** The number of a pair; when the table is full, of the nearest that it has. */
export function extraId(us: Colour, link: number): number {
  if (us === COLOUR_DEFAULT && link === 0) return 0;
  const key = link * 0x8000000 + (us & 0x7ffffff);
  const known = numbers.get(key);
  if (known !== undefined) return known;
  if (underlines.length >= MAX_EXTRAS) {
    if (us & COLOUR_RGB) return extraId(rgbTo256(us), link);
    return us === COLOUR_DEFAULT ? 0 : extraId(COLOUR_DEFAULT, link);
  }
  numbers.set(key, underlines.length);
  links.push(link);
  return underlines.push(us) - 1;
}

export const extraUnderline = (id: number): Colour => underlines[id] ?? COLOUR_DEFAULT;
export const extraLink = (id: number): number => links[id] ?? 0;
