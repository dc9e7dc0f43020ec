import type { Key } from "./key.ts";

interface Node {
  readonly next: Map<number, Node>;
  key: Key | undefined;
}

/** What a look-up came to: a key and the bytes it took, or that more bytes could make one, or nothing. */
export type TrieMatch = { readonly key: Key; readonly size: number; readonly more: boolean } | "partial" | undefined;

/** Byte sequences of keys, found by longest match. */
export class KeyTrie {
  readonly #root: Node = { next: new Map(), key: undefined };

  /** @param sequence one character a byte; an empty one is left out. What was there before is replaced. */
  add(sequence: string, key: Key): void {
    if (sequence === "") return;
    let node = this.#root;
    for (let i = 0; i < sequence.length; i++) {
      const byte = sequence.charCodeAt(i) & 0xff;
      let child = node.next.get(byte);
      if (child === undefined) {
        child = { next: new Map(), key: undefined };
        node.next.set(byte, child);
      }
      node = child;
    }
    node.key = key;
  }

  /** Looks at `bytes` from `from` up to `to`. `more` tells that a longer sequence might still come. */
  find(bytes: Uint8Array, from: number, to: number): TrieMatch {
    let node = this.#root;
    let best: Key | undefined;
    let size = 0;
    let at = from;
    while (at < to) {
      const child = node.next.get(bytes[at]!);
      if (child === undefined) return best === undefined ? undefined : { key: best, size, more: false };
      at++;
      node = child;
      if (node.key !== undefined) {
        best = node.key;
        size = at - from;
      }
    }
    const open = node.next.size > 0;
    if (best !== undefined) return { key: best, size, more: open };
    return open && to > from ? "partial" : undefined;
  }
}
