import type { FormatExtras } from "#format/context.ts";
import { listOrder, type ListSort } from "#model/sort.ts";
import { CommandError } from "./command.ts";
import type { CommandContext } from "./context.ts";

/** Flags that all list commands share. */
export interface ListFlags {
  readonly F?: string | undefined;
  readonly f?: string | undefined;
  readonly O?: string | undefined;
  readonly r?: boolean | undefined;
}

/** The order of `-O` and `-r`. @throws CommandError `invalid sort order` */
export function sortOf(flags: ListFlags): ListSort {
  const order = flags.O === undefined ? undefined : listOrder(flags.O);
  if (flags.O !== undefined && order === undefined) throw new CommandError("invalid sort order");
  return { order, reversed: flags.r === true };
}

/**
 * Prints a line for each item that passes the filter.
 * @param extras what an item's line is expanded against; `line` is its number
 */
export function printList<T>(
  context: Pick<CommandContext<ListFlags>, "flags" | "expand" | "isTrue" | "print">,
  items: readonly T[],
  template: string,
  extras: (item: T) => Partial<FormatExtras>,
): void {
  const { flags, expand, isTrue, print } = context;
  items.forEach((item, index) => {
    const against = { ...NOTHING, ...extras(item), variables: { line: String(index) } };
    if (flags.f !== undefined && !isTrue(flags.f, against)) return;
    print(expand(flags.F ?? template, against));
  });
}

/** Keeps out what the command's own target would put in. */
export const NOTHING: Partial<FormatExtras> = {
  client: undefined,
  session: undefined,
  winlink: undefined,
  window: undefined,
  pane: undefined,
};

/**
 * Extras for a session, a window in it, or a pane in that, in the place of the command's own target. What is current in it follows
 * by itself; what is not said stays unsaid, so that `#{window_format}` and its like tell what the line is about.
 */
export function extrasFor(item: Pick<Partial<FormatExtras>, "session" | "winlink" | "pane">): Partial<FormatExtras> {
  const { session, winlink, pane } = item;
  return { session: session ?? winlink?.session, winlink, window: winlink?.window, pane };
}
