// Writes docs/tmux-compatibility.md from the tables: `npm run compatibility`. A test fails while the page is stale.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { builtins } from "#command/builtin/index.ts";
import type { CommandDefinition } from "#command/command.ts";
import { modifierRows } from "#format/modifier-table.ts";
import { variables } from "#format/variables.ts";
import { optionRows, type OptionRow } from "#model/options-table.ts";

const root = join(import.meta.dir, "..");

export const PAGE = join(root, "docs", "tmux-compatibility.md");

/** What is done in another way than in tmux, beside what the tables say. */
const DIFFERENCES: readonly (readonly [what: string, why: string])[] = [
  ["`-V` under the name tmux and `#{version}` say 3.6", "tools read a number there; next-3.8 is none to them"],
  [
    "`-V` under its own name says its own version",
    "people ask for it; tmux's script format-variables, which compares it with `#{version}`, passes by `libexec/tmux` alone",
  ],
  [
    "a line of a configuration file that is wrong is left out, the others run",
    "tmux runs none of the file's lines then: one slip costs all keys and colours",
  ],
  ["`bind 0x41` binds the key `A`", "in tmux a key given by its number is another one, which no terminal sends"],
  [
    "`list-keys -O name` and `-O modifier` keep the order of keys; keys outside of ASCII are in the order of their numbers",
    "tmux compares with a function that is no order",
  ],
  [
    "`rotate-window` leaves floating panes above tiled ones",
    "HEAD leaves them below, and then out of `#{window_layout}`",
  ],
  [
    "a loop in a format within a loop in another order, or in the filter of a list with `-O`, does not change the outer order",
    "HEAD sorts one list for both",
  ],
  ["`-t @` and `-t {active}` bring a session to formats", "HEAD forgets it"],
  ["`name[]` is an invalid option", "HEAD says invalid or ambiguous by what its memory holds"],
  ["`load-buffer` and `source-file` of a folder say that it is one", "HEAD says `Input/output error`"],
  [
    "where no server runs, a wrong flag of `new-session` is told",
    "HEAD says that no server is running: its client knows the flags of commands, ours does not and starts one",
  ],
  [
    "`-v` writes a log of the server alone",
    "the client here is a pipe between terminal and server, and what goes through it is in the server's log",
  ],
  ["prefixes of commands mean tmux's own first", "plugins bring commands, and scripts say `load`"],
  [
    "`#{T:…}` leaves a conversion that is cut off (`%3`) as it is",
    "glibc's strftime fills it up with blanks to that width",
  ],
];

/** Names that tmux HEAD prints: the first word of each line. */
function headNames(file: string): string[] {
  const lines = readFileSync(join(root, "test/compat/head", file), "utf8").split("\n");
  const names = lines.filter((line) => line !== "").map((line) => (line.split(/[\t [(]/)[0] ?? "").trim());
  return [...new Set(names)];
}

/** Flags of a usage line, with the word for their value: `-a`, `-t target-pane`. */
export function flagsOf(usage: string): string[] {
  return [...usage.matchAll(/\[-(?:\|?-?)([^\]]*)\]/g)].flatMap(([, inside = ""]) => {
    const [letters = "", value] = inside.split(" ");
    return value === undefined
      ? letters
          .replaceAll(/[|-]/g, "")
          .split("")
          .map((letter) => `-${letter}`)
      : [`-${inside}`];
  });
}

function headUsages(): Map<string, string> {
  const lines = readFileSync(join(root, "test/compat/head/commands.tsv"), "utf8").trimEnd().split("\n");
  return new Map(lines.map((line) => [line.split("\t")[0] ?? "", line.split("\t")[2] ?? ""]));
}

const code = (text: string): string => `\`${text.includes("`") ? text.replaceAll("`", "'") : text}\``;

/** A flag and why it is a no; undefined: it is a yes. */
function noOfFlag(command: CommandDefinition | undefined, flag: string): string | undefined {
  if (command === undefined) return "the command is missing";
  const letter = flag.charAt(1);
  if (command.name === "server-access" && letter === "t")
    return "tmux names it in the usage line and does not take it either";
  return command.without?.[letter] ?? (command.args.includes(letter) ? undefined : "missing");
}

interface Count {
  yes: number;
  no: number;
}

function commandLines(count: { commands: Count; flags: Count }): string[] {
  const byName = new Map(builtins.map((command) => [command.name, command]));
  return [...headUsages()].map(([name, usage]) => {
    const command = byName.get(name);
    count.commands[command === undefined ? "no" : "yes"]++;
    const flags = flagsOf(usage).map((flag) => ({ flag, no: noOfFlag(command, flag) }));
    for (const { no } of flags) count.flags[no === undefined ? "yes" : "no"]++;
    const noes = flags.filter(({ no }) => no !== undefined).map(({ flag, no }) => `no ${code(flag)}: ${no}`);
    const alias = command?.alias === undefined ? "" : ` (${code(command.alias)})`;
    return `- ${[`${command === undefined ? "no" : "yes"} ${code(name)}${alias}`, ...(usage === "" ? [] : [code(usage)]), ...noes].join("; ")}`;
  });
}

/** A paragraph of names that are there, and a line for each that is not. */
function names(
  title: string,
  all: readonly string[],
  noOf: (name: string) => string | undefined,
  count: Count,
): string[] {
  const yes = all.filter((name) => noOf(name) === undefined);
  const no = all.filter((name) => noOf(name) !== undefined);
  count.yes += yes.length;
  count.no += no.length;
  return [
    `- ${title}, yes: ${yes.map(code).join(" ")}`,
    ...no.map((name) => `- ${title}, no: ${code(name)}: ${noOf(name)}`),
  ];
}

const rows: ReadonlyMap<string, OptionRow> = new Map(optionRows.map((row) => [row.name, row]));
const noOfOption = (name: string): string | undefined => (rows.has(name) ? rows.get(name)!.without : "missing");
const noOfVariable = (name: string): string | undefined => (variables.has(name) ? undefined : "missing");

/** The whole page. */
export function compatibilityPage(): string {
  const zero = (): Count => ({ yes: 0, no: 0 });
  const count = { commands: zero(), flags: zero(), options: zero(), hooks: zero(), variables: zero() };
  const commands = commandLines(count);
  const options = ["server", "session", "window"].flatMap((scope) =>
    names(scope, headNames(`options-${scope}.txt`), noOfOption, count.options),
  );
  const hooks = names("hooks", headNames("hooks.txt"), noOfOption, count.hooks);
  const formats = names("variables", headNames("format-variables.txt"), noOfVariable, count.variables);
  const summary = Object.entries(count).map(([what, { yes, no }]) => `- ${what}: ${yes} yes, ${no} no`);
  return [
    "# What of tmux is there",
    "",
    "Made from the tables by `npm run compatibility`; the measure is tmux HEAD (`c1f947a3c`, next-3.8). A yes says that it is there and has an",
    "effect: a test shows that of each option (`test/regress/options`) and each hook (`test/regress/every-hook.test.ts`), and one effect and one error of each",
    "command. `npm test` holds names, usages and defaults against HEAD's, and the answers to 500 generated sequences of commands and 300 command lines.",
    "",
    ...summary,
    `- modifiers: ${modifierRows.length} yes, 0 no`,
    "",
    "## What is done in another way, and why",
    "",
    ...DIFFERENCES.map(([what, why]) => `- ${what}: ${why}`),
    "",
    "## Commands and their flags",
    "",
    ...commands,
    "",
    "## Options",
    "",
    ...options,
    "",
    "## Hooks",
    "",
    ...hooks,
    "",
    "## Formats",
    "",
    ...formats,
    ...modifierRows.map(
      ({ name, doc }) => `- modifier, yes: ${code(name)} ${doc.replaceAll("*", "\\*").replaceAll("<", "\\<")}`,
    ),
    "",
  ].join("\n");
}

if (import.meta.main) writeFileSync(PAGE, compatibilityPage());
