import { describe, expect, test } from "bun:test";
import {
  addOptionItems,
  matchOption,
  optionText,
  parseOptionName,
  setOptionItem,
  setOptionText,
  type OptionChecks,
} from "#model/options-text.ts";
import { optionRows } from "#model/options-table.ts";
import { createOptions } from "#model/options.ts";

const checks: OptionChecks = {
  style: (text) => (text.includes("bad") ? undefined : text),
  colour: (text) => (text.includes("bad") ? undefined : text),
  key: (text) => (text === "nokey" ? undefined : text),
  command: (text) =>
    text.includes("nocommand") ? { ok: false, error: `unknown command: ${text}` } : { ok: true, text },
  shell: (path) => path === "/bin/sh",
};

describe("the table", () => {
  test("names each option once, with a text and a default within its limits", () => {
    expect(new Set(optionRows.map((row) => row.name)).size).toBe(optionRows.length);
    for (const row of optionRows) {
      expect(row.doc).toMatch(/\.$/);
      expect(Array.isArray(row.default)).toBe(row.array === true);
      if (row.type === "choice") expect(row.choices).toContain(row.default as string);
      if (row.type !== "number") continue;
      expect(row.default as number).toBeGreaterThanOrEqual(row.min ?? 0);
      expect(row.default as number).toBeLessThanOrEqual(row.max ?? 0);
    }
  });

  test("knows hooks as arrays of commands", () => {
    const hooks = optionRows.filter((row) => row.hook === true);
    expect(hooks.length).toBeGreaterThan(80);
    expect(hooks.every((row) => row.type === "command" && row.array === true)).toBe(true);
  });
});

describe("inheritance", () => {
  const global = createOptions("window");
  const window = createOptions("window", global);
  const pane = createOptions("pane", window);

  test("goes from pane to window to the global table, and unsetting lets it show again", () => {
    expect(pane.number("monitor-silence")).toBe(0);
    global.set("monitor-silence", 1);
    expect(pane.number("monitor-silence")).toBe(1);
    window.set("monitor-silence", 2);
    pane.set("monitor-silence", 3);
    expect([global, window, pane].map((table) => table.number("monitor-silence"))).toEqual([1, 2, 3]);
    pane.unset("monitor-silence");
    expect(pane.number("monitor-silence")).toBe(2);
    global.unset("monitor-silence");
    expect(global.number("monitor-silence")).toBe(0);
  });

  test("follows a pane to another window", () => {
    const other = createOptions("window", global);
    other.set("@mine", "other");
    expect(pane.get("@mine")).toBeUndefined();
    pane.setParent(other);
    expect(pane.get("@mine")).toBe("other");
  });
});

describe("arrays", () => {
  test("sort number keys before others, and drop leading zeros", () => {
    const options = createOptions("session", createOptions("session"));
    for (const key of ["zebra", "10", "002", "apple"]) options.setArrayItem("update-environment", key, key);
    expect([...options.array("update-environment").keys()]).toEqual(["2", "10", "apple", "zebra"]);
  });

  test("a session's array hides the global one whole", () => {
    const global = createOptions("session");
    const options = createOptions("session", global);
    expect(options.array("update-environment").size).toBe(13);
    options.setArrayItem("update-environment", "0", "ONLY");
    expect([...options.array("update-environment").values()]).toEqual(["ONLY"]);
  });

  test("take the first free indexes for what is added, divided by the separator", () => {
    const server = createOptions("server");
    expect(addOptionItems(server, "command-alias", "a=b,c=d", checks)).toBeUndefined();
    expect(optionText(server.get("command-alias"))).toEndWith("choose-session=choose-tree -s a=b c=d");
    server.unsetArrayItem("command-alias", "0");
    addOptionItems(server, "command-alias", "first=list-keys", checks);
    expect(server.array("command-alias").get("0")).toBe("first=list-keys");
  });

  test("a hook's item is one command list however many commas it has", () => {
    const session = createOptions("session");
    addOptionItems(session, "after-new-window", "display-message a,b", checks);
    expect([...session.array("after-new-window").values()]).toEqual(["display-message a,b"]);
    expect(setOptionItem(session, "after-new-window", "1", "nocommand", false, checks)).toBe(
      "unknown command: nocommand",
    );
  });
});

describe("values from text", () => {
  const server = createOptions("server");
  const session = createOptions("session");
  const set = (options: typeof server, name: string, text: string | undefined, append = false): string | undefined =>
    setOptionText(options, name, text, append, checks);

  test.each([
    ["buffer-limit", "x", "value is invalid: x"],
    ["buffer-limit", "0", "value is too small: 0"],
    ["buffer-limit", "99999999999", "value is too large: 99999999999"],
    ["exit-empty", "maybe", "bad value: maybe"],
    ["set-clipboard", "sometimes", "unknown value: sometimes"],
    ["backspace", "nokey", "bad key: nokey"],
    ["escape-time", undefined, "empty value"],
    ["nonsense", "x", "bad option name"],
  ])("%s does not take %p", (name, text, error) => {
    expect(set(server, name, text)).toBe(error);
  });

  test("session options say what is wrong too", () => {
    expect(set(session, "default-shell", "/no/shell")).toBe("not a suitable shell: /no/shell");
    expect(set(session, "default-size", "big")).toBe("value is invalid: big");
    expect(set(session, "status-style", "bad")).toBe("invalid style: bad");
    expect(set(session, "status-style", "#{bad}")).toBeUndefined();
  });

  test("flags and two-valued choices toggle without a value", () => {
    expect(server.flag("exit-empty")).toBe(true);
    set(server, "exit-empty", undefined);
    expect(server.flag("exit-empty")).toBe(false);
    set(session, "status-keys", undefined);
    expect(session.string("status-keys")).toBe("vi");
    set(session, "status", "3");
    set(session, "status", undefined);
    expect(session.string("status")).toBe("3");
  });

  test("-a joins with the option's separator, user options with none", () => {
    set(session, "status-style", "fg=red");
    set(session, "status-style", "bold", true);
    expect(session.string("status-style")).toBe("fg=red,bold");
    set(session, "@words", "a");
    set(session, "@words", "b", true);
    expect(session.get("@words")).toBe("ab");
  });
});

describe("names", () => {
  test("may be shortened as long as they are clear, and spelt the American way", () => {
    expect(matchOption("status-l")).toEqual({ ok: false, ambiguous: true });
    expect(matchOption("nonsense")).toEqual({ ok: false, ambiguous: false });
    expect(matchOption("escape")).toMatchObject({ ok: true, name: "escape-time", key: undefined });
    expect(matchOption("pane-colors[3]")).toMatchObject({ ok: true, name: "pane-colours", key: "3" });
    expect(matchOption("@any[key]")).toMatchObject({ ok: true, name: "@any", key: "key", row: undefined });
  });

  test.each(["", "x[", "x[]", "x[1]y"])("are refused where the brackets are wrong: %p", (text) => {
    expect(parseOptionName(text)).toBeUndefined();
  });
});
