import type { Colour } from "./colour.ts";
import type { Screen } from "./screen.ts";
import { partOfSixel, sixelBytes, sixelCols, sixelRows, type Sixel } from "./sixel.ts";

/**
 * Pictures that lie on a screen. They stand at rows, and go with them as they scroll; what is printed on one, or erased
 * in its rows, takes it away.
 *
 * Source: tmux/tmux image.c, screen-write.c
 */
export interface Image {
  readonly sixel: Sixel;
  /** Top left cell and size in cells, within the screen. */
  readonly x: number;
  readonly y: number;
  readonly cols: number;
  readonly rows: number;
}

/** Lists of images are never changed: another list is another picture. */
export type Images = readonly Image[];

/** The list of screens without images: who looks for them on a hot path compares with it. */
export const NO_IMAGES: Images = [];

/** What all screens of the process keep; the oldest images go first. tmux keeps 20, whatever their size. */
const MAX_IMAGES = 20;
const MAX_BYTES = 64 * 1024 * 1024;

/** Images in order of age, with the screen that had them first. */
const kept: { readonly screen: WeakRef<Screen>; readonly sixel: Sixel; readonly bytes: number }[] = [];

const listOf = (images: Images): Images => (images.length === 0 ? NO_IMAGES : images);

const touches = (image: Image, y: number, rows: number): boolean => y + rows > image.y && y < image.y + image.rows;

/** Whether nothing of another image is seen below one: pictures that leave pixels as they are cover nothing. */
const covers = ({ sixel, x, y, cols, rows }: Image, other: Image): boolean =>
  sixel.background !== 1 &&
  other.x >= x &&
  other.y >= y &&
  other.x + other.cols <= x + cols &&
  other.y + other.rows <= y + rows;

/** Puts a picture at the cursor: rows scroll up to make room for it, and the cursor goes below it. */
export function placeImage(screen: Screen, picture: Sixel, bg: Colour): void {
  const { cols, rows, cursorX: x } = screen;
  if (rows === 1 || x >= cols) return;
  let sixel = picture;
  if (sixelCols(sixel) > cols || sixelRows(sixel) > rows - 1) {
    const width = Math.min(sixelCols(sixel), cols - x);
    const height = Math.min(sixelRows(sixel), rows - 1);
    sixel = partOfSixel(sixel, 0, sixelRows(sixel) - height, width, height);
  }
  const height = sixelRows(sixel);
  const top = screen.cursorY;
  const lines = Math.max(0, height - (rows - top) + 1);
  if (lines > 0) {
    scrollImages(screen, lines);
    for (let i = 0; i < lines; i++) screen.grid.scrollUp(0, rows - 1, bg);
  }
  const y = Math.max(0, top - lines);
  const image: Image = { sixel, x, y, cols: Math.min(sixelCols(sixel), cols - x), rows: height };
  replace(screen, [...screen.images.filter((other) => !covers(image, other)), image]);
  screen.cursorX = 0;
  screen.cursorY = Math.min(top + height, rows - 1);
  keep(screen, sixel);
}

function keep(screen: Screen, sixel: Sixel): void {
  kept.push({ screen: new WeakRef(screen), sixel, bytes: sixelBytes(sixel) });
  let bytes = 0;
  for (const one of kept) bytes += one.bytes;
  while (kept.length > MAX_IMAGES || (bytes > MAX_BYTES && kept.length > 1)) {
    const oldest = kept.shift()!;
    bytes -= oldest.bytes;
    const owner = oldest.screen.deref();
    if (owner === undefined) continue;
    const stays = (image: Image): boolean => image.sixel !== oldest.sixel;
    owner.images = listOf(owner.images.filter(stays));
    owner.savedImages = listOf(owner.savedImages.filter(stays));
  }
}

/** What was kept for images that are gone is let go; copies of the screen have no part in that. */
function forget(screen: Screen, before: Images, after: Images): void {
  for (const { sixel } of before) {
    if (after.some((image) => image.sixel === sixel)) continue;
    const at = kept.findIndex((one) => one.sixel === sixel && one.screen.deref() === screen);
    if (at !== -1) kept.splice(at, 1);
  }
}

function replace(screen: Screen, images: Images): void {
  forget(screen, screen.images, images);
  screen.images = listOf(images);
}

export function dropImages(screen: Screen): void {
  if (screen.images !== NO_IMAGES) replace(screen, NO_IMAGES);
}

/** Takes away what stands in any of `count` rows from `y` on. */
export function dropImagesInRows(screen: Screen, y: number, count: number): void {
  if (screen.images === NO_IMAGES || !screen.images.some((image) => touches(image, y, count))) return;
  const left = screen.images.filter((image) => !touches(image, y, count));
  replace(screen, left);
}

/** Takes away what the cells of a row would be printed on. */
export function dropImagesUnder(screen: Screen, x: number, y: number, width: number): void {
  const under = (image: Image): boolean => touches(image, y, 1) && x + width > image.x && x < image.x + image.cols;
  if (screen.images.some(under))
    replace(
      screen,
      screen.images.filter((image) => !under(image)),
    );
}

/** Moves images up with the rows; of one that leaves at the top the rest stays. */
export function scrollImages(screen: Screen, lines: number): void {
  if (screen.images === NO_IMAGES) return;
  const before = screen.images;
  const after: Image[] = [];
  for (const image of before) {
    const left = image.y + image.rows - lines;
    if (left <= 0) continue;
    if (image.y >= lines) after.push({ ...image, y: image.y - lines });
    else {
      const sixel = partOfSixel(image.sixel, 0, image.rows - left, image.cols, left);
      const at = kept.findIndex((one) => one.sixel === image.sixel);
      if (at !== -1) kept[at] = { screen: kept[at]!.screen, sixel, bytes: sixelBytes(sixel) };
      after.push({ sixel, x: image.x, y: 0, cols: image.cols, rows: left });
    }
  }
  replace(screen, after);
}

/** What stands in the place of a picture where none can be shown, a string a row. Source: tmux/tmux image.c, image_fallback */
export function imagePlaceholder(cols: number, rows: number): string[] {
  const label = `SIXEL IMAGE (${cols}x${rows})`;
  return Array.from({ length: rows }, (_, y) => (y === 0 ? label : "").padEnd(cols, "+").slice(0, cols));
}
