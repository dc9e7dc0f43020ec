import type { CommandContext } from "./context.ts";

/** Letters of a getopt string that take no value, and those that take one, as a type. */
type FlagsOf<Args extends string> = Args extends `${infer C}::${infer Rest}`
  ? { readonly [K in C]?: string | true } & FlagsOf<Rest>
  : Args extends `${infer C}:${infer Rest}`
    ? C extends `${infer First}${infer Last}`
      ? Last extends ""
        ? { readonly [K in First]?: string } & FlagsOf<Rest>
        : { readonly [K in First]?: boolean } & FlagsOf<`${Last}:${Rest}`>
      : FlagsOf<Rest>
    : Args extends `${infer First}${infer Rest}`
      ? { readonly [K in First]?: boolean } & FlagsOf<Rest>
      : unknown;

export type Flags<Args extends string> = FlagsOf<Args>;

export type TargetType = "pane" | "window" | "session" | "client";

/** How a command finds the object of one of its flags. Source: tmux/tmux tmux.h, struct cmd_entry_flag and CMD_FIND_* */
export interface TargetSpec {
  readonly flag: string;
  readonly type: Exclude<TargetType, "client">;
  readonly canFail?: boolean;
  readonly windowIndex?: boolean;
  readonly defaultMarked?: boolean;
  readonly preferUnattached?: boolean;
  readonly quiet?: boolean;
}

/** An operand: a word, or a `{ … }` block kept parsed. */
export type Operand = string | CommandBlock;

/** A parsed command list, printable in tmux's syntax. Implemented by `parse/`. */
export interface CommandBlock {
  readonly kind: "block";
  toString(): string;
}

/** One row of the command table: the single source for parser, usage line, `list-commands`, completion and the reference page. */
export interface CommandDefinition<Args extends string = string> {
  readonly name: string;
  readonly alias?: string;
  /** getopt letters; a colon means the flag takes a value, two that the value may be missing. */
  readonly args: Args;
  /** Least and most operands; -1: no limit. */
  readonly operands: readonly [number, number];
  readonly usage: string;
  /** What an operand is when it can be commands: `commands` (a block), `commands-or-string`; by position, the last repeats. */
  readonly operandTypes?: (index: number, operands: readonly Operand[]) => "string" | "commands" | "commands-or-string";
  readonly target?: TargetSpec;
  readonly source?: TargetSpec;
  /** The client named by `-c` or `-t` (a client must be found unless `canFail`). */
  readonly client?: { readonly flag: "c" | "t"; readonly canFail?: boolean };
  readonly startServer?: boolean;
  /** Allowed for read-only clients. */
  readonly readOnly?: boolean;
  /** Runs the `after-NAME` hook. */
  readonly afterHook?: boolean;
  exec(context: CommandContext<Flags<Args>>): void | Promise<void>;
}

/** Names a command's row; the type of `flags` in `exec` comes from the string `args`. */
export function defineCommand<const Args extends string>(definition: CommandDefinition<Args>): CommandDefinition<Args> {
  return definition;
}

/** The user erred: tmux's wording to the letter; the command fails with status 1 and its list stops. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}
