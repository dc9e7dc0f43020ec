import { expect, test } from "bun:test";
import { readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { PtyScreen } from "../support/pty-screen.ts";
import { TestServer, TROAM } from "./harness.ts";

function tmateIn(server: TestServer): string {
  const tmate = join(server.folder, "tmate");
  symlinkSync(TROAM, tmate);
  return tmate;
}

test("called as tmate, a session is shared at once on a socket of its own, and its links are shown", async () => {
  await using server = new TestServer();
  const environment = { ...server.environment, HOME: server.folder, TMUX: undefined, TROAM: undefined };
  await using screen = new PtyScreen([tmateIn(server), "-f/dev/null"], { environment });
  await screen.until("ssh session read only:");
  screen.type("q");
  await screen.until(/^[$#]/m);
  const sockets = readdirSync(join(server.folder, `troam-${process.getuid?.() ?? 0}`));
  const socket = sockets.find((name) => /^tmate-\w+$/.test(name));
  expect(socket).toBeDefined();
  screen.type("exit\r");
  expect((await screen.ended).status).toBe(0);
});

test("scripts written for tmate find their links", async () => {
  await using server = new TestServer();
  const program = tmateIn(server);
  const environment = { ...server.environment, HOME: server.folder };
  const socket = join(server.folder, "own.sock");
  const tmate = (...words: string[]) => server.run(["-S", socket, ...words], { program, environment });
  expect(await tmate("new-session", "-d", "cat")).toMatchObject({ status: 0, stderr: "" });
  expect(await tmate("wait", "tmate-ready")).toMatchObject({ status: 0, stderr: "" });
  const { stdout } = await tmate("display", "-p", "#{tmate_ssh} #{tmate_web_ro}");
  expect(stdout).toMatch(/^ssh .*@127\.0\.0\.1 http:\/\/127\.0\.0\.1:\d+\/s\/ro-/);
  await tmate("kill-server");
});
