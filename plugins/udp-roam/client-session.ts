import { IncomingScreen } from "./screen-state.ts";
import { DATAGRAM_LIMIT, Transport } from "./transport.ts";
import { type PeerAddress, type UdpPort, datagramLimit, openPort } from "./udp-port.ts";
import { UserStream } from "./user-stream.ts";

/** All ms. Source: mobile-shell/mosh src/network/network.h */
const HOP_INTERVAL = 10_000;
const OLD_PORT_AGE = 60_000;
const MAX_PORTS = 10;
const GATHER = 1;

export interface ClientSessionOptions {
  readonly key: Uint8Array;
  readonly server: PeerAddress;
  /** A newer screen of the server is in, or the state of the session changed. */
  readonly onChange: () => void;
  /** Sending failed; undefined: it works again. */
  readonly onTrouble: (reason: string | undefined) => void;
  /** It is over. @param clean a shutdown was completed */
  readonly onEnd: (clean: boolean) => void;
}

interface OpenedPort {
  readonly port: UdpPort;
  readonly openedAt: number;
}

/** The client's end of a session: user's actions out, screens in, over ports that change when the network does. */
export class ClientSession {
  readonly transport: Transport<UserStream, IncomingScreen>;
  readonly #options: ClientSessionOptions;
  /** Oldest first; the last one sends, all of them are heard. */
  readonly #ports: OpenedPort[] = [];
  #opening = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ended = false;

  constructor(options: ClientSessionOptions) {
    this.#options = options;
    this.transport = new Transport(
      {
        key: options.key,
        sends: "to-server",
        local: new UserStream(),
        remote: new IncomingScreen(),
        minDelayMs: GATHER,
        transmit: (datagram) => this.#transmit(datagram),
      },
      performance.now(),
    );
    this.transport.datagramLimit = datagramLimit(options.server);
  }

  async start(): Promise<void> {
    await this.#openPort();
    this.#turn();
  }

  get screen(): IncomingScreen {
    return this.transport.receiver.newest.state;
  }

  /** The server has been heard. */
  get connected(): boolean {
    return this.transport.receiver.newest.number > 0n;
  }

  type(bytes: Uint8Array): void {
    if (this.transport.sender.shuttingDown) return;
    this.transport.sender.current.pushBytes(bytes);
    this.#turn();
  }

  resize(cols: number, rows: number): void {
    if (this.transport.sender.shuttingDown) return;
    this.transport.sender.current.pushResize(cols, rows);
    this.#turn();
  }

  /** Says goodbye; `onEnd` follows when it is answered, or after ten seconds. */
  end(): void {
    this.transport.sender.startShutdown(performance.now());
    this.#turn();
  }

  #receive(datagram: Uint8Array): void {
    if (this.#ended) return;
    const now = performance.now();
    const delivery = this.transport.receive(datagram, now);
    if (!delivery.authentic) return;
    if (delivery.newState) this.#options.onChange();
    this.#turn();
  }

  #turn(): void {
    if (this.#ended || this.#ports.length === 0) return;
    const now = performance.now();
    const { sender, peerShutdown } = this.transport;
    sender.tick(now);
    if (sender.shutdownAcknowledged || (peerShutdown && sender.peerShutdownAnswered)) return this.#finish(true);
    if (sender.shutdownTimedOut(now)) return this.#finish(false);
    clearTimeout(this.#timer);
    const wait = sender.deadline(now) - now;
    if (wait < Infinity) this.#timer = setTimeout(() => this.#turn(), Math.max(0, Math.ceil(wait)));
  }

  #finish(clean: boolean): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    for (const { port } of this.#ports) port.close();
    this.#options.onEnd(clean);
  }

  #transmit(datagram: Uint8Array): void {
    const now = performance.now();
    const newest = this.#ports[this.#ports.length - 1];
    newest?.port.send(datagram, this.#options.server);
    if (newest === undefined || this.#opening) return;
    const stale = now - this.transport.sender.acknowledgedTime > HOP_INTERVAL;
    if (stale && now - newest.openedAt > HOP_INTERVAL) void this.#openPort();
    if (now - newest.openedAt > OLD_PORT_AGE) this.#closeAllBut(1);
  }

  /** A new port gets through where the old one's way was lost: another network, a forgotten translation. */
  async #openPort(): Promise<void> {
    this.#opening = true;
    try {
      const port = await openPort(this.#options.server, {
        message: (datagram) => {
          this.#options.onTrouble(undefined);
          this.#receive(datagram);
        },
        tooLong: () => {
          this.transport.datagramLimit = DATAGRAM_LIMIT.refused;
        },
        failed: (reason) => this.#options.onTrouble(reason),
      });
      if (this.#ended) return port.close();
      this.#ports.push({ port, openedAt: performance.now() });
      this.#closeAllBut(MAX_PORTS);
    } catch (error) {
      this.#options.onTrouble(error instanceof Error ? error.message : String(error));
    } finally {
      this.#opening = false;
    }
  }

  #closeAllBut(count: number): void {
    for (const { port } of this.#ports.splice(0, Math.max(0, this.#ports.length - count))) port.close();
  }
}
