import { encodeMessage, FrameReader } from "#wire/frame.ts";
import type { ClientMessage, ServerMessage } from "#wire/messages.ts";
import { closeFile, connectSocket, fileSystem, MAX_SOCKET_PATH, readSome, writeAll } from "./native.ts";

/** The client's end of the socket. */
export interface Connection {
  send(message: ClientMessage): void;
  /** Stops or resumes the reading of messages, so that the server feels a slow terminal. */
  hold(held: boolean): void;
  /**
   * Reads messages without the event loop until `enough` says so or the line ends. Most commands need no more than
   * this; the loop costs a millisecond to start. Nothing, where the loop reads already.
   */
  converse(enough: () => boolean): void;
  /** From now on the event loop reads. */
  listen(): Promise<void>;
}

export interface ConnectionHandlers {
  message(message: ServerMessage): void;
  /** The server has gone, or spoke what is no message of ours. */
  closed(): void;
}

/** Bytes read from the socket in one go. */
const READ_BYTES = 65536;

/** @throws an error with `code` (`ENOENT`, `ECONNREFUSED` …) when nothing answers there */
export async function connect(path: string, handlers: ConnectionHandlers): Promise<Connection> {
  const fd = connectSocket(path);
  const connection = new SocketConnection(handlers, fd);
  // the loop's way tells why it failed, where the path does not
  if (fd < 0) {
    checkPath(path);
    await connection.open({ unix: path });
  }
  return connection;
}

/** @throws an error with the `code` of what is wrong with the path */
function checkPath(path: string): void {
  const { statSync } = fileSystem();
  if (path === "") throw Object.assign(new Error("no path"), { code: "ECONNREFUSED" });
  if (Buffer.byteLength(path) > MAX_SOCKET_PATH) throw Object.assign(new Error("long path"), { code: "ENAMETOOLONG" });
  statSync(path);
}

class SocketConnection implements Connection {
  readonly #handlers: ConnectionHandlers;
  readonly #reader = new FrameReader<ServerMessage>();
  readonly #queue: Uint8Array[] = [];
  #fd: number;
  #socket: Bun.Socket | undefined;
  #held = false;
  #ended = false;

  /** @param fd a connected socket, which blocks; -1 when `open` is to make one */
  constructor(handlers: ConnectionHandlers, fd: number) {
    this.#handlers = handlers;
    this.#fd = fd;
  }

  send(message: ClientMessage): void {
    if (this.#ended) return;
    const bytes = encodeMessage(message);
    if (this.#fd >= 0) {
      // a server that has gone is noticed by the reader
      writeAll(this.#fd, bytes);
      return;
    }
    this.#queue.push(bytes);
    if (this.#queue.length === 1) this.#flush();
  }

  hold(held: boolean): void {
    this.#held = held;
    if (held) this.#socket?.pause();
    else this.#socket?.resume();
  }

  converse(enough: () => boolean): void {
    if (this.#fd < 0) return;
    const buffer = new Uint8Array(READ_BYTES);
    while (!enough() && !this.#ended) {
      const length = readSome(this.#fd, buffer);
      if (length > 0) this.#feed(buffer.subarray(0, length));
      else this.#end();
    }
  }

  async listen(): Promise<void> {
    const fd = this.#fd;
    if (fd < 0 || this.#ended) return;
    this.#fd = -1;
    await this.open({ fd });
  }

  /** @throws an error with `code` */
  async open(where: { readonly unix: string } | { readonly fd: number }): Promise<void> {
    const options = {
      ...where,
      socket: {
        data: (_: Bun.Socket, bytes: Uint8Array) => this.#feed(bytes),
        drain: () => this.#flush(),
        close: () => this.#end(),
        error: () => this.#end(),
      },
    };
    // `fd` works, and bun's types do not know it
    this.#socket = await Bun.connect(options as unknown as Bun.UnixSocketOptions<undefined>);
    if (this.#held) this.#socket.pause();
    this.#flush();
  }

  #feed(bytes: Uint8Array): void {
    if (!this.#reader.feed(bytes, (message) => this.#handlers.message(message))) this.#end();
  }

  #flush(): void {
    const socket = this.#socket;
    if (!socket) return;
    for (let bytes = this.#queue[0]; bytes; bytes = this.#queue[0]) {
      const written = socket.write(bytes);
      if (written < bytes.length) {
        this.#queue[0] = bytes.subarray(Math.max(written, 0));
        return;
      }
      this.#queue.shift();
    }
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    if (this.#fd >= 0) closeFile(this.#fd);
    this.#fd = -1;
    this.#socket?.end();
    this.#handlers.closed();
  }
}
