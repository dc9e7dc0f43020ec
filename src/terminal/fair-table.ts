interface Entry<T> {
  readonly key: string;
  readonly owner: number;
  readonly value: T;
}

/** Numbers of an owner's entries, the oldest first. */
class Queue {
  readonly #numbers: number[] = [];
  #start = 0;

  get length(): number {
    return this.#numbers.length - this.#start;
  }
  add(number: number): void {
    this.#numbers.push(number);
  }
  take(): number | undefined {
    const number = this.#numbers[this.#start];
    if (number === undefined) return undefined;
    // Taking each from the front of an array would move all others.
    if (++this.#start * 2 > this.#numbers.length) {
      this.#numbers.splice(0, this.#start);
      this.#start = 0;
    }
    return number;
  }
}

/**
 * A bounded table of things that programs make without end, each with a number. A new one that has no room takes the place
 * of the oldest of the owner that has most, so an owner that floods the table floods itself alone.
 */
export class FairTable<T> {
  readonly #max: number;
  readonly #numbersEnd: number;
  readonly #entries: Map<number, Entry<T>> = new Map();
  readonly #byKey: Map<string, number> = new Map();
  readonly #queues: Map<number, Queue> = new Map();
  #next = 1;

  /** @param numbersEnd numbers lie below; they begin anew then, where they are not in use */
  constructor(max: number, numbersEnd = Number.MAX_SAFE_INTEGER) {
    this.#max = max;
    this.#numbersEnd = numbersEnd;
  }

  get(number: number): T | undefined {
    return this.#entries.get(number)?.value;
  }

  ownerOf(number: number): number | undefined {
    return this.#entries.get(number)?.owner;
  }

  /** @param key what `find` finds it by; "" for nothing */
  find(key: string): number | undefined {
    return this.#byKey.get(key);
  }

  /** @param make the value, by its number */
  add(key: string, owner: number, make: (number: number) => T): number {
    if (this.#entries.size >= this.#max) this.#dropOldest(owner);
    const number = this.#unused();
    this.#entries.set(number, { key, owner, value: make(number) });
    if (key !== "") this.#byKey.set(key, number);
    let queue = this.#queues.get(owner);
    if (queue === undefined) this.#queues.set(owner, (queue = new Queue()));
    queue.add(number);
    return number;
  }

  #unused(): number {
    let number = this.#next;
    while (this.#entries.has(number)) number = this.#after(number);
    this.#next = this.#after(number);
    return number;
  }

  #after(number: number): number {
    return number + 1 < this.#numbersEnd ? number + 1 : 1;
  }

  /** @param owner whose entries go first, of those that have as many */
  #dropOldest(owner: number): void {
    let from = owner;
    let most = this.#queues.get(owner)?.length ?? 0;
    for (const [other, { length }] of this.#queues) {
      if (length <= most) continue;
      from = other;
      most = length;
    }
    const queue = this.#queues.get(from)!;
    this.#drop(queue.take()!);
    if (queue.length === 0) this.#queues.delete(from);
  }

  #drop(number: number): void {
    const { key } = this.#entries.get(number)!;
    this.#entries.delete(number);
    if (key !== "") this.#byKey.delete(key);
  }

  dropOwner(owner: number): void {
    const queue = this.#queues.get(owner);
    if (queue === undefined) return;
    for (let number = queue.take(); number !== undefined; number = queue.take()) this.#drop(number);
    this.#queues.delete(owner);
  }
}
