import { describe, expect, test } from "bun:test";
import { Screen } from "#terminal/screen.ts";
import { DEFAULT_STYLE } from "#terminal/style.ts";
import { fed, picture } from "./pictures.ts";

const RED = { ...DEFAULT_STYLE, fg: 1 };

describe("drawing by hand", () => {
  test("puts text, clipped at the edges, and tells where it ended", () => {
    const screen = new Screen(6, 2);
    expect(screen.put(1, 0, "ab日", RED)).toBe(5);
    expect(screen.put(4, 1, "xyz")).toBe(6);
    expect(screen.put(-1, 1, "ab")).toBe(1);
    expect(picture(screen)).toBe("‹ ›ab日\nb   xy");
    expect(screen.cellStyle(3, 0)).toEqual(RED);
  });

  test("half of a wide character at an edge is a blank", () => {
    const screen = new Screen(3, 1);
    screen.put(2, 0, "日", RED);
    expect([screen.text(0), screen.cellStyle(2, 0).fg]).toEqual(["", 1]);
  });

  test("fills and restyles rectangles", () => {
    const screen = new Screen(5, 3);
    screen.fill(1, 1, 3, 5, "x");
    screen.restyle(2, 1, 1, 1, (style) => ({ ...style, bg: 4 }));
    expect(picture(screen)).toBe("‹ ›\n xxx\n xxx");
    expect([1, 2, 3].map((x) => screen.cellStyle(x, 1).bg)).toEqual([8, 4, 8]);
  });
});

describe("blit", () => {
  test("copies cells, clipped to both screens", () => {
    const source = fed("abcd\r\nefgh", 4, 2).screen;
    const screen = new Screen(5, 3);
    screen.fill(0, 0, 5, 3, ".");
    screen.blit(source, 1, 0, 9, 9, 3, 1);
    expect(picture(screen)).toBe("‹.›....\n...bc\n...fg");
  });

  test("takes rows of history", () => {
    const source = fed("1\r\n2\r\n3\r\n4", 3, 2).screen;
    const screen = new Screen(3, 3);
    screen.blit(source, 0, -2, 3, 3, 0, 0);
    expect(picture(screen)).toBe("‹1›\n2\n3");
  });

  test("leaves no half of a wide character", () => {
    const source = fed("日本語", 6, 1).screen;
    const screen = new Screen(6, 1);
    screen.put(0, 0, "漢字仮");
    screen.blit(source, 1, 0, 4, 1, 1, 0);
    expect(screen.text(0)).toBe("  本");
  });
});

describe("stamps", () => {
  test("tell rows that are the same, on whatever screen", () => {
    const { screen } = fed("a\r\nb", 4, 3);
    const copy = new Screen(4, 3);
    copy.copyFrom(screen);
    expect([0, 1, 2].map((y) => copy.rowStamp(y) === screen.rowStamp(y))).toEqual([true, true, true]);
    screen.put(0, 1, "c");
    expect(copy.rowStamp(1)).not.toBe(screen.rowStamp(1));
    expect(copy.rowStamp(2)).toBe(0);
  });

  test("go with a row that scrolls", () => {
    const terminal = fed("a\r\nb\r\nc", 4, 3);
    const b = terminal.screen.rowStamp(1);
    terminal.feed(new Uint8Array([0x0a]));
    expect(terminal.screen.rowStamp(0)).toBe(b);
  });
});

test("a copy is exact and apart", () => {
  const terminal = fed("\x1b]2;title\x07\x1b[?1006h\x1b[31mab\x1b[3 q", 6, 2);
  const copy = new Screen(1, 1);
  copy.copyFrom(terminal.screen);
  terminal.feed(new TextEncoder().encode("\r\x1b[2K"));
  expect([copy.cols, copy.title, copy.modes, copy.cursorStyle, copy.cursorX]).toEqual([
    6,
    "title",
    terminal.screen.modes,
    2,
    2,
  ]);
  expect(copy.text(0)).toBe("ab");
});
