import { type RemoteInfo, type Socket, createSocket } from "node:dgram";
import { isIPv6 } from "node:net";
import { roamErrors } from "./errors.ts";
import { DATAGRAM_LIMIT } from "./transport.ts";

/** Ports a server tries, first to last. Source: mosh-server(1) */
export const DEFAULT_PORTS: PortRange = { first: 60001, last: 60999 };

export interface PortRange {
  readonly first: number;
  readonly last: number;
}

export interface PeerAddress {
  readonly address: string;
  readonly port: number;
}

/** @param text as `-p` takes it: `60001` or `60001:60010`; undefined: the default range @throws Error for anything else */
export function readPorts(text: string | undefined): PortRange {
  if (text === undefined) return DEFAULT_PORTS;
  const match = /^(\d{1,5})(?::(\d{1,5}))?$/.exec(text);
  const first = Number(match?.[1]);
  const last = match?.[2] === undefined ? first : Number(match[2]);
  if (match === null || last > 65_535 || last < first) throw roamErrors.ROAM_BAD_PORT({ text });
  return { first, last };
}

/** A UDP socket of a session. */
export interface UdpPort {
  readonly port: number;
  send(datagram: Uint8Array, to: PeerAddress): void;
  close(): void;
}

export interface UdpHandlers {
  readonly message: (datagram: Uint8Array, from: PeerAddress) => void;
  /** The network refused a datagram as too long. */
  readonly tooLong: () => void;
  /** Something else went wrong on the way out; the next datagram may pass. */
  readonly failed: (reason: string) => void;
}

/**
 * Binds the first free port of a range; when the address cannot be had, any address.
 *
 * @param address numeric; undefined: all addresses, IPv4 and IPv6
 * @throws Error when no port of the range is free
 */
export async function bindPort(address: string | undefined, range: PortRange, handlers: UdpHandlers): Promise<UdpPort> {
  const wanted = address === undefined ? ["::", "0.0.0.0"] : [address, "::", "0.0.0.0"];
  let reason = "";
  for (const host of wanted) {
    for (let port = range.first; port <= range.last; port++) {
      const result = await tryBind(host, port, handlers);
      if (typeof result !== "string") return result;
      reason = result;
      if (!reason.includes("EADDRINUSE")) break;
    }
  }
  const ports = range.first === range.last ? `port ${range.first}` : `a port of ${range.first}:${range.last}`;
  throw roamErrors.ROAM_NO_PORT({ ports, reason });
}

/** Opens a socket on a free port, to talk to one address. */
export function openPort(peer: PeerAddress, handlers: UdpHandlers): Promise<UdpPort> {
  return bindPort(isIPv6(peer.address) ? "::" : "0.0.0.0", { first: 0, last: 0 }, handlers);
}

/** Most bytes of a datagram to this address. */
export function datagramLimit(peer: PeerAddress): number {
  const ipv6 = isIPv6(peer.address) && !peer.address.startsWith("::ffff:");
  return ipv6 ? DATAGRAM_LIMIT.ipv6 : DATAGRAM_LIMIT.ipv4;
}

function tryBind(host: string, port: number, handlers: UdpHandlers): Promise<UdpPort | string> {
  const type = isIPv6(host) ? "udp6" : "udp4";
  const socket = createSocket({ type, ipv6Only: false });
  return new Promise((resolve) => {
    const refuse = (error: Error): void => {
      socket.close();
      resolve(error.message);
    };
    socket.once("error", refuse);
    socket.bind({ port, address: host, exclusive: true }, () => {
      socket.off("error", refuse);
      resolve(wrap(socket, type === "udp6", handlers));
    });
  });
}

function wrap(socket: Socket, isDualStack: boolean, handlers: UdpHandlers): UdpPort {
  let open = true;
  socket.on("message", (datagram: Uint8Array, from: RemoteInfo) => {
    handlers.message(datagram, { address: from.address, port: from.port });
  });
  socket.on("error", (error) => handlers.failed(error.message));
  return {
    port: socket.address().port,
    send(datagram, to) {
      if (!open) return;
      const address = isDualStack && !isIPv6(to.address) ? `::ffff:${to.address}` : to.address;
      socket.send(datagram, to.port, address, (error) => {
        if (error === null || error === undefined) return;
        if ((error as NodeJS.ErrnoException).code === "EMSGSIZE") handlers.tooLong();
        else handlers.failed(error.message);
      });
    },
    close() {
      if (!open) return;
      open = false;
      socket.close();
    },
  };
}
