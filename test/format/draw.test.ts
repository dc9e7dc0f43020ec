import { expect, test } from "bun:test";
import { drawFormat, layoutRuns } from "#format/draw.ts";
import { layoutRow } from "#format/layout/row.ts";
import { DEFAULT_STYLE } from "#terminal/style.ts";
import { Screen } from "#terminal/screen.ts";

/** What is drawn, a dot where nothing is. */
function picture(expanded: string, width: number): string {
  return layoutRow(expanded, DEFAULT_STYLE, width, false)
    .cells.map((cell) => (cell === undefined ? "." : cell.text))
    .join("");
}

function ranges(expanded: string, width: number): string[] {
  return layoutRow(expanded, DEFAULT_STYLE, width, false).ranges.map(({ type, argument, start, end }) =>
    `${type} ${argument} ${start}-${end}`.replace("  ", " "),
  );
}

test("left, centre and right share the row; the centre gives way first, then the right", () => {
  const line = "left#[align=centre]MIDDLE#[align=right]right";
  expect(picture(line, 30)).toBe("left.......MIDDLE........right");
  expect(picture(line, 15)).toBe("leftMIDDLEright");
  expect(picture(line, 12)).toBe("leftDDLright");
  expect(picture(line, 9)).toBe("leftright");
  expect(picture(line, 6)).toBe("leftht");
  expect(picture(line, 3)).toBe("lef");
});

test("the absolute centre lies over the rest", () => {
  expect(picture("a long left side#[align=absolute-centre]XX", 10)).toBe("a loXX lef");
  expect(picture("l#[align=absolute-centre]XX#[align=right]r", 10)).toBe("l...XX...r");
});

const LIST =
  "#[list=on align=left]#[list=left-marker]<#[list=right-marker]>#[list=on]one two #[list=focus]THREE#[list=on] four five#[nolist]";

test("a list that fits is drawn whole, with what comes after it", () => {
  expect(picture(`L#[align=left]${LIST}#[align=right]R`, 30)).toBe("Lone two THREE four five.....R");
  expect(picture(`L${LIST}after#[align=right]R`, 34)).toBe("Lone two THREE four fiveafter....R");
});

test("a list that does not fit keeps its focus in view between markers", () => {
  expect(picture(LIST, 12)).toBe("<wo THREE f>");
  expect(picture(LIST.replace("#[list=focus]", "").replace("THREE", "three"), 12)).toBe("one two thr>");
  expect(picture(LIST, 23)).toBe("one two THREE four five");
});

test("a list may stand in the centre, at the right, or in the middle of the row", () => {
  const short = (align: string): string => `l#[list=on align=${align}]LIST#[nolist]!#[align=right]r`;
  expect(picture(short("centre"), 12)).toBe("l...LIST!..r");
  expect(picture(short("right"), 12)).toBe("l.....LIST!r");
  expect(picture(short("absolute-centre"), 12)).toBe("l...LIST!..r");
  expect(picture("#[list=on]no align, no list#[nolist]!", 12)).toBe("............");
});

test("cells that the text leaves are filled", () => {
  const { cells } = layoutRow("ab#[fill=red]", DEFAULT_STYLE, 4, false);
  expect(cells.map((cell) => [cell?.text, cell?.style.bg])).toEqual([
    ["a", 8],
    ["b", 8],
    [" ", 1],
    [" ", 1],
  ]);
});

test("escaped hashes are drawn, invalid styles are left out, a style without an end draws nothing", () => {
  expect(picture("a##b###c", 10)).toBe("a#b##c....");
  expect(picture("##[fg=red]x", 12)).toBe("#[fg=red]x..");
  expect(picture("a#[nonsense]b", 4)).toBe("ab..");
  expect(picture("abc#[fg=red", 4)).toBe("....");
  expect(picture("a\x1b[31m\tb\x7f", 8)).toBe("a[31mb..");
});

test("after ignore, styles are text", () => {
  expect(picture("a#[ignore]b#[fg=red]c##d", 20)).toBe("ab#[fg=red]c#d......");
});

test("a wide character that is cut becomes a blank", () => {
  expect(picture("a中文", 4)).toBe("a中 ");
  expect(picture("#[align=right]中文", 3)).toBe(" 文");
});

test("ranges say where a click lands", () => {
  const line =
    "#[range=left]ab#[norange]-#[range=window|3]cd#[range=window|4]ef#[norange]#[align=right range=user|x]gh#[norange]";
  expect(ranges(line, 12)).toEqual(["left 0-2", "window 3 3-5", "window 4 5-7", "user x 10-12"]);
  expect(ranges(line, 8)).toEqual(["left 0-2", "window 3 3-5", "window 4 5-7", "user x 7-8"]);
  expect(ranges("#[range=pane|%5]open", 10)).toEqual([]);
});

test("ranges of a list move with it", () => {
  const list =
    "#[list=on align=left]#[list=left-marker]<#[list=right-marker]>#[list=on]" +
    "#[range=window|0]aaaa#[norange]#[range=window|1 list=focus]bbbb#[norange list=on]#[range=window|2]cccc#[norange]#[nolist]";
  expect(picture(list, 8)).toBe("<abbbbc>");
  expect(ranges(list, 8)).toEqual(["window 0 1-2", "window 1 2-6", "window 2 6-7"]);
});

test("push-default makes a style the default, pop-default takes it back", () => {
  const fg = (expanded: string): (number | undefined)[] =>
    layoutRow(expanded, DEFAULT_STYLE, 3, false).cells.map((cell) => cell?.style.fg);
  expect(fg("#[fg=red]#[push-default]#[fg=blue]a#[default]b#[pop-default]#[default]c")).toEqual([4, 1, 8]);
  expect(fg("#[fg=red]#[set-default]#[pop-default]#[fg=blue]a#[default]b#[default]c")).toEqual([4, 1, 1]);
});

test("runs add up to the width and carry style and range", () => {
  const runs = layoutRuns("#[fg=red]ab#[range=window|1]c#[norange default]#[align=right]z", DEFAULT_STYLE, 8);
  expect(runs.map(({ text, width, style, range }) => [text, width, style.fg, range?.argument])).toEqual([
    ["ab", 2, 1, undefined],
    ["c", 1, 1, 1],
    ["    z", 5, 8, undefined],
  ]);
});

test("a selected line keeps its own colours", () => {
  const [run] = layoutRuns("#[fg=red,bold]x", { ...DEFAULT_STYLE, fg: 3 }, 1, { keepColours: true });
  expect(run?.style.fg).toBe(3);
});

test("drawing leaves the cells between alone, and marks links", () => {
  const screen = new Screen(12, 2);
  screen.put(0, 1, "------------", DEFAULT_STYLE);
  const drawn = drawFormat(
    screen,
    2,
    1,
    8,
    "#[fg=red]ab#[link=https://example.org/]c#[nolink align=right range=right]z#[norange]",
    DEFAULT_STYLE,
  );
  expect(screen.text(1)).toBe("--abc----z--");
  expect(screen.cellStyle(2, 1).fg).toBe(1);
  expect(screen.hyperlink(screen.cellStyle(4, 1).link)?.uri).toBe("https://example.org/");
  expect(drawn).toEqual([{ type: "right", argument: "", start: 7, end: 8 }]);
});
