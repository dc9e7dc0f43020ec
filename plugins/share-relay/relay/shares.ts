import { createHash } from "node:crypto";
import type { Hello } from "../wire/messages.ts";
import { makeTokens } from "../wire/token.ts";
import { RelayShare } from "./share.ts";

/** Ended links that are remembered, so that their users are told so. */
const ENDED_LIMIT = 10_000;

/** What a token leads to; `at`: when the share ended, ms since 1970. */
export type Lookup =
  | { readonly state: "unknown" }
  | { readonly state: "ended"; readonly at: number }
  | { readonly state: "shared"; readonly share: RelayShare; readonly readOnly: boolean };

/** All shares of a relay, by token. */
export class Shares {
  readonly #secret: Uint8Array;
  readonly #maxPerNetwork: number;
  readonly #byId = new Map<string, RelayShare>();
  readonly #byToken = new Map<string, { share: RelayShare; readOnly: boolean }>();
  readonly #ended = new Map<string, number>();

  /** @param maxPerNetwork sessions that the hosts of one network may share at a time */
  constructor(secret: Uint8Array, maxPerNetwork: number) {
    this.#secret = secret;
    this.#maxPerNetwork = maxPerNetwork;
  }

  get size(): number {
    return this.#byId.size;
  }

  /**
   * The share of a host's session: the one that is there, or a new one.
   *
   * @param hostKey fingerprint
   * @param network whom the host's address belongs to
   * @returns a line why there is none, when the network shares as much as it may
   */
  open(hostKey: string, network: string, hello: Hello): RelayShare | string {
    const tokens = makeTokens(this.#secret, hostKey, hello.session);
    const id = createHash("sha256").update(tokens.readWrite).update(tokens.readOnly).digest("hex").slice(0, 16);
    const there = this.#byId.get(id);
    if (there !== undefined) return there;
    const sharing = [...this.#byId.values()].filter((each) => each.network === network).length;
    if (sharing >= this.#maxPerNetwork)
      return `as many sessions are shared from your address as may be (${this.#maxPerNetwork})`;
    const share = new RelayShare({ id, network, tokens }, hello, (ended) => this.#forget(ended));
    this.#byId.set(id, share);
    this.#byToken.set(tokens.readOnly, { share, readOnly: true });
    this.#byToken.set(tokens.readWrite, { share, readOnly: false });
    this.#ended.delete(tokens.readOnly);
    this.#ended.delete(tokens.readWrite);
    return share;
  }

  find(token: string): Lookup {
    const found = this.#byToken.get(token);
    if (found !== undefined && (found.readOnly || !found.share.hello.readOnly)) return { state: "shared", ...found };
    const at = this.#ended.get(token);
    return at === undefined ? { state: "unknown" } : { state: "ended", at };
  }

  endAll(line: string): void {
    for (const share of this.#byId.values()) share.end(line);
  }

  #forget(share: RelayShare): void {
    if (this.#byId.get(share.id) !== share) return;
    this.#byId.delete(share.id);
    for (const token of [share.tokens.readOnly, share.tokens.readWrite]) {
      this.#byToken.delete(token);
      this.#ended.set(token, Date.now());
    }
    for (const token of this.#ended.keys()) {
      if (this.#ended.size <= ENDED_LIMIT) break;
      this.#ended.delete(token);
    }
  }
}

/** What somebody with a link that leads nowhere is told; one text for every token that was never given out. */
export function deadLinkLine(lookup: Exclude<Lookup, { state: "shared" }>, now: number): string {
  if (lookup.state === "unknown") return "There is no session behind this link.";
  return `This session ended ${duration(now - lookup.at)} ago.`;
}

/** A time as people say it: `3 minutes`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const say = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? "" : "s"}`;
  if (seconds < 60) return say(seconds, "second");
  if (seconds < 3600) return say(Math.floor(seconds / 60), "minute");
  return seconds < 86_400 ? say(Math.floor(seconds / 3600), "hour") : say(Math.floor(seconds / 86_400), "day");
}
