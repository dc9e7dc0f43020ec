import { Terminal } from "#terminal/terminal.ts";

/**
 * Feeds a terminal one hostile stream and prints what of it stays: `flood.ts CASE BYTES`. A process of its own, because
 * some tables (clusters) are the process's, and are full afterwards.
 */
const A = "a".repeat(50_000);
const mark = (n: number): string => String.fromCodePoint(0x300 + (n % 0x6f));

interface Flood {
  readonly start?: string;
  readonly piece: (n: number) => string;
  /** What may stay, MB: some times what was measured, far below what was fed. */
  readonly boundMb: number;
}

export const FLOODS: Readonly<Record<string, Flood>> = {
  "an OSC without end": { start: "\x1b]2;", piece: () => A, boundMb: 8 },
  "a DCS without end": { start: "\x1bPq", piece: () => A, boundMb: 8 },
  "an APC without end": { start: "\x1b_", piece: () => A, boundMb: 8 },
  "a name without end": { start: "\x1bk", piece: () => A, boundMb: 8 },
  "parameters without end": { start: "\x1b[", piece: () => "1;2:3;", boundMb: 4 },
  "intermediates without end": { start: "\x1b[", piece: () => " ", boundMb: 4 },
  "giant titles, each kept": { piece: () => `\x1b]2;${A.repeat(10)}\x07\x1b[22t`, boundMb: 16 },
  "giant paths": { piece: () => `\x1b]7;${A.repeat(10)}\x07`, boundMb: 8 },
  links: { piece: (n) => `\x1b]8;;http://a/${n}\x07x`, boundMb: 16 },
  "links with ids and colours": {
    piece: (n) => `\x1b[58;5;${n % 256}m\x1b]8;id=${n};http://a/${n}\x07x`,
    boundMb: 24,
  },
  "underline colours": { piece: (n) => `\x1b[58;2;${n & 255};${(n >> 8) & 255};${(n >> 16) & 255}mx`, boundMb: 8 },
  clusters: { piece: (n) => `x${mark(n)}${mark(n >> 6)}${mark(n >> 12)}`, boundMb: 60 },
  "marks on one cell": { start: "x", piece: mark, boundMb: 4 },
  images: { piece: (n) => `\x1b[H\x1bPq"1;1;1600;${600 + (n % 9)}#1!1600~-!1600~\x1b\\`, boundMb: 80 },
  "images of many rows": { piece: () => `\x1bP;1q${"!9999~-".repeat(500)}\x1b\\`, boundMb: 80 },
  "questions for the palette": { piece: () => "\x1b]4;1;?\x07\x1b[c", boundMb: 4 },
  prompts: { piece: () => "\x1b]133;A\x07\x1b]133;C\x07x\r\n", boundMb: 16 },
  "palette entries": {
    piece: (n) => `\x1b]4;${n & 255};#${(n & 0xfff).toString(16).padStart(3, "0")}\x07`,
    boundMb: 4,
  },
  "titles that are only pushed": { start: "\x1b]2;title\x07", piece: () => "\x1b[22t", boundMb: 4 },
  "lines into history": { piece: (n) => `\x1b[38;2;${n & 255};1;2m${n}日\r\n`, boundMb: 40 },
};

function megabytes(): number {
  Bun.gc(true);
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return (heapUsed + external + arrayBuffers) / 1e6;
}

/** @returns MB that stay, and what a line that is printed afterwards reads as */
function flood({ start = "", piece }: Flood, bytes: number): { grownMb: number; after: string } {
  const options = { historyLimit: 2000, now: () => 0, setClipboard: 2, allowPassthrough: 2, allowRename: true };
  const terminal = new Terminal(80, 24, options, { paletteQuery: () => true });
  const before = megabytes();
  terminal.feed(Buffer.from(start));
  for (let n = 0, done = 0; done < bytes;) {
    let text = "";
    while (text.length < 50_000) text += piece(n++);
    terminal.feed(Buffer.from(text));
    done += text.length;
  }
  const grownMb = megabytes() - before;
  terminal.feed(Buffer.from("\x18\x1b\\\x1bc\x1b[2;3Hfine"));
  return { grownMb, after: terminal.screen.text(1) };
}

if (import.meta.main) {
  const [name = "", bytes = "0"] = process.argv.slice(2);
  console.log(JSON.stringify(flood(FLOODS[name]!, Number(bytes))));
}
