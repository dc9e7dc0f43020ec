import { expect, test } from "bun:test";
import { Screen } from "#terminal/screen.ts";
import { ATTR_REVERSE, DEFAULT_STYLE } from "#terminal/style.ts";
import { HelpView } from "#ui/help-view.tsx";
import { linkIn, MessagesView } from "#ui/messages-view.tsx";
import { PluginView } from "#ui/plugin-view.tsx";
import type { ListStyles } from "#ui/scroll-list.ts";
import type { UiView } from "#ui/view.ts";
import { ViewSurface } from "#ui/view-surface.ts";

const STYLES: ListStyles = {
  title: DEFAULT_STYLE,
  selected: { ...DEFAULT_STYLE, attr: ATTR_REVERSE },
  match: { ...DEFAULT_STYLE, fg: 1 },
};

function show(view: UiView, cols: number, rows: number): { text: string; screen: Screen; selected: string } {
  const screen = new Screen(cols, rows);
  const surface = new ViewSurface(() => undefined);
  surface.draw(view, screen);
  surface.close();
  const lines = Array.from({ length: rows }, (_, y) => screen.text(y));
  const selected = lines.filter((_, y) => screen.cellStyle(0, y).attr === ATTR_REVERSE).join("");
  return { text: lines.join("\n"), screen, selected };
}

function messages(kept: readonly string[], log: readonly string[]): MessagesView {
  return new MessagesView(STYLES, () => ({ kept, log }));
}

test("kept lines stand above the log, with their labels as they are", () => {
  const view = messages(
    ["web session read only: https://host/s/ro-abc", "ssh session: ssh -p2200 tok@host"],
    ["10:00 hello"],
  );
  expect(show(view, 60, 7).text).toBe(
    [
      " Messages",
      "web session read only: https://host/s/ro-abc",
      "ssh session: ssh -p2200 tok@host",
      "",
      "10:00 hello",
      "",
      " / search  y copy  q leave",
    ].join("\n"),
  );
});

test("a link that is longer than the pane is wrapped, not cut", () => {
  const text = show(messages(["web session: https://host/s/0123456789"], []), 20, 6).text;
  expect(text.split("\n").slice(1, 3).join("")).toBe("web session: https://host/s/0123456789");
});

test("y copies the link of the selected line, or the line", () => {
  const view = messages(["ssh session: ssh -p2200 tok@host"], ["10:00 hello"]);
  expect(view.key("y")).toEqual({ copy: "ssh -p2200 tok@host" });
  view.key("End");
  expect(view.key("y")).toEqual({ copy: "10:00 hello" });
  expect(linkIn("web session: https://host/s/x#key and more")).toBe("https://host/s/x#key");
});

test("the log is shown from its end, scrolls and is searched", () => {
  const view = messages(
    [],
    Array.from({ length: 30 }, (_, i) => `line ${i}`),
  );
  expect(show(view, 30, 7).selected).toBe("line 29");
  view.key("Home");
  expect(show(view, 30, 7).text.split("\n").slice(1, 3)).toEqual(["line 0", "line 1"]);
  for (const key of ["/", "l", "i", "n", "e", "Space", "1", "7", "x", "BSpace"]) expect(view.key(key)).toBe("used");
  expect(show(view, 30, 7).text.split("\n").at(-1)).toBe(" /line 17");
  view.key("Enter");
  expect(show(view, 30, 7).selected).toBe("line 17");
});

test("while a search is typed, keys that leave belong to it", () => {
  const view = messages([], ["quiet"]);
  view.key("/");
  expect(view.key("q")).toBe("used");
  expect(view.key("Escape")).toBe("used");
  expect(view.key("q")).toBe("close");
});

test.each(["q", "Enter", "C-c"])("%s leaves", (key) => {
  expect(messages([], ["x"]).key(key)).toBe("close");
  expect(new PluginView({ name: "share" }, () => undefined).key(key)).toBe("close");
});

test("new messages show as they come while the end is in view", () => {
  const log = ["one"];
  const view = new MessagesView(STYLES, () => ({ kept: [], log }));
  log.push("two", "three");
  expect(show(view, 20, 8).selected).toBe("three");
});

test("help lists keys in a column with their notes", () => {
  const view = new HelpView(STYLES, [
    { key: "C-b c", note: "Create a new window" },
    { key: "C-b C-o", note: "Rotate panes" },
  ]);
  expect(show(view, 40, 5).text).toBe(
    [" Keys", " C-b c    Create a new window", " C-b C-o  Rotate panes", "", " / search  n next  q leave"].join("\n"),
  );
});

test("a pane of one row still shows the list", () => {
  expect(show(messages([], ["only"]), 10, 1).text).toBe("only");
});

test("a plugin's lines are in tmux's style language", () => {
  const { screen, text } = show(
    new PluginView({ name: "share", lines: () => ["#[fg=red]web session:#[default] x"] }, () => undefined),
    30,
    3,
  );
  expect(text.split("\n")[0]).toBe("web session: x");
  expect(screen.cellStyle(0, 0).fg).toBe(1);
});
