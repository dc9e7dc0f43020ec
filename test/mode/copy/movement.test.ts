import { expect, test } from "bun:test";
import { after, CopyWorld } from "./copy-world.ts";

const VI = { vi: true };

test("a word on comes to its start, the end of a word behind it or, with vi keys, onto it", () => {
  expect(after("[o]ne two-three four", "next-word")).toBe("one [t]wo-three four");
  expect(after("one [t]wo-three four", "next-word")).toBe("one two[-]three four");
  expect(after("one [t]wo-three four", "next-space")).toBe("one two-three [f]our");
  expect(after("[o]ne two", "next-word-end")).toBe("one[ ]two");
  expect(after("[o]ne two", "next-word-end", VI)).toBe("on[e] two");
  expect(after("on[e] two", "next-word-end", VI)).toBe("one tw[o]");
  expect(after("one two-three [f]our", "previous-space")).toBe("one [t]wo-three four");
  expect(after("one two-three [f]our", "previous-word")).toBe("one two-[t]hree four");
});

test("words go on over lines, and over the edge where a line is wrapped", () => {
  expect(after("one [t]wo\n  three", "next-word")).toBe("one two\n  [t]hree");
  expect(after("one two\n  [t]hree", "previous-word", VI)).toBe("one [t]wo\n  three");
  const world = new CopyWorld("", { cols: 6, rows: 3 });
  world.copy("cancel");
  world.feed("ab cdefgh ij");
  world.enter("copy-mode");
  world.copy("history-top; next-word; next-word-end");
  expect(world.format("#{copy_cursor_x},#{copy_cursor_y}")).toBe("3,1");
});

test("with emacs keys a line that ends in blanks is a stop on the way back", () => {
  expect(after("one   \n[t]wo", "previous-word")).toBe("[o]ne\ntwo");
});

test("the cursor goes around the ends of lines", () => {
  expect(after("one\n[t]wo", "cursor-left")).toBe("one[]\ntwo");
  expect(after("one\n[t]wo", "cursor-left", VI)).toBe("on[e]\ntwo");
  expect(after("on[e]\ntwo", "cursor-right")).toBe("one[]\ntwo");
  expect(after("on[e]\ntwo", "cursor-right", VI)).toBe("one\n[t]wo");
});

test("the column is kept over shorter lines", () => {
  expect(after("long li[n]e\nab\nanother", "cursor-down")).toBe("long line\nab[]\nanother");
  expect(after("long li[n]e\nab\nanother", "cursor-down; cursor-down")).toBe("long line\nab\nanother[]");
  expect(after("long li[n]e\nab\nanother one", "cursor-down; cursor-down")).toBe("long line\nab\nanother[ ]one");
});

test("lines have a start, an end and an indentation", () => {
  expect(after("  a[b]c", "start-of-line")).toBe("[ ] abc");
  expect(after("  a[b]c", "back-to-indentation")).toBe("  [a]bc");
  expect(after("  [a]bc", "end-of-line")).toBe("  abc[]");
  expect(after("  [a]bc", "end-of-line", VI)).toBe("  ab[c]");
});

test("wide characters are one step", () => {
  expect(after("[漢]字x", "cursor-right")).toBe("漢[字]x");
  expect(after("[漢]字x", "end-of-line", VI)).toBe("漢字[x]");
});

test("brackets find each other", () => {
  expect(after("[(]a [b] {c})".replace("[b]", "b"), "next-matching-bracket")).toBe("(a b {c}[)]");
  expect(after("f(a{b}[)]", "previous-matching-bracket")).toBe("f[(]a{b})");
  expect(after("[f] (x)", "next-matching-bracket", VI)).toBe("f (x[)]");
  expect(after("(x[)]", "next-matching-bracket", VI)).toBe("[(]x)");
});

test("jumps go to a character, or next to it", () => {
  expect(after("[a]bcabc", "jump-forward c")).toBe("ab[c]abc");
  expect(after("[a]bcabc", "jump-forward c; jump-again")).toBe("abcab[c]");
  expect(after("[a]bcabc", "jump-to-forward c")).toBe("a[b]cabc");
  expect(after("abcab[c]", "jump-backward a")).toBe("abc[a]bc");
  expect(after("abcab[c]", "jump-to-backward a")).toBe("abca[b]c");
  expect(after("ab[c]abc", "jump-forward c; jump-reverse")).toBe("ab[c]abc");
});

test("paragraphs end at empty lines", () => {
  expect(after("[a]\nb\n\nc\nd", "next-paragraph")).toBe("a\nb\n[]\nc\nd");
  expect(after("a\nb\n\nc\n[d]", "previous-paragraph")).toBe("a\nb\n[]\nc\nd");
});

test("the mark and the cursor change places", () => {
  expect(after("a[b]cd", "set-mark; cursor-right; cursor-right; jump-to-mark")).toBe("a[b]cd");
  expect(after("a[b]cd", "set-mark; cursor-right; jump-to-mark; jump-to-mark")).toBe("ab[c]d");
});

test("a count repeats", () => {
  const world = new CopyWorld("[a]bcdef");
  world.copy("cursor-right", 4);
  expect(world.text).toBe("abcd[e]f");
});
