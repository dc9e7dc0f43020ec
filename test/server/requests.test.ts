import { expect, test } from "bun:test";
import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import { TerminalRequests } from "#server/requests.ts";
import type { Server } from "#server/server.ts";
import { FakeClock } from "./fake-clock.ts";

/** A server with one client that looks at one pane, and a clock that stands still. */
function surroundings(watchers = 1) {
  const asked: string[] = [];
  const answers: number[] = [];
  const client = { activityTime: 1 } as Client;
  const given = { up: 0 };
  const pane = {
    id: 1,
    terminal: { answerPalette: (index: number) => answers.push(index), flushRequests: () => given.up++ },
  } as unknown as Pane;
  const clock = new FakeClock();
  const terminal = { writeBeside: (bytes: Uint8Array) => asked.push(new TextDecoder().decode(bytes)) };
  const server = {
    clock,
    state: { panes: new Map([[1, pane]]) },
    watchers: () => (watchers === 0 ? [] : [client]),
    clients: { get: () => ({ terminal }) },
  } as unknown as Server;
  return { requests: new TerminalRequests(server), client, pane, clock, asked, answers, given };
}

test("a terminal's answer goes to the panes that asked in the last half second", () => {
  const { requests, client, pane, clock, answers } = surroundings();
  requests.askPalette(pane, 3, "\x07");
  clock.pass(400);
  requests.palette(client, 3, "rgb:ff/00/00");
  expect(answers).toEqual([3]);
  requests.askPalette(pane, 4, "\x07");
  clock.pass(600);
  requests.palette(client, 4, "rgb:ff/00/00");
  expect(answers).toEqual([3]);
});

test("a program that asks without end asks a silent terminal only so often", () => {
  const { requests, pane, clock, asked } = surroundings();
  for (let i = 0; i < 10_000; i++) requests.askPalette(pane, i % 256, "\x07");
  expect(asked.length).toBe(64);
  clock.pass(600);
  requests.askPalette(pane, 1, "\x07");
  expect(asked.length).toBe(65);
});

test("what nobody is there to answer is not asked, and what nobody answers is given up", () => {
  expect(surroundings(0).requests.askPalette({} as Pane, 1, "\x07")).toBe(false);
  const { requests, pane, clock, given } = surroundings();
  expect(requests.askPalette(pane, 1, "\x07")).toBe(true);
  clock.pass(499);
  expect(given.up).toBe(0);
  clock.pass(10);
  expect(given.up).toBe(1);
});
