import { CELL_WORDS } from "#terminal/cell.ts";
import type { Screen } from "#terminal/screen.ts";
import { CursorWriter } from "./cursor-writer.ts";
import { wipeStaleImages, writeImages } from "./image-writer.ts";
import { OutputTerminal } from "./output-terminal.ts";
import { Output } from "./output.ts";
import { writeRow, type FrameWriters } from "./row-writer.ts";
import { hashRow, loadRow, rowsEqual } from "./rows.ts";
import { findScroll, type Scroll } from "./scroll.ts";
import { PLAIN_CURSOR, lookOf, writeState } from "./state-writer.ts";
import { StyleWriter } from "./style-writer.ts";

/** Changed rows from which on it is worth looking for a scroll. */
const SCROLL_ROWS_MIN = 3;
/** Bytes from which on a frame is worth the frame of a synchronised update; and where there is none, a hidden cursor. */
const SYNC_BYTES_MIN = 64;
const HIDE_BYTES_MIN = 1024;
/** Bytes of a sequence that scrolls by more than one row: so many times the one that scrolls by one is as good. */
const SCROLL_BYTES = 4;

// Reused from frame to frame: a frame allocates nothing that grows with the screen, but for its bytes.
const $out = new Output();
const $body = new Output();
const $plain = new OutputTerminal({ name: "none" });
const $style = new StyleWriter($body, $plain);
const $cursor = new CursorWriter($body, $plain);
/** Rows as loadRow makes them, where they are looked at in this frame: each is loaded once. */
const $before: Int32Array[] = [];
const $after: Int32Array[] = [];
let $blank = new Int32Array(0);
let $loaded = new Uint8Array(0);
let $hashBefore = new Int32Array(0);
let $hashAfter = new Int32Array(0);
let $changed = new Uint8Array(0);
/** For each row, the row of `from` that the terminal shows there; -1 for a blank one, UNKNOWN where it may show anything. */
let $source = new Int32Array(0);
const UNKNOWN = -2;

function reserve(cols: number, rows: number): void {
  if ($blank.length < cols * CELL_WORDS) {
    $blank = new Int32Array(cols * CELL_WORDS);
    $before.length = 0;
    $after.length = 0;
  }
  if ($changed.length >= rows) return;
  $changed = new Uint8Array(rows);
  $loaded = new Uint8Array(rows);
  $hashBefore = new Int32Array(rows);
  $hashAfter = new Int32Array(rows);
  $source = new Int32Array(rows);
}

/**
 * The bytes that make a terminal which shows `from` show `to`; none when they look the same. `from` null, or of another
 * size: nothing is known of the terminal, all is drawn. Before and after, the terminal draws in its default style, its
 * scroll region is the whole screen, and its cursor is where the screen's is.
 */
export function diff(from: Screen | null, to: Screen, terminal: OutputTerminal): Uint8Array {
  const { cols, rows } = to;
  const known = from !== null && from.cols === cols && from.rows === rows ? from : null;
  reserve(cols, rows);
  $body.reset();
  const startX = known === null ? -1 : Math.min(known.cursorX, cols - 1);
  $style.begin($body, terminal);
  $cursor.begin($body, terminal, cols, startX, known === null ? -1 : known.cursorY);
  const writers: FrameWriters = { out: $body, terminal, style: $style, cursor: $cursor, cols, rows };

  if (known === null) clearAll(writers);
  writeRows(writers, known, to);
  $style.end();
  if (to.images.length > 0) writeImages(writers, known, to, (y) => known === null || $changed[y] !== 0);
  const drawn = $body.length;
  writeState($body, known, to, terminal);
  $cursor.to(Math.min(to.cursorX, cols - 1), Math.min(to.cursorY, rows - 1));
  return framed(terminal, known, to, drawn);
}

/** Brings a terminal in any state to a blank screen. */
function clearAll({ out, terminal, rows, cursor }: FrameWriters): void {
  if (terminal.acsNeeded) out.latin1(terminal.string("rmacs") ?? "");
  out.latin1(terminal.string("sgr0") ?? "");
  out.latin1(terminal.expand("Hls", "", ""));
  out.latin1(terminal.expand("csr", 0, rows - 1));
  out.latin1(terminal.string("clear") ?? "");
  cursor.forget();
}

function writeRows(w: FrameWriters, from: Screen | null, to: Screen): void {
  const { cols, rows } = w;
  let changed = 0;
  for (let y = 0; y < rows; y++) {
    $source[y] = from === null ? -1 : y;
    $changed[y] = 0;
    $loaded[y] = 0;
    const before = from === null ? 0 : from.rowStamp(y);
    if (before === to.rowStamp(y)) continue;
    load(from, to, y, cols);
    if (rowsEqual($before[y]!, $after[y]!, cols)) continue;
    $changed[y] = 1;
    changed++;
  }
  const images = (from?.images.length ?? 0) + to.images.length > 0;
  if (images && from !== null) {
    wipeStaleImages(w, from, to, (y) => {
      $source[y] = UNKNOWN;
      if ($changed[y] === 0) changed++;
      $changed[y] = 1;
    });
  }
  if (changed === 0) return;
  // A terminal that scrolls takes its images along: with any of them rows are written where they are.
  if (!images && from !== null && changed >= SCROLL_ROWS_MIN && canScroll(w.terminal)) scrollRows(w, from, to);
  loadRow(null, cols, $blank);
  for (let y = 0; y < rows; y++) {
    if ($changed[y] === 0) continue;
    load(from, to, y, cols);
    const source = $source[y]!;
    if (source === UNKNOWN) $before[y]!.fill(-1);
    writeRow(w, y, source === UNKNOWN ? $before[y]! : source < 0 ? $blank : $before[source]!, $after[y]!);
  }
}

/** Loads row `y` of both screens, if that was not done in this frame. */
function load(from: Screen | null, to: Screen, y: number, cols: number): void {
  if ($loaded[y] === 1) return;
  $loaded[y] = 1;
  loadRow(from === null ? null : from.line(y), cols, ($before[y] ??= new Int32Array($blank.length)));
  loadRow(to.line(y), cols, ($after[y] ??= new Int32Array($blank.length)));
}

function canScroll(terminal: OutputTerminal): boolean {
  return (
    terminal.has("csr") && (terminal.has("indn") || terminal.has("ind")) && (terminal.has("rin") || terminal.has("ri"))
  );
}

function scrollRows(w: FrameWriters, from: Screen, to: Screen): void {
  const { cols, rows } = w;
  for (let y = 0; y < rows; y++) {
    load(from, to, y, cols);
    $hashBefore[y] = hashRow($before[y]!, cols);
    $hashAfter[y] = $changed[y] === 0 ? $hashBefore[y]! : hashRow($after[y]!, cols);
  }
  const scroll = findScroll($hashBefore, $hashAfter, $changed, rows);
  if (scroll === null) return;
  writeScroll(w, scroll);
  for (let y = scroll.top; y <= scroll.bottom; y++) {
    const source = y + scroll.by;
    $source[y] = source >= scroll.top && source <= scroll.bottom ? source : -1;
    $changed[y] = 1;
  }
}

/** Scrolls a region in default colours; the rows that come in are blank. */
function writeScroll(w: FrameWriters, { top, bottom, by }: Scroll): void {
  const { out, terminal, cursor, rows } = w;
  const region = top !== 0 || bottom !== rows - 1;
  if (region) {
    terminal.sequence("csr")!.write(out, top, bottom);
    cursor.forget();
  }
  const count = Math.abs(by);
  // LF and RI scroll only at the edge of the region; SU and SD anywhere, but old terminals want the cursor inside.
  // In column 0 it stays where it is, whatever LF does to the column.
  cursor.to(0, by > 0 ? bottom : top);
  const many = terminal.sequence(by > 0 ? "indn" : "rin");
  const one = terminal.string(by > 0 ? "ind" : "ri") ?? terminal.expand(by > 0 ? "indn" : "rin", 1);
  if (many !== null && count > 1 && count * one.length >= SCROLL_BYTES) many.write(out, count);
  else for (let i = 0; i < count; i++) out.latin1(one);
  if (!region) return;
  terminal.sequence("csr")!.write(out, 0, rows - 1);
  cursor.forget();
}

/** Puts a large frame into a synchronised update, or hides the cursor for it where there is none. */
function framed(terminal: OutputTerminal, from: Screen | null, to: Screen, drawn: number): Uint8Array {
  if ($body.length === 0) return new Uint8Array();
  if (drawn < SYNC_BYTES_MIN) return $body.take();
  $out.reset();
  const body = $body.take();
  const sync = terminal.has("Sync");
  const hide =
    !sync && drawn >= HIDE_BYTES_MIN && from !== null && lookOf(from) === PLAIN_CURSOR && lookOf(to) === PLAIN_CURSOR;
  if (sync) $out.latin1(terminal.expand("Sync", 1));
  else if (hide) $out.latin1(terminal.string("civis") ?? "");
  $out.bytes(body);
  if (sync) $out.latin1(terminal.expand("Sync", 2));
  else if (hide) $out.latin1(terminal.string("cnorm") ?? "");
  return $out.take();
}
