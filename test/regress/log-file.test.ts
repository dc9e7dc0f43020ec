import { existsSync, readFileSync, rmSync } from "node:fs";
import { expect, test } from "bun:test";
import { TestServer } from "./harness.ts";

async function logOf(server: TestServer): Promise<{ readonly pid: number; readonly path: string }> {
  const pid = Number(await server.format("#{pid}"));
  return { pid, path: `${server.folder}/troam-server-${pid}.log` };
}

test("SIGUSR2 switches a log on and off, and ends no server", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "cat");
  const { pid, path } = await logOf(server);
  expect(existsSync(path)).toBe(false);
  process.kill(pid, "SIGUSR2");
  await server.until(["rename-window", "seen"], () => existsSync(path));
  await server.until(["rename-window", "again"], () => readFileSync(path, "utf8").includes("event: window-renamed @0"));
  expect(readFileSync(path, "utf8")).toMatch(/^\d+\.\d{3} client-\d+ command: rename-window again$/m);

  process.kill(pid, "SIGUSR2");
  const size = (): number => readFileSync(path).length;
  await server.until(["rename-window", "unseen"], () => !readFileSync(path, "utf8").endsWith("unseen\n"));
  for (let last = -1; last !== size();) {
    last = size();
    await server.ok("rename-window", "quiet");
  }
  expect(await server.format("#{window_name}")).toBe("quiet");
});

test("-v logs from the start", async () => {
  await using server = new TestServer(["-f/dev/null", "-v"]);
  await server.ok("new-session", "-d", "cat");
  const { path } = await logOf(server);
  expect(readFileSync(path, "utf8")).toContain("event: session-created $0");
  rmSync(path);
});

test("SIGUSR1 makes a socket again that somebody removed", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "-s", "kept", "cat");
  const { pid } = await logOf(server);
  await using client = server.attach();
  await client.until("[kept]");
  rmSync(server.socket);
  process.kill(pid, "SIGUSR1");
  await server.until(["list-sessions", "-F", "#{session_name}"], (text) => text === "kept\n");
  expect(await server.ok("list-clients", "-F", "#{client_session}")).toBe("kept");
});
