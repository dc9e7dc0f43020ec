import { expect, test } from "bun:test";
import { EXTENDED_KEY_MODES, MODE_KEYS_EXTENDED, MODE_KEYS_EXTENDED_2 } from "#terminal/modes.ts";
import type { TerminalHost, TerminalOptions } from "#terminal/terminal.ts";
import { feed, fed } from "./pictures.ts";

function answers(text: string, options: TerminalOptions = {}, host: TerminalHost = {}): string {
  let all = "";
  fed(text, 20, 5, options, { ...host, reply: (bytes) => (all += new TextDecoder().decode(bytes)) });
  return all;
}

test.each([
  ["\x1b[c", "\x1b[?1;2c"],
  ["\x1b[>c", "\x1b[>84;0;0c"],
  ["\x1b[>q", "\x1bP>|tmux 3.6\x1b\\"],
  ["\x1b[5n", "\x1b[0n"],
  ["ab\r\nc\x1b[6n", "\x1b[2;2R"],
  ["\x1b[?2026$p", "\x1b[?2026;2$y"],
  ["\x1b[?2004h\x1b[?2004$p", "\x1b[?2004;1$y"],
  ["\x1b[?3$p", "\x1b[?3;4$y"],
  ["\x1b[?4711$p", "\x1b[?4711;0$y"],
  ["\x1b[4$p", "\x1b[4;2$y"],
  ["\x1bP$q q\x1b\\", "\x1bP1$r q0 q\x1b\\"],
  ["\x1b[3 q\x1bP$q q\x1b\\", "\x1bP1$r q3 q\x1b\\"],
  ["\x1bP$qm\x1b\\", "\x1bP0$r\x1b\\"],
  ["\x1b[18t", "\x1b[8;5;20t"],
  ["\x1b[16t", "\x1b[6;32;16t"],
  ["\x1b]11;#102030\x07\x1b]11;?\x07", "\x1b]11;rgb:1010/2020/3030\x07"],
  ["\x1b]4;7;rgb:01/02/03\x1b\\\x1b]4;7;?\x1b\\", "\x1b]4;7;rgb:0101/0202/0303\x1b\\"],
  ["\x1b[=c", "\x1bP!|00000000\x1b\\"],
  ["\x1b[?1;1;0S", "\x1b[?1;0;1024S"],
  ["\x1b[?2;1;0S", "\x1b[?2;3;0S"],
  ["\x1bP+q436F\x1b\\", "\x1bP1+r436F=323536\x1b\\"],
  ["\x1bP+q5463;6e6f\x1b\\", "\x1bP1+r5463\x1b\\\x1bP0+r6e6f\x1b\\"],
  ["\x1bP+qxyz\x1b\\", "\x1bP0+r\x1b\\"],
  ["\x1bP+q4D73\x1b\\", "\x1bP0+r4D73\x1b\\"],
  ["\x1b]12;red\x07\x1b]12;?\x07", "\x1b]12;rgb:ffff/0000/0000\x07"],
])("%j is answered", (question, answer) => {
  expect(answers(question)).toBe(answer);
});

test.each([1, 6, 7, 25, 1000, 1002, 1003, 1004, 1005, 1006, 2004, 2026, 2031])("mode %d is told", (mode) => {
  expect(answers(`\x1b[?${mode}h\x1b[?${mode}$p\x1b[?${mode}l\x1b[?${mode}$p`)).toBe(
    `\x1b[?${mode};1$y\x1b[?${mode};2$y`,
  );
});

test.each([47, 1047, 1049])("the alternate screen is told by mode %d", (mode) => {
  expect(answers(`\x1b[?${mode}$p\x1b[?1049h\x1b[?${mode}$p`)).toBe(`\x1b[?${mode};2$y\x1b[?${mode};1$y`);
});

test("of mice one is on at most, and any of them turns all off", () => {
  const asked = "\x1b[?1000$p\x1b[?1002$p\x1b[?1003$p";
  const states = (a: number, b: number, c: number): string => `\x1b[?1000;${a}$y\x1b[?1002;${b}$y\x1b[?1003;${c}$y`;
  expect(answers(`\x1b[?1000h\x1b[?1003h${asked}`)).toBe(states(2, 2, 1));
  expect(answers(`\x1b[?1003h\x1b[?1002h${asked}`)).toBe(states(2, 1, 2));
  expect(answers(`\x1b[?1003h\x1b[?1001l${asked}`)).toBe(states(2, 2, 2));
});

test("as in tmux, the kitty keyboard protocol is not there, so that programs ask for extended keys", () => {
  expect(answers("\x1b[?u\x1b[>1u\x1b[=1;1u\x1b[<u\x1b[?u")).toBe("");
  const level = (text: string, extendedKeys: 0 | 1 | 2): number =>
    fed(text, 20, 5, { extendedKeys }).screen.modes & EXTENDED_KEY_MODES;
  expect(level("\x1b[>4;2m", 0)).toBe(0);
  expect(level("\x1b[>4;1m", 1)).toBe(MODE_KEYS_EXTENDED);
  expect(level("\x1b[>4;2m", 1)).toBe(MODE_KEYS_EXTENDED_2);
  expect(level("\x1b[>4;2m\x1b[>4;0m", 1)).toBe(0);
  expect(level("\x1b[>4;2m\x1b[>4m", 1)).toBe(0);
  expect(level("\x1b[>4;2m\x1b[>4n", 1)).toBe(0);
  expect(level("\x1b[>4;2m\x1b[>4n", 2)).toBe(MODE_KEYS_EXTENDED);
  expect(level("", 2)).toBe(MODE_KEYS_EXTENDED);
});

test("a program is told what the options and those who look at it allow", () => {
  expect(answers("\x1bP+q4D73\x1b\\", { setClipboard: 2 })).toStartWith("\x1bP1+r4D73=");
  expect(answers("\x1bP+q544E\x1b\\", { termName: "screen" })).toBe("\x1bP1+r544E=73637265656E\x1b\\");
  expect(answers("\x1b[c", {}, { showsImages: () => true })).toBe("\x1b[?1;2;4c");
});

test("the theme is told when it is known", () => {
  expect(answers("\x1b[?996n", {}, { themeQuery: () => "dark" })).toBe("\x1b[?997;1n");
  expect(answers("\x1b[?996n")).toBe("");
});

test("answers wait behind a question to the outer terminal, for half a second", () => {
  const sent: string[] = [];
  let now = 0;
  const host: TerminalHost = { reply: (b) => sent.push(new TextDecoder().decode(b)), paletteQuery: () => true };
  const terminal = fed("\x1b]4;1;?\x07\x1b[5n", 10, 1, { now: () => now }, host);
  expect(sent).toEqual([]);
  terminal.answerPalette(1, 0x2ff0000);
  expect(sent).toEqual(["\x1b]4;1;rgb:ffff/0000/0000\x07", "\x1b[0n"]);
  feed(terminal, "\x1b]4;2;?\x07\x1b[5n");
  now = 501;
  terminal.flushRequests();
  expect(sent.slice(2)).toEqual(["\x1b[0n"]);
});

test("the clipboard is set only where the options allow it", () => {
  const set: string[] = [];
  const host: TerminalHost = {
    clipboardSet: (selection, bytes) => set.push(selection + new TextDecoder().decode(bytes)),
  };
  fed("\x1b]52;c;aGVsbG8=\x07", 10, 1, { setClipboard: 1 }, host);
  fed("\x1b]52;cx;aGVsbG8=\x07", 10, 1, { setClipboard: 2 }, host);
  fed("\x1b]52;c;%%%\x07", 10, 1, { setClipboard: 2 }, host);
  expect(set).toEqual(["chello"]);
});

test("titles, paths and names are made harmless", () => {
  const got: string[] = [];
  const host: TerminalHost = {
    title: (t) => got.push(`title ${t}`),
    path: (p) => got.push(`path ${p}`),
    rename: (n) => got.push(`name ${n}`),
  };
  fed("\x1b]2;a#(rm)\\b\x07\x1b]7;file:///tmp\x07\x1bkwin\x1b\\\x1b_apc\x1b\\", 10, 1, { allowRename: true }, host);
  fed("\x1bkno\x1b\\", 10, 1, {}, host);
  expect(got).toEqual(["title a_(rm)\\\\b", "path file:///tmp", "name win", "title apc"]);
});

test("passthrough goes out unchanged where it is allowed", () => {
  const out: string[] = [];
  const host: TerminalHost = { passthrough: (bytes) => out.push(new TextDecoder().decode(bytes)) };
  fed("\x1bPtmux;\x1b\x1b]x\x07\x1b\\", 10, 1, { allowPassthrough: 1 }, host);
  fed("\x1bPtmux;no\x1b\\", 10, 1, {}, host);
  expect(out).toEqual(["\x1b]x\x07"]);
});

test("prompt marks stay with their lines", () => {
  const marks: (string | number | undefined)[] = [];
  const host: TerminalHost = { promptMark: (mark, status) => marks.push(mark, status) };
  const { screen } = fed("\x1b]133;A\x07$ \x1b]133;B\x07ls\r\n\x1b]133;C\x07x\r\n\x1b]133;D;3\x07", 10, 4, {}, host);
  expect(marks).toEqual(["A", undefined, "B", undefined, "C", undefined, "D", 3]);
  expect(screen.line(0).marks).toMatchObject({ prompt: 0, command: 2 });
  expect(screen.line(2).marks).toMatchObject({ status: 3 });
});

test("links with one id are one link, those without are each their own", () => {
  const { screen } = fed(
    "\x1b]8;id=a;http://x\x07a\x1b]8;id=a;http://x\x07b\x1b]8;;http://x\x07c\x1b]8;;http://x\x07d\x1b]8;;\x07e",
  );
  const link = [0, 1, 2, 3, 4].map((x) => screen.cellStyle(x, 0).link);
  expect(link[0]).toBe(link[1]!);
  expect(new Set(link).size).toBe(4);
  expect(link[4]).toBe(0);
  expect(screen.hyperlink(link[0]!)).toMatchObject({ uri: "http://x", id: "a" });
});
