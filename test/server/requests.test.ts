import { expect, test } from "bun:test";
import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import { TerminalRequests } from "#server/requests.ts";
import type { Server } from "#server/server.ts";

/** A server with one client that looks at one pane, and a clock that stands still. */
function surroundings() {
  const asked: string[] = [];
  const answers: number[] = [];
  const client = { activityTime: 1 } as Client;
  const pane = { id: 1, terminal: { answerPalette: (index: number) => answers.push(index) } } as unknown as Pane;
  const clock = { time: 0, now: () => clock.time };
  const terminal = { writeBeside: (bytes: Uint8Array) => asked.push(new TextDecoder().decode(bytes)) };
  const server = {
    clock,
    state: { panes: new Map([[1, pane]]) },
    watchers: () => [client],
    clients: { get: () => ({ terminal }) },
  } as unknown as Server;
  return { requests: new TerminalRequests(server), client, pane, clock, asked, answers };
}

test("a terminal's answer goes to the panes that asked in the last half second", () => {
  const { requests, client, pane, clock, answers } = surroundings();
  requests.askPalette(pane, 3, "\x07");
  clock.time = 400;
  requests.palette(client, 3, "rgb:ff/00/00");
  expect(answers).toEqual([3]);
  requests.askPalette(pane, 4, "\x07");
  clock.time = 1000;
  requests.palette(client, 4, "rgb:ff/00/00");
  expect(answers).toEqual([3]);
});

test("a program that asks without end asks a silent terminal only so often", () => {
  const { requests, pane, clock, asked } = surroundings();
  for (let i = 0; i < 10_000; i++) requests.askPalette(pane, i % 256, "\x07");
  expect(asked.length).toBe(64);
  clock.time = 600;
  requests.askPalette(pane, 1, "\x07");
  expect(asked.length).toBe(65);
});
