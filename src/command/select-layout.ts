import { spreadOut } from "#model/layout/change.ts";
import { applyLayoutText, findLayout, selectNamedLayout, stepLayout, visibleLayoutText } from "#model/layouts.ts";
import { fire } from "#model/notify.ts";
import type { ServerState } from "#model/state.ts";
import type { Window } from "#model/window.ts";
import { unzoom } from "#model/zoom.ts";
import { CommandError } from "./command.ts";
import type { CommandContext } from "./context.ts";

/** How select-layout, next-layout and previous-layout arrange a window. */
export type LayoutChoice =
  | { readonly kind: "next" | "previous" | "spread" | "old" | "last" }
  | { readonly kind: "name"; readonly name: string };

/** Arranges the target's window, and notes for `select-layout -o` how it was. */
export function selectLayout(context: CommandContext, choice: LayoutChoice): void {
  const { state, server, target } = context;
  const { window, pane } = target;
  if (window === undefined) return;
  unzoom(state, window, true);
  const before = window.oldLayout;
  window.oldLayout = visibleLayoutText(window);
  if (choice.kind === "next" || choice.kind === "previous") stepLayout(state, window, choice.kind === "next" ? 1 : -1);
  else if (choice.kind === "spread") {
    if (pane !== undefined) spreadOut(state, pane);
  } else if (!apply(state, window, choice, before)) return;
  server.recalculateSizes();
  server.redraw({ window, what: "all" });
  fire(state, "window-layout-changed", { window });
}

/** @returns false where there was nothing to arrange by */
function apply(state: ServerState, window: Window, choice: LayoutChoice, before: string): boolean {
  const name = choice.kind === "name" ? choice.name : choice.kind === "old" ? before : undefined;
  const index = choice.kind === "old" ? -1 : name === undefined ? window.lastLayout : findLayout(name);
  if (index !== -1) {
    selectNamedLayout(state, window, index);
    return true;
  }
  if (name === undefined || (choice.kind === "old" && name === "")) return false;
  const error = applyLayoutText(state, window, name);
  if (error === undefined) return true;
  window.oldLayout = before;
  throw new CommandError(`${error}: ${name}`);
}
