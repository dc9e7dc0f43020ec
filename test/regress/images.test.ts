import { expect, test } from "bun:test";
import { TestServer } from "./harness.ts";

/** 320 × 64 pixels: 20 × 2 cells of 16 × 32. */
const SIXEL = `\\033Pq"1;1;320;64#1;2;100;0;0${"#1!320~-".repeat(10)}#1!320N\\033\\\\`;
/** What a terminal says that shows pictures, in cells of 10 × 20 pixels. */
const SHOWS_IMAGES = "\x1b[?62;4;22c\x1b[6;20;10t";

test("a picture is a box on a terminal that shows none, and itself on one that does", async () => {
  await using server = new TestServer();
  const program = `printf 'above\\n${SIXEL}below'; exec cat`;
  await using screen = server.attach(["new-session", "-s", "s", program], { cols: 60, rows: 12 });
  await screen.until(/below/);
  await screen.until(/SIXEL IMAGE/);
  expect(screen.rows().slice(0, 4)).toEqual(["above", "SIXEL IMAGE (20x2)++", "++++++++++++++++++++", "below"]);
  expect(screen.output).not.toContain("\x1bP9;0q");

  screen.type(SHOWS_IMAGES);
  await screen.until((now) => now.output.includes('\x1bP9;0q"1;1;200;40'));
  await screen.until((now) => now.rows().slice(0, 4).join() === "above,,,below");
  expect(await server.format("#{client_termfeatures}")).toContain("sixel");
  // What a program is told follows.
  await server.run(["respawn-pane", "-k", "stty raw -echo; printf '\\033[c'; head -c 9 | cat -v; exec cat"]);
  await screen.until("^[[?1;2;4c");
});

test("a picture goes when its rows are erased, and is drawn again when what covered it goes", async () => {
  await using server = new TestServer();
  const program = `printf '${SIXEL}below'; read line; printf '\\033[2Jgone'; exec cat`;
  await using screen = server.attach(["new-session", "-s", "s", program], { cols: 60, rows: 12 });
  await screen.until(/SIXEL IMAGE/);
  screen.type(SHOWS_IMAGES);
  const drawn = (): number => screen.output.split("\x1bP9;0q").length - 1;
  await screen.until(() => drawn() === 1);
  await server.run(["display-menu", "-x", "0", "-y", "5", "entry", "e", ""]);
  await screen.until(/entry/);
  screen.type("q");
  await screen.until(() => drawn() === 2);
  screen.type("\r");
  await screen.until(/gone/);
  expect(screen.text()).not.toContain("SIXEL");
  expect(drawn()).toBe(2);
});
