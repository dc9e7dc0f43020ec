import type { CommandContext } from "./context.ts";

/** The flags of a getopt string as a type: no colon a boolean, one colon a value, two a value that may be missing. */
type FlagsOf<Args extends string> = Args extends `${infer Letter}${infer Rest}`
  ? Rest extends `::${infer More}`
    ? { readonly [K in Letter]?: string | true } & FlagsOf<More>
    : Rest extends `:${infer More}`
      ? { readonly [K in Letter]?: string } & FlagsOf<More>
      : { readonly [K in Letter]?: boolean } & FlagsOf<Rest>
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

/** What an operand may be. */
export type OperandType = "string" | "commands" | "commands-or-string";

/** One row of the command table: the single source for parser, usage line, `list-commands`, completion and the reference page. */
export interface CommandDefinition<Args extends string = string> {
  readonly name: string;
  readonly alias?: string;
  /** getopt letters; a colon means the flag takes a value, two that the value may be missing. */
  readonly args: Args;
  /** Least and most operands; -1: no limit. */
  readonly operands: readonly [number, number];
  readonly usage: string;
  /** What the operand at `index` is when it can be commands; `before` are those already read, `has` tells the flags. Without it all are strings. */
  readonly operandTypes?: (index: number, before: readonly Operand[], has: (flag: string) => boolean) => OperandType;
  readonly target?: TargetSpec;
  readonly source?: TargetSpec;
  /** The client named by `-c` or `-t` (a client must be found unless `canFail`). */
  readonly client?: { readonly flag: "c" | "t"; readonly canFail?: boolean };
  readonly startServer?: boolean;
  /** Allowed for read-only clients. */
  readonly readOnly?: boolean;
  /** Flags that do nothing, or less than in tmux, and why: for the page that compares. */
  readonly without?: Readonly<Record<string, string>>;
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
