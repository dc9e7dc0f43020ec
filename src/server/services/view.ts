import { modeFactories } from "#mode/factories.ts";
import type { ModeEnvironment } from "#mode/environment.ts";
import { ViewMode } from "#mode/copy/view-mode.ts";
import type { Pane } from "#model/pane.ts";
import type { Target } from "#command/context.ts";

const NO_TARGET: Target = { index: -1 };

/** Appends a line to the pane's view mode, which is put on top of what the pane shows if it is not there. */
export function addToView(environment: ModeEnvironment, pane: Pane, text: string, escapes: boolean): void {
  let mode = pane.modes[0];
  if (!(mode instanceof ViewMode) && modeFactories["view-mode"]) {
    mode = environment.services.enterMode(pane, "view-mode", { flags: {}, operands: [], target: NO_TARGET });
  }
  if (mode instanceof ViewMode) mode.append(text, escapes);
}
