import type { Events } from "./events.ts";
import { cleanName } from "./names.ts";
import type { Options } from "./options.ts";

/** One paste buffer. Bytes are whatever was copied, not always text. */
export interface PasteBuffer {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** ms since the epoch. */
  readonly created: number;
  /** Named by the server (`buffer0`): goes when there are more than `buffer-limit` of these. */
  readonly automatic: boolean;
  /** Counts up over all buffers: the newest is the largest. */
  readonly order: number;
}

/** What went wrong, in tmux's words; undefined where all went well. */
export type BufferError = string | undefined;

/** The paste buffers of a server. Source: tmux/tmux paste.c */
export class PasteBuffers {
  readonly #buffers = new Map<string, PasteBuffer>();
  readonly #options: Options;
  readonly #events: Events;
  readonly #now: () => number;
  #nextIndex = 0;
  #nextOrder = 0;

  constructor(serverOptions: Options, events: Events, now: () => number) {
    this.#options = serverOptions;
    this.#events = events;
    this.#now = now;
  }

  get(name: string): PasteBuffer | undefined {
    return this.#buffers.get(name);
  }

  /** Newest first. */
  inOrder(): PasteBuffer[] {
    return [...this.#buffers.values()].sort((a, b) => b.order - a.order);
  }

  /** The newest automatic buffer: what commands take without `-b`. */
  top(): PasteBuffer | undefined {
    return this.inOrder().find((buffer) => buffer.automatic);
  }

  get size(): number {
    return this.#buffers.size;
  }

  /**
   * Adds an automatic buffer named `prefix` and a number; the oldest automatic ones go to make room. Empty bytes add nothing.
   * @param prefix undefined: `buffer`
   */
  add(bytes: Uint8Array, prefix = "buffer"): void {
    if (bytes.length === 0) return;
    const limit = this.#options.number("buffer-limit");
    const automatic = this.inOrder().filter((buffer) => buffer.automatic);
    for (const buffer of automatic.slice(Math.max(0, limit - 1)).reverse()) this.#remove(buffer);
    let name: string;
    do name = `${prefix}${this.#nextIndex++}`;
    while (this.#buffers.has(name));
    this.#insert({ name, bytes, created: this.#now(), automatic: true, order: this.#nextOrder++ });
  }

  /** Sets the named buffer (never automatic), or adds an automatic one without a name. Empty bytes change nothing. */
  set(bytes: Uint8Array, name: string | undefined): BufferError {
    if (bytes.length === 0) return undefined;
    if (name === undefined) {
      this.add(bytes);
      return undefined;
    }
    if (name === "") return "empty buffer name";
    const clean = cleanName(name);
    if (clean === undefined) return `invalid buffer name: ${name}`;
    const old = this.#buffers.get(clean);
    const buffer = { name: clean, bytes, created: this.#now(), automatic: false, order: this.#nextOrder++ };
    if (old !== undefined) this.#remove(old);
    this.#insert(buffer);
    return undefined;
  }

  /** New bytes, nothing else changes (an edited buffer). */
  replace(buffer: PasteBuffer, bytes: Uint8Array): void {
    if (!this.#buffers.has(buffer.name)) return;
    this.#insert({ ...buffer, bytes });
  }

  /** The buffer keeps its place, is no longer automatic, and takes the place of one that has the new name. */
  rename(from: string | undefined, to: string | undefined): BufferError {
    if (from === undefined || from === "") return "no buffer";
    if (to === undefined || to === "") return "new name is empty";
    const name = cleanName(to);
    if (name === undefined) return `invalid buffer name: ${to}`;
    const buffer = this.#buffers.get(from);
    if (buffer === undefined) return `no buffer ${from}`;
    const other = this.#buffers.get(name);
    if (other === buffer) return undefined;
    if (other !== undefined) this.#remove(other);
    this.#remove(buffer);
    this.#insert({ ...buffer, name, automatic: false });
    return undefined;
  }

  delete(name: string): void {
    const buffer = this.#buffers.get(name);
    if (buffer !== undefined) this.#remove(buffer);
  }

  #insert(buffer: PasteBuffer): void {
    this.#buffers.set(buffer.name, buffer);
    this.#events.emit({ name: "paste-buffer-changed", extra: { paste_buffer: buffer.name } });
  }

  #remove(buffer: PasteBuffer): void {
    this.#buffers.delete(buffer.name);
    this.#events.emit({ name: "paste-buffer-deleted", extra: { paste_buffer: buffer.name } });
  }
}
