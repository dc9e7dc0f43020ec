import { chmodSync, rmSync } from "node:fs";
import { systemReason } from "#wire/system-error.ts";
import { ClientConnection } from "./client-connection.ts";
import { peerOf } from "./peer.ts";

/** The server's socket. */
export interface Listener {
  /** Lets the owner's execute bit show that somebody is attached, as tmux does. */
  showAttached(attached: boolean): void;
  /** Makes the socket anew, where somebody removed it (SIGUSR1). */
  renew(): void;
}

/** Longest path that fits into `struct sockaddr_un`, bytes. */
const MAX_PATH = process.platform === "darwin" ? 103 : 107;

/**
 * Listens on a Unix socket, in place of whatever lies at the path: the client has found that nobody answers there.
 *
 * @param accept gets each connection of a user who may connect
 * @param refused is asked about other users: true to let them in
 * @throws Error `error creating PATH (reason)`, tmux's words
 */
export function listen(
  path: string,
  accept: (connection: ClientConnection) => void,
  allowed: (uid: number) => boolean,
): Listener {
  let server = open();

  function open(): Bun.UnixSocketListener<ClientConnection | undefined> {
    if (Buffer.byteLength(path) > MAX_PATH) throw new Error(`error creating ${path} (File name too long)`);
    // the mask holds between bind and chmod, when others could connect
    const mask = process.umask(0o117);
    try {
      rmSync(path, { force: true });
      return Bun.listen<ClientConnection | undefined>({
        unix: path,
        data: undefined,
        socket: {
          open: (socket) => take(socket),
          data: (socket, bytes) => socket.data?.receive(bytes),
          drain: (socket) => socket.data?.flush(),
          close: (socket) => socket.data?.lost(),
          error: (socket) => socket.data?.lost(),
        },
      });
    } catch (error) {
      throw new Error(`error creating ${path} (${systemReason(error)})`);
    } finally {
      process.umask(mask);
    }
  }

  function take(socket: Bun.Socket<ClientConnection | undefined>): void {
    const peer = peerOf((socket as unknown as { readonly fd: number }).fd);
    const uid = peer?.uid ?? process.getuid?.() ?? 0;
    const connection = new ClientConnection(socket, uid, peer?.pid ?? 0);
    socket.data = connection;
    if (uid === process.getuid?.() || allowed(uid)) return accept(connection);
    connection.send({ type: "exit", status: 1, message: "access not allowed" });
    socket.end();
  }

  return {
    showAttached(attached) {
      try {
        chmodSync(path, attached ? 0o770 & ~0o007 : 0o660);
      } catch {
        // somebody removed it: there is nothing to show
      }
    },
    renew() {
      // bun removes the path of a listener that stops, so the old one goes first
      server.stop();
      server = open();
    },
  };
}
