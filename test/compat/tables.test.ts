import { describe, expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { builtins } from "#command/builtin/index.ts";
import { variables } from "#format/variables.ts";
import { optionRows } from "#model/options-table.ts";
import { compatibilityPage, flagsOf, PAGE } from "../../scripts/generate-compatibility.ts";
import { createHarness } from "../command/harness.ts";

/** Lines that tmux HEAD prints. */
function head(file: string): string[] {
  return readFileSync(join(import.meta.dir, "head", file), "utf8")
    .trimEnd()
    .split("\n");
}

const usages = new Map(head("commands.tsv").map((line) => [line.split("\t")[0] ?? "", line.split("\t")]));

/** Flags that HEAD takes and its usage lines do not name, and the reverse. */
const NOT_IN_USAGE: Readonly<Record<string, string>> = {
  "choose-buffer": "y",
  "choose-client": "y",
  "choose-tree": "y",
  "customize-mode": "y",
  "join-pane": "p",
  "list-buffers": "r",
  "list-clients": "r",
  "load-buffer": "w",
  "new-pane": "E",
  "refresh-client": "F",
  "run-shell": "s",
  "select-pane": "Pg",
  "split-window": "E",
  "switch-client": "F",
};
const ONLY_IN_USAGE: Readonly<Record<string, string>> = { "server-access": "t" };

describe("commands are those of tmux HEAD", () => {
  test("list-commands prints the same lines", async () => {
    const lines = [...usages.values()].map(([name, alias, usage]) =>
      `${name}${alias === "" ? "" : ` (${alias})`} ${usage}`.trim(),
    );
    const { output } = await createHarness().run("list-commands");
    expect(output.map((line) => line.trim())).toEqual(lines);
  });

  for (const { name, args } of builtins) {
    test(`${name} takes the flags of its usage, and no other`, async () => {
      const usage = usages.get(name)?.[2] ?? "";
      const letters = flagsOf(usage).map((flag) => flag.charAt(1));
      const taken = [...new Set(args.replaceAll(":", ""))].filter((letter) => !NOT_IN_USAGE[name]?.includes(letter));
      expect(taken.toSorted()).toEqual(
        [...new Set(letters)].filter((letter) => !ONLY_IN_USAGE[name]?.includes(letter)).toSorted(),
      );
      const unknown = ["j", "y", "G", "Q"].find((letter) => !args.includes(letter))!;
      expect((await createHarness().run(`${name} -${unknown}`)).errors).toEqual([
        `command ${name}: unknown flag -${unknown}`,
      ]);
    });
  }
});

/** What a command is made of: its file, what that imports of its layer, and for modes, menus and popups, which get the flags whole, theirs. */
function sourceOf(name: string): string {
  const folder = join(import.meta.dir, "../../src/command");
  const text = readFileSync(join(folder, "builtin", `${name}.ts`), "utf8");
  const imported = [...text.matchAll(/from "\.\.\/([a-z/-]+\.ts)"/g)].map(([, file = ""]) => join(folder, file));
  const modes = /enterMode|openMenu|openPopup/.test(text)
    ? [...new Bun.Glob("**/*.ts").scanSync(MODES)].map((file) => join(MODES, file))
    : [];
  const further = imported.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/from "\.\/([a-z/-]+\.ts)"/g)].map(([, each = ""]) =>
      join(file, "..", each),
    ),
  );
  return [text, ...[...imported, ...further, ...modes].map((file) => readFileSync(file, "utf8"))].join("\n");
}

const MODES = join(import.meta.dir, "../../src/mode");

/** They name what is the default, or tmux reads them no more than we do. */
const NOTHING_TO_DO: Readonly<Record<string, string>> = {
  "join-pane": "v",
  "move-pane": "v",
  "new-pane": "v",
  "split-window": "v",
  "rotate-window": "U",
  "run-shell": "s",
};

describe("no flag is taken and left unread", () => {
  for (const { name, args, target, source, client, without } of builtins) {
    test(name, () => {
      const text = sourceOf(name).replaceAll(/readonly \w\?:.*/g, "");
      const found = [target?.flag, source?.flag, client?.flag];
      const letters = [...new Set(args.replaceAll(":", ""))].filter(
        (letter) =>
          !found.includes(letter) && without?.[letter] === undefined && !NOTHING_TO_DO[name]?.includes(letter),
      );
      const isRead = (letter: string): boolean =>
        new RegExp(
          `flags\\.${letter}\\b|(flags|options)\\["?${letter}"?\\]|(values|count|value|flag|has)\\("${letter}"\\)|\\{[^}\\n]*\\b${letter}\\b[^}\\n]*\\}( =|:)|"${letter}"`,
        ).test(text);
      expect(letters.filter((letter) => !isRead(letter))).toEqual([]);
    });
  }
});

describe("options, hooks and variables are those of tmux HEAD", () => {
  /** They follow the machine or the environment. */
  const ELSEWHERE = /^(default-shell|editor|status-keys|mode-keys|default-command) /;

  for (const [file, flag] of [
    ["options-server.txt", "-s"],
    ["options-session.txt", "-g"],
    ["options-window.txt", "-gw"],
  ] as const) {
    test(`${file}: names, order and defaults`, async () => {
      const { output } = await createHarness().run(`show-options ${flag}`);
      const known = (line: string): boolean => !ELSEWHERE.test(line);
      expect(output.filter(known)).toEqual(head(file).filter(known));
    });
  }

  test("hooks", () => {
    const hooks = optionRows.filter((row) => row.hook === true).map((row) => row.name);
    expect(hooks.toSorted()).toEqual(head("hooks.txt").toSorted());
  });

  test("variables", () => {
    expect(head("format-variables.txt").filter((name) => !variables.has(name))).toEqual([]);
  });
});

test("docs/tmux-compatibility.md is what the tables say (npm run compatibility writes it)", () => {
  expect(readFileSync(PAGE, "utf8")).toBe(compatibilityPage());
});
