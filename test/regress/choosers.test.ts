import { expect, setDefaultTimeout, test } from "bun:test";
import { TestServer } from "./harness.ts";

setDefaultTimeout(20_000);

test("choose-client shows a client's pane with its status line", async () => {
  await using server = new TestServer();
  await using screen = server.attach(["new-session", "-s", "s", "PS1='P> ' ENV= exec sh"]);
  await screen.until("P>");
  await server.ok("set-option", "-g", "status-left", "LEFT");
  await screen.until("LEFT");
  await server.ok("choose-client", "-t", "s:");
  await screen.until(/LEFT[^]*LEFT/);
  expect(screen.rows().slice(-4)).toEqual([
    expect.stringMatching(/^│ ─+ │$/),
    expect.stringMatching(/^│ LEFT0:.* │$/),
    expect.stringMatching(/^└─+┘$/),
    expect.stringMatching(/^LEFT0:/),
  ]);
});
