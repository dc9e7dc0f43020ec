/**
 * Which layout of cells a run of text is stored in fastest, and copied and compared cheapest.
 * Prints ns a cell for a 200-cell row: words side by side (3 or 4 a cell) or one plane a word.
 */
const COLS = 200;
const ROWS = 50;
const TURNS = 4000;

const text = new Uint8Array(COLS);
for (let i = 0; i < COLS; i++) text[i] = 32 + (i % 90);

function storeInterleaved(rows: Int32Array[], words: 3 | 4): void {
  const style = 0x12345;
  for (const row of rows) {
    let o = 0;
    for (let i = 0; i < COLS; i++) {
      row[o] = text[i]!;
      row[o + 1] = style;
      row[o + 2] = 8;
      if (words === 4) row[o + 3] = 0;
      o += words;
    }
  }
}

function storePlanes(rows: Int32Array[]): void {
  for (const row of rows) {
    for (let i = 0; i < COLS; i++) row[i] = text[i]!;
    row.fill(0x12345, COLS, 2 * COLS);
    row.fill(8, 2 * COLS, 3 * COLS);
    row.fill(0, 3 * COLS, 4 * COLS);
  }
}

function equal(a: Int32Array, b: Int32Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function time(name: string, run: () => void): void {
  for (let i = 0; i < 200; i++) run();
  const start = Bun.nanoseconds();
  for (let i = 0; i < TURNS; i++) run();
  const ns = (Bun.nanoseconds() - start) / TURNS / (ROWS * COLS);
  console.log(`${name.padEnd(28)} ${ns.toFixed(2)} ns/cell`);
}

for (const words of [3, 4] as const) {
  const a = Array.from({ length: ROWS }, () => new Int32Array(COLS * words));
  const b = Array.from({ length: ROWS }, () => new Int32Array(COLS * words));
  time(`store, ${words} words a cell`, () => storeInterleaved(a, words));
  storeInterleaved(b, words);
  time(`copy, ${words} words a cell`, () => a.forEach((row, y) => b[y]!.set(row)));
  time(`compare, ${words} words a cell`, () => {
    for (let y = 0; y < ROWS; y++) equal(a[y]!, b[y]!);
  });
}
const planes = Array.from({ length: ROWS }, () => new Int32Array(COLS * 4));
time("store, 4 planes a row", () => storePlanes(planes));
