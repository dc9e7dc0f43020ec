import { lastCurrent, setCurrent, stepCurrent } from "#model/winlinks.ts";
import { CommandError } from "./command.ts";
import type { CommandContext } from "./context.ts";
import { targetOfSession } from "./target/best.ts";

/** Which window becomes current: that of the target, the next, the previous or the last one. */
export type WindowChoice = "target" | "toggle" | "next" | "previous" | "last";

/** What select-window, next-window, previous-window and last-window do. @param alert only windows with an alert */
export function selectWindow(context: CommandContext, choice: WindowChoice, alert: boolean): void {
  const { state, server, target, client, current } = context;
  const { session, winlink } = target;
  if (session === undefined) return;
  const back = choice === "last" || (choice === "toggle" && winlink === session.current);
  let changed = true;
  if (choice === "next" || choice === "previous") {
    if (!stepCurrent(state, session, choice === "next" ? 1 : -1, alert)) throw new CommandError(`no ${choice} window`);
  } else if (back) {
    if (!lastCurrent(state, session)) throw new CommandError("no last window");
    changed = choice === "last" || current.session === session;
  } else changed = setCurrent(state, session, winlink);
  const made = targetOfSession(session);
  if (changed) context.setCurrent(made);
  server.redraw({ session, what: "all" });
  context.hook("after-select-window", changed ? made : current);
  if (client?.session !== undefined && session.current !== undefined) session.current.window.latest = client;
  server.recalculateSizes();
}
