import { expect, test } from "bun:test";
import { Finder } from "#mode/copy/finder.ts";
import { compilePattern } from "#mode/copy/pattern.ts";
import { search } from "#mode/copy/search.ts";
import { numbers } from "../../terminal/pictures.ts";
import { CopyWorld } from "./copy-world.ts";

test("emacs keys go behind the match, vi keys onto it; again finds the next, reverse the one before", () => {
  const emacs = new CopyWorld("[o]ne two one two");
  emacs.copy("search-forward two");
  expect(emacs.text).toBe("one two[ ]one two");
  const vi = new CopyWorld("[o]ne two one two", { vi: true });
  vi.copy("search-forward two; search-again");
  expect(vi.text).toBe("one two one [t]wo");
  vi.copy("search-reverse");
  expect(vi.text).toBe("one [t]wo one two");
  expect(vi.format("#{search_present} #{search_count} #{search_match}")).toBe("1 2 two");
});

test("a search goes around the end if it may", () => {
  const world = new CopyWorld("one\ntwo [x]", { vi: true });
  world.copy("search-forward one");
  expect(world.text).toBe("[o]ne\ntwo x");
  world.window.options.set("wrap-search", false);
  world.copy("search-backward two");
  expect(world.text).toBe("[o]ne\ntwo x");
});

test("lower case finds any case, a capital only itself; plain text is no expression", () => {
  const world = new CopyWorld("[x] Foo foo a.c abc", { vi: true });
  world.copy("search-forward foo");
  expect(world.text).toBe("x [F]oo foo a.c abc");
  world.copy("start-of-line; search-forward-text a.c");
  expect(world.text).toBe("x Foo foo [a].c abc");
  world.copy("search-again");
  expect(world.text).toBe("x Foo foo [a].c abc");
  world.copy("search-forward a.c; search-again");
  expect(world.text).toBe("x Foo foo [a].c abc");
  const capital = new CopyWorld("[x] foo Foo", { vi: true });
  capital.copy("search-forward Foo");
  expect(capital.text).toBe("x foo [F]oo");
});

test("matches go over the edge of wrapped lines", () => {
  const world = new CopyWorld("", { cols: 6, rows: 3 });
  world.copy("cancel");
  world.feed("abcdefgh");
  world.enter("copy-mode");
  world.copy("history-top; search-forward efg");
  expect(world.format("#{search_count} #{copy_cursor_x},#{copy_cursor_y}")).toBe("1 1,1");
  world.copy("history-bottom; search-backward d.f");
  expect(world.format("#{copy_cursor_x},#{copy_cursor_y}")).toBe("3,0");
});

test("an incremental search begins where it was begun", () => {
  const world = new CopyWorld("[a]b abc abd", { vi: true });
  world.copy("search-forward-incremental =ab");
  expect(world.text).toBe("ab [a]bc abd");
  world.copy("search-forward-incremental =abd");
  expect(world.text).toBe("ab abc [a]bd");
  world.copy("search-forward-incremental =");
  expect(world.format("#{search_present}")).toBe("0");
});

test("moving clears the marks with emacs keys, and keeps them with vi keys", () => {
  for (const vi of [false, true]) {
    const world = new CopyWorld("[a]b ab", { vi });
    world.copy("search-forward ab; cursor-left");
    expect(world.format("#{search_present}")).toBe(vi ? "1" : "0");
  }
});

test("simple and other expressions are found alike", () => {
  const found = (pattern: string, text: string): string | undefined => {
    const match = compilePattern(pattern, true)?.next(text, 0);
    return match && text.slice(match.start, match.end);
  };
  expect(found("b.d", "abcd")).toBe("bcd");
  expect(found("[[:digit:]]+", "ab 123")).toBe("123");
  expect(found("(a|ab)", "xab")).toBe("ab");
  expect(found("(a+)+$", "a".repeat(60) + "b")).toBeUndefined();
  expect(compilePattern("(", true)).toBeUndefined();
});

test("a search of a long history finds what looking at each line finds", () => {
  const random = numbers(3);
  const word = (): string => ["lazy", "Fox", "日本語", "größer", "a.b", "x\ty", "日x", "  ", "~"][random(9)]!;
  const text = Array.from({ length: 300 }, () => Array.from({ length: random(14) }, word).join(" "));
  // Cells that were only erased lie between words too.
  const world = new CopyWorld(`${text.map((line) => line.replace("~", "\x1b[3C~")).join("\n")}\n[]`, {
    cols: 23,
    rows: 6,
  });
  const { state } = world.mode;
  expect(state.history).toBeGreaterThan(350);
  const patterns = ["lazy", "y F", "fox", "語", "z+y", "(zz|F)ox", "^lazy", "x +l", "日x +", "nothing"];
  for (const cols of [23, 61]) {
    world.mode.resize(cols, 6);
    for (const [pattern, regex] of patterns.flatMap((each) => [[each, false] as const, [each, true] as const])) {
      const matcher = compilePattern(pattern, regex)!;
      const finder = new Finder(state.grid, matcher);
      let count = 0;
      for (let y = 0; y <= state.grid.last; y++) count += finder.all(y).length;
      Object.assign(state, { searchText: pattern, searchAll: true });
      world.copy("history-bottom");
      const found = search(state, false, regex, { searchString: "", searchRegex: false });
      expect([pattern, regex, found, found ? state.searchCount : 0]).toEqual([pattern, regex, count > 0, count]);
    }
  }
});
