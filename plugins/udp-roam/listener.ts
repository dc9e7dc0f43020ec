import type { PluginContext, RemoteClient, Size } from "troam/plugin";
import { ServerSession } from "./server-session.ts";
import { newSessionKey, printSessionKey } from "./session-key.ts";
import { type PeerAddress, type PortRange, bindPort } from "./udp-port.ts";

export interface ListenOptions {
  /** Numeric address to listen on; undefined: all. */
  readonly address: string | undefined;
  readonly ports: PortRange;
  readonly attach: (size: Size) => Promise<RemoteClient>;
  readonly onEnd: (quit: boolean) => void;
  /** What a datagram leads to runs in here: whatever it throws is caught. */
  readonly guard: PluginContext["guard"];
}

/** A port that waits for one mosh client, and then serves it. */
export interface Listener {
  readonly port: number;
  /** As `MOSH CONNECT` prints it. */
  readonly key: string;
  /** Where the client is, undefined before it came. */
  peer(): PeerAddress | undefined;
  /** Says goodbye. Resolves when it was answered, or will not be. */
  end(): Promise<void>;
}

/** @throws Error when no port of the range is free */
export async function listen(options: ListenOptions): Promise<Listener> {
  const key = newSessionKey();
  let peer: PeerAddress | undefined;
  const ended = Promise.withResolvers<void>();
  const timeout = Number(process.env["MOSH_SERVER_NETWORK_TMOUT"] ?? 0);
  const session = new ServerSession({
    key,
    attach: options.attach,
    networkTimeoutMs: Number.isFinite(timeout) && timeout > 0 ? timeout * 1000 : 0,
    onPeer: (address) => (peer = address),
    onEnd: (quit) => {
      ended.resolve();
      options.onEnd(quit);
    },
    onClosed: () => port.close(),
  });
  const port = await bindPort(options.address, options.ports, {
    message: options.guard((datagram: Uint8Array, from: PeerAddress) => session.receive(datagram, from)),
    tooLong: () => session.tooLong(),
    failed: () => {
      // The next frame tries again; a network that is away is nothing to report.
    },
  });
  session.use(port);
  const end = (): Promise<void> => {
    session.end();
    return ended.promise;
  };
  return { port: port.port, key: printSessionKey(key), peer: () => peer, end };
}
