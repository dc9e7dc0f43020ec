import type { CommandBlock, CommandDefinition, Operand } from "../command.ts";
import type { Arguments } from "./arguments.ts";

/** One parsed command. Commands of one group stand or fall together: an error ends the rest of the group. */
export interface ParsedCommand {
  readonly definition: CommandDefinition;
  readonly arguments: Arguments;
  readonly group: number;
  readonly file: string | undefined;
  readonly line: number;
}

let lastGroup = 0;

/** A group that no other command has. */
export function nextGroup(): number {
  return ++lastGroup;
}

/** A command as tmux prints it. */
export function printCommand(command: ParsedCommand): string {
  const text = command.arguments.toString();
  return text === "" ? command.definition.name : `${command.definition.name} ${text}`;
}

/** Commands in the order they run. Never changed once made. */
export class CommandList implements CommandBlock {
  readonly kind = "block";
  #commands: readonly ParsedCommand[] | (() => readonly ParsedCommand[]);

  /** @param commands a function is asked when they are first looked at */
  constructor(commands: readonly ParsedCommand[] | (() => readonly ParsedCommand[])) {
    this.#commands = commands;
  }

  get commands(): readonly ParsedCommand[] {
    if (typeof this.#commands === "function") this.#commands = this.#commands();
    return this.#commands;
  }

  /** Puts values in the place of `%1`, `%%` …, in blocks within too. */
  withValues(values: readonly string[]): CommandList {
    if (values.length === 0) return this;
    const groups = new Map<number, number>();
    return new CommandList(
      this.commands.map((command) => {
        const group = groups.get(command.group) ?? nextGroup();
        groups.set(command.group, group);
        const inBlock = (block: Operand): Operand => (block instanceof CommandList ? block.withValues(values) : block);
        return { ...command, group, arguments: command.arguments.withValues(values, inBlock) };
      }),
    );
  }

  /** As tmux prints a list: `;` between commands, `;;` between groups. */
  toString(): string {
    return this.print(" ; ", " ;; ");
  }

  print(separator: string, groupSeparator: string): string {
    let out = "";
    for (const [i, command] of this.commands.entries()) {
      if (i > 0) out += command.group === this.commands[i - 1]!.group ? separator : groupSeparator;
      out += printCommand(command);
    }
    return out;
  }
}
