/**
 * Streams of terminal output made by a grammar: what programs send, what they should not send, and sequences broken at
 * any place. A stream is a list of pieces, so that one that shows a difference can be cut down piece by piece.
 */

/** Numbers below n, the same ones for the same seed. */
export type Random = (n: number) => number;

export interface Grammar {
  readonly cols: number;
  readonly rows: number;
  /** Families that are left out. */
  readonly without?: readonly Family[];
}

export type Family = keyof typeof FAMILIES;

const WORDS = ["a", "b", "xyz", "hello ", "~", " ", "   ", "0123456789", "lorem ipsum dolor sit amet "];
const UNICODE = [
  ..."é 日 ß Ж — │ █ ▀ \u00ad \u00a0 　 ｱ 한".split(" "),
  "本語",
  "e\u0301",
  "\u0301",
  "\u200b",
  "👍🏽",
  "👍",
  "🏽",
  "🇩🇪",
  "🇩",
  "*\ufe0f",
  "☺\ufe0f",
  "☺\ufe0e",
  "1\ufe0f\u20e3",
  "각",
  "\u1100\u1161\u11a8",
  "\u1161",
  "\u3164",
  "👨\u200d👩\u200d👧",
  "🏳\ufe0f\u200d🌈",
  "क\u094dष",
  "कि",
  "\u0e01\u0e33",
  "\ue0b0",
  "\u2066x\u2069",
  "𠀀",
  `a${"\u0300".repeat(20)}`,
];
const MALFORMED = [
  "\x80",
  "\xff",
  "\xc3",
  "\xc3(",
  "\xe6\x97",
  "\xf0\x9f\x91",
  "\xf8\x88\x80\x80\x80",
  "\xc0\x80",
  "\xed\xa0\x80",
  "\x9b1m",
  "\xe6\x97\x1b[m",
];
const C0 = ["\0", "\x07", "\b", "\n", "\v", "\f", "\r", "\x18", "\x1a", "\x7f", "\x11", "\x05"];
const ESCAPES = ["7", "8", "#8", "=", ">", "D", "E", "H", "M", "\\", "*0", "%G", "Z", "6", "#3"];
const FINALS = "@ABCDEFGHJKLMPSTXZ`dfgr".split("");
const STYLES = [
  ..."0 1 2 3 4 5 6 7 8 9 21 22 23 24 25 27 28 29 31 37 39 42 47 49 53 55 59 90 97 100 107".split(" "),
  ..."4:0 4:1 4:2 4:3 4:4 4:5 4:6 4: 38;5;200 48;5;20 38;5;999 48;5 38;2;1;2;3 48;2;9;8;7".split(" "),
  ..."38;2;1;2;999 38;2;1 38:5:9 48:5:256 38:2:1:2:3 48:2::4:5:6".split(" "),
  ..."38:2:1:2 38:2:0:1:2:3:4:5:6:7 38 1;4;31;48;5;17 38;5;1;1 10 26 50 108 4294967296 : ;; 1;;3".split(" "),
  ..."4::3 04:03 4:3:1 4:6 4:99999999999 38::5:1 38:5 38:5: 38:5:1:2 38:2:1:2:3: 38:2:::: 38:2::1:2:3:4 38:2:256:1:1".split(
    " ",
  ),
  ..."48;5; 38;5:1 38;2;1:2;3;7 0:1 1: :1 38;;5;1 38;5 48;2;1;2;3;4;5 38;5;-1".split(" "),
];
const UNDERLINE_COLOURS = "58;5;3 58;2;1;2;3 58:2::7:8:9 58:5:1 58;5;300 58:5:300 58;2;1;2 58:2:1:2:3 59".split(" ");
const MODES = [1, 3, 5, 6, 12, 25, 47, 66, 69, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1015, 1047, 1048, 1049];
const LATER_MODES = [2004, 2026, 2027, 2031, 2048, 9999];
const COLOURS = [
  "red",
  "#123",
  "#102030",
  "rgb:1/2/3",
  "rgb:ff/00/80",
  "rgbi:1/0/0.5",
  "cmyk:1/0/0/0",
  "?",
  "junk",
  "",
  "default",
  "none",
  "terminal",
  "colour5",
  " Dark Slate Blue ",
  "grey50",
  "1,2,3",
  "300,2,3",
  "#111222333444",
  "rgb:1111/2222/3333",
  "cmy:0/0.5/1",
];

const pick = <T>(random: Random, all: readonly T[]): T => all[random(all.length)]!;
const number = (random: Random, below: number): string => {
  const kind = random(12);
  if (kind < 2) return "";
  if (kind === 2) return "0";
  if (kind === 3) return pick(random, ["99999", "2147483647", "2147483648", "1:2", "00003"]);
  return String(random(below));
};
const end = (random: Random): string => pick(random, ["\x07", "\x1b\\", "\x1b\\", "\x18", "\x1b[m"]);

function cursor(random: Random, { cols, rows }: Grammar): string {
  return `\x1b[${1 + random(rows)};${1 + random(cols)}H`;
}

function csi(random: Random, { cols, rows }: Grammar): string {
  const first = number(random, Math.max(cols, rows) + 3);
  const more = random(3) === 0 ? `;${number(random, rows + 2)}` : "";
  return `\x1b[${first}${more}${pick(random, FINALS)}`;
}

function modes(random: Random): string {
  const set = pick(random, ["h", "l"]);
  if (random(5) === 0) return `\x1b[${pick(random, [4, 34, 20, 2])}${set}`;
  const more = random(6) === 0 ? `;${pick(random, MODES)}` : "";
  return `\x1b[?${random(4) === 0 ? pick(random, LATER_MODES) : pick(random, MODES)}${more}${set}`;
}

function osc(random: Random): string {
  const colour = pick(random, COLOURS);
  const text = pick(random, [
    `0;title ${random(9)}`,
    "2;ti#(t)\\le\u00e9",
    `4;${random(260)};${colour}`,
    `4;1;${colour};2;${colour}`,
    "7;file:///some/where",
    `9;4;${random(6)};${random(120)}`,
    "9;4;1",
    "9;message",
    `10;${colour}`,
    `11;${colour}`,
    `12;${colour}`,
    "52;c;aGVsbG8=",
    `104;${random(260)}`,
    "104",
    "104;1;2;",
    "104;+",
    "104; 1;x",
    "104;;1",
    `4;+;${colour}`,
    `4; 1;${colour}`,
    `4;;${colour}`,
    `4;-1;${colour}`,
    `4;2;;3;${colour}`,
    `4;5;${colour};x;red`,
    "4;1",
    "7;",
    "0;",
    "2;\u65e5\u672c\u0301",
    "1;icon",
    "4294967298;wrapped",
    "9;4;3;50",
    "9;4;0;",
    "9;4;5;1",
    "9;4;1;1000",
    "9;4;2;7x",
    "110;x",
    "52;;",
    "52;c;?",
    "110",
    "111",
    "112",
    "112;",
    "1337;x",
    "x;y",
    "",
  ]);
  return `\x1b]${text}${end(random)}`;
}

const LINKS = [
  "8;;http://example.org/a",
  "8;id=one;http://example.org/b",
  "8;;",
  "8;id=two:x=y;http://example.org/c",
  "8;id=;http://example.org/d",
  "8;id=a:id=b;http://example.org/e",
  "8;x",
  "8;id=\u00e9;http://example.org/\u65e5",
  "8;id=f;http://example.org/a;b",
];

/** Links and colours of underlines: tmux leaves them out where it takes a character for what stands there already. */
function links(random: Random): string {
  return random(3) > 0 ? `\x1b]${pick(random, LINKS)}${end(random)}` : `\x1b[${pick(random, UNDERLINE_COLOURS)}m`;
}

function strings(random: Random): string {
  const start = pick(random, [
    "P",
    "P$q q",
    "P$qm",
    "P$q",
    "P1$q q",
    "P$p",
    'P$q"p',
    "P>|",
    "Ptmux;",
    "P1;2|",
    "_",
    "_G",
    "^",
    "X",
    "k",
    "P1:2q",
  ]);
  return `\x1b${start}${pick(random, ["", "text", "\x1b\x1b[31m", "a\x07b", "\u65e5", "a\nb\x7fc", "x\x1b\x1b"])}${end(random)}`;
}

function questions(random: Random): string {
  const mode = pick(random, [7, ...MODES, ...LATER_MODES]);
  const all = ["[c", "[>c", "[>q", "[5n", "[6n", `[?${mode}$p`, "[4$p", "[20$p", "[18t", "[19t", "[?u", "[?6n"];
  return `\x1b${pick(random, all)}`;
}

function others(random: Random): string {
  const n = number(random, 9);
  return pick(random, [
    `\x1b[${n} q`,
    `\x1b[>4;${n}m`,
    "\x1b[>4n",
    "\x1b[s",
    "\x1b[u",
    "\x1b[>1u",
    "\x1b[<u",
    `\x1b[22;${random(3)}t`,
    `\x1b[23;${random(3)}t`,
    `\x1b[${n};${n};${n}t`,
    "\x1b[!p",
    "\x1b[1$r",
    "\x1bc",
    "\x1b[?5W",
    "\x1b[1 @",
    `\x1b[${"1;".repeat(30)}m`,
    `\x1b[${"9".repeat(80)}m`,
    "\x1b[1\x0831m",
    "\x1b[\x18x",
    "\x1b\x1b[1m",
  ]);
}

const PREFIXES = ["", "", "", "?", ">", "=", "<", "!", "1?", "??"];
const INTERMEDIATES = ["", "", "", " ", "!", '"', "#", "$", "'", "*", "+", "  "];
/** Parameters of any form, with what may not be in them. */
const PARAMETERS = ["", "0", "1", "2;3", ";", ";2", "1;", "4", "25", "1:2", ":", "1;2:3;4", "1\x7f2", "1\n", "1>2"];

/** What tmux does not answer and we do (docs/terminal.md), and what asks for the size in pixels of a window that nobody sees. */
const ANSWERED_HERE = /^(?:=[\d;]*c|\?[\d;]*S)$/;

/** A control sequence of any prefix, parameters, intermediates and final byte. */
function anyCsi(random: Random): string {
  const final = String.fromCharCode(0x40 + random(0x3f));
  const text = `${pick(random, PREFIXES)}${pick(random, PARAMETERS)}${pick(random, INTERMEDIATES)}${final}`;
  return ANSWERED_HERE.test(text.replace(/[\x7f\n]/g, "")) ? "" : `\x1b[${text}`;
}

/** An escape sequence of any intermediates and final byte, but for those that begin a string or a control sequence. */
function anyEscape(random: Random): string {
  const intermediates = pick(random, ["", "", "(", ")", "*", "+", "-", ".", "/", "#", " ", "%", "&", "((", "# "]);
  const final = String.fromCharCode(0x30 + random(0x4f));
  return intermediates === "" && "PX[]^_k".includes(final) ? "" : `\x1b${intermediates}${final}`;
}

const MARKS = [
  "A",
  "B",
  "C",
  "D",
  "D;7",
  "P;k=s",
  "N",
  "I",
  "D;x",
  "D;;",
  "A;k=v",
  "P",
  "P;k=sx",
  "P;a=b;k=s;",
  "D;256",
  "D;1;2",
  "D;+3",
  "D; 4",
  "D;x=1",
  "L",
  "",
];

const FAMILIES = {
  words: (random: Random): string => pick(random, WORDS),
  unicode: (random: Random): string => pick(random, UNICODE),
  joiners: (): string => "\u200d",
  malformed: (random: Random): string => pick(random, MALFORMED),
  lines: (random: Random): string => pick(random, ["\r\n", "\r\n", "\n", "\r"]),
  c0: (random: Random): string => pick(random, C0),
  escapes: (random: Random): string => `\x1b${pick(random, ESCAPES)}`,
  cursor,
  csi,
  styles: (random: Random): string => `\x1b[${pick(random, STYLES)}m`,
  modes,
  tabs: (random: Random): string => pick(random, ["\t", "\t", "\x1b[2Z", "\x1b[3g", "\x1bH"]),
  lineDrawing: (random: Random): string => pick(random, ["\x1b(0", "\x1b(B", "\x1b)0", "\x1b)B", "\x0e", "\x0f"]),
  // Few at a time: a skin tone joins what it repeats, and a cluster of exactly 32 bytes is one that tmux forgets.
  repeats: (random: Random): string => pick(random, [`\x1b[${random(5)}b`, "x\x1b[99999b", " \x1b[30b", "\x1b[1:2b"]),
  osc,
  marks: (random: Random): string => `\x1b]133;${pick(random, MARKS)}${end(random)}`,
  strings,
  questions,
  others,
  links,
  wrapping: (random: Random): string => pick(random, ["\x1b[?7l", "\x1b[?7l", "\x1b[?7h"]),
  anyCsi,
  anyEscape,
} as const;

/** How often each family comes, of all. */
const WEIGHTS: Readonly<Record<Family, number>> = {
  words: 30,
  unicode: 12,
  malformed: 2,
  lines: 10,
  c0: 5,
  escapes: 5,
  cursor: 12,
  csi: 22,
  styles: 14,
  modes: 5,
  joiners: 1,
  tabs: 3,
  lineDrawing: 3,
  repeats: 2,
  osc: 6,
  marks: 2,
  strings: 2,
  questions: 3,
  others: 3,
  links: 3,
  wrapping: 1,
  anyCsi: 3,
  anyEscape: 2,
};

const isMalformed = (family: Family): boolean => family === "malformed";

/** `count` pieces of a stream, each as bytes. */
export function pieces(random: Random, grammar: Grammar, count: number): Uint8Array[] {
  const families = (Object.keys(FAMILIES) as Family[]).filter((family) => !grammar.without?.includes(family));
  const bag = families.flatMap((family) => Array.from({ length: WEIGHTS[family] }, () => family));
  return Array.from({ length: count }, () => {
    const family = pick(random, bag);
    const text = FAMILIES[family](random, grammar);
    return new Uint8Array(Buffer.from(text, isMalformed(family) ? "latin1" : "utf8"));
  });
}
