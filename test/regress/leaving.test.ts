import { expect, test } from "bun:test";
import { TestServer } from "./harness.ts";

test("a lock runs its command on the terminal and comes back", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "cat");
  await server.ok("set-option", "-g", "lock-command", "echo is locked; read word; echo got $word");
  await using client = server.attach();
  await client.until("[0] 0:");
  await server.ok("lock-server");
  await client.until("is locked");
  expect(client.isAlternate).toBe(false);
  client.type("opensesame\r");
  await client.until("[0] 0:");
  expect(client.isAlternate).toBe(true);
});

test("detach-client -E becomes another program", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "cat");
  await using client = server.attach();
  await client.until("[0] 0:");
  await server.ok("detach-client", "-E", "echo now another; exit 5");
  expect(await client.ended).toEqual({ status: 5 });
  expect(client.text()).toContain("now another");
});

test("control mode over a terminal is wrapped and answers commands", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "cat");
  await using client = server.attach(["-CC", "attach-session"]);
  await client.until(({ output }) => output.includes("\x1bP1000p%begin") && output.includes("%session-changed"));
  client.type("display-message -p 'hello #{session_name}'\n");
  await client.until(({ output }) => output.includes("hello 0\r\n%end"));
  client.type("\n");
  expect(await client.ended).toEqual({ status: 0 });
  expect(client.output).toEndWith("%exit\r\n\x1b\\");
});
