import { expect, test } from "bun:test";
import { TestServer } from "./harness.ts";

test("a window made out of sight counts as activity in it, though its program prints nothing", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "-s", "one", "cat");
  await server.ok("set-option", "-wg", "monitor-activity", "on");
  await server.ok("set-hook", "-g", "alert-activity", "set-option -gaF @log '#{hook_window_name} '");
  await server.ok("new-window", "-d", "-n", "fresh", "cat");
  await server.until(["show-options", "-gqv", "@log"], (log) => log === "fresh \n");
  expect(await server.format("#{window_activity_flag}", "one:fresh")).toBe("1");
});
