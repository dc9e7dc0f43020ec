/** Line drawing characters of DEC's terminals: what each letter stands for. Source: terminfo(5) acsc, tmux/tmux tty-acs.c */
export const LINE_DRAWING: Readonly<Record<string, string>> = {
  "+": "→",
  ",": "←",
  "-": "↑",
  ".": "↓",
  "0": "▮",
  "`": "◆",
  a: "▒",
  b: "␉",
  c: "␌",
  d: "␍",
  e: "␊",
  f: "°",
  g: "±",
  h: "␤",
  i: "␋",
  j: "┘",
  k: "┐",
  l: "┌",
  m: "└",
  n: "┼",
  o: "⎺",
  p: "⎻",
  q: "─",
  r: "⎼",
  s: "⎽",
  t: "├",
  u: "┤",
  v: "┴",
  w: "┬",
  x: "│",
  y: "≤",
  z: "≥",
  "{": "π",
  "|": "≠",
  "}": "£",
  "~": "·",
};

/** Where the terminal has no line drawing: the nearest of ASCII, as pairs of letter and character. */
export const ASCII_LINE_DRAWING = "a#j+k+l+m+n+o-p-q-r-s-t+u+v+w+x|y<z>~.";

/** Letters for box drawing characters that a terminal without UTF-8 can show by its line drawing set. */
export const LETTER_OF: ReadonlyMap<string, string> = new Map(
  Array.from("─━│┃┌┏┐┓└┗┘┛├┣┤┫┳┴┻┼╋═║╔╗╚╝╠╣╦╩╬·", (character, i) => [
    character,
    "qqxxllkkmmjjttuuwvvnnqxlkmjtuwvn~"[i]!,
  ]),
);
