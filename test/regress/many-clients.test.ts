import { expect, setDefaultTimeout, test } from "bun:test";
import { TestServer } from "./harness.ts";

setDefaultTimeout(20_000);

const SHELL = "PS1='P> ' ENV= exec sh";

test("a window has the size of the client used last, and what lies outside of it is marked", async () => {
  await using server = new TestServer();
  await using large = server.attach(["new-session", "-s", "size", SHELL], { cols: 60, rows: 12 });
  await large.until("P>");
  {
    await using small = server.attach(["attach-session"], { cols: 40, rows: 8 });
    await small.until(/\[size\]/);
    await large.until((now) => now.rows()[0] === `P>${" ".repeat(38)}│${"·".repeat(19)}`);
    expect(large.rows()[7]).toBe(`${"─".repeat(40)}┘${"·".repeat(19)}`);
    expect(large.rows()[11]).toStartWith("[size] 0:");

    small.type("echo fr''om small\r");
    await large.until("\nfrom small");
    small.type("\x02d");
    await small.ended;
  }
  await large.until((now) => !now.text().includes("·"));
  expect(large.rows().slice(0, 3)).toEqual(["P> echo fr''om small", "from small", "P>"]);
});

test("a window has its program's name again when a mode is left", async () => {
  await using server = new TestServer();
  await using screen = server.attach(["new-session", "-s", "name", "exec cat"]);
  await screen.until("0:cat*");
  screen.type("\x02[");
  await screen.until("0:[tmux]*");
  screen.type("q");
  await screen.until("0:cat*");
  screen.type("\x02?");
  await screen.until("0:[tmux]*");
  screen.type("q");
  await screen.until("0:cat*");
});
