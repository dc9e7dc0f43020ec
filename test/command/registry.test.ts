import { expect, test } from "bun:test";
import { registry, type CommandDefinition } from "#command/index.ts";

/** Letters of a getopt string. */
function letters({ args }: CommandDefinition): string[] {
  return [...new Set(args.replaceAll(":", ""))];
}

for (const definition of registry.all()) {
  const { name, alias, args, operands, usage } = definition;

  test(`${name}: its row is whole`, () => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(args).toMatch(/^([A-Za-z0-9]:{0,2})*$/);
    expect(letters(definition).length).toBe(args.replaceAll(":", "").length);
    const [least, most] = operands;
    expect(most === -1 || most >= least).toBe(true);
    if (operands[1] !== 0) expect(usage).not.toBe("");
    if (alias !== undefined) expect(registry.find(alias)).toBe(definition);
    expect(registry.find(name)).toBe(definition);
  });

  test(`${name}: flags that name a target are among its letters and take a value`, () => {
    for (const flag of [definition.target?.flag, definition.source?.flag, definition.client?.flag]) {
      if (flag !== undefined) expect(args).toContain(`${flag}:`);
    }
  });
}

test("names and aliases are taken once", () => {
  const taken = registry.all().flatMap(({ name, alias }) => (alias === undefined ? [name] : [name, alias]));
  expect(new Set(taken).size).toBe(taken.length);
});

test("a command that is added can be found, and is gone when it is taken away", () => {
  const remove = registry.add({
    name: "added-one",
    alias: "add1",
    args: "",
    operands: [0, 0],
    usage: "",
    exec: () => undefined,
  });
  expect(registry.find("added").name).toBe("added-one");
  expect(() =>
    registry.add({ name: "other", alias: "add1", args: "", operands: [0, 0], usage: "", exec: () => undefined }),
  ).toThrow("command already exists: add1");
  remove();
  expect(() => registry.find("added")).toThrow("unknown command: added");
  expect(() => registry.find("add1")).toThrow("unknown command: add1");
});

test("the beginning of a name means tmux's own command, whatever plugins bring", () => {
  const row = { args: "", operands: [0, 0], usage: "", exec: () => undefined } as const;
  const remove = registry.add({ ...row, name: "load-something" });
  expect(registry.find("load").name).toBe("load-buffer");
  expect(() => registry.find("lo")).toThrow(
    /^ambiguous command: lo, could be: load-buffer, lock-client, lock-server, lock-session$/,
  );
  remove();
});
