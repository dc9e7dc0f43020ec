import { expect, test } from "bun:test";
import { KeyTables, type Binding } from "#model/key-tables.ts";

function bind(keyName: string, commands: string): Binding {
  return {
    keyName,
    key: { code: 0, mods: 0, flags: 0 },
    note: undefined,
    repeat: false,
    commands: { toString: () => commands },
  };
}

test("a reset brings back what was bound at the start, and unbinds the rest", () => {
  const tables = new KeyTables();
  tables.bind("prefix", bind("a", "one"));
  tables.keepAsDefaults();
  tables.bind("prefix", bind("a", "other"));
  tables.bind("prefix", bind("b", "new"));
  tables.resetTable("prefix");
  expect(String(tables.binding("prefix", "a")?.commands)).toBe("one");
  expect(tables.binding("prefix", "b")).toBeUndefined();
});

test("a table of the user goes with its last key, one with defaults stays", () => {
  const tables = new KeyTables();
  tables.bind("prefix", bind("a", "one"));
  tables.keepAsDefaults();
  tables.bind("mine", bind("x", "two"));
  tables.unbind("mine", "x");
  tables.unbind("prefix", "a");
  expect(tables.inOrder().map((table) => table.name)).toEqual(["prefix"]);
});

test("a note can be changed without the commands", () => {
  const tables = new KeyTables();
  tables.bind("prefix", bind("a", "one"));
  tables.annotate("prefix", "a", "A note", true);
  expect(tables.binding("prefix", "a")).toMatchObject({ note: "A note", repeat: true });
  tables.annotate("prefix", "missing", "x", false);
  expect(tables.binding("prefix", "missing")).toBeUndefined();
});
