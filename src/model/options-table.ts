import type { OptionScope } from "./options.ts";

export type OptionType = "string" | "number" | "flag" | "key" | "colour" | "style" | "choice" | "command";

/** One row of the table of options: the single source for parsing, validation, defaults and the reference page. */
export interface OptionRow {
  readonly name: string;
  readonly type: OptionType;
  /** Scopes it can be set in; `pane` options can be set in windows too. */
  readonly scope: readonly OptionScope[];
  readonly default: string | number | boolean | readonly string[];
  readonly array?: boolean;
  readonly separator?: string;
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  readonly hook?: boolean;
  readonly doc: string;
}
