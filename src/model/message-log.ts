import type { Options } from "./options.ts";

export interface LoggedMessage {
  /** Counts up from 0 over the server's life. */
  readonly number: number;
  /** ms since the epoch. */
  readonly time: number;
  readonly text: string;
}

/** What `show-messages` lists; holds the newest `message-limit` messages. */
export class MessageLog {
  readonly #messages: LoggedMessage[] = [];
  readonly #options: Options;
  readonly #now: () => number;
  #next = 0;
  /** Called with each message that is added. */
  onAdd: ((text: string) => void) | undefined;

  constructor(serverOptions: Options, now: () => number) {
    this.#options = serverOptions;
    this.#now = now;
  }

  add(text: string): void {
    this.#messages.push({ number: this.#next++, time: this.#now(), text });
    this.onAdd?.(text);
    const limit = this.#options.number("message-limit");
    while (this.#messages.length > limit) this.#messages.shift();
  }

  /** Oldest first. */
  all(): readonly LoggedMessage[] {
    return this.#messages;
  }
}
