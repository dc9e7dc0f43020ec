import type { Client } from "#model/client.ts";
import type { CommandList } from "../parse/command-list.ts";
import type { CommandRunner } from "./runner.ts";
import { createItem, type ItemState, type QueueItem } from "./item.ts";

/**
 * Commands waiting to run, in order: one queue for each client and one for what has no client.
 * A command that returns a promise holds up its own queue until the promise is done, and no other queue.
 *
 * Source: tmux/tmux cmd-queue.c
 */
export class CommandQueue {
  readonly client: Client | undefined;
  readonly #runner: CommandRunner;
  #first: QueueItem | undefined;
  #last: QueueItem | undefined;
  #draining = false;
  #scheduled = false;
  /** The item whose command is being executed now. */
  running: QueueItem | undefined;

  constructor(runner: CommandRunner, client: Client | undefined) {
    this.#runner = runner;
    this.client = client;
  }

  get isEmpty(): boolean {
    return this.#first === undefined;
  }

  /** Puts commands at the end. @returns a promise that is done when the last of them has run or was dropped */
  append(list: CommandList, state: ItemState): Promise<void> {
    return this.#add(this.#items(list, state, undefined), (items) => {
      for (const item of items) this.#link(item, this.#last);
    });
  }

  /** Puts commands right after an item (and after what it inserted before). */
  insertAfter(
    after: QueueItem,
    list: CommandList,
    state: ItemState,
    client: Client | undefined = this.client,
  ): Promise<void> {
    return this.#add(this.#items(list, state, after, client), (items) => {
      let previous = after.lastInserted?.gone === false ? after.lastInserted : after;
      // The item may be gone when a command inserts late; then what it inserts comes first.
      if (previous.gone) for (const item of items.toReversed()) this.#link(item, undefined);
      else
        for (const item of items) {
          this.#link(item, previous);
          previous = item;
        }
      after.lastInserted = items.at(-1);
    });
  }

  /** Puts a function at the end. */
  appendCallback(callback: () => void | Promise<void>, state: ItemState): Promise<void> {
    const item = createItem(state, this.client, { callback });
    return this.#add([item], () => this.#link(item, this.#last));
  }

  /** Drops all that has not begun: the client is gone. */
  clear(): void {
    for (let item = this.#first; item !== undefined;) {
      const { next } = item;
      if (!item.waiting && item !== this.running) this.#unlink(item);
      item = next;
    }
  }

  /** Runs what can run now; returns when the queue is empty or waits. */
  drain(): void {
    this.#scheduled = false;
    if (this.#draining) return;
    this.#draining = true;
    try {
      for (let item = this.#ready(); item !== undefined; item = this.#ready()) this.#runItem(item);
    } finally {
      this.#draining = false;
    }
  }

  #items(list: CommandList, state: ItemState, parent: QueueItem | undefined, client = this.client): QueueItem[] {
    return list.commands.map((command) =>
      createItem(state, client, parent === undefined ? { command } : { command, parent }),
    );
  }

  #add(items: QueueItem[], link: (items: QueueItem[]) => void): Promise<void> {
    const last = items.at(-1);
    if (last === undefined) return Promise.resolve();
    link(items);
    this.#schedule();
    return new Promise((resolve) => {
      last.onGone = resolve;
    });
  }

  /** A queue runs after what appended to it has returned, so that a command never runs within another. */
  #schedule(): void {
    if (this.#scheduled || this.#draining) return;
    this.#scheduled = true;
    queueMicrotask(() => this.drain());
  }

  /** The first item, or, while it waits, the first of those it inserted. */
  #ready(): QueueItem | undefined {
    let item = this.#first;
    while (item?.waiting) {
      const { next }: QueueItem = item;
      if (next === undefined || inserterOf(next) !== item) return undefined;
      item = next;
    }
    return item;
  }

  #runItem(item: QueueItem): void {
    // so that a chain of commands that each insert the next one does not keep them all
    item.parent = inserterOf(item);
    this.running = item;
    const result = this.#runner.fire(this, item);
    this.running = undefined;
    if (result === "failed") this.#dropGroup(item);
    if (!(result instanceof Promise)) {
      this.#unlink(item);
      return;
    }
    item.waiting = true;
    void result.then((outcome) => {
      if (outcome === "failed") this.#dropGroup(item);
      item.waiting = false;
      this.#unlink(item);
      this.drain();
    });
  }

  #dropGroup(item: QueueItem): void {
    if (item.group === 0) return;
    for (let other = item.next; other !== undefined;) {
      const { next } = other;
      if (other.group === item.group && !other.waiting) this.#unlink(other);
      other = next;
    }
  }

  /** @param after undefined: at the front */
  #link(item: QueueItem, after: QueueItem | undefined): void {
    item.previous = after;
    item.next = after === undefined ? this.#first : after.next;
    if (item.previous === undefined) this.#first = item;
    else item.previous.next = item;
    if (item.next === undefined) this.#last = item;
    else item.next.previous = item;
  }

  #unlink(item: QueueItem): void {
    if (item.gone) return;
    item.gone = true;
    if (item.previous === undefined) this.#first = item.next;
    else item.previous.next = item.next;
    if (item.next === undefined) this.#last = item.previous;
    else item.next.previous = item.previous;
    item.onGone?.();
  }
}

/** Who inserted the item: where that one is gone, whoever inserted it in turn. */
function inserterOf(item: QueueItem): QueueItem | undefined {
  let { parent } = item;
  while (parent?.gone === true) parent = parent.parent;
  return parent;
}
