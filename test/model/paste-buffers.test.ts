import { beforeEach, expect, test } from "bun:test";
import { Events } from "#model/events.ts";
import { createOptions } from "#model/options.ts";
import { PasteBuffers } from "#model/paste-buffers.ts";

let buffers: PasteBuffers;
let options: ReturnType<typeof createOptions>;
let events: string[];

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const names = (): string[] => buffers.inOrder().map((buffer) => buffer.name);

beforeEach(() => {
  options = createOptions("server");
  const source = new Events();
  events = [];
  source.on((event) => events.push(`${event.name} ${event.extra?.paste_buffer}`));
  buffers = new PasteBuffers(options, source, () => 0);
});

test("automatic buffers are numbered on and on, newest first", () => {
  for (const text of ["a", "b", "c"]) buffers.add(bytes(text));
  expect(names()).toEqual(["buffer2", "buffer1", "buffer0"]);
  buffers.delete("buffer2");
  buffers.add(bytes("d"));
  expect(buffers.top()?.name).toBe("buffer3");
});

test("more than buffer-limit automatic ones lets the oldest go, never a named one", () => {
  options.set("buffer-limit", 2);
  buffers.set(bytes("x"), "named");
  for (const text of ["a", "b", "c"]) buffers.add(bytes(text));
  expect(names()).toEqual(["buffer2", "buffer1", "named"]);
});

test("the top is the newest automatic one even where a named one is newer", () => {
  buffers.add(bytes("a"));
  buffers.set(bytes("x"), "named");
  expect(buffers.top()?.name).toBe("buffer0");
});

test("empty bytes change nothing", () => {
  expect(buffers.set(new Uint8Array(), "named")).toBeUndefined();
  buffers.add(new Uint8Array());
  expect(buffers.size).toBe(0);
});

test("a renamed buffer is named, keeps its place and takes that of another", () => {
  buffers.add(bytes("a"));
  buffers.add(bytes("b"));
  buffers.set(bytes("x"), "target");
  expect(buffers.rename("buffer0", "target")).toBeUndefined();
  expect(names()).toEqual(["buffer1", "target"]);
  expect(buffers.get("target")?.automatic).toBe(false);
  expect(events.slice(-3)).toEqual([
    "paste-buffer-deleted target",
    "paste-buffer-deleted buffer0",
    "paste-buffer-changed target",
  ]);
});

test("errors are in tmux's words", () => {
  expect(buffers.rename(undefined, "x")).toBe("no buffer");
  expect(buffers.rename("x", "")).toBe("new name is empty");
  expect(buffers.rename("x", "y")).toBe("no buffer x");
  expect(buffers.set(bytes("a"), "")).toBe("empty buffer name");
  expect(buffers.set(bytes("a"), "a\nb")).toBe("invalid buffer name: a\nb");
});
