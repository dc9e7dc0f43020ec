/** Large digits and letters of the clock, five rows of five cells each. */
const FONT: Readonly<Record<string, readonly string[]>> = {
  "0": ["#####", "#...#", "#...#", "#...#", "#####"],
  "1": ["....#", "....#", "....#", "....#", "....#"],
  "2": ["#####", "....#", "#####", "#....", "#####"],
  "3": ["#####", "....#", "#####", "....#", "#####"],
  "4": ["#...#", "#...#", "#####", "....#", "....#"],
  "5": ["#####", "#....", "#####", "....#", "#####"],
  "6": ["#####", "#....", "#####", "#...#", "#####"],
  "7": ["#####", "....#", "....#", "....#", "....#"],
  "8": ["#####", "#...#", "#####", "#...#", "#####"],
  "9": ["#####", "#...#", "#####", "....#", "#####"],
  ":": [".....", "..#..", ".....", "..#..", "....."],
  A: ["#####", "#...#", "#####", "#...#", "#...#"],
  P: ["#####", "#...#", "#####", "#....", "#...."],
  M: ["#...#", "##.##", "#.#.#", "#...#", "#...#"],
};

export const DIGIT_ROWS = 5;
/** Cells from one digit to the next. */
export const DIGIT_STEP = 6;

/** Calls `paint` for each cell that is set of a text in large digits; characters that have none leave their place blank. */
export function eachDigitCell(text: string, paint: (x: number, y: number) => void): void {
  for (const [place, character] of Array.from(text).entries()) {
    for (const [y, row] of (FONT[character] ?? []).entries()) {
      for (let x = 0; x < row.length; x++) if (row[x] === "#") paint(place * DIGIT_STEP + x, y);
    }
  }
}
