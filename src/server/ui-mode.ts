import { formatKey } from "#input/key-names.ts";
import type { KeyEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import { BasicMode } from "#mode/basic-mode.ts";
import type { Pane } from "#model/pane.ts";
import { MODE_CURSOR } from "#terminal/modes.ts";
import { Screen } from "#terminal/screen.ts";
import type { UiView } from "#ui/view.ts";
import type { ViewSurface } from "#ui/view-surface.ts";

/** What a view in a pane asks of the server. */
export interface UiModeHost {
  /** The view wants to go. */
  leave(pane: Pane): void;
  /** The view drew something. */
  changed(pane: Pane): void;
  /** Text for the paste buffer and the clipboard. */
  copy(text: string, client: Client | undefined): void;
}

/** A view of `ui/` as a pane's mode. It is blank until Ink has loaded and `show` is called. */
export class UiMode extends BasicMode {
  readonly name: string;
  readonly screen: Screen;
  override readonly hideScrollbars = true;
  readonly #host: UiModeHost;
  #view: UiView | undefined;
  #surface: ViewSurface | undefined;
  readonly #onClose: () => void;
  #closed = false;

  constructor(name: string, pane: Pane, host: UiModeHost, onClose: () => void = () => undefined) {
    super(pane);
    this.name = name;
    this.screen = new Screen(pane.cols, pane.rows);
    this.screen.modes &= ~MODE_CURSOR;
    this.#host = host;
    this.#onClose = onClose;
  }

  /** Begins to draw; a mode that was left meanwhile lets both go. */
  show(view: UiView, surface: ViewSurface): void {
    if (this.#closed) return surface.close();
    this.#view = view;
    this.#surface = surface;
    this.update();
  }

  update(): void {
    if (this.#view === undefined || this.#surface === undefined) return;
    this.#surface.draw(this.#view, this.screen);
    this.#host.changed(this.pane);
  }

  resize(cols: number, rows: number): void {
    this.screen.resize(cols, rows, false);
    this.update();
  }

  key(event: KeyEvent, client: Client | undefined): void {
    const name = formatKey(event.key);
    const result = this.#view?.key(name) ?? (name === "q" || name === "C-c" ? "close" : "ignored");
    if (result === "close") this.#host.leave(this.pane);
    else if (result === "used") this.update();
    else if (typeof result === "object") {
      this.#host.copy(result.copy, client);
      this.#host.leave(this.pane);
    }
  }

  close(): void {
    this.#closed = true;
    this.#surface?.close();
    this.#surface = undefined;
    this.#view = undefined;
    this.#onClose();
  }
}
