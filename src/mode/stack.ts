import type { ModeOptions } from "#command/context.ts";
import type { PaneMode } from "#model/mode.ts";
import { placePanes } from "#model/layout/place.ts";
import { fire } from "#model/notify.ts";
import type { Pane } from "#model/pane.ts";
import { applyCopyFlags, CopyMode } from "./copy/copy-mode.ts";
import type { ModeEnvironment } from "./environment.ts";
import { modeFactories } from "./factories.ts";

/**
 * Puts a mode on top of a pane: a new one, or the one of that name that lies below.
 *
 * @returns the mode now on top, undefined when it could not be made
 * @throws CommandError for bad flags
 */
export function enterMode(
  pane: Pane,
  name: string,
  options: ModeOptions,
  environment: ModeEnvironment,
): { readonly mode: PaneMode; readonly entered: boolean } | undefined {
  const top = pane.modes[0];
  if (top?.name === name) {
    if (top instanceof CopyMode && name === "copy-mode") applyCopyFlags(top, options, false);
    return { mode: top, entered: false };
  }
  if (top?.noStack) leaveMode(pane, environment);
  const before = pane.modes[0]?.name;

  const below = pane.modes.findIndex((mode) => mode.name === name);
  let mode: PaneMode | undefined;
  if (below >= 0) mode = pane.modes.splice(below, 1)[0];
  else {
    const factory = modeFactories[name];
    if (factory === undefined) throw new Error(`no such mode: ${name}`);
    mode = factory(pane, options, environment);
  }
  if (mode === undefined) return undefined;
  pane.modes.unshift(mode);
  mode.killOnExit = options.flags["k"] === true;
  if (below >= 0) mode.resize(pane.cols, pane.rows);
  changed(pane, environment, "pane-mode-entered", before, name);
  if (mode instanceof CopyMode && name === "copy-mode") applyCopyFlags(mode, options, true);
  return { mode, entered: true };
}

/** Takes the top mode away; the one below, or the pane's own screen, shows again. A mode entered with -k takes the pane with it. */
export function leaveMode(pane: Pane, environment: ModeEnvironment): void {
  const mode = pane.modes.shift();
  if (mode === undefined) return;
  mode.close();
  const next = pane.modes[0];
  if (next === undefined) pane.unseenChanges = false;
  else next.resize(pane.cols, pane.rows);
  changed(pane, environment, "pane-mode-exited", mode.name, next?.name);
  if (mode.killOnExit) environment.services.killPane(pane);
}

export function leaveAllModes(pane: Pane, environment: ModeEnvironment): void {
  while (pane.modes.length > 0) leaveMode(pane, environment);
}

function changed(
  pane: Pane,
  environment: ModeEnvironment,
  event: "pane-mode-entered" | "pane-mode-exited",
  before: string | undefined,
  now: string | undefined,
): void {
  pane.changed = true;
  // A mode may hide the pane's status line or show a scrollbar: the pane has other rows or columns then.
  placePanes(environment.state, pane.window);
  environment.services.redraw({ window: pane.window, what: "all" });
  const extra = { current_mode: now, previous_mode: before, mode_entered: event === "pane-mode-entered" ? 1 : 0 };
  for (const name of [event, "pane-mode-changed"]) fire(environment.state, name, { pane, window: pane.window }, extra);
}
