import { BLANK, BLANK_COLOUR } from "#terminal/cell.ts";
import type { Image } from "#terminal/images.ts";
import type { Screen } from "#terminal/screen.ts";
import { partOfSixel } from "#terminal/sixel.ts";
import type { FrameWriters } from "./row-writer.ts";
import { writeSixel } from "./sixel-writer.ts";

/** Images of a frame; only terminals that show them have any. */
const shows = (w: FrameWriters, screen: Screen): readonly Image[] => (w.terminal.showsImages ? screen.images : []);

const same = (a: Image, b: Image): boolean => a.sixel === b.sixel && a.x === b.x && a.y === b.y;

/**
 * Blanks images that are not to be seen any more, or not there, and marks their rows: all of these is to be written again.
 * It takes blanks that are printed: some terminals keep an image where nothing but blank cells is erased.
 */
export function wipeStaleImages(w: FrameWriters, from: Screen, to: Screen, mark: (y: number) => void): void {
  if (from.images.length === 0) return;
  const after = shows(w, to);
  for (const image of shows(w, from)) {
    if (after.some((other) => same(other, image))) continue;
    for (let y = image.y; y < Math.min(image.y + image.rows, w.rows); y++) {
      const end = Math.min(image.x + image.cols, w.terminal.fillsCorner || y < w.rows - 1 ? w.cols : w.cols - 1);
      w.cursor.to(image.x, y);
      w.style.set(BLANK_COLOUR, BLANK_COLOUR, 0);
      for (let x = image.x; x < end; x++) w.out.byte(BLANK);
      w.cursor.forget();
      mark(y);
    }
  }
}

/** Draws the images that are new, and those of which a row was written. @param written whether cells of a row were */
export function writeImages(w: FrameWriters, from: Screen | null, to: Screen, written: (y: number) => boolean): void {
  for (const image of shows(w, to)) {
    const known = from !== null && shows(w, from).some((other) => same(other, image));
    let damaged = !known;
    for (let y = image.y; y < image.y + image.rows && !damaged; y++) damaged = written(y);
    if (damaged) draw(w, image);
  }
}

function draw({ out, cursor, terminal, cols, rows }: FrameWriters, image: Image): void {
  const { cellWidthPx, cellHeightPx } = terminal;
  const width = Math.min(image.cols, cols - image.x);
  const height = Math.min(image.rows, rows - image.y);
  if (width <= 0 || height <= 0) return;
  cursor.to(image.x, image.y);
  out.latin1(writeSixel(partOfSixel(image.sixel, 0, 0, width, height, cellWidthPx, cellHeightPx)));
  cursor.forget();
}
