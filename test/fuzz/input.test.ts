import { expect, test } from "bun:test";
import { KeyParser } from "#input/key-parser.ts";

/** A small generator with a seed, so that a failure can be had again. */
function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor(state / 65_536) % limit;
  };
}

const PIECES = [
  "\u001b",
  "[",
  "O",
  "<",
  "M",
  "m",
  "~",
  "u",
  ";",
  "?",
  ">",
  "c",
  "]52;",
  "]11;",
  "\u0007",
  "\\",
  "P>|",
  "27",
  "1",
  "5",
  "200~",
  "201~",
  "\u00c3",
  "\u00a9",
  "\u0000",
  "\u007f",
  "a",
  "$y",
  "$",
  "^",
];

test("any bytes, cut anywhere, are taken whole and the same way", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const next = random(seed);
    const text = Array.from({ length: 1 + next(30) }, () => PIECES[next(PIECES.length)]).join("");
    const input = Uint8Array.from(Buffer.from(text, "latin1"));
    let eaten = 0;
    const parser = new KeyParser((event) => {
      if (event.kind === "key") eaten += event.event.bytes?.length ?? 0;
    });
    for (let at = 0; at < input.length;) {
      const size = 1 + next(7);
      parser.feed(input.slice(at, at + size));
      at += size;
    }
    for (let i = 0; parser.partial && i <= input.length; i++) parser.flush();
    expect({ seed, partial: parser.partial }).toEqual({ seed, partial: false });
    expect(eaten).toBeLessThanOrEqual(input.length);
  }
});
