import { matchOption } from "#model/options-text.ts";
import type { OptionRow } from "#model/options-table.ts";
import { CommandError } from "../command.ts";

/** An option as it was named: `status-format[1]` has key `1`; a user option has no row. */
export interface NamedOption {
  readonly name: string;
  readonly key: string | undefined;
  readonly row: OptionRow | undefined;
}

/** @throws CommandError `ambiguous option: …`, `invalid option: …` */
export function namedOption(text: string): NamedOption {
  const match = matchOption(text);
  if (match.ok) return match;
  throw new CommandError(`${match.ambiguous ? "ambiguous" : "invalid"} option: ${text}`);
}
