import { CommandError, type CommandDefinition } from "./command.ts";

/**
 * The commands there are, by name and alias, in the order they came: the built-in ones (`builtin/index.ts`) as tmux
 * lists them, then what plugins add while the server runs.
 */
export class CommandRegistry {
  #commands: CommandDefinition[] = [];
  /** tmux's own: the beginning of one of their names stands for it, whatever plugins bring. */
  readonly #builtins = new Set<CommandDefinition>();
  readonly #byName = new Map<string, CommandDefinition>();
  readonly #byAlias = new Map<string, CommandDefinition>();

  addBuiltin(definition: CommandDefinition): void {
    this.add(definition);
    this.#builtins.add(definition);
  }

  /**
   * @returns a function that takes the command away again
   * @throws CommandError when its name or alias is taken
   */
  add(definition: CommandDefinition): () => void {
    const { name, alias } = definition;
    for (const taken of [name, alias]) {
      if (taken !== undefined && (this.#byName.has(taken) || this.#byAlias.has(taken))) {
        throw new CommandError(`command already exists: ${taken}`);
      }
    }
    this.#byName.set(name, definition);
    if (alias !== undefined) this.#byAlias.set(alias, definition);
    this.#commands = [...this.#commands, definition];
    return () => {
      if (this.#byName.get(name) !== definition) return;
      this.#byName.delete(name);
      if (alias !== undefined) this.#byAlias.delete(alias);
      this.#commands = this.#commands.filter((command) => command !== definition);
    };
  }

  all(): readonly CommandDefinition[] {
    return this.#commands;
  }

  /**
   * The command of a name, an alias, or the beginning of one name only.
   *
   * @throws CommandError `unknown command: …`, `ambiguous command: …, could be: …`
   */
  find(name: string): CommandDefinition {
    const exact = this.#byName.get(name) ?? this.#byAlias.get(name);
    if (exact !== undefined) return exact;
    const starting = this.#commands.filter((command) => command.name.startsWith(name));
    const own = starting.filter((command) => this.#builtins.has(command));
    const matches = own.length > 0 ? own : starting;
    if (matches.length === 1) return matches[0]!;
    if (matches.length === 0) throw new CommandError(`unknown command: ${name}`);
    const names = matches.map((command) => command.name).join(", ");
    throw new CommandError(`ambiguous command: ${name}, could be: ${names}`);
  }
}

/** The registry of this process. */
export const registry = new CommandRegistry();
