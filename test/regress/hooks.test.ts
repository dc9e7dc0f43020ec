import { expect, test } from "bun:test";
import { TestServer } from "./harness.ts";

/** Notes events in @log, in the order they come. */
async function log(server: TestServer, ...events: string[]): Promise<void> {
  for (const event of events) await server.ok("set-hook", "-g", event, `set-option -ga @log '${event} '`);
}

const logged = (server: TestServer): Promise<string> => server.ok("show-options", "-gqv", "@log");

test("hooks hear of the focus that a client brings, whatever programs are told", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "-s", "one", "cat");
  await server.ok("new-session", "-d", "-s", "two", "cat");
  await log(server, "pane-focus-in", "pane-focus-out");
  await using client = server.attach(["attach-session", "-t", "one"]);
  await client.until("[one]");
  await server.until(["show-options", "-gqv", "@log"], (text) => text === "pane-focus-in \n");
  await server.ok("switch-client", "-t", "two");
  expect(await logged(server)).toBe("pane-focus-in pane-focus-out pane-focus-in ");
  // between panes the focus moves only for programs that may ask for it
  await server.ok("split-window", "-t", "two", "cat");
  expect(await logged(server)).toBe("pane-focus-in pane-focus-out pane-focus-in ");
});

test("a window that ends with its program has its layout closed, one that is killed does not", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "cat");
  await log(server, "pane-exited", "window-layout-changed", "window-unlinked");
  await server.ok("new-window", "-d", "-n", "killed", "cat");
  await server.ok("kill-window", "-t", ":killed");
  expect(await logged(server)).toBe("window-unlinked ");
  await server.ok("new-window", "-d", "exit 0");
  await server.until(["show-options", "-gqv", "@log"], (text) => text.split(" ").length === 5);
  expect(await logged(server)).toBe("window-unlinked pane-exited window-layout-changed window-unlinked ");
});

test("what happens to a client says in which session, window and pane it is", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "-s", "one", "-n", "w", "cat");
  const events = ["client-created", "client-session-changed", "client-attached", "client-resized", "client-focus-out"];
  for (const event of [...events, "client-detached", "client-closed"]) {
    const place = "#{hook_session_name}:#{hook_window_name}.#{hook_pane}";
    await server.ok("set-hook", "-g", event, `set-option -gaF @log '${event}=${place} '`);
  }
  await using client = server.attach(["attach-session", "-t", "one"]);
  await client.until("[one]");
  client.resize(90, 30);
  await server.until(["show-options", "-gqv", "@log"], (text) => text.includes("client-resized"));
  client.type("\x1b[O");
  await server.until(["show-options", "-gqv", "@log"], (text) => text.includes("client-focus-out"));
  client.type("\x02d");
  await client.ended;
  const log = (await server.until(["show-options", "-gqv", "@log"], (text) => text.includes("client-closed"))).split(
    " ",
  );
  expect(new Set(log)).toEqual(
    new Set([...events, "client-detached", "client-closed"].map((event) => `${event}=one:w.%0`).concat("\n")),
  );
});

test("a window that a session leaves behind when it ends is found in another", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "-s", "kept", "cat");
  await server.ok("new-session", "-d", "-s", "other", "-n", "shared", "cat");
  await server.ok("link-window", "-d", "-s", "other:shared", "-t", "kept:5");
  await server.ok("set-hook", "-g", "window-unlinked", "set-option -gF @log '#{session_name}:#{window_index}'");
  await server.ok("kill-session", "-t", "other");
  expect(await logged(server)).toBe("kept:5");
});

test("commands that a shell marks are told with their session", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "-s", "one", "printf '\\033]133;C\\007'; cat");
  await server.ok("set-hook", "-g", "pane-command-finished", "set-option -gF @log '#{hook_session_name}'");
  await server.ok("respawn-pane", "-k", "printf '\\033]133;C\\007\\033]133;D;3\\007'; cat");
  await server.until(["show-options", "-gqv", "@log"], (text) => text === "one\n");
});

test("a pane that is respawned loses what it showed, not its history", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "-x", "80", "-y", "24", "seq 10; cat");
  await server.until(["capture-pane", "-p"], (text) => text.includes("10\n"));
  await server.ok("respawn-pane", "-k", "echo again; cat");
  await server.until(["capture-pane", "-p"], (text) => text.startsWith("again\n"));
  expect(await server.format("#{history_size}")).toBe("0");
});
