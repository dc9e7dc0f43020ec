import { copyCommands } from "./copy.ts";
import type { CopyCommand } from "./define.ts";
import { jumpCommands } from "./jump.ts";
import { lineNumberCommands } from "./line-numbers.ts";
import { markCommands } from "./marks.ts";
import { movementCommands } from "./movement.ts";
import { refreshCommands } from "./refresh.ts";
import { scrollCommands } from "./scroll.ts";
import { searchCommands } from "./search.ts";
import { selectionCommands } from "./selection.ts";

/** Every `send-keys -X` command, by name. */
export const copyCommandTable: ReadonlyMap<string, CopyCommand> = new Map(
  [
    ...copyCommands,
    ...jumpCommands,
    ...lineNumberCommands,
    ...markCommands,
    ...movementCommands,
    ...refreshCommands,
    ...scrollCommands,
    ...searchCommands,
    ...selectionCommands,
  ]
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((command) => [command.name, command]),
);

/** Splits the words behind a command's name into flags and operands. @returns undefined where they do not fit the command */
export function parseWords(
  command: CopyCommand,
  words: readonly string[],
): { readonly flags: ReadonlySet<string>; readonly operands: readonly string[] } | undefined {
  const flags = new Set<string>();
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at] ?? "";
    if (!word.startsWith("-") || word === "-") break;
    if (word === "--") {
      at++;
      break;
    }
    for (const letter of word.slice(1)) {
      if (!command.flags.includes(letter)) return undefined;
      flags.add(letter);
    }
  }
  const operands = words.slice(at);
  const [least, most] = command.operands;
  return operands.length < least || operands.length > most ? undefined : { flags, operands };
}
