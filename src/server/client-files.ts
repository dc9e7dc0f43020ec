import type { ClientConnection } from "./client-connection.ts";
import type { ClientMessage } from "#wire/messages.ts";

/** Size of the pieces in which a file travels to the client, bytes. */
const PIECE = 65536;

interface Pending {
  readonly take: (bytes: Uint8Array) => void;
  readonly resolve: () => void;
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

  /**
   * @param onPiece gets the pieces as they come; then the result is empty
   * @throws Error with the reason (`No such file or directory`)
   */
  read(path: string, onPiece?: (bytes: Uint8Array) => void): Promise<Uint8Array> {
    return this.#start((id) => this.#connection.send({ type: "read-open", id, path }), onPiece);
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
      this.#pending.get(message.id)?.take(message.bytes);
      return true;
    }
    if (message.type !== "read-done" && message.type !== "write-done") return false;
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.error === "") pending?.resolve();
    else pending?.reject(new Error(message.error));
    return true;
  }

  /** The client has gone: nothing will be answered. */
  abandon(): void {
    for (const pending of this.#pending.values()) pending.reject(new Error("Interrupted system call"));
    this.#pending.clear();
  }

  #start(send: (id: number) => void, onPiece?: (bytes: Uint8Array) => void): Promise<Uint8Array> {
    const id = this.#next++;
    const pieces: Uint8Array[] = [];
    return new Promise((resolve, reject) => {
      this.#pending.set(id, {
        take: onPiece ?? ((bytes) => void pieces.push(bytes)),
        resolve: () => resolve(Buffer.concat(pieces)),
        reject,
      });
      send(id);
    });
  }
}
