import type { Screen } from "#terminal/screen.ts";
import { mendRows } from "./rows.tsx";
import { Surface } from "./surface.ts";
import type { UiView } from "./view.ts";

/** Draws a view with Ink into a screen. */
export class ViewSurface {
  readonly #surface: Surface;

  /** @param onChange a component drew itself again: `draw` shows it */
  constructor(onChange: () => void) {
    this.#surface = new Surface(1, 1, onChange);
  }

  draw(view: UiView, into: Screen): void {
    const { cols, rows } = into;
    const cells = this.#surface.draw(view.element(cols, rows), cols, rows);
    into.blit(cells, 0, 0, cols, rows, 0, 0);
    mendRows(into, view.runs?.() ?? []);
  }

  close(): void {
    this.#surface.close();
  }
}
