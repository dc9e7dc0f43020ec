import type { PaneMode } from "#model/mode.ts";
import type { Pane } from "#model/pane.ts";
import type { Screen } from "#terminal/screen.ts";

/** What modes have in common; under most of them a pane keeps its status line and its scrollbar. */
export abstract class BasicMode implements PaneMode {
  abstract readonly name: string;
  abstract readonly screen: Screen;
  readonly pane: Pane;
  killOnExit = false;
  readonly hidePaneStatus: boolean = false;
  readonly hideScrollbars: boolean = false;
  prefix = 1;

  constructor(pane: Pane) {
    this.pane = pane;
  }

  abstract resize(cols: number, rows: number): void;
  abstract close(): void;
}
