import { paneLines, paneStatusOf } from "#model/pane-look.ts";
import { isVisible } from "#model/window-panes.ts";
import type { Window } from "#model/window.ts";
import type { WindowView } from "./geometry.ts";
import { scrollbarOf } from "./pane-parts.ts";

/** Everything that a scene depends on, as a list of values that is compared with the one before; nothing is allocated when it is the same. */
export class SceneKey {
  /** Whether the last `update` found anything else than the one before. */
  changed = true;
  readonly #values: (number | string | boolean | object | undefined)[] = [];
  #length = 0;

  update(window: Window, view: WindowView): void {
    this.changed = false;
    this.#length = 0;
    this.#add(window);
    this.#add(view.x);
    this.#add(view.y);
    this.#add(view.cols);
    this.#add(view.rows);
    this.#add(view.top);
    this.#add(window.cols);
    this.#add(window.rows);
    this.#add(window.zoomed);
    this.#add(window.active);
    this.#add(window.options.string("pane-border-indicators"));
    for (const pane of window.zIndex) {
      if (!isVisible(pane)) continue;
      this.#add(pane);
      this.#add(pane.x);
      this.#add(pane.y);
      this.#add(pane.cols);
      this.#add(pane.rows);
      this.#add(pane.floating);
      this.#add(pane.layoutCell?.parent?.type);
      this.#add(paneLines(pane));
      this.#add(paneStatusOf(pane));
      const bar = scrollbarOf(pane);
      this.#add(bar?.width);
      this.#add(bar?.pad);
      this.#add(bar?.left);
      this.#add(bar?.overlay);
    }
    if (this.#values.length !== this.#length) this.changed = true;
    this.#values.length = this.#length;
  }

  #add(value: number | string | boolean | object | undefined): void {
    if (this.#values[this.#length] !== value) {
      this.#values[this.#length] = value;
      this.changed = true;
    }
    this.#length++;
  }
}
