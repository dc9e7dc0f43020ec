import type { OptionRow } from "./options-table.ts";

export type OptionScope = "server" | "session" | "window" | "pane";

/**
 * What an option holds: a string (strings, styles, colours as text, keys, commands as tmux syntax, choices by name),
 * a number, or a boolean (flags). Array options hold a map from index (or string key) to text, in order.
 */
export type OptionValue = string | number | boolean | ReadonlyMap<string, string>;

/** One table of options (server, a session, a window, a pane, or a global one) that inherits from its parent. */
export interface Options {
  readonly scope: OptionScope;
  readonly parent: Options | undefined;
  /** Names set in this very table, sorted. */
  ownNames(): string[];
  /** The value set here, not looking at parents. */
  own(name: string): OptionValue | undefined;
  /** The value here or in a parent, else the table's default; undefined for an unset user option or unknown name. */
  get(name: string): OptionValue | undefined;
  /** Typed reads of table options; they throw for a name that has another type, which is our own error. */
  string(name: string): string;
  number(name: string): number;
  flag(name: string): boolean;
  array(name: string): ReadonlyMap<string, string>;
  set(name: string, value: OptionValue): void;
  setArrayItem(name: string, key: string, value: string): void;
  unset(name: string): void;
  unsetArrayItem(name: string, key: string): void;
  row(name: string): OptionRow | undefined;
}
