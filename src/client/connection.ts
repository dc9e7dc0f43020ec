import { encodeMessage, FrameReader } from "#wire/frame.ts";
import type { ClientMessage, ServerMessage } from "#wire/messages.ts";

/** The client's end of the socket. */
export interface Connection {
  send(message: ClientMessage): void;
  /** Stops or resumes the reading of messages, so that the server feels a slow terminal. */
  hold(held: boolean): void;
  end(): void;
}

export interface ConnectionHandlers {
  message(message: ServerMessage): void;
  /** The server has gone, or spoke what is no message of ours. */
  closed(): void;
}

/** @throws an error with `code` (`ENOENT`, `ECONNREFUSED` …) when nothing answers there */
export async function connect(path: string, handlers: ConnectionHandlers): Promise<Connection> {
  const reader = new FrameReader<ServerMessage>();
  const queue: Uint8Array[] = [];

  const flush = (socket: Bun.Socket): void => {
    for (let bytes = queue[0]; bytes; bytes = queue[0]) {
      const written = socket.write(bytes);
      if (written < bytes.length) {
        queue[0] = bytes.subarray(Math.max(written, 0));
        return;
      }
      queue.shift();
    }
  };
  const socket = await Bun.connect({
    unix: path,
    socket: {
      data(own, bytes) {
        if (!reader.feed(bytes, (message) => handlers.message(message))) own.end();
      },
      drain: flush,
      close: () => handlers.closed(),
      error: () => handlers.closed(),
    },
  });
  return {
    send(message) {
      queue.push(encodeMessage(message));
      if (queue.length === 1) flush(socket);
    },
    hold(held) {
      if (held) socket.pause();
      else socket.resume();
    },
    end: () => void socket.end(),
  };
}
