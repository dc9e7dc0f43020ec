import {
  ATTR_BLINK,
  ATTR_BRIGHT,
  ATTR_CHARSET,
  ATTR_DIM,
  ATTR_HIDDEN,
  ATTR_ITALICS,
  ATTR_NOATTR,
  ATTR_OVERLINE,
  ATTR_REVERSE,
  ATTR_STRIKETHROUGH,
  ATTR_UNDERSCORE,
  ATTR_UNDERSCORE_2,
  ATTR_UNDERSCORE_3,
  ATTR_UNDERSCORE_4,
  ATTR_UNDERSCORE_5,
} from "#terminal/style.ts";

/** Names of attributes in the order they are printed. */
const NAMES: readonly (readonly [name: string, attr: number])[] = [
  ["acs", ATTR_CHARSET],
  ["bright", ATTR_BRIGHT],
  ["dim", ATTR_DIM],
  ["underscore", ATTR_UNDERSCORE],
  ["blink", ATTR_BLINK],
  ["reverse", ATTR_REVERSE],
  ["hidden", ATTR_HIDDEN],
  ["italics", ATTR_ITALICS],
  ["strikethrough", ATTR_STRIKETHROUGH],
  ["double-underscore", ATTR_UNDERSCORE_2],
  ["curly-underscore", ATTR_UNDERSCORE_3],
  ["dotted-underscore", ATTR_UNDERSCORE_4],
  ["dashed-underscore", ATTR_UNDERSCORE_5],
  ["overline", ATTR_OVERLINE],
];

const BY_NAME: ReadonlyMap<string, number> = new Map([...NAMES, ["bold", ATTR_BRIGHT]]);

/** ATTR_* bits of names joined by `|`, commas or blanks; undefined where one is unknown. */
export function attributesFromString(text: string): number | undefined {
  if (text === "" || /^[ ,|]|[ ,|]$/.test(text)) return undefined;
  const lower = text.toLowerCase();
  if (lower === "default" || lower === "none") return 0;
  let attr = 0;
  for (const name of lower.split(/[ ,|]+/)) {
    const bit = BY_NAME.get(name);
    if (bit === undefined) return undefined;
    attr |= bit;
  }
  return attr;
}

/** Names of the bits, joined by commas; `none` for 0. */
export function attributesToString(attr: number): string {
  if (attr === 0) return "none";
  const names = NAMES.filter(([, bit]) => (attr & bit) !== 0).map(([name]) => name);
  if ((attr & ATTR_NOATTR) !== 0) names.push("noattr");
  return names.join(",");
}
