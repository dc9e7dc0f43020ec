import { expect, test } from "bun:test";
import { Client } from "#model/client.ts";
import { createState } from "#model/create-state.ts";
import { Environment } from "#model/environment.ts";
import { OutputTerminal } from "#render/output-terminal.ts";
import type { ClientConnection } from "#server/client-connection.ts";
import { TerminalLink, type TerminalEvents } from "#server/terminal-link.ts";
import { Terminal } from "#terminal/terminal.ts";

const nothing = (): undefined => undefined;

function linkTo(events: Partial<TerminalEvents>, connection: unknown = {}, client = newClient()): TerminalLink {
  const state = createState({
    socketPath: "/tmp/test",
    pid: 1,
    version: "3.6",
    now: () => 0,
    globalEnvironment: new Environment(),
    createTerminal: (_id, cols, rows, historyLimit) => new Terminal(cols, rows, { historyLimit }),
  });
  const output = new OutputTerminal({ name: "xterm", features: ["256"] });
  const all = {
    key: nothing,
    reply: nothing,
    typed: nothing,
    drained: nothing,
    gone: nothing,
    failed: nothing,
    ...events,
  };
  return new TerminalLink(client, connection as ClientConnection, state, output, all);
}

const newClient = (): Client => new Client("test", new Environment(), 0);

test("a terminal that takes nothing is given no bells and clipboards on top of its frames", () => {
  const connection = {
    backlog: 0,
    send({ bytes }: { readonly bytes: Uint8Array }) {
      this.backlog += bytes.length;
    },
  };
  const client = newClient();
  const link = linkTo({}, connection, client);

  const clipboard = new Uint8Array(300_000);
  for (let i = 0; i < 100; i++) link.writeBeside(clipboard);
  expect(connection.backlog).toBeLessThan(2_000_000);
  expect(client.discarded).toBe(100 * clipboard.length - connection.backlog);

  connection.backlog = 0;
  link.writeBeside(Uint8Array.of(7));
  expect(connection.backlog).toBe(1);
});

test("a key whose handling fails is told, and the keys after it come all the same", async () => {
  const typed: string[] = [];
  const failures: unknown[] = [];
  const link = linkTo({
    key: ({ key }) => {
      const char = String.fromCodePoint(key.code);
      if (char === "!") throw new Error("no such luck");
      typed.push(char);
    },
    failed: (error) => failures.push(error),
  });
  const text = `${"a".repeat(3000)}!${"b".repeat(3000)}!c`;
  await link.input(Buffer.from(text));
  expect(typed.join("")).toBe(text.replaceAll("!", ""));
  expect(failures.map(String)).toEqual(["Error: no such luck", "Error: no such luck"]);
});
