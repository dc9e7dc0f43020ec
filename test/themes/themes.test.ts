import { expect, test } from "bun:test";
import { isValidStyle } from "#format/style.ts";
import { createState } from "#model/create-state.ts";
import { Environment } from "#model/environment.ts";
import { optionRow } from "#model/options-table.ts";
import type { ServerState } from "#model/state.ts";
import { Themes } from "#server/themes.ts";
import { colourFromString } from "#terminal/colour.ts";
import { Terminal } from "#terminal/terminal.ts";
import { themes } from "../../themes/index.ts";

function newState(): ServerState {
  return createState({
    socketPath: "",
    pid: 1,
    version: "",
    now: () => 0,
    globalEnvironment: new Environment(),
    createTerminal: (_id, cols, rows) => new Terminal(cols, rows),
  });
}

test.each([...themes.values()])("theme $name names options of their own tables, with values they take", (theme) => {
  for (const scope of ["server", "session", "window"] as const) {
    for (const [name, value] of Object.entries(theme[scope] ?? {})) {
      const row = optionRow(name);
      expect(row?.scope, name).toContain(scope);
      if (value.includes("#{")) continue;
      if (/-colour$|^(dark|light)-theme-/.test(name)) expect(colourFromString(value), name).toBeDefined();
      else if (name.endsWith("-style")) expect(isValidStyle(value), `${name} ${value}`).toBe(true);
    }
  }
});

test("a theme fills what the user has not set, and goes without a trace", () => {
  const state = newState();
  const applied = new Themes(state);
  const before = state.sessionOptions.string("status-style");
  state.windowOptions.set("mode-style", "bg=red");
  state.sessionOptions.set("@theme", "classic");
  expect(applied.optionsChanged()).toBeUndefined();
  expect(state.sessionOptions.string("status-style")).toBe("bg=green,fg=black");
  expect(state.windowOptions.string("mode-style")).toBe("bg=red");

  state.sessionOptions.set("status-left-style", "bg=blue");
  state.sessionOptions.set("@theme", "dark");
  applied.optionsChanged();
  expect(state.sessionOptions.string("status-style")).toBe(themes.get("dark")!.session!["status-style"]!);
  expect(state.sessionOptions.string("status-left-style")).toBe("bg=blue");

  state.sessionOptions.unset("@theme");
  applied.optionsChanged();
  expect(state.sessionOptions.string("status-style")).toBe(before);
});

test("an unknown theme is told with the names there are", () => {
  expect(new Themes(newState()).apply("mauve")).toBe("no such theme: mauve (classic, dark, light)");
});

test("a theme that comes later is taken when it was asked for, and goes with what brought it", () => {
  const state = newState();
  const applied = new Themes(state);
  const before = state.sessionOptions.string("status-style");
  state.sessionOptions.set("@theme", "night");
  expect(applied.optionsChanged()).toBe("no such theme: night (classic, dark, light)");

  const remove = applied.add({
    name: "night",
    doc: "",
    session: { "status-style": "bg=black", "display-time": "900" },
  });
  expect(applied.problem).toBeUndefined();
  expect(state.sessionOptions.string("status-style")).toBe("bg=black");
  expect(state.sessionOptions.number("display-time")).toBe(900);
  expect(() => applied.add({ name: "night", doc: "" })).toThrow("theme night is already there");

  remove();
  expect(state.sessionOptions.string("status-style")).toBe(before);
  expect(applied.problem).toBe("no such theme: night (classic, dark, light)");
});

test.each([
  [{ session: { "no-such-option": "1" } }, "theme odd: no session option no-such-option"],
  [{ window: { "status-style": "bg=red" } }, "theme odd: no window option status-style"],
  [{ session: { "status-format": "x" } }, "theme odd: no session option status-format"],
])("a theme with %j is refused", (values, message) => {
  expect(() => new Themes(newState()).add({ name: "odd", doc: "", ...values })).toThrow(message);
});

test("what a theme says wrong is told by option, and the rest of it is taken", () => {
  const state = newState();
  const applied = new Themes(state);
  applied.add({ name: "odd", doc: "", session: { "status-style": "bg=black", "display-time": "soon" } });
  expect(applied.apply("odd")).toBe("theme odd: display-time: value is invalid: soon");
  expect(state.sessionOptions.string("status-style")).toBe("bg=black");
});
