import { type UserEvent, decodeUserMessage, encodeUserMessage } from "./messages.ts";
import type { SyncState } from "./sync-state.ts";

/** One thing a user did: a byte typed, or the window's new size in cells. */
export type UserAction = number | { readonly cols: number; readonly rows: number };

/** Largest window accepted from a peer, cells a side: bounds what a wrong size could allocate. */
const MAX_SIDE = 1000;

/** Actions shared by all versions of one stream; `start` is the absolute number of the first kept. */
class ActionLog {
  start = 0;
  actions: UserAction[] = [];

  get end(): number {
    return this.start + this.actions.length;
  }
}

/**
 * Everything a user did since the session began. A version is a count of actions; later ones have earlier ones as prefix,
 * so all versions share one log.
 *
 * Source: mobile-shell/mosh src/statesync/user.cc
 */
export class UserStream implements SyncState<UserStream> {
  readonly #log: ActionLog;
  #count: number;

  constructor(log = new ActionLog(), count = 0) {
    this.#log = log;
    this.#count = count;
  }

  /** Number of actions since the session began. */
  get count(): number {
    return this.#count;
  }

  pushBytes(bytes: Uint8Array): void {
    for (const byte of bytes) this.#push(byte);
  }

  pushResize(cols: number, rows: number): void {
    this.#push({ cols, rows });
  }

  /** The actions from absolute number `from` on. */
  since(from: number): readonly UserAction[] {
    return this.#log.actions.slice(Math.max(0, from - this.#log.start), this.#count - this.#log.start);
  }

  copy(): UserStream {
    return new UserStream(this.#log, this.#count);
  }

  diffFrom(older: UserStream): Uint8Array {
    return encodeUserMessage(joinActions(this.since(older.#count)));
  }

  apply(diff: Uint8Array): boolean {
    const events = decodeUserMessage(diff);
    if (events === undefined) return false;
    for (const event of events) {
      if (event.kind === "resize") {
        if (!isSide(event.cols) || !isSide(event.rows)) continue;
        this.#push({ cols: event.cols, rows: event.rows });
      } else {
        this.pushBytes(event.bytes);
      }
    }
    return true;
  }

  equals(other: UserStream): boolean {
    return this.#count === other.#count;
  }

  forgetBefore(oldest: UserStream): void {
    const drop = oldest.#count - this.#log.start;
    if (drop <= 0) return;
    this.#log.actions = this.#log.actions.slice(drop);
    this.#log.start += drop;
  }

  /** An action already in the log came by another diff: versions agree on their common prefix. */
  #push(action: UserAction): void {
    if (this.#count === this.#log.end) this.#log.actions.push(action);
    this.#count++;
  }
}

function isSide(cells: number): boolean {
  return cells >= 1 && cells <= MAX_SIDE;
}

/** Neighbouring bytes become one keystroke; a resize stands alone. */
function joinActions(actions: readonly UserAction[]): UserEvent[] {
  const events: UserEvent[] = [];
  let bytes: number[] = [];
  const flush = (): void => {
    if (bytes.length > 0) events.push({ kind: "keys", bytes: Uint8Array.from(bytes) });
    bytes = [];
  };
  for (const action of actions) {
    if (typeof action === "number") {
      bytes.push(action);
    } else {
      flush();
      events.push({ kind: "resize", ...action });
    }
  }
  flush();
  return events;
}
