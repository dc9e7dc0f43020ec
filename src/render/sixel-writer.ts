import type { Sixel } from "#terminal/sixel.ts";

/** Rows of a band. */
const BAND = 6;
/** Columns alike from which on a count is shorter than writing them. */
const REPEAT_MIN = 4;
const LOWEST = 0x3f;

/** The sequence that draws a picture at the cursor. */
export function writeSixel(sixel: Sixel): string {
  const { width, height } = sixel;
  const colours = [...sixel.colours].map(([n, [system, a, b, c]]) => `#${n};${system};${a};${b};${c}`).join("");
  const bands: string[] = [];
  for (let y = 0; y < height; y += BAND) bands.push(writeBand(sixel, y));
  while (bands.at(-1) === "") bands.pop();
  return `\x1bP9;${sixel.background}q"1;1;${width};${height}${colours}${bands.join("-")}\x1b\\`;
}

/** Six rows: for each colour in them its columns, each time from the left edge. */
function writeBand(sixel: Sixel, y: number): string {
  const masks: Map<number, Uint8Array> = new Map();
  for (let i = 0; i < BAND && y + i < sixel.height; i++) {
    const row = sixel.rows[y + i];
    if (row === undefined) continue;
    for (let x = 0; x < sixel.width; x++) {
      const colour = row[x] ?? 0;
      if (colour === 0) continue;
      let mask = masks.get(colour);
      if (mask === undefined) masks.set(colour, (mask = new Uint8Array(sixel.width)));
      mask[x]! |= 1 << i;
    }
  }
  return [...masks].map(([colour, mask]) => `#${colour - 1}${writeMask(mask)}`).join("$");
}

function writeMask(mask: Uint8Array): string {
  let end = mask.length;
  while (end > 0 && mask[end - 1] === 0) end--;
  let text = "";
  for (let x = 0; x < end;) {
    const bits = mask[x]!;
    const start = x;
    while (x < end && mask[x] === bits) x++;
    const sign = String.fromCharCode(LOWEST + bits);
    text += x - start < REPEAT_MIN ? sign.repeat(x - start) : `!${x - start}${sign}`;
  }
  return text;
}
