import { expect, test } from "bun:test";
import { expand, expandTime, formatContext, isTrue } from "#format/expand.ts";
import { resolveTheme, themeColours } from "#format/theme.ts";
import { COLOUR_256, COLOUR_THEME } from "#terminal/colour.ts";
import { NOW, emptyState, world } from "./fixture.ts";

test("strftime comes first, and for what T brings in", () => {
  const { state, context, expandTime: timed, expand: plain } = world();
  state.sessionOptions.set("@when", "%Y");
  expect(timed("%Y #{@when} #{T:@when} #{E:@when} %%")).toMatch(/^2001 %Y 2001 2001 %$/);
  expect(plain("%Y #{E:@when} #{T:@when}")).toBe("%Y %Y 2001");
  expect(expandTime("#{e|%%|:7,3}", context)).toBe("1");
});

test("jobs get the expanded command and what they print is expanded again", () => {
  const { context } = world();
  const asked: (readonly [string, string])[] = [];
  const jobs = {
    output(command: string, _: unknown, template: string): string {
      asked.push([command, template]);
      return "[#{session_name}#(echo again)%Y]";
    },
  };
  expect(expandTime("a #(echo #{session_name} #(x)) b", { ...context, jobs })).toBe("a [main%Y] b");
  expect(asked).toEqual([["echo main ", "echo #{session_name} #(x)"]]);
  expect(expand("a#(echo x)b", context)).toBe("ab");
});

test("animations run in status lines only, and ask to be drawn again", () => {
  const { context } = world();
  const asked: number[] = [];
  const status = (later: number) => ({
    ...context,
    status: true,
    state: { ...context.state, now: () => NOW + later },
    animate: (ms: number) => asked.push(ms),
  });
  const frames = [0, 100, 200, 300].map((later) => expand("#{A:a,b,c}", status(later)));
  expect(new Set(frames).size).toBe(3);
  expect(frames[3]).toBe(frames[0] ?? "");
  const slow = [0, 100, 200, 300, 400, 500].map((later) => expand("#{A/3:a,b}", status(later))).join("");
  expect(slow).toMatch(/^(a{1,3}b{3}a{0,2}|b{1,3}a{3}b{0,2})$/);
  expect(asked[0]).toBe(100);
  expect(expand("#{A:a,b}", context)).toBe("");
  for (const odd of ["#{A:}", "#{A/0:a,b}", "#{A/x:a,b}", "#{A:,,,}"])
    expect(typeof expand(odd, status(0))).toBe("string");
});

test("what a mode and a plugin say is found, but built-in variables and options win", () => {
  const { context, pane } = world();
  const mode = { name: "copy-mode", formats: () => ({ scroll_position: "12", pane_id: "no" }) };
  const withMode = {
    ...context,
    pane: Object.assign(Object.create(pane), { modes: [mode] }),
    pluginVariables: new Map([["battery", "80%"]]),
  };
  expect(expand("#{scroll_position} #{pane_id} #{battery}", withMode)).toBe("12 %0 80%");
});

test("a context is completed from its parts", () => {
  const { state, client, session } = world();
  const fromClient = formatContext(state, { client });
  expect(expand("#{session_name}:#{window_name}.#{pane_index} #{session_format}", fromClient)).toBe("main:editor.0 0");
  expect(expand("#{window_name} #{session_format}", formatContext(state, { session }))).toBe("editor 1");
  expect(expand("[#{session_name}#{window_name}#{pane_id}]", formatContext(emptyState()))).toBe("[]");
});

test("what happened is told to who wants to know", () => {
  const lines: string[] = [];
  expand("#{session_name}", { ...world().context, trace: (_, line) => lines.push(line) });
  expect(lines).toContain("expanding format: #{session_name}");
  expect(lines).toContain("format 'session_name' found: main");
  expect(lines.at(-1)).toBe("result is: main");
});

test("truth is neither empty nor 0", () => {
  expect(["", "0", "1", "00", "no", " "].map(isTrue)).toEqual([false, false, true, true, true, true]);
});

test("theme colours depend on the client's theme and colours", () => {
  const { state, client } = world();
  const black = COLOUR_THEME;
  client.theme = "dark";
  const dark = resolveTheme(black, client, state);
  client.theme = "light";
  expect(resolveTheme(black, client, state)).not.toBe(dark);
  client.features.delete("256");
  expect(resolveTheme(black, client, state)).toBe(0);
  expect(resolveTheme(COLOUR_256 | 3, client, state)).toBe(COLOUR_256 | 3);
  expect(resolveTheme(-1, client, state)).toBe(-1);
  state.serverOptions.set("theme", "terminal");
  expect(themeColours(client, state)).toEqual([0, 7, 7, 0, 2, 3, 1, 4, 6, 5]);
});
