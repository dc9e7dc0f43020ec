import type { RemoteClient, Size } from "troam/plugin";
import { EchoAck } from "./echo-ack.ts";
import { FIRST_SIZE, OutgoingScreen } from "./screen-state.ts";
import { DATAGRAM_LIMIT, Transport } from "./transport.ts";
import { type PeerAddress, type UdpPort, datagramLimit } from "./udp-port.ts";
import { type UserAction, UserStream } from "./user-stream.ts";

/** All ms. Source: mobile-shell/mosh src/frontend/mosh-server.cc, src/network/network.h */
const FIRST_STATE_WITHIN = 60_000;
const FORGET_PEER_AFTER = 40_000;
const GATHER = 8;
/** After the goodbye was answered, for a peer whose answer was lost. */
const LINGER = 2000;

export interface ServerSessionOptions {
  readonly key: Uint8Array;
  /** Attaches a client of this size; called once, when the first state of the peer is in. */
  readonly attach: (size: Size) => Promise<RemoteClient>;
  /** End the session when the peer said nothing new for this long, ms; 0: never. */
  readonly networkTimeoutMs: number;
  /** The session is over. @param quit the peer ended it, else its screen is gone or it never came */
  readonly onEnd: (quit: boolean) => void;
  /** No more is sent: the port can go. */
  readonly onClosed: () => void;
  readonly onPeer?: (peer: PeerAddress) => void;
}

/** One mosh client served: its datagrams in, screens of its remote client out. */
export class ServerSession {
  readonly #options: ServerSessionOptions;
  readonly #transport: Transport<OutgoingScreen, UserStream>;
  readonly #echo = new EchoAck();
  readonly #started: number;
  #port: UdpPort | undefined;
  #peer: PeerAddress | undefined;
  #client: RemoteClient | undefined;
  #attaching = false;
  #consumed = 0;
  #lastState: number;
  #dirtySince = Infinity;
  #shownAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ended = false;

  constructor(options: ServerSessionOptions) {
    this.#options = options;
    this.#started = performance.now();
    this.#lastState = this.#started;
    this.#transport = new Transport(
      {
        key: options.key,
        sends: "to-client",
        local: new OutgoingScreen(),
        remote: new UserStream(),
        minDelayMs: GATHER,
        transmit: (datagram) => this.#transmit(datagram),
      },
      this.#started,
    );
  }

  /** Sends through this port from now on. */
  use(port: UdpPort): void {
    this.#port = port;
    this.#schedule();
  }

  receive(datagram: Uint8Array, from: PeerAddress): void {
    const now = performance.now();
    const delivery = this.#transport.receive(datagram, now);
    if (!delivery.authentic) return;
    if (this.#ended) return this.#answerAgain(now);
    if (delivery.inOrder) this.#follow(from);
    if (delivery.newState) this.#takeState(now);
    this.#turn();
  }

  tooLong(): void {
    this.#transport.datagramLimit = DATAGRAM_LIMIT.refused;
  }

  /** Ends it from our side: the last screen travels with the goodbye. */
  end(): void {
    this.#transport.sender.startShutdown(performance.now());
    if (this.#peer === undefined) this.#finish(false);
    else this.#turn();
  }

  #follow(from: PeerAddress): void {
    if (this.#peer?.address === from.address && this.#peer.port === from.port) return;
    this.#peer = from;
    this.#transport.datagramLimit = Math.min(this.#transport.datagramLimit, datagramLimit(from));
    this.#options.onPeer?.(from);
  }

  #takeState(now: number): void {
    this.#lastState = now;
    const { number, state } = this.#transport.receiver.newest;
    if (state.count > this.#consumed) this.#echo.note(number, now);
    if (this.#client !== undefined) this.#act(this.#client);
    else if (!this.#attaching) this.#attach();
  }

  #attach(): void {
    this.#attaching = true;
    const actions = this.#take();
    const size = lastResize(actions) ?? FIRST_SIZE;
    this.#options.attach(size).then(
      (client) => {
        this.#client = client;
        const { current } = this.#transport.sender;
        const beside = (change: () => void): void => {
          if (this.#transport.sender.shuttingDown) return;
          change();
          this.#turn();
        };
        client.onDirty(() => this.#noteDirty());
        client.onBell(() => beside(() => current.ring()));
        client.onClipboard((_selection, bytes) => beside(() => current.setClipboard(bytes)));
        client.onExit(() => {
          this.#client = undefined;
          this.end();
        });
        this.#noteDirty();
        perform(client, actions);
        this.#act(client);
      },
      () => this.end(),
    );
  }

  #act(client: RemoteClient): void {
    perform(client, this.#take());
  }

  #take(): readonly UserAction[] {
    const { state } = this.#transport.receiver.newest;
    const actions = state.since(this.#consumed);
    this.#consumed = Math.max(this.#consumed, state.count);
    return actions;
  }

  /** A change is looked at at once after a rest, else when the next frame may go: what lies between is never drawn. */
  get #drawDeadline(): number {
    return Math.max(this.#dirtySince, this.#shownAt + this.#transport.roundTrip.sendInterval);
  }

  #noteDirty(): void {
    this.#dirtySince = Math.min(this.#dirtySince, performance.now());
    this.#schedule();
  }

  /** Does all that is due, then sleeps until the next thing is. */
  #turn(): void {
    const now = performance.now();
    const { sender } = this.#transport;
    if (!sender.shuttingDown) {
      if (now >= this.#drawDeadline && this.#client !== undefined) {
        const client = this.#client;
        this.#dirtySince = Infinity;
        this.#shownAt = now;
        sender.current.show((into) => client.copyScreen(into));
      }
      sender.current.echoAck = this.#echo.at(now);
    }
    if (this.#peer !== undefined && this.#port !== undefined) sender.tick(now);
    if (this.#isOver(now)) return;
    this.#schedule();
  }

  #isOver(now: number): boolean {
    const { sender, peerShutdown } = this.#transport;
    const { networkTimeoutMs } = this.#options;
    if (peerShutdown && sender.peerShutdownAnswered) this.#finish(true);
    else if (sender.shutdownAcknowledged || sender.shutdownTimedOut(now)) this.#finish(false);
    else if (this.#isUnclaimed && now - this.#started >= FIRST_STATE_WITHIN) this.#finish(false);
    else if (networkTimeoutMs > 0 && now - this.#lastState >= networkTimeoutMs && !sender.shuttingDown) this.end();
    return this.#ended;
  }

  get #isUnclaimed(): boolean {
    return !this.#attaching && this.#transport.receiver.newest.number === 0n;
  }

  #finish(quit: boolean): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#client?.detach();
    this.#options.onEnd(quit);
    setTimeout(this.#options.onClosed, this.#peer === undefined ? 0 : LINGER);
  }

  #answerAgain(now: number): void {
    if (this.#transport.peerShutdown && this.#peer !== undefined) this.#transport.sender.tick(now);
  }

  #schedule(): void {
    if (this.#ended) return;
    clearTimeout(this.#timer);
    const now = performance.now();
    const { networkTimeoutMs } = this.#options;
    const deadlines = [this.#drawDeadline, this.#echo.deadline()];
    if (this.#peer !== undefined && this.#port !== undefined) deadlines.push(this.#transport.sender.deadline(now));
    if (this.#isUnclaimed) deadlines.push(this.#started + FIRST_STATE_WITHIN);
    if (networkTimeoutMs > 0) deadlines.push(this.#lastState + networkTimeoutMs);
    const wait = Math.min(...deadlines) - now;
    if (wait < Infinity) this.#timer = setTimeout(() => this.#turn(), Math.max(0, Math.ceil(wait)));
  }

  #transmit(datagram: Uint8Array): void {
    const peer = this.#peer;
    if (peer === undefined) return;
    this.#port?.send(datagram, peer);
    // A peer that fell silent may have moved: nothing more is sent until it speaks.
    if (performance.now() - this.#transport.lastHeard > FORGET_PEER_AFTER) this.#peer = undefined;
  }
}

/** Does what the user did, in order; of resizes in a row only the last counts. */
function perform(client: RemoteClient, actions: readonly UserAction[]): void {
  let bytes: number[] = [];
  let size: Size | undefined;
  const flush = (): void => {
    if (size !== undefined) client.resize(size);
    if (bytes.length > 0) client.input(Uint8Array.from(bytes));
    size = undefined;
    bytes = [];
  };
  for (const action of actions) {
    if (typeof action === "number") {
      bytes.push(action);
    } else {
      if (bytes.length > 0) flush();
      size = action;
    }
  }
  flush();
}

function lastResize(actions: readonly UserAction[]): Size | undefined {
  return actions.findLast((action) => typeof action !== "number");
}
