/** What programs print, made line by line (of a flood) or frame by frame. The same for every run. */
export type Output = (index: number) => string;

/** Floods: plain, coloured like a build log, and text in many scripts. */
export const FLOODS = {
  ASCII: (line) => `${line} the quick brown fox jumps over the lazy dog 0123456789 ${"abcdefgh ".repeat(line % 12)}\n`,
  coloured: (line) =>
    `\x1b[1;3${line % 8}m[${line}]\x1b[0m \x1b[38;5;${line % 256}mcompiling\x1b[39m \x1b[4msrc/file${line}.c\x1b[24m \x1b[38;2;${line % 256};80;160mok\x1b[0m in \x1b[33m${line % 977}\x1b[0m ms\n`,
  Unicode: (line) =>
    `${line} Fünf größere Äpfel, 日本語のテキスト, Ελληνικά, Привет мир, 🎉 👍🏽 ñandú — ${"é".repeat(line % 40)}\n`,
} as const satisfies Readonly<Record<string, Output>>;

/** A number from 0 to `below - 1` that looks random and is the same for the same arguments. */
function scattered(index: number, below: number): number {
  let hash = Math.imul(index + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash >>> 8) % below;
}

const SIGNS = Array.from("漢字かな한글ελπрусéñüß∀∑→┼█░");

/** What terminals are measured by (after alacritty/vtebench), on 200×50: each fills a screen in its own way. */
export const CASES = {
  "scrolling in a region": (line) =>
    `${line === 0 ? "\x1b[5;45r\x1b[45;1H" : ""}line ${line} of a pager in its region\r\n`,
  "scrolling up and down": (line) => (line % 2 === 0 ? "\x1b[50;1H\n" : "\x1b[1;1H\x1bM") + `row ${line}`,
  "dense cells": (row) => {
    let text = `\x1b[${1 + (row % 50)};1H`;
    for (let x = 0; x < 200; x++) {
      text += `\x1b[38;5;${(row + x) % 256};48;5;${(row * 3 + x) % 256};${1 + (x % 4)}m${String.fromCharCode(65 + ((row + x) % 26))}`;
    }
    return text;
  },
  "random writes on the alternate screen": (index) =>
    `${index === 0 ? "\x1b[?1049h" : ""}\x1b[${1 + scattered(index, 50)};${1 + scattered(index * 7, 195)}H\x1b[3${index % 8}mword`,
  "cursor motion": (index) =>
    `\x1b[${1 + scattered(index, 50)};${1 + scattered(index * 3, 200)}H\x1b[${1 + (index % 3)}A\x1b[${1 + (index % 5)}C\x1b[2B\x1b[${1 + (index % 4)}Dx`,
  "Unicode at random places": (index) => {
    let text = `\x1b[${1 + scattered(index, 50)};${1 + scattered(index * 5, 180)}H`;
    for (let i = 0; i < 8; i++) text += SIGNS[scattered(index * 8 + i, SIGNS.length)]!;
    return text;
  },
} as const satisfies Readonly<Record<string, Output>>;

/** Output of at least so many bytes. */
export function outputOf(make: Output, bytes: number): Uint8Array {
  const pieces: string[] = [];
  for (let index = 0, have = 0; have < bytes; index++) {
    const piece = make(index);
    have += Buffer.byteLength(piece);
    pieces.push(piece);
  }
  return Buffer.from(pieces.join(""));
}
