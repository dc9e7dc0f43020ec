/** Somebody who waits on a channel; `wake` is called at most once. */
export interface Waiter {
  /** Of the client that waits, for `wait-for -l` and `-w`. */
  readonly clientName: string;
  wake(): void;
}

interface Channel {
  locked: boolean;
  /** Signalled while nobody waited: the next one to wait goes on at once. */
  woken: boolean;
  waiters: Waiter[];
  lockers: Waiter[];
}

/** Named channels of `wait-for`. Source: tmux/tmux cmd-wait-for.c */
export class WaitChannels {
  readonly #channels = new Map<string, Channel>();
  /** Channels that somebody keeps signalled: nobody waits on them. */
  readonly #held = new Set<string>();

  /** @returns false when the channel was signalled already, so that there is nothing to wait for */
  wait(name: string, waiter: Waiter): boolean {
    if (this.#held.has(name)) return false;
    const channel = this.#ensure(name);
    if (channel.woken) {
      if (!channel.locked) this.#channels.delete(name);
      return false;
    }
    channel.waiters.push(waiter);
    return true;
  }

  signal(name: string): void {
    const channel = this.#ensure(name);
    if (channel.waiters.length === 0 && !channel.woken) {
      channel.woken = true;
      return;
    }
    const waiters = channel.waiters.splice(0);
    this.#tidy(name, channel);
    for (const waiter of waiters) waiter.wake();
  }

  /** Wakes who waits, and lets whoever comes later go on at once, until `release`. */
  hold(name: string): void {
    this.#held.add(name);
    const waiters = this.#channels.get(name)?.waiters.splice(0) ?? [];
    for (const waiter of waiters) waiter.wake();
  }

  release(name: string): void {
    this.#held.delete(name);
  }

  /** @returns true when the lock is held by another, so that the caller waits until woken */
  lock(name: string, waiter: Waiter): boolean {
    const channel = this.#ensure(name);
    if (channel.locked) {
      channel.lockers.push(waiter);
      return true;
    }
    channel.locked = true;
    return false;
  }

  /** Hands the lock to the next who waits for it. @returns false when it was not locked */
  unlock(name: string): boolean {
    const channel = this.#channels.get(name);
    if (channel === undefined || !channel.locked) return false;
    const next = channel.lockers.shift();
    if (next === undefined) {
      channel.locked = false;
      this.#tidy(name, channel);
    } else next.wake();
    return true;
  }

  /** Who waits on the channel, then who waits for its lock. */
  waiting(name: string): Waiter[] {
    const channel = this.#channels.get(name);
    return channel === undefined ? [] : [...channel.waiters, ...channel.lockers];
  }

  /** Wakes the first waiter of that client alone (`-w`). @returns false when there is none */
  wakeClient(name: string, clientName: string): boolean {
    const channel = this.#channels.get(name);
    if (channel === undefined) return false;
    for (const list of [channel.waiters, channel.lockers]) {
      const at = list.findIndex((waiter) => waiter.clientName === clientName);
      if (at === -1) continue;
      const [waiter] = list.splice(at, 1);
      this.#tidy(name, channel);
      waiter?.wake();
      return true;
    }
    return false;
  }

  /** Takes a waiter off whatever it waits on without waking it (its client went). */
  forget(waiter: Waiter): void {
    for (const [name, channel] of this.#channels) {
      channel.waiters = channel.waiters.filter((other) => other !== waiter);
      channel.lockers = channel.lockers.filter((other) => other !== waiter);
      this.#tidy(name, channel);
    }
  }

  /** Wakes everybody: the server ends. */
  flush(): void {
    const all = [...this.#channels.values()].flatMap((channel) => [...channel.waiters, ...channel.lockers]);
    this.#channels.clear();
    for (const waiter of all) waiter.wake();
  }

  #ensure(name: string): Channel {
    let channel = this.#channels.get(name);
    if (channel === undefined) {
      channel = { locked: false, woken: false, waiters: [], lockers: [] };
      this.#channels.set(name, channel);
    }
    return channel;
  }

  #tidy(name: string, channel: Channel): void {
    if (!channel.locked && !channel.woken && channel.waiters.length + channel.lockers.length === 0)
      this.#channels.delete(name);
  }
}
