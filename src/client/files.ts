import type { ClientMessage, ServerMessage } from "#wire/messages.ts";
import { systemReason } from "#wire/system-error.ts";
import { fileSystem, writeAll } from "./native.ts";

/** Size of the pieces in which a file travels, bytes. */
const PIECE = 65536;

interface OpenFile {
  readonly path: string;
  readonly append: boolean;
  readonly pieces: Uint8Array[];
}

/** Reads and writes files for the server: with the client's rights, in its file system, from its standard input. */
export class ClientFiles {
  readonly #send: (message: ClientMessage) => void;
  readonly #writes = new Map<number, OpenFile>();
  readonly #reads = new Map<number, { cancelled: boolean }>();

  constructor(send: (message: ClientMessage) => void) {
    this.#send = send;
  }

  /** @returns false for a message that is not about files */
  take(message: ServerMessage): boolean {
    switch (message.type) {
      case "read-open":
        void this.#read(message.id, message.path);
        return true;
      case "read-cancel": {
        const read = this.#reads.get(message.id);
        if (read) read.cancelled = true;
        return true;
      }
      case "write-open":
        this.#writes.set(message.id, { path: message.path, append: message.append, pieces: [] });
        return true;
      case "write-data":
        this.#writes.get(message.id)?.pieces.push(message.bytes);
        return true;
      case "write-close":
        this.#write(message.id);
        return true;
      default:
        return false;
    }
  }

  async #read(id: number, path: string): Promise<void> {
    const state = { cancelled: false };
    this.#reads.set(id, state);
    let error = "";
    try {
      const file = path === "-" ? Bun.stdin : Bun.file(path);
      const stat = path === "-" ? undefined : await file.stat();
      if (stat?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
      // A device such as /dev/null cannot be waited for.
      const pieces = stat?.isCharacterDevice() ? [readDevice(path)] : file.stream();
      for await (const piece of pieces) {
        if (state.cancelled) break;
        for (let at = 0; at < piece.length; at += PIECE)
          this.#send({ type: "read-data", id, bytes: piece.subarray(at, at + PIECE) });
      }
    } catch (failure) {
      error = systemReason(failure);
    }
    this.#reads.delete(id);
    this.#send({ type: "read-done", id, error });
  }

  #write(id: number): void {
    const file = this.#writes.get(id);
    this.#writes.delete(id);
    if (!file) return;
    let error = "";
    if (file.path === "-") {
      for (const piece of file.pieces) writeAll(1, piece);
    } else {
      try {
        // synchronous: the answer may be the last thing before the client leaves
        const fs = fileSystem();
        const fd = fs.openSync(file.path, file.append ? "a" : "w", 0o666);
        for (const piece of file.pieces) fs.writeSync(fd, piece);
        fs.closeSync(fd);
      } catch (failure) {
        error = systemReason(failure);
      }
    }
    this.#send({ type: "write-done", id, error });
  }
}

function readDevice(path: string): Uint8Array {
  const fs = fileSystem();
  return fs.readFileSync(path);
}
