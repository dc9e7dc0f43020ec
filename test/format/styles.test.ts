import { expect, test } from "bun:test";
import { applyStyle, isValidStyle, parseStyle, plainStyle, styleToString } from "#format/style.ts";
import { COLOUR_256, COLOUR_RGB, COLOUR_THEME } from "#terminal/colour.ts";
import { ATTR_BRIGHT, ATTR_DIM, ATTR_ITALICS, ATTR_NOATTR, ATTR_UNDERSCORE, DEFAULT_STYLE } from "#terminal/style.ts";

test("a style is printed as it was written, in tmux's order", () => {
  const cases: Readonly<Record<string, string>> = {
    "": "default",
    default: "default",
    "fg=red,bg=colour4": "fg=red,bg=colour4",
    "bold fg=#aabbcc us=brightblue": "fg=#aabbcc,us=brightblue,bright",
    "BG=Red,Italics": "bg=red,italics",
    "bg=themegreen,fg=themeblack": "fg=themeblack,bg=themegreen",
    "align=right,list=on,fill=red": "list=on,align=right,fill=red",
    "range=left": "range=left",
    "range=pane|%3": "range=pane|%3",
    "range=session|$2": "range=session|$2",
    "range=window|7": "range=window|7",
    "range=user|a-name-that-is-too-long": "range=user|a-name-that-is-",
    "range=control|9": "range=control|9",
    "push-default": "push-default",
    "width=10%,pad=2": "width=10%,pad=2",
    "width=5": "width=5",
    "dim=40%": "dim=40%",
    "link=https://example.org/": "link=https://example.org/",
    "noattr,curly-underscore|overline": "curly-underscore,overline,noattr",
    "fg=red,fg=default": "default",
    "bold,nobold,none": "default",
    "range=nothing|5": "default",
  };
  for (const [text, expected] of Object.entries(cases))
    expect([text, styleToString(parseStyle(text))]).toEqual([text, expected]);
});

test("a mistake anywhere leaves the style as it was", () => {
  const before = parseStyle("fg=blue,bold");
  for (const text of [
    "fg=nocolour",
    "bg=red,what",
    "align=up",
    "list=off",
    "range=pane|3",
    "range=left|1",
    "range=control|10",
    "range=window|",
    "range=session|2",
    "width=101%",
    "width=x",
    "pad=-1",
    "dim=101",
    "xg=red",
    "no",
    `fg=${"x".repeat(300)}`,
  ]) {
    expect([text, isValidStyle(text)]).toEqual([text, false]);
    expect(parseStyle(text, DEFAULT_STYLE, before)).toBe(before);
  }
});

test("words add to what is there; default goes back to the base", () => {
  const base = { ...DEFAULT_STYLE, fg: 2, bg: 4, attr: ATTR_DIM };
  const bold = parseStyle("bold,fg=red", base);
  expect(bold.style).toEqual({ ...base, fg: 1, attr: ATTR_DIM | ATTR_BRIGHT });
  expect(parseStyle("fg=default", base, bold).style.fg).toBe(2);
  expect(parseStyle("default,underscore", base, bold).style).toEqual({ ...base, attr: ATTR_DIM | ATTR_UNDERSCORE });
  expect(parseStyle("nobold", base, bold).style.attr).toBe(ATTR_DIM);
  expect(parseStyle("noattr", base).style.attr).toBe(ATTR_DIM | ATTR_NOATTR);
});

test("colours are those of tmux's numbering", () => {
  const { style, fill } = parseStyle("fg=colour200,bg=#010203,us=red,fill=themeyellow");
  expect(style).toEqual({ fg: COLOUR_256 | 200, bg: COLOUR_RGB | 0x010203, us: 1, attr: 0, link: 0 });
  expect(fill).toBe(COLOUR_THEME | 5);
});

test("a style option lies over another style", () => {
  const base = { ...DEFAULT_STYLE, fg: 3, bg: 5, attr: ATTR_ITALICS };
  expect(applyStyle("fg=red,bold", base)).toEqual({ ...base, fg: 1, attr: ATTR_ITALICS | ATTR_BRIGHT });
  expect(applyStyle("default", base)).toEqual(base);
  expect(applyStyle("nonsense", base)).toEqual(base);
});

test("a width too large to be one is none", () => {
  expect(parseStyle("width=4294967295,pad=4294967295")).toEqual({ ...plainStyle(), width: -1, pad: -1 });
});
