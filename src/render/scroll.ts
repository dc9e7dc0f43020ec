/** A region of rows whose content moved: up by `by` when positive, down when negative. Rows 0-based, both included. */
export interface Scroll {
  readonly top: number;
  readonly bottom: number;
  readonly by: number;
}

/** Rows that must be spared to be worth setting a region and scrolling it. */
const GAIN_MIN = 2;

const $votes: Map<number, number> = new Map();
const $at: Map<number, number> = new Map();

/**
 * Finds the move that explains most of the changed rows.
 *
 * @param before and `after`: a number for each row's content, 0 for a blank one
 * @param changed 1 for each row that differs
 */
export function findScroll(before: Int32Array, after: Int32Array, changed: Uint8Array, rows: number): Scroll | null {
  $at.clear();
  $votes.clear();
  for (let y = rows - 1; y >= 0; y--) if (before[y] !== 0) $at.set(before[y]!, y);
  let best = 0;
  let bestVotes = 0;
  for (let y = 0; y < rows; y++) {
    if (changed[y] === 0 || after[y] === 0) continue;
    const from = $at.get(after[y]!);
    if (from === undefined || from === y) continue;
    const votes = ($votes.get(from - y) ?? 0) + 1;
    $votes.set(from - y, votes);
    if (votes > bestVotes) {
      bestVotes = votes;
      best = from - y;
    }
  }
  return bestVotes < GAIN_MIN ? null : regionOf(before, after, changed, rows, best);
}

/** The rows that moved by `by` and those they moved over, if scrolling them spares more than it breaks. */
function regionOf(before: Int32Array, after: Int32Array, changed: Uint8Array, rows: number, by: number): Scroll | null {
  let first = -1;
  let last = -1;
  for (let y = Math.max(0, -by); y < Math.min(rows, rows - by); y++) {
    if (after[y] === 0 || after[y] !== before[y + by]) continue;
    if (first === -1) first = y;
    last = y;
  }
  if (first === -1) return null;
  const top = Math.min(first, first + by);
  const bottom = Math.max(last, last + by);
  let gain = 0;
  for (let y = top; y <= bottom; y++) {
    const from = y + by;
    const matches = from >= top && from <= bottom && after[y] === before[from];
    if (matches && changed[y] === 1) gain++;
    if (!matches && changed[y] === 0 && after[y] !== 0) gain--;
  }
  if (gain < GAIN_MIN) return null;
  const all = { top: 0, bottom: rows - 1, by };
  const region = { top, bottom, by };
  return rightRows(before, after, rows, all) >= rightRows(before, after, rows, region) ? all : region;
}

/** Rows that show what they are to show once a region is scrolled: the whole screen needs no region to be set. */
function rightRows(before: Int32Array, after: Int32Array, rows: number, { top, bottom, by }: Scroll): number {
  let right = 0;
  for (let y = 0; y < rows; y++) {
    const from = y + by;
    const inside = y >= top && y <= bottom;
    const shown = !inside ? before[y]! : from >= top && from <= bottom ? before[from]! : 0;
    if (shown === after[y]) right++;
  }
  return right;
}
