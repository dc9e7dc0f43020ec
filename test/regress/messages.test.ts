import { expect, test } from "bun:test";
import { TestServer } from "./harness.ts";

test("what a client was told went wrong is in the message log", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "cat");
  expect((await server.run(["show-options", "-g", "@nope"])).status).toBe(1);
  const [own, told, asked] = (await server.ok("show-messages")).split("\n");
  expect(own).toEndWith(" command: show-messages");
  expect(told).toMatch(/^\d\d:\d\d: client-\d+ message: invalid option: @nope$/);
  expect(asked).toEndWith(" command: show-options -g @nope");
});
