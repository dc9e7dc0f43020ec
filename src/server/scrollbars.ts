import { scrollbarSize, showsScrollbar } from "#model/pane-look.ts";
import type { Pane } from "#model/pane.ts";
import { isVisible } from "#model/window-panes.ts";
import type { Window } from "#model/window.ts";
import type { Clock } from "./clock.ts";

/**
 * Scrollbars that hide themselves (`pane-scrollbars` modal and auto-hide): shown when the pane scrolls or the mouse comes
 * near, gone after `pane-scrollbars-timeout`. Source: tmux/tmux window.c, window_pane_scrollbar_show
 */
export class Scrollbars {
  readonly #clock: Clock;
  readonly #redraw: (window: Window) => void;
  readonly #timers = new Map<Pane, () => void>();
  /** Where each pane's mode had scrolled to when it was drawn last. */
  readonly #offsets = new WeakMap<Pane, number>();

  constructor(clock: Clock, redraw: (window: Window) => void) {
    this.#clock = clock;
    this.#redraw = redraw;
  }

  /** A pane shows something new: one that scrolled in its mode shows its scrollbar. */
  paneChanged(pane: Pane): void {
    const offset = pane.modes[0]?.scrollPosition?.()?.offset;
    const before = this.#offsets.get(pane) ?? 0;
    if (offset === undefined) this.#offsets.delete(pane);
    else this.#offsets.set(pane, offset);
    if (offset !== undefined && offset !== before) this.show(pane);
  }

  /** The mouse moved over a window: to a cell of it, or away from it. */
  mouseMoved(window: Window, x: number | undefined, y: number | undefined): void {
    for (const pane of window.panes) {
      if (!isVisible(pane) || !hidesItself(pane)) continue;
      if (x !== undefined && y !== undefined && isNear(pane, x, y)) this.show(pane);
      else if (pane.scrollbarShown) this.#startTimer(pane);
    }
  }

  show(pane: Pane): void {
    if (!hidesItself(pane)) return;
    this.#startTimer(pane);
    if (pane.scrollbarShown) return;
    pane.scrollbarShown = true;
    this.#redraw(pane.window);
  }

  #startTimer(pane: Pane): void {
    this.#timers.get(pane)?.();
    const ms = pane.window.options.number("pane-scrollbars-timeout");
    this.#timers.set(
      pane,
      this.#clock.after(ms, () => this.#hide(pane)),
    );
  }

  #hide(pane: Pane): void {
    this.#timers.delete(pane);
    pane.scrollbarShown = false;
    this.#redraw(pane.window);
  }
}

function hidesItself(pane: Pane): boolean {
  const when = pane.window.options.string("pane-scrollbars");
  return (when === "modal" || when === "auto-hide") && showsScrollbar(pane);
}

/** Whether a cell of the window lies where the pane's scrollbar is, shown or not. */
function isNear(pane: Pane, x: number, y: number): boolean {
  if (y < pane.y || y >= pane.y + pane.rows) return false;
  const { width, pad } = scrollbarSize(pane);
  const total = Math.min(width + pad, pane.cols);
  const start = pane.window.options.string("pane-scrollbars-position") === "left" ? pane.x : pane.x + pane.cols - total;
  return x >= start && x < start + total;
}
