import { groupSessions } from "#model/groups.ts";
import { isAlive, linkInto, unlinkOrClose } from "#model/sessions.ts";
import { renumber, shuffleUp } from "#model/winlinks.ts";
import { CommandError } from "./command.ts";
import type { CommandContext } from "./context.ts";

/** Flags of move-window and link-window. */
export interface MoveFlags {
  readonly a?: boolean | undefined;
  readonly b?: boolean | undefined;
  readonly d?: boolean | undefined;
  readonly k?: boolean | undefined;
  readonly s?: string | undefined;
  readonly t?: string | undefined;
}

/** Links a window to another index or session; `move` takes it away from where it was. */
export function moveWindow(context: CommandContext<MoveFlags>, move: boolean): void {
  const { flags, state, server, source } = context;
  const { session: from, winlink } = source;
  const target = context.findTarget(flags.t, { type: "window", windowIndex: true });
  const { session } = target;
  if (from === undefined || winlink === undefined || session === undefined) return;
  let index = target.index === -1 ? undefined : target.index;
  const beside = target.winlink ?? session.current;
  if ((flags.a === true || flags.b === true) && beside !== undefined)
    index = shuffleUp(session, beside, flags.b === true);
  const error = linkInto(state, winlink, session, index, { kill: flags.k === true, select: flags.d !== true });
  if (error !== undefined) throw new CommandError(error);
  for (const member of groupSessions(session)) server.redraw({ session: member, what: "all" });
  if (move) unlinkOrClose(state, winlink);
  if (isAlive(state, from)) {
    // The destination has the index that was asked for; only where the window came from is a gap.
    if (flags.s === undefined && from.options.flag("renumber-windows")) renumber(from);
    for (const member of groupSessions(from)) server.redraw({ session: member, what: "all" });
  }
  server.recalculateSizes();
}
