import { timingSafeEqual } from "node:crypto";
import { createServer, type Server as NetServer, type Socket } from "node:net";
import ssh2, { type AuthContext, type Connection } from "ssh2";
import { HOST_SUBSYSTEM, HOST_USER } from "../wire/messages.ts";
import { fingerprint } from "../wire/ssh-key.ts";
import type { RelayContext } from "./context.ts";
import { networkOf } from "./limits.ts";
import { serveHost } from "./ssh-host.ts";
import { serveViewer } from "./ssh-viewer.ts";

const HANDSHAKE_LIMIT_MS = 20_000;
/** Who is in and asks for nothing is let go: a connection for forwarding alone is of no use here. */
const SESSION_LIMIT_MS = 10_000;

/** The relay's ssh side: hosts come with a key, viewers with a token for a name and no key at all. */
export function createSshServer(context: RelayContext): NetServer {
  const sockets = new Map<string, Socket>();
  const server = new ssh2.Server(
    { hostKeys: [context.key.privateKey], ident: "troam", keepaliveInterval: 5_000, keepaliveCountMax: 12 },
    (connection, info) => {
      const socket = sockets.get(`${info.ip} ${info.port}`);
      if (socket === undefined) return connection.end();
      serve(connection, socket, info.ip, context);
    },
  );
  // Listening by hand: the socket itself tells how much a viewer has not taken yet.
  return createServer((socket) => {
    const giveBack = context.connections.take(networkOf(socket.remoteAddress ?? ""));
    if (giveBack === undefined) {
      socket.on("error", () => socket.destroy());
      return void socket.end("Your address has as many connections to this relay as it may have.\r\n");
    }
    const name = `${socket.remoteAddress} ${socket.remotePort}`;
    sockets.set(name, socket);
    socket.setNoDelay(true);
    socket.on("close", () => {
      sockets.delete(name);
      giveBack();
    });
    socket.on("error", () => socket.destroy());
    server.injectSocket(socket);
  });
}

function serve(connection: Connection, socket: Socket, address: string, context: RelayContext): void {
  let user = "";
  let hostKey = "";
  let timer = setTimeout(() => connection.end(), HANDSHAKE_LIMIT_MS);
  connection.on("error", () => connection.end());
  connection.on("close", () => clearTimeout(timer));

  connection.on("authentication", (auth) => {
    user = auth.username;
    // A viewer needs no key: whatever he offers first will do, the token is what counts.
    if (user !== HOST_USER) return auth.accept();
    if (auth.method !== "publickey") return auth.reject(["publickey"]);
    hostKey = fingerprint(auth.key.data);
    if (!context.allowsHost(hostKey)) return auth.reject();
    if (auth.signature === undefined || verified(auth)) return auth.accept();
    return auth.reject();
  });

  connection.on("ready", () => {
    clearTimeout(timer);
    timer = setTimeout(() => connection.end(), SESSION_LIMIT_MS);
    connection.on("session", (accept) => {
      const session = accept();
      if (user !== HOST_USER) {
        for (const wish of ["shell", "exec", "subsystem"]) session.once(wish, () => clearTimeout(timer));
        return serveViewer(session, { token: user, address, socket, connection, context });
      }
      session.on("subsystem", (acceptSubsystem, reject, info) => {
        if (info.name !== HOST_SUBSYSTEM) return reject();
        clearTimeout(timer);
        serveHost(acceptSubsystem(), { hostKey, address, connection, context });
      });
    });
  });
}

function verified(auth: Extract<AuthContext, { method: "publickey" }>): boolean {
  const parsed = ssh2.utils.parseKey(auth.key.data);
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  if (key === undefined || key instanceof Error || auth.blob === undefined || auth.signature === undefined)
    return false;
  const blob = key.getPublicSSH();
  if (blob.length !== auth.key.data.length || !timingSafeEqual(blob, auth.key.data)) return false;
  return key.verify(auth.blob, auth.signature, auth.hashAlgo) === true;
}
