import { expect, setDefaultTimeout, test } from "bun:test";
import { TestServer } from "./harness.ts";

setDefaultTimeout(20_000);

const size = ["display-message", "-p", "#{history_size}"];

test("history-limit holds for panes that are there, and clear-history empties one", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "-x", "80", "-y", "10", "seq 500; exec cat");
  await server.until(size, (output) => output.trim() === "491");
  await server.ok("set-option", "-g", "history-limit", "100");
  expect(await server.format("#{history_size} #{history_limit}")).toBe("100 100");
  expect((await server.ok("capture-pane", "-p", "-S", "-")).split("\n")[0]).toBe("392");
  await server.ok("clear-history", "-H");
  expect(await server.format("#{history_size}")).toBe("0");
});

test("a pane that is made narrow and wide again shows its history as it was", async () => {
  await using server = new TestServer();
  const lines = `i=0; while [ $i -lt 400 ]; do i=$((i+1)); echo "$i ${"word ".repeat(12)}"; done; exec cat`;
  await server.ok("new-session", "-d", "-x", "80", "-y", "10", lines);
  await server.until(size, (output) => output.trim() === "391");
  const before = await server.ok("capture-pane", "-p", "-S", "-");
  await server.ok("resize-window", "-x", "30");
  expect(Number(await server.format("#{history_size}"))).toBeGreaterThan(1100);
  expect(await server.ok("capture-pane", "-pJ", "-S", "-")).toContain(`\n200 ${"word ".repeat(12)}`.trimEnd());
  await server.ok("resize-window", "-x", "80");
  expect(await server.ok("capture-pane", "-p", "-S", "-")).toBe(before);
});
