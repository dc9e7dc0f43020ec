import { COLOUR_DEFAULT, COLOUR_TERMINAL, type Colour } from "./colour.ts";
import { Grid } from "./grid.ts";
import { NO_IMAGES, dropImages, dropImagesInRows, scrollImages } from "./images.ts";
import { LINE_OSC133, LINE_WRAPPED, nextStamp } from "./line.ts";
import { MODE_ORIGIN } from "./modes.ts";
import { Pen } from "./pen.ts";
import type { Screen } from "./screen.ts";

/**
 * What control functions do to a screen: moving the cursor, scrolling, erasing, inserting. Counts of 0 mean 1.
 *
 * Source: tmux/tmux screen-write.c
 */

const isDefault = (bg: Colour): boolean => bg === COLOUR_DEFAULT || bg === COLOUR_TERMINAL;

export function cursorUp(screen: Screen, count: number): void {
  const top = screen.cursorY < screen.scrollUpper ? 0 : screen.scrollUpper;
  screen.cursorY -= Math.min(count || 1, screen.cursorY - top);
  if (screen.cursorX >= screen.cols) screen.cursorX = screen.cols - 1;
}

export function cursorDown(screen: Screen, count: number): void {
  const bottom = screen.cursorY > screen.scrollLower ? screen.rows - 1 : screen.scrollLower;
  screen.cursorY += Math.min(count || 1, bottom - screen.cursorY);
  if (screen.cursorX >= screen.cols) screen.cursorX = screen.cols - 1;
}

export function cursorRight(screen: Screen, count: number): void {
  const room = screen.cols - 1 - screen.cursorX;
  if (room > 0) screen.cursorX += Math.min(count || 1, room);
  // With a wrap pending tmux counts the room as unsigned: the cursor may leave by any count, and is then held at the edge.
  else if (room < 0) screen.cursorX = screen.cols - 1;
}

export function cursorLeft(screen: Screen, count: number): void {
  screen.cursorX -= Math.min(count || 1, screen.cursorX);
  holdCursor(screen);
}

/** A screen that does not rewrap leaves the cursor where it was when it gets narrower: what moves it then brings it back. */
function holdCursor(screen: Screen): void {
  if (screen.cursorX > screen.cols) screen.cursorX = screen.cols - 1;
}

/** Back by one; at the start of a row that goes on from the one above, to the end of that. */
export function backspace(screen: Screen): void {
  if (screen.cursorX > 0) {
    screen.cursorX--;
    holdCursor(screen);
  } else if (screen.cursorY > 0 && screen.line(screen.cursorY - 1).flags & LINE_WRAPPED) {
    screen.cursorY--;
    screen.cursorX = screen.cols - 1;
  }
}

/** To a column and a row, 0-based; -1 leaves one as it is. */
export function cursorTo(screen: Screen, x: number, y: number, origin: boolean): void {
  let row = y;
  if (origin && y !== -1 && screen.modes & MODE_ORIGIN) {
    row = y > screen.scrollLower - screen.scrollUpper ? screen.scrollLower : y + screen.scrollUpper;
  }
  if (x !== -1) screen.cursorX = Math.min(x, screen.cols - 1);
  if (row !== -1) screen.cursorY = Math.min(row, screen.rows - 1);
}

export function setScrollRegion(screen: Screen, upper: number, lower: number): void {
  const top = Math.min(upper, screen.rows - 1);
  const bottom = Math.min(lower, screen.rows - 1);
  if (top >= bottom) return;
  screen.cursorX = 0;
  screen.cursorY = 0;
  screen.scrollUpper = top;
  screen.scrollLower = bottom;
}

/** Down by one row; at the bottom of the region it scrolls. */
export function lineFeed(screen: Screen, wrapped: boolean, bg: Colour): void {
  const { grid } = screen;
  if (wrapped) grid.lines[grid.base + screen.cursorY]!.flags |= LINE_WRAPPED;
  if (screen.cursorY === screen.scrollLower) {
    if (screen.images !== NO_IMAGES) imagesScrolled(screen);
    grid.scrollUp(screen.scrollUpper, screen.scrollLower, bg);
  } else if (screen.cursorY < screen.rows - 1) screen.cursorY++;
}

/** Images go with the whole screen, not with a region that ends above its last row. */
function imagesScrolled(screen: Screen): void {
  const { scrollUpper: upper, scrollLower: lower } = screen;
  if (lower === screen.rows - 1) scrollImages(screen, 1);
  else dropImagesInRows(screen, upper, lower - upper);
}

export function reverseIndex(screen: Screen, bg: Colour): void {
  if (screen.cursorY === screen.scrollUpper) {
    dropImages(screen);
    screen.grid.scrollDown(screen.scrollUpper, screen.scrollLower, bg);
  } else if (screen.cursorY > 0) screen.cursorY--;
}

const regionRows = (screen: Screen, count: number): number =>
  Math.min(count || 1, screen.scrollLower - screen.scrollUpper + 1);

export function scrollUp(screen: Screen, count: number, bg: Colour): void {
  const lines = regionRows(screen, count);
  scrollImages(screen, lines);
  for (let i = lines; i > 0; i--) screen.grid.scrollUp(screen.scrollUpper, screen.scrollLower, bg);
}

export function scrollDown(screen: Screen, count: number, bg: Colour): void {
  dropImages(screen);
  for (let i = regionRows(screen, count); i > 0; i--) {
    screen.grid.scrollDown(screen.scrollUpper, screen.scrollLower, bg);
  }
}

export function insertCells(screen: Screen, count: number, bg: Colour): void {
  const { cols, cursorX: x } = screen;
  const n = Math.min(count || 1, cols - x);
  if (n <= 0) return;
  dropImagesInRows(screen, screen.cursorY, 1);
  insertAt(screen, x, n, bg);
}

/** Moves the rest of the cursor's row right by `n`; in the last column it is erased instead. */
export function insertAt(screen: Screen, x: number, n: number, bg: Colour): void {
  const { cols } = screen;
  if (x >= cols - 1) screen.grid.clear(x, screen.cursorY, Math.min(1, cols - x), 1, bg);
  else {
    const line = screen.line(screen.cursorY);
    line.move(x + n, x, cols - x - n, bg, cols);
    line.stamp = nextStamp();
  }
}

export function deleteCells(screen: Screen, count: number, bg: Colour): void {
  const { cols, cursorX: x } = screen;
  const n = Math.min(count || 1, cols - x);
  if (n <= 0) return;
  dropImagesInRows(screen, screen.cursorY, 1);
  const line = screen.line(screen.cursorY);
  line.move(x, x + n, cols - x - n, bg, cols);
  line.stamp = nextStamp();
  screen.grid.clear(cols - n, screen.cursorY, n, 1, bg);
}

export function eraseCells(screen: Screen, count: number, bg: Colour): void {
  const n = Math.min(count || 1, screen.cols - screen.cursorX);
  if (n <= 0) return;
  dropImagesInRows(screen, screen.cursorY, 1);
  screen.grid.clear(screen.cursorX, screen.cursorY, n, 1, bg);
}

const inRegion = (screen: Screen): boolean =>
  screen.cursorY >= screen.scrollUpper && screen.cursorY <= screen.scrollLower;

export function insertLines(screen: Screen, count: number, bg: Colour): void {
  const { grid, cursorY: y, rows } = screen;
  dropImagesInRows(screen, y, rows - y);
  if (inRegion(screen)) grid.insertLines(y, screen.scrollLower, Math.min(count || 1, screen.scrollLower + 1 - y), bg);
  else {
    const n = Math.min(count || 1, rows - y);
    grid.moveLines(y + n, y, rows - y - n, bg);
  }
}

export function deleteLines(screen: Screen, count: number, bg: Colour): void {
  const { grid, cursorY: y, rows } = screen;
  dropImagesInRows(screen, y, rows - y);
  if (inRegion(screen)) grid.deleteLines(y, screen.scrollLower, Math.min(count || 1, screen.scrollLower + 1 - y), bg);
  else {
    const n = Math.min(count || 1, rows - y);
    grid.moveLines(y, y + n, rows - y - n, bg);
    grid.clearLines(rows - n, n, bg);
  }
}

/** Erases the cursor's row; the marks of OSC 133 stay. */
export function eraseLine(screen: Screen, bg: Colour): void {
  const line = screen.line(screen.cursorY);
  if (line.size === 0 && isDefault(bg)) return;
  dropImagesInRows(screen, screen.cursorY, 1);
  const { marks } = line;
  const flags = line.flags & LINE_OSC133;
  screen.grid.clearLines(screen.cursorY, 1, bg);
  line.flags |= flags;
  line.marks = marks;
}

export function eraseToEndOfLine(screen: Screen, bg: Colour): void {
  const { cursorX: x, cols } = screen;
  if (x === 0) {
    eraseLine(screen, bg);
    return;
  }
  if (x > cols - 1 || (x >= screen.line(screen.cursorY).size && isDefault(bg))) return;
  dropImagesInRows(screen, screen.cursorY, 1);
  screen.grid.clear(x, screen.cursorY, cols - x, 1, bg);
}

export function eraseToStartOfLine(screen: Screen, bg: Colour): void {
  const { cursorX: x, cols } = screen;
  if (x >= cols - 1) {
    eraseLine(screen, bg);
    return;
  }
  dropImagesInRows(screen, screen.cursorY, 1);
  screen.grid.clear(0, screen.cursorY, x + 1, 1, bg);
}

/** @param intoHistory what is erased as a whole goes into history (`scroll-on-clear`) */
export function eraseToEndOfScreen(screen: Screen, bg: Colour, intoHistory: boolean): void {
  const { grid, cursorX: x, cursorY: y, cols, rows } = screen;
  dropImagesInRows(screen, y, rows - y);
  if (x === 0 && y === 0 && grid.keepsHistory && intoHistory) {
    grid.clearIntoHistory(bg);
    return;
  }
  if (x <= cols - 1) grid.clear(x, y, cols - x, 1, bg);
  grid.clear(0, y + 1, cols, rows - y - 1, bg);
}

export function eraseToStartOfScreen(screen: Screen, bg: Colour): void {
  const { grid, cursorX: x, cursorY: y, cols } = screen;
  dropImagesInRows(screen, 0, y + 1);
  grid.clear(0, 0, cols, y, bg);
  grid.clear(0, y, Math.min(x + 1, cols), 1, bg);
}

export function eraseScreen(screen: Screen, bg: Colour, intoHistory: boolean): void {
  dropImages(screen);
  if (screen.grid.keepsHistory && intoHistory) screen.grid.clearIntoHistory(bg);
  else screen.grid.clear(0, 0, screen.cols, screen.rows, bg);
}

const $plain = new Pen();
let $letters = new Uint8Array(256).fill(0x45);

/** DECALN: the screen full of E. */
export function alignmentTest(screen: Screen): void {
  const { cols } = screen;
  dropImages(screen);
  if ($letters.length < cols) $letters = new Uint8Array(cols).fill(0x45);
  for (let y = 0; y < screen.rows; y++) screen.line(y).storeAscii(0, $letters, 0, cols, $plain, cols);
  screen.cursorX = 0;
  screen.cursorY = 0;
  screen.scrollUpper = 0;
  screen.scrollLower = screen.rows - 1;
}

/** Keeps the rows and shows an empty screen without history. @returns false when it is shown already */
export function enterAlternate(screen: Screen, withCursor: boolean): boolean {
  if (screen.saved !== null) return false;
  const { grid, cols, rows } = screen;
  const saved = new Grid(cols, rows, 0);
  for (let y = 0; y < rows; y++) saved.line(y).copyFrom(screen.line(y));
  screen.saved = saved;
  screen.savedImages = screen.images;
  screen.images = NO_IMAGES;
  if (withCursor) {
    screen.savedCursorX = screen.cursorX;
    screen.savedCursorY = screen.cursorY;
  }
  grid.clear(0, 0, cols, rows, COLOUR_DEFAULT);
  screen.savedKeepsHistory = grid.keepsHistory;
  grid.keepsHistory = false;
  return true;
}

/**
 * Brings the kept rows back; also without an alternate screen the kept cursor.
 * @returns whether the alternate screen was shown; `cursor` tells whether the kept cursor was taken
 */
export function leaveAlternate(screen: Screen, withCursor: boolean): { left: boolean; cursor: boolean } {
  const { grid, cols, rows, saved } = screen;
  if (saved !== null) screen.resizeGrid(saved.cols, saved.rows, false);
  const cursor = withCursor && screen.savedCursorX !== -1 && screen.savedCursorY !== -1;
  if (cursor) {
    screen.cursorX = screen.savedCursorX;
    screen.cursorY = screen.savedCursorY;
  }
  if (saved !== null) {
    for (let y = 0; y < saved.rows; y++) screen.line(y).copyFrom(saved.line(y));
    if (screen.savedKeepsHistory) grid.keepsHistory = true;
    screen.resizeGrid(cols, rows, true);
    screen.saved = null;
    dropImages(screen);
    screen.images = saved.cols === cols && saved.rows === rows ? screen.savedImages : NO_IMAGES;
    screen.savedImages = NO_IMAGES;
  }
  screen.cursorX = Math.min(screen.cursorX, screen.cols - 1);
  screen.cursorY = Math.min(screen.cursorY, screen.rows - 1);
  return { left: saved !== null, cursor };
}
