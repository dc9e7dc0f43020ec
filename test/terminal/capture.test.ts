import { describe, expect, test } from "bun:test";
import { type CaptureOptions, captureLines, captureRaw } from "#terminal/capture.ts";
import { fed } from "./pictures.ts";

function capture(text: string, options: CaptureOptions, cols = 10, rows = 2): string[] {
  const { screen } = fed(text, cols, rows);
  return captureLines(screen, -screen.historySize, rows - 1, options);
}

describe("capture-pane", () => {
  test("is the text of the lines without blanks at their ends", () => {
    expect(capture("ab  \r\n日本", {})).toEqual(["ab", "日本"]);
    expect(capture("ab  \r\nc", { trailingSpaces: true }, 8)).toEqual(["ab      ", "c "]);
  });

  test("-e writes a style where it changes", () => {
    expect(capture("a\x1b[1;31mb\x1b[0mc\x1b[4:3;58;5;3md", { escapes: true }, 10, 1)).toEqual([
      "a\x1b[1m\x1b[31mb\x1b[0mc\x1b[4:3m\x1b[58;5;3md\x1b[0m",
    ]);
    expect(capture("\x1b[41ma\x1b[K", { escapes: true }, 4, 1)).toEqual(["\x1b[41ma"]);
  });

  test("-e writes links", () => {
    expect(capture("\x1b]8;id=x;http://u\x07a\x1b]8;;\x07b", { escapes: true }, 2, 1)).toEqual([
      "\x1b]8;id=x;http://u\x1b\\a\x1b]8;;\x1b\\b",
    ]);
  });

  test("-C writes them for reading", () => {
    expect(capture("\x1b[31ma\\", { escapes: true, octal: true }, 2, 1)).toEqual(["\\033[31ma\\\\"]);
  });

  test("-J joins what was wrapped", () => {
    expect(capture("abcdefgh\r\nx", { joined: true }, 5, 3)).toEqual(["abcdefgh", "x"]);
  });

  test("-L and -F put numbers and flags before the lines", () => {
    expect(capture("abcdefgh\r\n日", { lineNumbers: true, lineFlags: true }, 5, 2)).toEqual([
      "-1 W abcde",
      "0 - fgh",
      "1 X 日",
    ]);
  });

  test("-H lists each link once", () => {
    const link = (uri: string): string => `\x1b]8;;${uri}\x07x\x1b]8;;\x07`;
    expect(capture(`${link("http://a")}\x1b[1;5H${link("http://b")}\r\nno`, { links: true })).toEqual([
      "http://a http://b",
    ]);
  });

  test("-R is the dump that tmux prints", () => {
    expect(captureRaw(fed("\x1b[38;5;9ma日", 4, 1).screen)).toEqual([
      "G 4x1 (0/100)",
      "\tL 0 (0) flags=EXTENDED[2] 3/4",
      "\t\tC 0,0 data=(1,1,a) flags=FG256[1] attr=NONE[0] fg=colour9[1000009] bg=default[8] us=default[8] link=NONE linkid=NONE",
      "\t\tC 0,1 data=(2,3,日) flags=FG256[1] attr=NONE[0] fg=colour9[1000009] bg=default[8] us=default[8] link=NONE linkid=NONE",
      "\t\tC 0,2 data=(1,1,!) flags=PADDING[4] attr=NONE[0] fg=default[8] bg=default[8] us=default[8] link=NONE linkid=NONE",
      "\t\tC 0,3 data=(1,1, ) flags=CLEARED[40] attr=NONE[0] fg=default[8] bg=default[8] us=default[8] link=NONE linkid=NONE",
    ]);
  });
});

test("where links lead to can be dropped; their text stays", () => {
  const terminal = fed("\x1b]8;;http://a\x1b\\link\x1b]8;;\x1b\\", 10, 2, {});
  expect(captureLines(terminal.screen, 0, 0, { links: true })).toEqual(["http://a"]);
  terminal.dropHyperlinks();
  expect(captureLines(terminal.screen, 0, 0, { links: true })).toEqual([]);
  expect(captureLines(terminal.screen, 0, 0, { trim: true })).toEqual(["link"]);
});
