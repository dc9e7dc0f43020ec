import { optionText } from "#model/options-text.ts";
import type { Session } from "#model/session.ts";
import type { Winlink } from "#model/winlink.ts";
import { bool } from "./operation.ts";

/**
 * Variables of a window loop's turn about the windows beside it: `next_window_index`, `prev_window_active`, the neighbours' own
 * user options (`next_@name`), and whether one of them is current.
 */
export function* neighbours(
  session: Session,
  before: Winlink | undefined,
  after: Winlink | undefined,
): Generator<[string, string]> {
  yield ["window_after_active", bool(before !== undefined && before === session.current)];
  yield ["window_before_active", bool(after !== undefined && after === session.current)];
  if (after !== undefined) yield* neighbour("next", session, after);
  if (before !== undefined) yield* neighbour("prev", session, before);
}

function* neighbour(prefix: string, session: Session, winlink: Winlink): Generator<[string, string]> {
  yield [`${prefix}_window_index`, String(winlink.index)];
  yield [`${prefix}_window_active`, bool(winlink === session.current)];
  const { options } = winlink.window;
  for (const name of options.ownNames()) {
    if (name.startsWith("@")) yield [`${prefix}_${name}`, optionText(options.own(name), true)];
  }
}
