import { expect, test } from "bun:test";
import { Client } from "#model/client.ts";
import { createState } from "#model/create-state.ts";
import { Environment } from "#model/environment.ts";
import { OutputTerminal } from "#render/output-terminal.ts";
import type { ClientConnection } from "#server/client-connection.ts";
import { TerminalLink } from "#server/terminal-link.ts";
import { Terminal } from "#terminal/terminal.ts";

test("a terminal that takes nothing is given no bells and clipboards on top of its frames", () => {
  const state = createState({
    socketPath: "/tmp/test",
    pid: 1,
    version: "3.6",
    now: () => 0,
    globalEnvironment: new Environment(),
    createTerminal: (_id, cols, rows, historyLimit) => new Terminal(cols, rows, { historyLimit }),
  });
  const connection = {
    backlog: 0,
    send({ bytes }: { readonly bytes: Uint8Array }) {
      this.backlog += bytes.length;
    },
  };
  const client = new Client("test", new Environment(), 0);
  const output = new OutputTerminal({ name: "xterm", features: ["256"] });
  const nothing = (): undefined => undefined;
  const events = { key: nothing, reply: nothing, typed: nothing, drained: nothing, gone: nothing };
  const link = new TerminalLink(client, connection as unknown as ClientConnection, state, output, events);

  const clipboard = new Uint8Array(300_000);
  for (let i = 0; i < 100; i++) link.writeBeside(clipboard);
  expect(connection.backlog).toBeLessThan(2_000_000);
  expect(client.discarded).toBe(100 * clipboard.length - connection.backlog);

  connection.backlog = 0;
  link.writeBeside(Uint8Array.of(7));
  expect(connection.backlog).toBe(1);
});
