import { expect, test } from "bun:test";
import { ATTR_REVERSE } from "#terminal/style.ts";
import { CopyWorld } from "./copy-world.ts";

const copy = "; copy-selection";

test("emacs keys leave the character under the cursor out, vi keys take it in", () => {
  const emacs = new CopyWorld("a[b]cdef");
  emacs.copy(`begin-selection; cursor-right; cursor-right${copy}`);
  expect(emacs.copied).toBe("bc");
  const vi = new CopyWorld("a[b]cdef", { vi: true });
  vi.copy(`begin-selection; cursor-right; cursor-right${copy}`);
  expect(vi.copied).toBe("bcd");
});

test("a selection goes over lines, either way", () => {
  const down = new CopyWorld("one\nt[w]o\nthree");
  down.copy(`begin-selection; cursor-down${copy}`);
  expect(down.copied).toBe("wo\nt");
  const up = new CopyWorld("one\nt[w]o\nthree");
  up.copy(`begin-selection; cursor-up${copy}`);
  expect(up.copied).toBe("ne\nt");
});

test("lines that are wrapped are copied as one, blanks and tabs as they are", () => {
  const world = new CopyWorld("", { cols: 6, rows: 3 });
  world.copy("cancel");
  world.feed("abcdefgh\na\tb");
  world.enter("copy-mode");
  world.copy(`history-top; begin-selection; history-bottom; end-of-line${copy}`);
  expect(world.copied).toBe("abcdefgh\na\tb");
});

test("a rectangle has the columns between its corners", () => {
  const world = new CopyWorld("a[b]cde\nfghij\nklmno");
  world.copy("begin-selection; rectangle-on; cursor-down; cursor-down; cursor-right; cursor-right");
  world.copy("copy-selection-no-clear");
  expect(world.copied).toBe("bc\ngh\nlm");
  expect(world.format("#{rectangle_toggle} #{selection_present}")).toBe("1 1");
});

test("words and lines are selected whole, however the cursor goes", () => {
  const word = new CopyWorld("one tw[o] three four");
  word.copy("select-word; copy-selection-no-clear");
  expect(word.copied).toBe("two");
  word.copy("cursor-right; cursor-right; copy-selection-no-clear");
  expect(word.copied).toBe("two three");
  const line = new CopyWorld("one\nt[w]o\nthree");
  line.copy(`select-line; cursor-down${copy}`);
  expect(line.copied).toBe("two\nthree");
});

test("other-end goes to where the selection began", () => {
  const world = new CopyWorld("a[b]cdef");
  world.copy("begin-selection; cursor-right; cursor-right; other-end");
  expect(world.text).toBe("a[b]cdef");
  world.copy(`cursor-left${copy}`);
  expect(world.copied).toBe("abc");
});

test("copying to the end of the line and of the line puts the cursor back", () => {
  const world = new CopyWorld("one t[w]o\nthree");
  world.copy("copy-end-of-line");
  expect(world.copied).toBe("wo");
  expect(world.text).toBe("one t[w]o\nthree");
  world.copy("copy-line");
  expect(world.copied).toBe("one two");
});

test("what is copied goes to a prefix, a command, the clipboard, behind the newest buffer", () => {
  const world = new CopyWorld("[o]ne two");
  world.copy("begin-selection; next-word-end; copy-selection -C name");
  expect(world.state.buffers.top()?.name).toBe("name0");
  expect(world.written).toEqual([]);
  world.copy("next-word; begin-selection; end-of-line; copy-pipe -P cat");
  expect(world.jobs).toEqual([{ command: "cat", input: "two" }]);
  expect(world.written).toEqual(["two"]);
  world.copy("previous-word; begin-selection; end-of-line; append-selection");
  expect(new TextDecoder().decode(world.state.buffers.get("name0")?.bytes)).toBe("onetwo");
});

test("what is selected is drawn in its style", () => {
  const world = new CopyWorld("a[b]cd");
  world.window.options.set("copy-mode-selection-style", "reverse");
  world.copy("begin-selection; cursor-right; cursor-right");
  const attrs = [0, 1, 2, 3].map((x) => world.mode.screen.cellStyle(x, 0).attr & ATTR_REVERSE);
  expect(attrs).toEqual([0, ATTR_REVERSE, ATTR_REVERSE, 0]);
});

test("the mouse selects from where its button went down, and holds the edge to scroll", () => {
  const text = Array.from({ length: 20 }, (_, line) => `line ${line}`).join("\n");
  const world = new CopyWorld(`${text}[]`, { rows: 5 });
  world.mode.startDrag(world.client, world.mouse(2, 2));
  world.client.mouseDrag?.update(world.mouse(4, 3), world.client);
  world.client.mouseDrag?.release?.(world.mouse(4, 3), world.client);
  world.copy("copy-selection-no-clear");
  expect(world.copied).toBe("ne 17\nline");

  world.mode.startDrag(world.client, world.mouse(2, 2));
  world.client.mouseDrag?.update(world.mouse(2, 0), world.client);
  const before = world.mode.state.oy;
  world.tick();
  expect(world.mode.state.oy).toBe(before + 1);
});
