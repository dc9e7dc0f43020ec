import { type OutputTerminal, Screen, stringWidth } from "troam/plugin/screen";
import { ClientSession } from "./client-session.ts";
import { EscapeKey } from "./escape-key.ts";
import { type LinkState, Notice } from "./notice.ts";
import { Prediction, type PredictionDisplay } from "./prediction.ts";
import { TerminalDriver } from "./terminal-driver.ts";
import type { PeerAddress } from "./udp-port.ts";

/** A read of more than this many bytes is a paste: nothing is predicted for it. Source: mobile-shell/mosh src/frontend/stmclient.cc */
const PASTE_BYTES = 100;
/** A server that was never heard is given up after this time, ms; it may hear us all the same, so it is told. */
const CONNECT_WITHIN = 15_000;
const CTRL_L = 0x0c;

export interface RoamClientOptions {
  readonly key: Uint8Array;
  readonly server: PeerAddress;
  readonly display: PredictionDisplay;
  readonly overwrite: boolean;
  readonly escapeKey: string | undefined;
  readonly titlePrefix: string;
  readonly terminal: OutputTerminal;
}

/** The user's terminal on one side, a session by UDP on the other, predictions and notices between them. */
export class RoamClient {
  readonly #options: RoamClientOptions;
  readonly #session: ClientSession;
  readonly #driver: TerminalDriver;
  readonly #prediction: Prediction;
  readonly #escape: EscapeKey;
  readonly #notice: Notice;
  readonly #startedAt = performance.now();
  #bells = 0;
  #clipboard: Uint8Array | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #suspended = false;
  #finish: (clean: boolean) => void = () => {};

  constructor(options: RoamClientOptions) {
    this.#options = options;
    this.#driver = new TerminalDriver(options.terminal);
    this.#escape = new EscapeKey(options.escapeKey);
    this.#notice = new Notice(this.#escape.key === undefined ? "" : ` [To quit: ${this.#escape.name} .]`);
    this.#prediction = new Prediction({ ...options, widthOf: stringWidth });
    this.#session = new ClientSession({
      key: options.key,
      server: options.server,
      onChange: () => this.#draw(),
      onTrouble: (reason) => this.#notice.trouble(reason, performance.now()),
      onEnd: (clean) => this.#finish(clean),
    });
  }

  /** Runs until either side says goodbye. @returns whether the goodbye was answered */
  async run(): Promise<boolean> {
    const ended = new Promise<boolean>((resolve) => (this.#finish = resolve));
    const end = (): void => this.#session.end();
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, end);
    process.stdout.on("resize", () => this.#resize());
    process.on("SIGCONT", () => this.#resume());
    const giveUp = setTimeout(() => {
      if (!this.#session.connected) end();
    }, CONNECT_WITHIN);
    this.#resize();
    this.#driver.start(
      (bytes) => this.#typed(bytes),
      end,
      () => this.#draw(),
    );
    await this.#session.start();
    this.#draw();
    const clean = await ended;
    clearTimeout(giveUp);
    clearTimeout(this.#timer);
    this.#draw();
    clearTimeout(this.#timer);
    this.#driver.stop();
    process.stdout.write(`[${this.#options.titlePrefix.includes("mosh") ? "mosh" : "roam"} is exiting.]\r\n`);
    if (!clean) process.stderr.write(`${this.#whyNot()}\r\n`);
    return clean;
  }

  #whyNot(): string {
    const { address, port } = this.#options.server;
    return this.#session.connected
      ? "The server did not answer the goodbye: it may still be running."
      : `Nothing came from ${address} on UDP port ${port}: is the port open in the firewall? The server may still be running.`;
  }

  #resize(): void {
    const { cols, rows } = this.#driver.size;
    this.#session.resize(cols, rows);
    this.#prediction.reset();
    this.#driver.repaint();
  }

  #resume(): void {
    if (!this.#suspended) return;
    this.#suspended = false;
    this.#driver.resume();
    this.#resize();
    this.#draw();
  }

  #typed(bytes: Uint8Array): void {
    const now = performance.now();
    const isPaste = bytes.length > PASTE_BYTES;
    if (isPaste) this.#prediction.reset();
    const sent: number[] = [];
    this.#refreshPrediction();
    for (const byte of bytes) {
      const result = this.#escape.next(byte);
      if (result.kind === "help") {
        const { name } = this.#escape;
        this.#notice.say(
          `Commands: Ctrl-Z suspends, "." quits, "${name.slice(-1)}" gives literal ${name}`,
          now,
          60_000,
        );
      } else if (result.kind === "send") {
        if (sent.length === 0) this.#notice.say("", now);
        sent.push(...result.bytes);
        if (!isPaste) for (const typed of result.bytes) this.#prediction.type(typed, this.#session.screen.screen, now);
        if (byte === CTRL_L) this.#driver.repaint();
      } else if (result.kind === "quit") {
        this.#notice.say("", now);
        this.#session.end();
      } else {
        this.#suspend();
      }
    }
    if (sent.length > 0) this.#session.type(Uint8Array.from(sent));
    this.#draw();
  }

  #suspend(): void {
    this.#notice.say("", performance.now());
    this.#suspended = true;
    this.#driver.stop();
    process.stdout.write("\r\n[mosh is suspended.]\r\n");
    process.kill(process.pid, "SIGSTOP");
  }

  #refreshPrediction(): void {
    const { sender, roundTrip } = this.#session.transport;
    this.#prediction.sent = sender.lastSentNumber;
    this.#prediction.late = this.#session.screen.echoAck;
    this.#prediction.sendInterval = roundTrip.sendInterval;
  }

  /** The newest screen, what is predicted on it, the bar over it. */
  #draw(): void {
    if (this.#suspended) return;
    const now = performance.now();
    const incoming = this.#session.screen;
    const link = this.#link();
    this.#refreshPrediction();
    this.#prediction.judge(incoming.screen, now);
    const frame = new Screen(incoming.screen.cols, incoming.screen.rows);
    frame.copyFrom(incoming.screen);
    this.#prediction.draw(frame);
    this.#notice.draw(frame, link, now);
    if (frame.title !== "") frame.title = this.#options.titlePrefix + frame.title;
    if (incoming.bells > this.#bells) this.#driver.bell();
    this.#bells = incoming.bells;
    if (incoming.clipboard !== undefined && incoming.clipboard !== this.#clipboard)
      this.#driver.clipboard(incoming.clipboard);
    this.#clipboard = incoming.clipboard;
    this.#driver.show(frame);

    clearTimeout(this.#timer);
    const wait = Math.min(this.#prediction.waitMs(), this.#notice.waitMs(link, now));
    if (wait < Infinity) this.#timer = setTimeout(() => this.#draw(), wait);
  }

  #link(): LinkState {
    const { sender, receiver } = this.#session.transport;
    return {
      connected: this.#session.connected,
      startedAt: this.#startedAt,
      heardAt: receiver.newest.time,
      acknowledgedAt: sender.acknowledgedTime,
      port: this.#options.server.port,
      shuttingDown: sender.shuttingDown,
    };
  }
}
