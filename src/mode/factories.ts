import type { ModeOptions } from "#command/context.ts";
import type { PaneMode } from "#model/mode.ts";
import type { Pane } from "#model/pane.ts";
import { createClockMode } from "./clock.ts";
import { createCopyMode } from "./copy/copy-mode.ts";
import { createViewMode } from "./copy/view-mode.ts";
import type { ModeEnvironment } from "./environment.ts";
import { createPanesMode } from "./panes/panes-mode.ts";
import { createBufferMode } from "./tree/buffer-mode.ts";
import { createClientMode } from "./tree/client-mode.ts";
import { createCustomizeMode } from "./tree/customize-mode.ts";
import { createSwitchMode } from "./tree/switch-mode.ts";
import { createTreeMode } from "./tree/tree-mode.ts";

/** Makes a mode for a pane; undefined when there is nothing to show. @throws CommandError for bad flags */
export type ModeFactory = (pane: Pane, options: ModeOptions, environment: ModeEnvironment) => PaneMode | undefined;

/** Every mode by its name in `#{pane_mode}`. */
export const modeFactories: Readonly<Record<string, ModeFactory>> = {
  "copy-mode": createCopyMode,
  "view-mode": createViewMode,
  "tree-mode": createTreeMode,
  "buffer-mode": createBufferMode,
  "client-mode": createClientMode,
  "options-mode": createCustomizeMode,
  "switch-mode": createSwitchMode,
  "panes-mode": createPanesMode,
  "clock-mode": createClockMode,
};
