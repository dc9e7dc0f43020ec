import { COLOUR_MASK, unpackAttr, unpackExtra } from "#terminal/cell.ts";
import {
  COLOUR_256,
  COLOUR_DEFAULT,
  COLOUR_NONE,
  COLOUR_RGB,
  COLOUR_TERMINAL,
  COLOUR_THEME,
  colour256To16,
  forceRgb,
  rgbTo256,
  themeToAnsi,
  type Colour,
} from "#terminal/colour.ts";
import { extraLink, extraUnderline } from "#terminal/extras.ts";
import { hyperlink } from "#terminal/hyperlinks.ts";
import {
  ATTR_ALL_UNDERSCORE,
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
import type { OutputTerminal } from "./output-terminal.ts";
import type { Output } from "./output.ts";
import type { SgrCodes } from "./sgr-codes.ts";

/** Attributes that are one capability each, in the order in which they are sent. */
const PLAIN_ATTRIBUTES: readonly (readonly [bit: number, capability: string])[] = [
  [ATTR_BRIGHT, "bold"],
  [ATTR_DIM, "dim"],
];
const LATER_ATTRIBUTES: readonly (readonly [bit: number, capability: string])[] = [
  [ATTR_BLINK, "blink"],
  [ATTR_REVERSE, "rev"],
  [ATTR_HIDDEN, "invis"],
  [ATTR_STRIKETHROUGH, "smxx"],
  [ATTR_OVERLINE, "Smol"],
];

const UNDERSCORE_STYLES: readonly (readonly [bit: number, style: number])[] = [
  [ATTR_UNDERSCORE_2, 2],
  [ATTR_UNDERSCORE_3, 3],
  [ATTR_UNDERSCORE_4, 4],
  [ATTR_UNDERSCORE_5, 5],
];

const FINAL_SGR = 0x6d;
const SEPARATOR = 0x3b;
/** Terminals take 16 parameters at least; a true colour is five. */
const PARAMETERS_MAX = 16;
const RGB_PARAMETERS = 5;

const isDefault = (colour: Colour): boolean => colour === COLOUR_DEFAULT || colour === COLOUR_TERMINAL;

/** The style that the outer terminal draws with, and the shortest way to another one that it understands. Source: tmux/tmux tty.c */
export class StyleWriter {
  #out: Output;
  #terminal: OutputTerminal;
  /** Words of the cell drawn last; -1 where the style is not known by its words. */
  #w1 = -1;
  #w2 = -1;
  #w3 = -1;
  #attr = 0;
  #fg: Colour = COLOUR_DEFAULT;
  #bg: Colour = COLOUR_DEFAULT;
  #us: Colour = COLOUR_DEFAULT;
  #link = 0;
  readonly #kept: Int32Array = new Int32Array(8);
  /** What of the terminal every change asks for, read when a frame begins. */
  #setsBackground = true;
  #underlinePalette = false;
  /** Parameters of SGR, where it is of the kind that takes all changes in one sequence. */
  #codes: SgrCodes | null = null;
  /** Parameters of the sequence of SGR that is begun; 0 for none. */
  #parameters = 0;
  /** Attributes that are the terminal's matter; line drawing is not where it goes by UTF-8. */
  #drawn = ~ATTR_NOATTR;

  constructor(out: Output, terminal: OutputTerminal) {
    this.#out = out;
    this.#terminal = terminal;
  }

  /** The terminal draws in its defaults, as every frame begins and ends. */
  begin(out: Output, terminal: OutputTerminal): void {
    this.#out = out;
    this.#terminal = terminal;
    this.#setsBackground = terminal.has("setab");
    this.#underlinePalette = terminal.has("Setulc1");
    this.#codes = terminal.sgrCodes;
    this.#drawn = terminal.acsNeeded ? ~ATTR_NOATTR : ~(ATTR_NOATTR | ATTR_CHARSET);
    this.#forget();
    this.#link = 0;
  }

  #forget(): void {
    this.#w1 = COLOUR_DEFAULT;
    this.#w2 = COLOUR_DEFAULT;
    this.#w3 = 0;
    this.#attr = 0;
    this.#fg = COLOUR_DEFAULT;
    this.#bg = COLOUR_DEFAULT;
    this.#us = COLOUR_DEFAULT;
  }

  /** Back to the defaults, the link too. */
  end(): void {
    this.set(COLOUR_DEFAULT, COLOUR_DEFAULT, 0);
    if (this.#attr !== 0 || !isDefault(this.#fg) || !isDefault(this.#bg) || !isDefault(this.#us)) this.#reset();
  }

  /** Remembers the style, for `back`: what was written since is taken back. */
  keep(): void {
    const kept = this.#kept;
    kept[0] = this.#w1;
    kept[1] = this.#w2;
    kept[2] = this.#w3;
    kept[3] = this.#attr;
    kept[4] = this.#fg;
    kept[5] = this.#bg;
    kept[6] = this.#us;
    kept[7] = this.#link;
  }

  back(): void {
    const kept = this.#kept;
    this.#w1 = kept[0]!;
    this.#w2 = kept[1]!;
    this.#w3 = kept[2]!;
    this.#attr = kept[3]!;
    this.#fg = kept[4]!;
    this.#bg = kept[5]!;
    this.#us = kept[6]!;
    this.#link = kept[7]!;
  }

  /** Draws in the style of these words of a cell from now on. */
  set(w1: number, w2: number, w3: number): void {
    if (w1 === this.#w1 && w2 === this.#w2 && w3 === this.#w3) return;
    this.#w1 = w1;
    this.#w2 = w2;
    this.#w3 = w3;
    const extra = unpackExtra(w3);
    this.#change(w1 & COLOUR_MASK, w2 & COLOUR_MASK, extraUnderline(extra), unpackAttr(w1, w2, w3) & this.#drawn);
    const link = extraLink(extra);
    if (link !== this.#link) this.#setLink(link);
  }

  #reset(): void {
    const terminal = this.#terminal;
    if (this.#attr & ATTR_CHARSET && terminal.acsNeeded) this.#string("rmacs");
    this.#string("sgr0");
    this.#attr = 0;
    this.#fg = COLOUR_DEFAULT;
    this.#bg = COLOUR_DEFAULT;
    this.#us = COLOUR_DEFAULT;
  }

  #string(name: string): void {
    const text = this.#terminal.string(name);
    if (text !== undefined) this.#out.latin1(text);
  }

  #change(wantedFg: Colour, wantedBg: Colour, wantedUs: Colour, wantedAttr: number): void {
    const terminal = this.#terminal;
    let attr = wantedAttr;
    let fg = this.#map(wantedFg);
    const bg = this.#mapBackground(this.#map(wantedBg));
    let us = wantedUs;
    if (us !== COLOUR_DEFAULT) us = this.#underlinePalette ? this.#map(us) : forceRgb(this.#map(us));
    if (!this.#setsBackground) attr = reverseInstead(attr, fg, bg);
    if (fg >= 90 && fg <= 97 && terminal.colours < 16) {
      fg -= 90;
      attr |= ATTR_BRIGHT;
    }
    if (terminal.colours < 16) fg = visible(wantedFg, fg, bg);
    const underline = us === COLOUR_NONE ? COLOUR_DEFAULT : us;
    if (this.#codes !== null) {
      this.#changeInOne(this.#codes, fg, bg, underline, attr);
      return;
    }
    if (this.#attr & ~attr || (isDefault(underline) && !isDefault(this.#us))) this.#reset();
    this.#colours(fg, bg, underline);
    const added = attr & ~this.#attr;
    this.#attr = attr;
    if (added !== 0) this.#attributes(added);
  }

  /** As one sequence, with a reset where that is needed or shorter. */
  #changeInOne(codes: SgrCodes, fg: Colour, bg: Colour, us: Colour, attr: number): void {
    const plainFg = isDefault(fg);
    const plainBg = isDefault(bg);
    const fgToDefault = plainFg && !isDefault(this.#fg);
    const bgToDefault = plainBg && !isDefault(this.#bg);
    let reset = (this.#attr & ~attr) !== 0 || (isDefault(us) && !isDefault(this.#us));
    if (!reset && (fgToDefault || bgToDefault)) {
      const anew = this.#attr === 0 ? 0 : 2 * bitCount(this.#attr);
      const colours =
        (plainFg || fg !== this.#fg ? 0 : colourLength(fg)) + (plainBg || bg !== this.#bg ? 0 : colourLength(bg));
      const off = (fgToDefault ? 3 : 0) + (bgToDefault ? 3 : 0);
      reset = isDefault(this.#us) && anew + colours + (attr === 0 && plainFg && plainBg ? 0 : 2) < off;
    }
    if (reset) {
      if (attr === 0 && plainFg && plainBg && isDefault(us)) this.#out.latin1("\x1b[m");
      else this.#parameter(0);
      this.#attr = 0;
      this.#fg = COLOUR_DEFAULT;
      this.#bg = COLOUR_DEFAULT;
      this.#us = COLOUR_DEFAULT;
    } else {
      if (fgToDefault) this.#parameter(39);
      if (bgToDefault) this.#parameter(49);
    }
    const added = attr & ~this.#attr;
    if (added !== 0) for (const [bit, code] of codes) if (added & bit) this.#parameter(code);
    if (!plainFg && fg !== this.#fg) this.#colourParameters(fg, 30);
    if (!plainBg && bg !== this.#bg) this.#colourParameters(bg, 40);
    this.#endParameters();
    this.#attr = attr;
    this.#fg = plainFg ? COLOUR_DEFAULT : fg;
    this.#bg = plainBg ? COLOUR_DEFAULT : bg;
    if (us !== this.#us) this.#underline(us);
    if (added & ATTR_ALL_UNDERSCORE & ~ATTR_UNDERSCORE) this.#underscore(added);
  }

  #parameter(value: number): void {
    if (this.#parameters === 0) this.#out.latin1("\x1b[");
    else this.#out.byte(SEPARATOR);
    this.#parameters++;
    this.#out.decimal(value);
  }

  #endParameters(): void {
    if (this.#parameters > 0) this.#out.byte(FINAL_SGR);
    this.#parameters = 0;
  }

  /** @param base 30 for the foreground, 40 for the background */
  #colourParameters(colour: Colour, base: number): void {
    const entry = colour & COLOUR_256 ? colour & 0xff : colour >= 90 ? colour - 82 : colour;
    if (this.#parameters > PARAMETERS_MAX - RGB_PARAMETERS) this.#endParameters();
    if (colour & COLOUR_RGB) {
      this.#parameter(base + 8);
      this.#parameter(2);
      this.#parameter((colour >> 16) & 0xff);
      this.#parameter((colour >> 8) & 0xff);
      this.#parameter(colour & 0xff);
    } else if (entry < 8) this.#parameter(base + entry);
    else if (entry < 16) this.#parameter(base + 52 + entry);
    else {
      this.#parameter(base + 8);
      this.#parameter(5);
      this.#parameter(entry);
    }
  }

  /** Theme colours as ANSI ones, true colours and palette as far as the terminal has them. */
  #map(colour: Colour): Colour {
    if (colour < COLOUR_256) return colour;
    const { colours } = this.#terminal;
    let c = colour;
    if (c & COLOUR_THEME) c = themeToAnsi(c & 0xff);
    if (c & COLOUR_RGB && colours < 0x1000000) c = rgbTo256(c);
    if (c & COLOUR_256 && colours < 256) {
      const sixteen = colour256To16(c);
      if (sixteen < 8) return sixteen;
      return colours >= 16 ? 82 + sixteen : sixteen - 8;
    }
    return c;
  }

  #mapBackground(bg: Colour): Colour {
    return bg >= 90 && bg <= 97 && this.#terminal.colours < 16 ? bg - 90 : bg;
  }

  #colours(fg: Colour, bg: Colour, us: Colour): void {
    const terminal = this.#terminal;
    const fgToDefault = isDefault(fg) && !isDefault(this.#fg);
    const bgToDefault = isDefault(bg) && !isDefault(this.#bg);
    if (fgToDefault || bgToDefault) {
      if (!terminal.ax) this.#reset();
      else {
        if (fgToDefault) this.#out.latin1("\x1b[39m");
        if (bgToDefault) this.#out.latin1("\x1b[49m");
        if (fgToDefault) this.#fg = COLOUR_DEFAULT;
        if (bgToDefault) this.#bg = COLOUR_DEFAULT;
      }
    }
    if (!isDefault(fg) && fg !== this.#fg) this.#colour(fg, "setaf", "setrgbf", 0);
    if (!isDefault(bg) && bg !== this.#bg) this.#colour(bg, "setab", "setrgbb", 10);
    this.#fg = isDefault(fg) ? COLOUR_DEFAULT : fg;
    this.#bg = isDefault(bg) ? COLOUR_DEFAULT : bg;
    if (us !== this.#us) this.#underline(us);
  }

  /** @param add what separates the background's number of aixterm's bright colours from the foreground's */
  #colour(colour: Colour, palette: string, rgb: string, add: number): void {
    const terminal = this.#terminal;
    if (colour & COLOUR_RGB) {
      terminal.sequence(rgb)?.write(this.#out, (colour >> 16) & 0xff, (colour >> 8) & 0xff, colour & 0xff);
    } else if (colour & COLOUR_256) terminal.sequence(palette)?.write(this.#out, colour & 0xff);
    else if (colour < 90) terminal.sequence(palette)?.write(this.#out, colour);
    else if (terminal.colours >= 256) this.#out.latin1(`\x1b[${colour + add}m`);
    else terminal.sequence(palette)?.write(this.#out, colour - 82);
  }

  #underline(us: Colour): void {
    const terminal = this.#terminal;
    this.#us = us;
    if (isDefault(us)) this.#string("ol");
    else if (us & COLOUR_RGB) {
      const name = terminal.has("Setulc") || !terminal.has("RGB") ? "Setulc" : "setal";
      terminal.sequence(name)?.write(this.#out, us & 0xffffff);
    } else {
      const entry = us & COLOUR_256 ? us & 0xff : us >= 90 ? us - 82 : us;
      terminal.sequence("Setulc1")?.write(this.#out, entry);
    }
  }

  #attributes(added: number): void {
    const terminal = this.#terminal;
    for (const [bit, name] of PLAIN_ATTRIBUTES) if (added & bit) this.#string(name);
    // Without italics the standout of old terminals is the nearest.
    if (added & ATTR_ITALICS) this.#string(terminal.has("sitm") ? "sitm" : "smso");
    if (added & ATTR_ALL_UNDERSCORE) this.#underscore(added);
    for (const [bit, name] of LATER_ATTRIBUTES) {
      if (added & bit) this.#string(bit === ATTR_REVERSE && !terminal.has("rev") ? "smso" : name);
    }
    if (added & ATTR_CHARSET && terminal.acsNeeded) this.#string("smacs");
  }

  /** A style of underline where the terminal has them; else none, but for the plain one (as tmux). */
  #underscore(added: number): void {
    if (added & ATTR_UNDERSCORE) {
      this.#string("smul");
      return;
    }
    const style = UNDERSCORE_STYLES.find(([bit]) => added & bit)?.[1] ?? 0;
    const sequence = this.#terminal.sequence("Smulx");
    if (sequence) sequence.write(this.#out, style);
    else this.#string("smul");
  }

  #setLink(link: number): void {
    this.#link = link;
    const target = hyperlink(link);
    const uri = target?.uri ?? "";
    const text = this.#terminal.expand("Hls", target?.externalId ?? "", uri);
    this.#out.utf8(text);
  }
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Bytes of a colour's parameters, about. */
function colourLength(colour: Colour): number {
  if (colour & COLOUR_RGB) return 16;
  return colour & COLOUR_256 && (colour & 0xff) >= 16 ? 9 : 3;
}

/** Where the background cannot be set, reverse is the nearest. */
function reverseInstead(attr: number, fg: Colour, bg: Colour): number {
  if (attr & ATTR_REVERSE) return fg !== 7 && !isDefault(fg) ? attr & ~ATTR_REVERSE : attr;
  return bg !== 0 && !isDefault(bg) ? attr | ATTR_REVERSE : attr;
}

/** Colours that came down to the same black or white would hide the text. */
function visible(wanted: Colour, fg: Colour, bg: Colour): Colour {
  if (!(wanted & (COLOUR_256 | COLOUR_RGB))) return fg;
  if (fg === 0 && bg === 0) return 7;
  return fg === 7 && bg === 7 ? 0 : fg;
}
