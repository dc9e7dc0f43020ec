/** What a client's terminal answered to a question of ours, or told unasked. */
export type TerminalReply =
  | { readonly kind: "primary-attributes"; readonly parameters: readonly number[] }
  | { readonly kind: "secondary-attributes"; readonly parameters: readonly number[] }
  | { readonly kind: "version"; readonly text: string }
  | { readonly kind: "foreground" | "background"; readonly colour: string }
  | { readonly kind: "palette"; readonly index: number; readonly colour: string }
  | { readonly kind: "clipboard"; readonly selection: string; readonly bytes: Uint8Array }
  /** DECRPM of mode 2026; 0: not known, 1 set, 2 reset, 3 always set, 4 always reset. */
  | { readonly kind: "synchronised-output"; readonly status: number }
  | { readonly kind: "size-cells"; readonly cols: number; readonly rows: number }
  | { readonly kind: "size-pixels"; readonly width: number; readonly height: number }
  /** Pixels of one cell. */
  | { readonly kind: "cell-pixels"; readonly width: number; readonly height: number };

/** A sequence recognised at the start of the input: `size` bytes of it. */
export type ReplyMatch = { readonly reply: TerminalReply | undefined; readonly size: number } | "partial" | undefined;

const ESC = 0x1b;

/** Answers are short; this is the longest parameter string that is believed. */
const CSI_LIMIT = 128;
const DCS_LIMIT = 128;
const COLOUR_LIMIT = 128;

/** A clipboard of a few megabytes, in base64. */
const CLIPBOARD_LIMIT = 8 * 1024 * 1024;

const latin1 = new TextDecoder("latin1");

/** Tells whether bytes from `from` on begin like `prefix`; "partial" when they end before it does. */
function hasPrefix(bytes: Uint8Array, from: number, to: number, prefix: string): boolean | "partial" {
  for (let i = 0; i < prefix.length; i++) {
    if (from + i >= to) return "partial";
    if (bytes[from + i] !== prefix.charCodeAt(i)) return false;
  }
  return true;
}

/** The text up to BEL or ST, and where it ends. */
function stringUntilTerminator(
  bytes: Uint8Array,
  from: number,
  to: number,
  limit: number,
): { text: string; end: number } | "partial" | undefined {
  const stop = Math.min(to, from + limit);
  for (let i = from; i < stop; i++) {
    if (bytes[i] === 0x07) return { text: latin1.decode(bytes.subarray(from, i)), end: i + 1 };
    if (bytes[i] === 0x5c && i > from && bytes[i - 1] === ESC) {
      return { text: latin1.decode(bytes.subarray(from, i - 1)), end: i + 1 };
    }
  }
  return to - from >= limit ? undefined : "partial";
}

function numbers(text: string): number[] {
  return text.split(";").map((part) => (/^\d+$/.test(part) ? Number(part) : 0));
}

function clipboardReply(text: string): TerminalReply | undefined {
  const separator = text.indexOf(";");
  if (separator === -1) return undefined;
  const data = text.slice(separator + 1).replaceAll(/\s/g, "");
  if (data === "" || !/^[A-Za-z0-9+/]*={0,2}$/.test(data)) return undefined;
  return {
    kind: "clipboard",
    selection: separator === 1 ? text[0]! : "",
    bytes: Uint8Array.from(Buffer.from(data, "base64")),
  };
}

function paletteReply(text: string): TerminalReply | undefined {
  const match = /^(\d{1,3});(.*)$/.exec(text);
  if (match === null || Number(match[1]) > 255) return undefined;
  return { kind: "palette", index: Number(match[1]), colour: match[2]! };
}

/** The OSC answers, by what follows `ESC ]`. */
const OSC_REPLIES: readonly (readonly [string, number, (text: string) => TerminalReply | undefined])[] = [
  ["52;", CLIPBOARD_LIMIT, clipboardReply],
  ["10;", COLOUR_LIMIT, (colour) => ({ kind: "foreground", colour })],
  ["11;", COLOUR_LIMIT, (colour) => ({ kind: "background", colour })],
  ["4;", COLOUR_LIMIT, paletteReply],
];

function oscReply(bytes: Uint8Array, from: number, to: number): ReplyMatch {
  let partial = false;
  for (const [prefix, limit, make] of OSC_REPLIES) {
    const begins = hasPrefix(bytes, from + 2, to, prefix);
    if (begins === "partial") partial = true;
    if (begins !== true) continue;
    const found = stringUntilTerminator(bytes, from + 2 + prefix.length, to, limit);
    if (found === "partial" || found === undefined) return found;
    return { reply: make(found.text), size: found.end - from };
  }
  return partial ? "partial" : undefined;
}

function dcsReply(bytes: Uint8Array, from: number, to: number): ReplyMatch {
  const begins = hasPrefix(bytes, from + 2, to, ">|");
  if (begins !== true) return begins === "partial" ? "partial" : undefined;
  const found = stringUntilTerminator(bytes, from + 4, to, DCS_LIMIT);
  if (found === "partial" || found === undefined) return found;
  return { reply: { kind: "version", text: found.text }, size: found.end - from };
}

function questionReply(body: string, final: string): TerminalReply | undefined {
  if (final === "c") return { kind: "primary-attributes", parameters: numbers(body) };
  const mode = /^2026;([0-4])\$$/.exec(body);
  if (final === "y" && mode !== null) return { kind: "synchronised-output", status: Number(mode[1]) };
  return undefined;
}

function sizeReply(body: string): TerminalReply | undefined {
  const match = /^([468]);(\d+);(\d+)$/.exec(body);
  if (match === null) return undefined;
  const [first, second] = [Number(match[2]), Number(match[3])];
  if (match[1] === "8") return { kind: "size-cells", rows: first, cols: second };
  return { kind: match[1] === "4" ? "size-pixels" : "cell-pixels", height: first, width: second };
}

function csiReply(bytes: Uint8Array, from: number, to: number): ReplyMatch {
  let at = from + 2;
  if (at >= to) return "partial";
  const leader = bytes[at]!;
  const isQuestion = leader === 0x3f;
  const isGreater = leader === 0x3e;
  if (isQuestion || isGreater) at++;
  const body = at;
  const stop = Math.min(to, body + CSI_LIMIT);
  // Digits and semicolons; a `$` only comes in DECRPM.
  while (at < stop && ((bytes[at]! >= 0x30 && bytes[at]! <= 0x3b) || (isQuestion && bytes[at] === 0x24))) at++;
  if (at === to) return at < body + CSI_LIMIT ? "partial" : undefined;
  if (at === stop) return undefined;

  const text = latin1.decode(bytes.subarray(body, at));
  const final = String.fromCharCode(bytes[at]!);
  const size = at + 1 - from;
  let reply: TerminalReply | undefined;
  if (isQuestion) reply = questionReply(text, final);
  else if (isGreater && final === "c") reply = { kind: "secondary-attributes", parameters: numbers(text) };
  else if (final === "t") reply = sizeReply(text);
  return reply === undefined ? undefined : { reply, size };
}

/**
 * Looks for a terminal's answer at the start of the bytes `from` … `to` (not included).
 * `reply` is undefined for an answer that is well-formed but says nothing.
 *
 * Source: tmux/tmux tty-keys.c
 */
export function findReply(bytes: Uint8Array, from: number, to: number): ReplyMatch {
  if (bytes[from] !== ESC) return undefined;
  if (to - from < 2) return "partial";
  switch (bytes[from + 1]) {
    case 0x5b:
      return csiReply(bytes, from, to);
    case 0x5d:
      return oscReply(bytes, from, to);
    case 0x50:
      return dcsReply(bytes, from, to);
    default:
      return undefined;
  }
}
