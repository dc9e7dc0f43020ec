import { expect, test } from "bun:test";
import { TestServer, TROAM } from "./harness.ts";

test("an attached client shows the pane, takes keys, and says how it left", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "-x", "80", "-y", "24", "cat");
  await using client = server.attach();
  await client.until("[0] 0:");
  client.type("what is typed\r");
  await client.until("what is typed\nwhat is typed");
  expect(client.isAlternate).toBe(true);

  client.type("\x02d");
  expect(await client.ended).toEqual({ status: 0 });
  expect(client.text()).toContain("[detached (from session 0)]");
  expect(client.isAlternate).toBe(false);
});

test("the last program that ends sends the client home", async () => {
  await using server = new TestServer();
  await using client = server.attach(["new-session", "cat"]);
  await client.until("[0] 0:");
  client.type("\x04");
  expect(await client.ended).toEqual({ status: 0 });
  expect(client.text()).toContain("[exited]");
});

test("a server that is killed gives the terminal back", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "cat");
  await using client = server.attach();
  await client.until("[0] 0:");
  process.kill(Number(await server.format("#{pid}")), "SIGKILL");
  expect(await client.ended).toEqual({ status: 1 });
  expect(client.text()).toContain("[server exited unexpectedly]");
  expect(client.isAlternate).toBe(false);
});

test("a larger terminal makes the window larger", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "-x", "80", "-y", "24", "cat");
  await using client = server.attach(["attach-session"], { cols: 100, rows: 30 });
  await client.until("[0] 0:");
  await server.until(["display-message", "-p", "#{window_width}x#{window_height}"], (text) => text === "100x29\n");
  client.resize(60, 20);
  await server.until(["display-message", "-p", "#{window_width}x#{window_height}"], (text) => text === "60x19\n");
});

test("a session inside itself is refused", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "-x", "100", "-y", "10", "cat");
  await server.ok("respawn-pane", "-k", `${TROAM} attach-session; exec cat`);
  await server.until(["capture-pane", "-p"], (text) =>
    text.includes("sessions should be nested with care, unset $TMUX to force"),
  );
});
