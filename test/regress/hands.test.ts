import { expect, setDefaultTimeout, test } from "bun:test";
import { TestServer } from "./harness.ts";

setDefaultTimeout(20_000);

const SHELL = "PS1='P> ' ENV= exec sh";

/** A mouse event as a terminal with SGR reports sends it; column and row 0-based. */
function mouse(button: number, x: number, y: number, released = false): string {
  return `\x1b[<${button};${x + 1};${y + 1}${released ? "m" : "M"}`;
}

test.each([
  ["emacs", "\x12", "\x00\x1b[C\x1b[C\x1b[C\x1b[C", "\x1bw"],
  ["vi", "?", " lll", "\r"],
])("text is found, selected, copied and pasted: %s", async (keys, search, select, copy) => {
  await using server = new TestServer();
  await using screen = server.attach(["new-session", "-s", "copy", SHELL]);
  await screen.until("P>");
  await server.ok("set-option", "-g", "mode-keys", keys);
  screen.type("for n in $(seq 60); do echo row $n; done\r");
  await screen.until("row 60\nP>");
  screen.type("\x02[");
  await screen.until(/\[0\/\d+\]/);
  screen.type(search);
  await screen.until(/\(search up\)/);
  screen.type("row 12\r");
  await screen.until(/^row 12$/m);
  screen.type(select);
  await server.until(["display-message", "-p", "#{selection_present}"], (text) => text === "1\n");
  screen.type(copy);
  await screen.until("row 60\nP>");
  expect(await server.ok("show-buffer")).toBe("row ");
  screen.type("echo \x02]");
  await screen.until("P> echo row");
});

test("the mouse selects panes, drags borders, scrolls and copies", async () => {
  await using server = new TestServer();
  await using screen = server.attach(["new-session", "-s", "mouse", SHELL], { cols: 81, rows: 12 });
  await screen.until("P>");
  await server.ok("set-option", "-g", "mouse", "on");
  await server.ok("split-window", "-h", SHELL);
  await screen.until(/P> {38}│P>/);
  screen.type(mouse(0, 5, 5) + mouse(0, 5, 5, true));
  await server.until(["display-message", "-p", "#{pane_index}"], (text) => text === "0\n");

  screen.type(mouse(0, 40, 5) + mouse(32, 35, 5) + mouse(32, 30, 5) + mouse(0, 30, 5, true));
  await screen.until(/P> {28}│P>/);

  screen.type("seq -f 'row %g' 40\r");
  await screen.until("row 40");
  // the first turn enters the mode, the next scrolls
  screen.type(mouse(64, 5, 5));
  await screen.until(/\[0\/\d+\]/);
  screen.type(mouse(64, 5, 5));
  await screen.until(/\[5\/\d+\]/);
  screen.type(mouse(0, 0, 3) + mouse(32, 4, 3) + mouse(32, 5, 3) + mouse(0, 5, 3, true));
  await server.until(["show-buffer"], (text) => /^row \d/.test(text));
  await screen.until((now) => !/\[\d+\/\d+\]/.test(now.text()));
});
