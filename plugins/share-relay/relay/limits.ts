import { isIPv6 } from "node:net";

/** What one network may have at a relay at a time; Infinity: as much as it likes. */
export interface Limits {
  readonly connections: number;
  readonly shares: number;
}

export const DEFAULT_LIMITS: Limits = { connections: 250, shares: 20 };

/**
 * Whom an address belongs to: an IPv4 address is one owner, of IPv6 each has at least a /64.
 *
 * @param address numeric; an IPv4 one may be written as IPv6 (`::ffff:192.0.2.1`)
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [left = "", right] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const head = left === "" ? [] : left.split(":");
  const tail = right === undefined || right === "" ? [] : right.split(":");
  const zeros = right === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const groups = [...head, ...Array.from({ length: zeros }, () => "0"), ...tail].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, "")).join(":")}::/64`;
}

/** Who comes from this very machine: a proxy in front of the web side, or its user. */
export function isLoopback(address: string): boolean {
  return address === "::1" || networkOf(address).startsWith("127.");
}

/** Counts what each network holds, and lets it hold no more than so much. */
export class Tally {
  readonly #limit: number;
  readonly #held = new Map<string, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @returns what gives it back, which does so once; undefined when the network has as much as it may have */
  take(network: string): (() => void) | undefined {
    const held = this.#held.get(network) ?? 0;
    if (held >= this.#limit) return undefined;
    this.#held.set(network, held + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const left = (this.#held.get(network) ?? 1) - 1;
      if (left > 0) this.#held.set(network, left);
      else this.#held.delete(network);
    };
  }
}
