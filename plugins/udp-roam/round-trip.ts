import { NO_TIMESTAMP } from "./datagram.ts";

/** Bounds of the retransmission timeout, ms. */
const MIN_RTO = 50;
const MAX_RTO = 1000;
/** Bounds of the frame interval, ms. */
const MIN_SEND_INTERVAL = 20;
const MAX_SEND_INTERVAL = 250;
/** A peer's timestamp is answered only within this time, ms. */
const REPLY_WITHIN = 1000;
/** A measured round trip of this or more is a sleeping machine, not a network; ms. */
const ABSURD_SAMPLE = 5000;

/**
 * Round-trip estimate from the 16-bit timestamps in datagrams. Times are ms of a monotonic clock, passed in.
 *
 * Source: mobile-shell/mosh src/network/network.cc
 */
export class RoundTrip {
  /** Smoothed round trip and its variation, ms. */
  smoothed = 1000;
  variation = 500;
  #hasSample = false;
  #saved = -1;
  #savedAt = 0;

  get hasSample(): boolean {
    return this.#hasSample;
  }

  /** Our clock as a datagram carries it. */
  timestamp(now: number): number {
    const stamp = Math.floor(now) & 0xffff;
    return stamp === NO_TIMESTAMP ? 0 : stamp;
  }

  /** The answer to the peer's latest timestamp, corrected by the time it was held; given once. */
  takeReply(now: number): number {
    const held = now - this.#savedAt;
    const saved = this.#saved;
    if (saved < 0 || held >= REPLY_WITHIN) return NO_TIMESTAMP;
    this.#saved = -1;
    return (saved + Math.floor(held)) & 0xffff;
  }

  /** Takes the timestamps of an authentic datagram that came in order. */
  receive(timestamp: number, reply: number, now: number): void {
    if (timestamp !== NO_TIMESTAMP) {
      this.#saved = timestamp;
      this.#savedAt = now;
    }
    if (reply === NO_TIMESTAMP) return;
    const sample = (this.timestamp(now) - reply) & 0xffff;
    if (sample < ABSURD_SAMPLE) this.#addSample(sample);
  }

  /** Retransmission timeout, ms, 50–1000. */
  get timeout(): number {
    return Math.min(MAX_RTO, Math.max(MIN_RTO, Math.ceil(this.smoothed + 4 * this.variation)));
  }

  /** Least time between two frames, ms, 20–250. */
  get sendInterval(): number {
    return Math.min(MAX_SEND_INTERVAL, Math.max(MIN_SEND_INTERVAL, Math.ceil(this.smoothed / 2)));
  }

  #addSample(sample: number): void {
    if (this.#hasSample) {
      // The variation is measured against the estimate that was, so it comes first.
      this.variation = 0.75 * this.variation + 0.25 * Math.abs(this.smoothed - sample);
      this.smoothed = 0.875 * this.smoothed + 0.125 * sample;
    } else {
      this.#hasSample = true;
      this.smoothed = sample;
      this.variation = sample / 2;
    }
  }
}
