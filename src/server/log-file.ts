import { closeSync, openSync, writeSync } from "node:fs";
import type { ServerState } from "#model/state.ts";

/**
 * What happens in the server, in a file: messages (commands among them), failures, and the events that hooks are run
 * by. For `-v` from the start; SIGUSR2 switches it on and off, so that a server that runs can be looked into.
 */
export class LogFile {
  readonly #path: string;
  #fd: number | undefined;

  /** @param folder where `troam-server-PID.log` is made */
  constructor(folder: string, state: ServerState) {
    this.#path = `${folder}/troam-server-${state.pid}.log`;
    state.messages.onAdd = (text) => this.#write(state.now(), text);
    state.events.on(({ name, session, window, pane }) => {
      if (this.#fd === undefined) return;
      const places = [session && `$${session.id}`, window && `@${window.id}`, pane && `%${pane.id}`];
      this.#write(state.now(), ["event:", name, ...places.filter((place) => place !== undefined)].join(" "));
    });
  }

  /** Where the file cannot be written there is no log; nothing else suffers. */
  toggle(): void {
    if (this.#fd !== undefined) return this.#close();
    try {
      this.#fd = openSync(this.#path, "a", 0o600);
    } catch {
      this.#fd = undefined;
    }
  }

  #write(now: number, text: string): void {
    if (this.#fd === undefined) return;
    try {
      writeSync(this.#fd, `${(now / 1000).toFixed(3)} ${text}\n`);
    } catch {
      this.#close();
    }
  }

  #close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }
}
