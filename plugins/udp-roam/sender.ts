import { randomBytes, randomInt } from "node:crypto";
import { type Instruction, PROTOCOL_VERSION, SHUTDOWN } from "./messages.ts";
import type { NumberedState } from "./receiver.ts";
import type { RoundTrip } from "./round-trip.ts";
import type { SyncState } from "./sync-state.ts";

/** All ms. Source: mobile-shell/mosh src/network/transportsender.h */
const ACK_INTERVAL = 3000;
const ACK_DELAY = 100;
const ACTIVE_RETRY = 10_000;
const SHUTDOWN_TRIES = 16;
const MAX_SENT_STATES = 32;
/** A diff from the acknowledged state is preferred while it costs no more than this over the one from the assumed state, bytes. */
const RESEND_UNDER = 1000;
const RESEND_EXTRA = 100;
const MAX_CHAFF = 16;

export interface SenderOptions {
  readonly roundTrip: RoundTrip;
  /** Time for which changes are gathered before a frame, ms: stock has 8 on the server, 1 on the client. */
  readonly minDelayMs: number;
  readonly transmit: (instruction: Instruction, now: number) => void;
}

/** Our object on its way to the peer: what it surely has, what it probably has, and when to say more. */
export class Sender<S extends SyncState<S>> {
  /** Changed freely by the owner; versions are copied when sent. Must not change once a shutdown began. */
  readonly current: S;
  readonly #options: SenderOptions;
  /** First: newest acknowledged; last: newest sent. Never empty. */
  #sent: NumberedState<S>[];
  #assumed: NumberedState<S>;
  #nextAck: number;
  #nextSend = Infinity;
  /** When the unsent change was first seen. */
  #changedAt = Infinity;
  #dataAckPending = false;
  #ackNum = 0n;
  #lastHeard = -Infinity;
  #ackSent = 0n;
  #shutdownStart: number | undefined;
  #shutdownTries = 0;

  constructor(current: S, now: number, options: SenderOptions) {
    this.current = current;
    this.#options = options;
    this.#sent = [{ number: 0n, time: now, state: current.copy() }];
    this.#assumed = this.#sent[0]!;
    this.#nextAck = now;
  }

  get lastSentNumber(): bigint {
    return this.#last.number;
  }

  /** When the state that the peer acknowledged last was sent, ms: the newest round trip known to have worked. */
  get acknowledgedTime(): number {
    return this.#sent[0]!.time;
  }

  get shuttingDown(): boolean {
    return this.#shutdownStart !== undefined;
  }

  get shutdownAcknowledged(): boolean {
    return this.#sent[0]!.number === SHUTDOWN;
  }

  /** The peer's shutdown has been answered at least once. */
  get peerShutdownAnswered(): boolean {
    return this.#ackSent === SHUTDOWN;
  }

  shutdownTimedOut(now: number): boolean {
    const start = this.#shutdownStart;
    return start !== undefined && (this.#shutdownTries >= SHUTDOWN_TRIES || now - start >= ACTIVE_RETRY);
  }

  startShutdown(now: number): void {
    this.#shutdownStart ??= now;
  }

  /** The peer holds our state `number`; one that is not in the list says nothing. */
  acknowledge(number: bigint): void {
    const index = this.#sent.findIndex((sent) => sent.number === number);
    if (index <= 0) return;
    this.#sent = this.#sent.slice(index);
    const acknowledged = this.#sent[0]!;
    acknowledged.state.forgetBefore?.(acknowledged.state);
  }

  /** A newest state of the peer came in: it is to be acknowledged, soon if it had content. */
  heard(number: bigint, hadContent: boolean, now: number): void {
    this.#ackNum = number;
    this.#lastHeard = now;
    if (hadContent) this.#dataAckPending = true;
  }

  /** When `tick` has something to do next, ms of the clock; Infinity: nothing. */
  deadline(now: number): number {
    this.#plan(now);
    return Math.min(this.#nextAck, this.#nextSend);
  }

  /** Sends what is due. The caller sees to it that a peer is known. */
  tick(now: number): void {
    this.#plan(now);
    if (now < this.#nextAck && now < this.#nextSend) return;
    let base = this.#assumed;
    let diff = this.current.diffFrom(base.state);
    const acknowledged = this.#sent[0]!;
    if (base !== acknowledged) {
      const longer = this.current.diffFrom(acknowledged.state);
      const cheap = longer.length < RESEND_UNDER && longer.length - diff.length < RESEND_EXTRA;
      if (longer.length <= diff.length || cheap) {
        base = acknowledged;
        diff = longer;
      }
    }
    if (diff.length > 0) {
      this.#sendState(base, diff, now);
    } else if (now >= this.#nextAck) {
      this.#sendState(base, diff, now, true);
    } else {
      this.#nextSend = Infinity;
    }
    this.#changedAt = Infinity;
  }

  get #last(): NumberedState<S> {
    return this.#sent[this.#sent.length - 1]!;
  }

  #sendState(base: NumberedState<S>, diff: Uint8Array, now: number, isAck = false): void {
    const last = this.#last;
    const repeats = !isAck && this.current.equals(last.state);
    const number = this.shuttingDown ? SHUTDOWN : repeats ? last.number : last.number + 1n;
    if (number === last.number) {
      last.time = now;
    } else {
      this.#sent.push({ number, time: now, state: this.current.copy() });
      if (this.#sent.length > MAX_SENT_STATES) this.#sent.splice(this.#sent.length - 16, 1);
    }
    if (number === SHUTDOWN) this.#shutdownTries++;
    this.#options.transmit(
      {
        protocolVersion: PROTOCOL_VERSION,
        oldNum: base.number,
        newNum: number,
        ackNum: this.#ackNum,
        throwawayNum: this.#sent[0]!.number,
        diff,
        chaff: randomBytes(randomInt(MAX_CHAFF + 1)),
      },
      now,
    );
    this.#ackSent = this.#ackNum;
    this.#dataAckPending = false;
    if (!isAck) this.#assumed = this.#last;
    this.#nextAck = now + ACK_INTERVAL;
    this.#nextSend = Infinity;
  }

  #plan(now: number): void {
    const { roundTrip, minDelayMs } = this.#options;
    this.#assume(now, roundTrip.timeout);
    if (this.#dataAckPending) this.#nextAck = Math.min(this.#nextAck, now + ACK_DELAY);
    const last = this.#last;
    const paced = last.time + roundTrip.sendInterval;
    // Stock repeats nothing before it has heard the peer, and so loses three seconds with a first datagram.
    const listening = this.#lastHeard === -Infinity || now < this.#lastHeard + ACTIVE_RETRY;
    if (!this.current.equals(last.state)) {
      this.#changedAt = Math.min(this.#changedAt, now);
      this.#nextSend = Math.max(this.#changedAt + minDelayMs, paced);
    } else if (listening && !this.current.equals(this.#assumed.state)) {
      const gathered = this.#changedAt === Infinity ? -Infinity : this.#changedAt + minDelayMs;
      this.#nextSend = Math.max(paced, gathered);
    } else if (listening && !this.current.equals(this.#sent[0]!.state)) {
      this.#nextSend = last.time + roundTrip.timeout + ACK_DELAY;
    } else {
      this.#nextSend = Infinity;
    }
    if (this.shuttingDown || this.#ackNum === SHUTDOWN) this.#nextAck = last.time + roundTrip.sendInterval;
  }

  /** Walks from the acknowledged state over those sent recently enough to be still on their way. */
  #assume(now: number, timeout: number): void {
    this.#assumed = this.#sent[0]!;
    for (const sent of this.#sent.slice(1)) {
      if (now - sent.time >= timeout + ACK_DELAY) return;
      this.#assumed = sent;
    }
  }
}
