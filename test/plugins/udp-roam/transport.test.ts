import { describe, expect, test } from "bun:test";
import { RoundTrip } from "../../../plugins/udp-roam/round-trip.ts";
import { UserStream } from "../../../plugins/udp-roam/user-stream.ts";
import { TwoEnds, type Weather, randomFrom } from "./network.ts";

const CALM: Weather = { delayMs: 20, jitterMs: 0, loss: 0, duplicate: 0 };
const STORM: Weather = { delayMs: 60, jitterMs: 80, loss: 0.4, duplicate: 0.1 };

const streams = { user: () => new UserStream(), host: () => new UserStream() };

function typed(stream: UserStream): string {
  return String.fromCharCode(...stream.since(0).filter((action) => typeof action === "number"));
}

describe("transport", () => {
  test("what is typed arrives within a delay and a frame", () => {
    const ends = new TwoEnds(streams, CALM, 1);
    ends.client.sender.current.pushResize(80, 24);
    ends.run(22);
    expect(ends.server.receiver.newest.state.since(0)).toEqual([{ cols: 80, rows: 24 }]);
    ends.run(500);
    ends.client.sender.current.pushBytes(Buffer.from("ls\r"));
    ends.run(25);
    expect(ends.server.receiver.newest.state.since(1)).toEqual([108, 115, 13]);
  });

  for (const seed of [1, 2, 3]) {
    test(`both directions agree in the end through loss, disorder and repeats (seed ${seed})`, () => {
      const ends = new TwoEnds(streams, STORM, seed);
      const random = randomFrom(seed);
      const sent = { client: "", server: "" };
      ends.run(8000, () => {
        for (const side of ["client", "server"] as const) {
          if (random() > 0.02) continue;
          const letter = String.fromCharCode(97 + Math.floor(random() * 26));
          sent[side] += letter;
          ends[side].sender.current.pushBytes(Buffer.from(letter));
        }
      });
      const got = { client: "", server: "" };
      ends.run(4000);
      got.server = typed(ends.server.receiver.newest.state);
      got.client = typed(ends.client.receiver.newest.state);
      // Acknowledged prefixes have been forgotten: what is left must be the tail of what was sent, to the last letter.
      expect(sent.client.endsWith(got.server)).toBe(true);
      expect(sent.server.endsWith(got.client)).toBe(true);
      expect(ends.server.receiver.newest.state.count).toBe(sent.client.length);
      expect(ends.client.receiver.newest.state.count).toBe(sent.server.length);
    });
  }

  test("an idle session costs one datagram each way in three seconds", () => {
    const ends = new TwoEnds(streams, CALM, 1);
    ends.client.sender.current.pushResize(80, 24);
    ends.run(5000);
    const before = ends.datagrams;
    ends.run(30_000);
    expect(ends.datagrams - before).toBeLessThanOrEqual(42);
  });

  test("a shutdown is acknowledged by the other end", () => {
    const ends = new TwoEnds(streams, STORM, 5);
    ends.client.sender.current.pushResize(80, 24);
    ends.run(2000);
    ends.client.sender.startShutdown(ends.now);
    ends.run(3000);
    expect(ends.client.sender.shutdownAcknowledged).toBe(true);
    expect(ends.server.peerShutdown).toBe(true);
    expect(ends.server.sender.peerShutdownAnswered).toBe(true);
  });
});

describe("round trip", () => {
  test("first sample, later samples, bounds", () => {
    const trip = new RoundTrip();
    expect(trip.sendInterval).toBe(250);
    trip.receive(5, trip.timestamp(1000), 1100);
    expect([trip.smoothed, trip.variation]).toEqual([100, 50]);
    expect(trip.timeout).toBe(300);
    expect(trip.sendInterval).toBe(50);
    trip.receive(6, trip.timestamp(2000), 2180);
    expect(trip.variation).toBe(0.75 * 50 + 0.25 * 80);
    expect(trip.smoothed).toBe(110);
  });

  test("a timestamp is answered once, corrected by the time it was held, and not after a second", () => {
    const trip = new RoundTrip();
    trip.receive(500, 0xffff, 1000);
    expect(trip.takeReply(1030)).toBe(530);
    expect(trip.takeReply(1031)).toBe(0xffff);
    trip.receive(500, 0xffff, 1000);
    expect(trip.takeReply(2000)).toBe(0xffff);
  });
});
