import { encodeMessage, FrameReader } from "#wire/frame.ts";
import type { ClientMessage, ServerMessage } from "#wire/messages.ts";

/** What the server does with a connection's messages. */
export interface ConnectionHandlers {
  message(message: ClientMessage): void;
  /** All that was sent has been taken by the socket. */
  drained(): void;
  /** The other end has gone, or sent what is no message of ours. Called once. */
  closed(): void;
}

/** The server's end of a client's socket: messages in, messages out, and how much of them is still on its way. */
export class ClientConnection {
  handlers: ConnectionHandlers | undefined;
  readonly uid: number;
  readonly pid: number;
  readonly #socket: Bun.Socket<ClientConnection | undefined>;
  readonly #reader = new FrameReader<ClientMessage>();
  readonly #queue: Uint8Array[] = [];
  #queued = 0;
  #closed = false;

  constructor(socket: Bun.Socket<ClientConnection | undefined>, uid: number, pid: number) {
    this.#socket = socket;
    this.uid = uid;
    this.pid = pid;
  }

  /** Bytes that the socket has not yet taken. */
  get backlog(): number {
    return this.#queued;
  }

  get closed(): boolean {
    return this.#closed;
  }

  send(message: ServerMessage): void {
    if (this.#closed) return;
    const frame = encodeMessage(message);
    this.#queue.push(frame);
    this.#queued += frame.length;
    if (this.#queue.length === 1) this.flush();
  }

  /** Stops or resumes taking messages, so that the client feels that it sends too much. */
  hold(held: boolean): void {
    if (this.#closed) return;
    if (held) this.#socket.pause();
    else this.#socket.resume();
  }

  /** The socket takes bytes again. */
  flush(): void {
    for (let bytes = this.#queue[0]; bytes; bytes = this.#queue[0]) {
      const written = Math.max(0, this.#socket.write(bytes));
      this.#queued -= written;
      if (written < bytes.length) {
        this.#queue[0] = bytes.subarray(written);
        return;
      }
      this.#queue.shift();
    }
    this.handlers?.drained();
  }

  receive(bytes: Uint8Array): void {
    const sane = this.#reader.feed(bytes, (message) => {
      if (!this.#closed) this.handlers?.message(message);
    });
    if (!sane) this.end();
  }

  /** Ends the connection; what is queued is dropped. */
  end(): void {
    if (this.#closed) return;
    this.#socket.end();
    this.lost();
  }

  /** The socket was closed by the other end. */
  lost(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#queue.length = 0;
    this.#queued = 0;
    this.handlers?.closed();
  }
}
