import { expect, setDefaultTimeout, test } from "bun:test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { TestServer } from "./harness.ts";

setDefaultTimeout(20_000);

/** A shell with a prompt that can be waited for. */
const SHELL = "PS1='P> ' ENV= exec sh";

test("C-c ends a flood of output, and a client can leave in the middle of one", async () => {
  await using server = new TestServer();
  await using screen = server.attach(["new-session", "-s", "flood", SHELL]);
  await screen.until("P>");
  screen.type("yes flooding\r");
  await screen.until(/(flooding\n){20}/);
  screen.type("\x03");
  await screen.until(/P>\n\[flood\]/);

  screen.type("yes again\r");
  await screen.until(/(again\n){20}/);
  screen.type("\x02d");
  expect(await screen.ended).toMatchObject({ status: 0 });
  expect(screen.text()).toContain("[detached (from session flood)]");
  expect(await server.format("#{session_attached}")).toBe("0");
});

test("a client that is killed takes nothing with it, and the next one sees the same screen", async () => {
  await using server = new TestServer();
  await using first = server.attach(["new-session", "-s", "keep", SHELL]);
  await first.until("P>");
  first.type("echo st''ill\r");
  await first.until("\nstill\n");
  process.kill(first.pty.pid, "SIGKILL");
  await server.until(["list-clients"], (text) => text === "");

  await using second = server.attach();
  await second.until("\nstill\n");
});

test("a client whose terminal goes away ends", async () => {
  await using server = new TestServer();
  await using screen = server.attach(["new-session", "-s", "gone", SHELL]);
  await screen.until("P>");
  screen.pty.close();
  await screen.pty.exited;
  await server.until(["list-clients"], (text) => text === "");
  expect(await server.ok("list-sessions", "-F", "#{session_name}")).toBe("gone");
});

test("windows as small as one row are drawn, and grow back", async () => {
  await using server = new TestServer();
  await using screen = server.attach(["new-session", "-s", "tiny", SHELL], { cols: 60, rows: 12 });
  await screen.until("P>");
  screen.type("echo co''ntent\r");
  await screen.until("\ncontent\n");
  await server.ok("split-window", "-h", "cat");
  await server.ok("split-window", "-v", "cat");
  for (const [cols, rows] of [
    [10, 3],
    [1, 1],
    [5, 2],
    [200, 1],
    [3, 50],
    [10, 3],
  ] as const) {
    screen.resize(cols, rows);
    await server.until(
      ["list-clients", "-F", "#{client_width}x#{client_height}"],
      (text) => text === `${cols}x${rows}\n`,
    );
  }
  screen.resize(60, 12);
  await screen.until((now) => now.rows().length === 12 && /\[tiny\] 0:/.test(now.text()) && /content/.test(now.text()));
});

test("a storm of resizes ends at the last size", async () => {
  await using server = new TestServer();
  await using screen = server.attach(["new-session", "-s", "storm", SHELL]);
  await screen.until("P>");
  for (let step = 0; step < 100; step++) screen.resize(20 + ((step * 37) % 100), 5 + ((step * 13) % 40));
  screen.resize(91, 31);
  await server.until(["display-message", "-p", "#{window_width}x#{window_height}"], (text) => text === "91x30\n");
  await screen.until((now) => now.rows()[30]?.startsWith("[storm] 0:") === true);
});

test("a large paste arrives whole, from the terminal and from a buffer", async () => {
  await using server = new TestServer();
  const text = "0123456789abcdef\r".repeat(6000);
  const count = `head -c ${text.length} | cksum`;
  await using screen = server.attach(["new-session", `stty raw -echo; echo re''ady; ${count}; ${count}; exec cat`]);
  await screen.until("ready");
  screen.type(`\x1b[200~${text}\x1b[201~`);
  writeFileSync(join(server.folder, "text"), text);
  const sum = (await server.ok("run-shell", `cksum < ${join(server.folder, "text")}`)).trim();
  await screen.until(sum);

  await server.ok("load-buffer", join(server.folder, "text"));
  await server.ok("paste-buffer");
  await screen.until((now) => now.text().split(sum).length === 3);
});

// An empty TERM is `unknown`, which not every machine has an entry for.
test.each([
  ["dumb", "open terminal failed: terminal does not support clear"],
  ["", /open terminal failed: (terminal does not support clear|missing or unsuitable terminal: unknown)/],
  ["no-such-terminal", "open terminal failed: missing or unsuitable terminal: no-such-terminal"],
])("a terminal that cannot show a screen is refused: TERM=%s", async (term, reason) => {
  await using server = new TestServer();
  await using screen = server.attach(["new-session"], { environment: { TERM: term } });
  expect(await screen.ended).toMatchObject({ status: 1 });
  expect(screen.text()).toMatch(reason);
});
