import { CommandError } from "./command.ts";
import type { Pane } from "#model/pane.ts";
import { cleanName } from "#model/names.ts";
import { fire } from "#model/notify.ts";
import { optionRow } from "#model/options-table.ts";
import type { ServerState } from "#model/state.ts";

/** Flags of new-pane and split-window that set options of the new pane. */
export interface PaneOptionFlags {
  readonly s?: string | undefined;
  readonly S?: string | undefined;
  readonly R?: string | undefined;
  readonly B?: string | undefined;
  readonly k?: boolean | undefined;
  readonly m?: string | undefined;
}

/** A value of `-B`. @throws CommandError `pane-border-lines unknown value: …` */
export function checkBorderLines(lines: string): string {
  if (optionRow("pane-border-lines")?.choices?.includes(lines) !== true)
    throw new CommandError(`pane-border-lines unknown value: ${lines}`);
  return lines;
}

/** Sets what the flags say on a new pane. */
export function setPaneOptions(pane: Pane, flags: PaneOptionFlags): void {
  const { options } = pane;
  if (flags.s !== undefined) {
    options.set("window-style", flags.s);
    options.set("window-active-style", flags.s);
  }
  if (flags.S !== undefined) options.set("pane-active-border-style", flags.S);
  if (flags.R !== undefined) options.set("pane-border-style", flags.R);
  if (flags.B !== undefined) options.set("pane-border-lines", flags.B);
  if (flags.k === true || flags.m !== undefined) options.set("remain-on-exit", "key");
  if (flags.m !== undefined) options.set("remain-on-exit-format", flags.m);
}

/** Sets a pane's title as a command does. @returns false where it is no valid title */
export function setPaneTitle(state: ServerState, pane: Pane, title: string): boolean {
  const clean = cleanName(title);
  if (clean === undefined) return false;
  pane.terminal.screen.title = clean;
  fire(state, "pane-title-changed", { pane, window: pane.window }, { new_title: title });
  return true;
}
