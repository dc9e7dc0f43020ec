import { COLOUR_DEFAULT, colourFromString, type Colour } from "#terminal/colour.ts";
import { ATTR_NOATTR, type Style } from "#terminal/style.ts";
import { attributesFromString } from "./attributes.ts";
import { parseInteger } from "./number.ts";
import type { ParsedStyle, StyleAlign, StyleList, StyleRange } from "./style.ts";

/** What a word of a style changes; undefined: it is wrong; `other`: it is another kind's word. */
type Change = Partial<ParsedStyle> | undefined | "other";

type ReadWord = (word: string, style: ParsedStyle, base: Style) => Change;

const UINT_MAX = 0xffff_ffff;
/** A user range's name is cut to this, as tmux's is. */
const USER_RANGE_LENGTH = 15;

const FLAGS: ReadonlyMap<string, Partial<ParsedStyle>> = new Map<string, Partial<ParsedStyle>>([
  ["ignore", { ignore: true }],
  ["noignore", { ignore: false }],
  ["push-default", { defaultType: "push" }],
  ["pop-default", { defaultType: "pop" }],
  ["set-default", { defaultType: "set" }],
  ["nolist", { list: "off" }],
  ["norange", { range: undefined }],
  ["noalign", { align: "default" }],
]);

const LISTS: ReadonlySet<string> = new Set<StyleList>(["on", "focus", "left-marker", "right-marker"]);
const ALIGNS: ReadonlySet<string> = new Set<StyleAlign>(["left", "centre", "right", "absolute-centre"]);

const isList = (text: string): text is StyleList => LISTS.has(text);
const isAlign = (text: string): text is StyleAlign => ALIGNS.has(text);

/** The kinds of words, asked in order. */
export const STYLE_WORDS: readonly ReadWord[] = [
  (word, _, base) => (word.toLowerCase() === "default" ? { style: { ...base }, linkUri: "" } : "other"),
  (word) => FLAGS.get(word.toLowerCase()) ?? "other",
  readKeyValue,
  (word, { style }) => (word.toLowerCase() === "none" ? { style: { ...style, attr: 0 } } : "other"),
  readNegation,
  readAttribute,
];

function readKeyValue(word: string, style: ParsedStyle, base: Style): Change {
  const equals = word.indexOf("=");
  if (equals === -1) return "other";
  const key = word.slice(0, equals).toLowerCase();
  const value = word.slice(equals + 1);
  const lower = value.toLowerCase();
  switch (key) {
    case "list":
      return isList(lower) ? { list: lower } : undefined;
    case "align":
      return isAlign(lower) ? { align: lower } : undefined;
    case "range":
      return readRange(value);
    case "fg":
      return readColour(value, base.fg, (fg) => ({ style: { ...style.style, fg } }));
    case "bg":
      return readColour(value, base.bg, (bg) => ({ style: { ...style.style, bg } }));
    case "us":
      return readColour(value, base.us, (us) => ({ style: { ...style.style, us } }));
    case "fill":
      return readColour(value, COLOUR_DEFAULT, (fill) => ({ fill }));
    case "link":
      return { linkUri: value };
    case "width":
      return readWidth(value);
    default:
      return readNumber(key, value);
  }
}

function readColour(text: string, fallback: Colour, change: (colour: Colour) => Partial<ParsedStyle>): Change {
  const colour = colourFromString(text);
  if (colour === undefined) return undefined;
  return change(colour === COLOUR_DEFAULT ? fallback : colour);
}

function readWidth(value: string): Change {
  const isPercent = value.length > 1 && value.endsWith("%");
  const width = isPercent ? parseInteger(value.slice(0, -1), 0, 100) : parseInteger(value, 0, UINT_MAX);
  // Beyond 31 bits tmux's number turns negative, which is "unset".
  return width === undefined ? undefined : { width: width | 0, widthIsPercent: isPercent };
}

function readNumber(key: string, value: string): Change {
  if (key === "pad") {
    const pad = parseInteger(value, 0, UINT_MAX);
    return pad === undefined ? undefined : { pad: pad | 0 };
  }
  if (key !== "dim") return undefined;
  const dim = parseInteger(value.endsWith("%") ? value.slice(0, -1) : value, 0, 100);
  return dim === undefined ? undefined : { dim };
}

function readRange(value: string): Change {
  const bar = value.indexOf("|");
  const type = (bar === -1 ? value : value.slice(0, bar)).toLowerCase();
  const argument = bar === -1 ? undefined : value.slice(bar + 1);
  if (value === "" || argument === "") return undefined;
  const number = (text: string | undefined, max: number): number | undefined =>
    text === undefined ? undefined : parseInteger(text, 0, max);
  const range = (kind: StyleRange["type"], from: number | string | undefined): Change =>
    from === undefined ? undefined : { range: { type: kind, argument: from } };
  switch (type) {
    case "left":
    case "right":
      return argument === undefined ? range(type, "") : undefined;
    case "control":
      return range(type, number(argument, 9));
    case "pane":
      return range(type, number(after(argument, "%"), UINT_MAX));
    case "session":
      return range(type, number(after(argument, "$"), UINT_MAX));
    case "window":
      return range(type, number(argument, UINT_MAX));
    case "user":
      return range(type, argument?.slice(0, USER_RANGE_LENGTH));
    default:
      return {}; // an unknown range is no mistake
  }
}

function after(text: string | undefined, sign: string): string | undefined {
  return text?.startsWith(sign) === true ? text.slice(1) : undefined;
}

function readNegation(word: string, { style }: ParsedStyle): Change {
  if (!/^no./i.test(word)) return "other";
  const rest = word.slice(2);
  if (rest === "link") return { linkUri: "" };
  if (rest === "attr") return { style: { ...style, attr: style.attr | ATTR_NOATTR } };
  const attr = attributesFromString(rest);
  return attr === undefined ? undefined : { style: { ...style, attr: style.attr & ~attr } };
}

function readAttribute(word: string, { style }: ParsedStyle): Change {
  const attr = attributesFromString(word);
  return attr === undefined ? undefined : { style: { ...style, attr: style.attr | attr } };
}
