import { expect, setDefaultTimeout, test } from "bun:test";
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

setDefaultTimeout(20_000);

test("send-keys -R, resize-pane -T and select-pane -P are seen at once", async () => {
  await using server = new TestServer();
  await using screen = server.attach(["new-session", "-s", "r", "seq 30; printf '\\033[3A'; exec cat"], {
    cols: 40,
    rows: 12,
    environment: { COLORTERM: undefined },
  });
  await screen.until((now) => now.rows()[9] === "30");
  await server.ok("resize-pane", "-T");
  await screen.until((now) => now.rows()[10] === "28");
  await server.ok("select-pane", "-P", "bg=red");
  await screen.until(() => screen.output.includes("\x1b[41m"));
  await server.ok("send-keys", "-R");
  await screen.until((now) => now.rows().slice(0, 11).join("").trim() === "");
});
