import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import type { Winlink } from "#model/winlink.ts";
import type { Server } from "../server.ts";

/** Time between two looks at what is subscribed to, ms. */
const INTERVAL_MS = 1000;

interface Subscription {
  readonly format: string;
  /** `%*`, `%3`, `@*`, `@2`, or anything else: the session. */
  readonly what: string;
  /** The last value told, by the object it is of. */
  readonly told: Map<string, string>;
}

/** Formats whose changes control clients want to be told of (`refresh-client -B`). Source: tmux/tmux monitor.c */
export class Subscriptions {
  readonly #server: Server;
  readonly #byClient = new Map<Client, Map<string, Subscription>>();
  #timer: Timer | undefined;

  constructor(server: Server) {
    this.#server = server;
  }

  /** @param format undefined: the subscription of that name ends */
  set(client: Client, name: string, what: string | undefined, format: string | undefined): void {
    let subscriptions = this.#byClient.get(client);
    if (!subscriptions) this.#byClient.set(client, (subscriptions = new Map()));
    if (format === undefined) subscriptions.delete(name);
    else subscriptions.set(name, { format, what: what ?? "", told: new Map() });
    this.#timer ??= setInterval(() => this.#check(), INTERVAL_MS);
  }

  #check(): void {
    for (const [client, subscriptions] of this.#byClient) {
      const control = this.#server.clients.get(client)?.control;
      if (!control || subscriptions.size === 0) {
        this.#byClient.delete(client);
        continue;
      }
      if (!client.session) continue;
      for (const [name, subscription] of subscriptions) {
        try {
          this.#checkOne(client, name, subscription, (line) => control.notify(line));
        } catch (error) {
          this.#server.report(`subscription ${name}`, error);
        }
      }
    }
    if (this.#byClient.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #checkOne(client: Client, name: string, subscription: Subscription, tell: (line: string) => void): void {
    const session = client.session;
    if (!session) return;
    const seen = new Set<string>();
    const check = (place: string, extras: { winlink?: Winlink; pane?: Pane }): void => {
      seen.add(place);
      const { winlink, pane } = extras;
      const value = this.#server.expand(subscription.format, {
        client,
        session,
        winlink: winlink ?? session.current,
        window: (winlink ?? session.current)?.window,
        pane: pane ?? (winlink ?? session.current)?.window.active,
      });
      if (subscription.told.get(place) === value) return;
      subscription.told.set(place, value);
      tell(`%subscription-changed ${name} $${session.id} ${place} : ${value}`);
    };
    const { what } = subscription;
    const number = Number(what.slice(1));
    const panes = what === "%*" || /^%\d+$/.test(what);
    const windows = what === "@*" || /^@\d+$/.test(what);
    if (!panes && !windows) check("- - -", {});
    else {
      for (const winlink of session.winlinksInOrder()) {
        const { window } = winlink;
        if (windows && (what === "@*" || window.id === number)) check(`@${window.id} ${winlink.index} -`, { winlink });
        for (const pane of panes ? window.panes : []) {
          if (what === "%*" || pane.id === number)
            check(`@${window.id} ${winlink.index} %${pane.id}`, { winlink, pane });
        }
      }
    }
    for (const place of subscription.told.keys()) if (!seen.has(place)) subscription.told.delete(place);
  }
}
