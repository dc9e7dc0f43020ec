import { expect, test } from "bun:test";
import { TestServer } from "./harness.ts";

test("a session starts a server that answers, and kill-server ends it", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "-s", "one");
  expect(await server.ok("list-sessions", "-F", "#{session_name}")).toBe("one");
  await server.ok("kill-server");

  const after = await server.run(["list-sessions"]);
  expect(after.status).toBe(1);
  expect(after.stderr).toContain("no server running on");
});

test("without a server a command says so and does not start one", async () => {
  await using server = new TestServer();
  const answer = await server.run(["list-sessions"]);
  expect(answer).toEqual({
    stdout: "",
    stderr: `error connecting to ${server.socket} (No such file or directory)\n`,
    status: 1,
  });
});

test("a program in a pane prints into it and reads what is typed", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "-x", "60", "-y", "10", "cat");
  await server.ok("send-keys", "hello there", "Enter");
  await server.until(["capture-pane", "-p"], (text) => text.startsWith("hello there\nhello there\n"));
});

test("a pane knows where it is", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "-x", "200", 'echo "$TMUX|$TMUX_PANE|$TERM|$TERM_PROGRAM"; exec cat');
  const text = await server.until(["capture-pane", "-p"], (output) => output.includes("|"));
  const pid = await server.format("#{pid}");
  expect(text.split("\n")[0]).toBe(`${server.socket},${pid},0|%0|tmux-256color|tmux`);
});

test("two clients that start at once get one server", async () => {
  await using server = new TestServer();
  const answers = await Promise.all([1, 2, 3, 4].map((n) => server.run(["new-session", "-d", "-s", `s${n}`])));
  expect(answers.map((answer) => answer.status)).toEqual([0, 0, 0, 0]);
  expect(
    (await server.ok("list-sessions", "-F", "#{session_name} #{pid}"))
      .split("\n")
      .map((line) => line.split(" ")[1])
      .filter((pid, _, all) => pid !== all[0]),
  ).toEqual([]);
  expect((await server.ok("list-sessions")).split("\n")).toHaveLength(4);
});

test("clients that find no folder for sockets all get on, whoever makes it", async () => {
  for (let round = 0; round < 12; round++) {
    await using server = new TestServer();
    const answers = await Promise.all([1, 2, 3, 4].map((n) => server.run(["new-session", "-d", "-s", `s${n}`, "cat"])));
    expect(answers).toEqual(Array(4).fill({ stdout: "", stderr: "", status: 0 }));
  }
}, 20_000);

test("a stale socket is replaced", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d");
  const pid = Number(await server.format("#{pid}"));
  process.kill(pid, "SIGKILL");
  await server.until(["list-sessions"], (text) => text.startsWith("no server running on "));
  await server.ok("new-session", "-d", "-s", "again");
  expect(await server.ok("list-sessions", "-F", "#{session_name}")).toBe("again");
});
