import { expect, test } from "bun:test";
import type { TerminalOptions } from "#terminal/terminal.ts";
import { feed, fed, picture } from "./pictures.ts";

const [BEGIN, END] = ["\x1b[?2026h", "\x1b[?2026l"];

test("during an update the screen before it is seen, and the whole of it when it ended", () => {
  const terminal = fed(`old${BEGIN}\rnew`, 10, 2);
  expect(picture(terminal.shown(0))).toBe("old‹ ›");
  expect(picture(terminal.screen)).toBe("new‹ ›");
  feed(terminal, END);
  expect(picture(terminal.shown(0))).toBe("new‹ ›");
});

test("of updates that follow each other without a gap, each is seen whole", () => {
  const terminal = fed("", 10, 2);
  for (let n = 1; n <= 3; n++) {
    feed(terminal, `${END}${BEGIN}\r${n}\n`);
    feed(terminal, `\r${n}\x1b[A`);
    feed(terminal, `${END}${BEGIN}\rx`);
    expect(picture(terminal.shown(0))).toBe(`${n}‹ ›\n${n}`);
  }
});

test("an update that takes too long is seen as it is, and is over with the next output", () => {
  let now = 0;
  const options: TerminalOptions = { now: () => now };
  const terminal = fed(`old${BEGIN}\rnew`, 10, 2, options);
  expect(terminal.heldUntil()).toBe(1000);
  expect(picture(terminal.shown(999))).toBe("old‹ ›");
  expect(picture(terminal.shown(1000))).toBe("new‹ ›");
  now = 1000;
  feed(terminal, "er");
  expect(terminal.heldUntil()).toBe(0);
});

test("a resize ends an update", () => {
  const terminal = fed(`old${BEGIN}\rnew`, 10, 2);
  terminal.resize(12, 2);
  expect(picture(terminal.shown(0))).toBe("new‹ ›");
});
