import type { Client } from "./client.ts";
import type { Pane } from "./pane.ts";
import type { Session } from "./session.ts";
import type { Window } from "./window.ts";
import type { Winlink } from "./winlink.ts";

/** What happened and to whom. `name` is tmux's hook name (`window-renamed`); `extra` becomes `hook_*` format variables. */
export interface ModelEvent {
  readonly name: string;
  readonly client?: Client | undefined;
  readonly session?: Session | undefined;
  readonly window?: Window | undefined;
  readonly winlink?: Winlink | undefined;
  readonly pane?: Pane | undefined;
  readonly extra?: Readonly<Record<string, string>> | undefined;
}

/** Where the model says what happened; hooks, control mode and redraw listen. Listeners run at once, in order of subscription. */
export class Events {
  readonly #listeners = new Set<(event: ModelEvent) => void>();

  emit(event: ModelEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** @returns a function that ends the subscription */
  on(listener: (event: ModelEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
