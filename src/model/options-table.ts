import type { OptionScope } from "./options.ts";
import { hookRows } from "./options-table/hooks.ts";
import { serverRows } from "./options-table/server.ts";
import { sessionRows } from "./options-table/session.ts";
import { windowRows } from "./options-table/window.ts";

export type OptionType = "string" | "number" | "flag" | "key" | "colour" | "style" | "choice" | "command";

/** One row of the table of options: the single source for parsing, validation, defaults and the reference page. */
export interface OptionRow {
  readonly name: string;
  readonly type: OptionType;
  /** Scopes it can be set in; `pane` options can be set in windows too. */
  readonly scope: readonly OptionScope[];
  readonly default: string | number | boolean | readonly string[];
  readonly array?: boolean;
  /** Characters that divide the text of a whole array; for others, what `-a` puts between old and new. */
  readonly separator?: string;
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  /** Shell pattern that a string must match. */
  readonly pattern?: string;
  /** A colour that is kept as it was written, since it may hold formats. */
  readonly text?: boolean;
  readonly hook?: boolean;
  /** Why it has no effect, where it has none: for the page that compares with tmux. */
  readonly without?: string;
  readonly doc: string;
}

/** Every option and hook, in tmux's order within a scope. */
export const optionRows: readonly OptionRow[] = [...serverRows, ...sessionRows, ...windowRows, ...hookRows];

/** American spellings that stand for an option. */
export const OPTION_SPELLINGS: Readonly<Record<string, string>> = {
  "display-panes-color": "display-panes-colour",
  "display-panes-active-color": "display-panes-active-colour",
  "clock-mode-color": "clock-mode-colour",
  "cursor-color": "cursor-colour",
  "prompt-cursor-color": "prompt-cursor-colour",
  "prompt-command-cursor-color": "prompt-command-cursor-colour",
  "pane-colors": "pane-colours",
};

const byName = new Map(optionRows.map((row) => [row.name, row]));

/** The row of an option by its full name, either spelling. */
export function optionRow(name: string): OptionRow | undefined {
  return byName.get(name) ?? byName.get(OPTION_SPELLINGS[name] ?? "");
}

/** Adds a row for an option that a plugin brings. @returns a function that takes it away; undefined where the name is taken */
export function addOptionRow(row: OptionRow): (() => void) | undefined {
  if (byName.has(row.name)) return undefined;
  byName.set(row.name, row);
  return () => byName.delete(row.name);
}
