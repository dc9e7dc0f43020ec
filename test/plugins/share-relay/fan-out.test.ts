import { describe, expect, test } from "bun:test";
import { FanOut, VIEWER_LIMIT_BYTES } from "../../../plugins/share-relay/relay/fan-out.ts";
import { KEY_AFTER_BYTES } from "../../../plugins/share-relay/relay/frame-log.ts";
import { Viewer, type ViewerPort } from "../../../plugins/share-relay/relay/viewer.ts";
import { DIFF, type Frame, KEY, keyPayload } from "../../../plugins/share-relay/wire/frame.ts";

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const key = (sequence: number, cols = 80, rows = 24): Frame => ({
  type: KEY,
  flags: 0,
  generation: 1,
  sequence,
  payload: keyPayload({ cols, rows }, text(`key ${sequence}`)),
});
const change = (sequence: number, bytes = 10): Frame => ({
  type: DIFF,
  flags: 0,
  generation: 1,
  sequence,
  payload: new Uint8Array(bytes),
});

/** A viewer that notes what he gets, with a backlog that the test sets. */
function makeViewer(size = { cols: 80, rows: 24 }) {
  const got: string[] = [];
  const port: ViewerPort & { waiting: number } = {
    waiting: 0,
    send: ({ frame }) => void got.push(`${frame.type === KEY ? "key" : "diff"} ${frame.sequence}`),
    tell: () => undefined,
    tooSmall: (share) => void got.push(`too small for ${share.cols}x${share.rows}`),
    backlog: () => port.waiting,
    end: () => undefined,
  };
  return { got, port, viewer: new Viewer(1, "ssh", true, "", size, port) };
}

function makeFanOut() {
  const asked: string[] = [];
  const fanOut = new FanOut(
    (on, wanted) => void asked.push(on ? (wanted ? "key" : "on") : "off"),
    () => undefined,
  );
  return { fanOut, asked };
}

describe("the fan-out of a share", () => {
  test("asks for a key frame when the first one comes, and for nothing more when the last one goes", () => {
    const { fanOut, asked } = makeFanOut();
    const { viewer, got } = makeViewer();
    fanOut.join(viewer);
    expect(asked).toEqual(["key"]);
    fanOut.take(key(5));
    fanOut.take(change(6));
    fanOut.leave(viewer);
    expect(got).toEqual(["key 5", "diff 6"]);
    expect(asked).toEqual(["key", "off"]);
  });

  test("a newcomer gets the key frame and what follows, and costs the host nothing", () => {
    const { fanOut, asked } = makeFanOut();
    fanOut.join(makeViewer().viewer);
    for (const frame of [key(5), change(6), change(7)]) fanOut.take(frame);
    const newcomer = makeViewer();
    fanOut.join(newcomer.viewer);
    fanOut.take(change(8));
    expect(newcomer.got).toEqual(["key 5", "diff 6", "diff 7", "diff 8"]);
    expect(asked).toEqual(["key"]);
    fanOut.close();
  });

  test("who is up to date is not sent the key frame of the same state", () => {
    const { fanOut } = makeFanOut();
    const { viewer, got } = makeViewer();
    fanOut.join(viewer);
    for (const frame of [key(5), change(6), key(6), change(7)]) fanOut.take(frame);
    expect(got).toEqual(["key 5", "diff 6", "diff 7"]);
    fanOut.close();
  });

  test("a slow viewer holds nobody up, gets nothing while he has too much waiting, and then jumps to now", async () => {
    const { fanOut, asked } = makeFanOut();
    const [slow, quick] = [makeViewer(), makeViewer()];
    fanOut.join(slow.viewer);
    fanOut.join(quick.viewer);
    fanOut.take(key(1));
    slow.port.waiting = VIEWER_LIMIT_BYTES + 1;
    for (let i = 2; i < 40; i++) fanOut.take(change(i, 5_000));
    expect(slow.got).toEqual(["key 1"]);
    expect(quick.got.at(-1)).toBe("diff 39");
    slow.port.waiting = 0;
    // The log has more than is worth sending: a fresh key frame is asked for instead.
    await until(() => asked.length === 2);
    fanOut.take(key(39));
    fanOut.take(change(40));
    expect(slow.got).toEqual(["key 1", "key 39", "diff 40"]);
    expect(quick.got.slice(-2)).toEqual(["diff 39", "diff 40"]);
    fanOut.close();
  });

  test("a gap asks for a key frame, and nobody is shown what follows the gap", () => {
    const { fanOut, asked } = makeFanOut();
    const { viewer, got } = makeViewer();
    fanOut.join(viewer);
    fanOut.take(key(1));
    expect(fanOut.take(change(3))).toBe(false);
    expect(asked).toEqual(["key", "key"]);
    expect(got).toEqual(["key 1"]);
    fanOut.close();
  });

  test("a new key frame is asked for, once, when much follows the last", () => {
    const { fanOut, asked } = makeFanOut();
    fanOut.join(makeViewer().viewer);
    fanOut.take(key(1));
    for (let i = 2; i < 14; i++) fanOut.take(change(i, KEY_AFTER_BYTES / 10));
    expect(asked).toEqual(["key", "key"]);
    fanOut.close();
  });

  test("a terminal smaller than the share is told so once, and served when it has grown", () => {
    const { fanOut } = makeFanOut();
    const { viewer, got } = makeViewer({ cols: 80, rows: 20 });
    fanOut.join(viewer);
    for (const frame of [key(1), change(2), change(3)]) fanOut.take(frame);
    expect(got).toEqual(["too small for 80x24"]);
    viewer.rows = 30;
    fanOut.resized(viewer);
    expect(got.slice(1)).toEqual(["key 1", "diff 2", "diff 3"]);
    fanOut.close();
  });
});

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !condition(); i++) await Bun.sleep(5);
  expect(condition()).toBe(true);
}
