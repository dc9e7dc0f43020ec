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
