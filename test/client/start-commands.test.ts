import { expect, test } from "bun:test";
import { registry } from "#command/index.ts";
import { startsServer } from "#client/start-commands.ts";

test("the client knows which commands start a server, by name, alias and beginning, as the command table has it", () => {
  const commands = registry.all();
  for (const { name, alias, startServer = false } of commands) {
    expect([name, startsServer([name])]).toEqual([name, startServer]);
    if (alias !== undefined) expect([alias, startsServer([alias])]).toEqual([alias, startServer]);
    for (let length = 1; length < name.length; length++) {
      const beginning = name.slice(0, length);
      const meant = commands.filter((command) => command.name.startsWith(beginning));
      const isAlias = commands.some((command) => command.alias === beginning);
      if (meant.length === 1 && !isAlias)
        expect([beginning, startsServer([beginning])]).toEqual([beginning, startServer]);
    }
  }
});

test("one of several commands is enough, and none means the default one", () => {
  expect(startsServer([])).toBe(true);
  expect(startsServer(["list-sessions", ";", "new-session"])).toBe(true);
  expect(startsServer(["list-sessions;", "new"])).toBe(true);
  expect(startsServer(["list-sessions", "new-session"])).toBe(false);
});
