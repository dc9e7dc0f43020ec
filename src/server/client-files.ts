import type { ClientConnection } from "./client-connection.ts";
import type { ClientMessage } from "#wire/messages.ts";

/** Size of the pieces in which a file travels to the client, bytes. */
const PIECE = 65536;

interface Pending {
  readonly pieces: Uint8Array[];
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** Files as a client sees them: read and written by the client itself, with its rights. */
export class ServerFiles {
  readonly #connection: ClientConnection;
  readonly #pending = new Map<number, Pending>();
  #next = 0;

  constructor(connection: ClientConnection) {
    this.#connection = connection;
  }

  /** Whether something is still on its way. */
  get busy(): boolean {
    return this.#pending.size > 0;
  }

  /** @throws Error with the reason (`No such file or directory`) */
  read(path: string): Promise<Uint8Array> {
    return this.#start((id) => this.#connection.send({ type: "read-open", id, path }));
  }

  /** @throws Error with the reason */
  async write(path: string, bytes: Uint8Array, append: boolean): Promise<void> {
    await this.#start((id) => {
      this.#connection.send({ type: "write-open", id, path, append });
      for (let at = 0; at < bytes.length; at += PIECE) {
        this.#connection.send({ type: "write-data", id, bytes: bytes.subarray(at, at + PIECE) });
      }
      this.#connection.send({ type: "write-close", id });
    });
  }

  /** @returns false for a message that is not about files */
  take(message: ClientMessage): boolean {
    if (message.type === "read-data") {
      this.#pending.get(message.id)?.pieces.push(message.bytes);
      return true;
    }
    if (message.type !== "read-done" && message.type !== "write-done") return false;
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.error === "") pending?.resolve(Buffer.concat(pending.pieces));
    else pending?.reject(new Error(message.error));
    return true;
  }

  /** The client has gone: nothing will be answered. */
  abandon(): void {
    for (const pending of this.#pending.values()) pending.reject(new Error("Interrupted system call"));
    this.#pending.clear();
  }

  #start(send: (id: number) => void): Promise<Uint8Array> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { pieces: [], resolve, reject });
      send(id);
    });
  }
}
