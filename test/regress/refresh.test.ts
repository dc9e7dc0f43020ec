import { expect, test } from "bun:test";
import { writeFileSync } from "node:fs";
import { TestServer } from "./harness.ts";

test("refresh-client draws over what somebody else wrote on the terminal", async () => {
  await using server = new TestServer();
  await using screen = server.attach(["new-session", "-s", "r", "echo whole; exec cat"], { cols: 40, rows: 6 });
  await screen.until(/whole[^]*0:cat\*/);
  const before = screen.rows();
  writeFileSync(await server.format("#{client_tty}"), "\x1b[2J\x1b[3;3Hwall message");
  await screen.until((now) => now.text().trim() === "wall message");

  screen.type("\x02r");
  await screen.until(/whole/);
  expect(screen.rows().slice(0, 5)).toEqual(before.slice(0, 5));
});
