import { basename, join } from "node:path";
import type {
  Channel,
  KeptMessage,
  OptionValues,
  PluginContext,
  Size,
  StatusSegment,
  Variable,
  View,
} from "troam/plugin";
import type { shareOptions } from "../settings.ts";
import { EmbeddedRelay } from "./embedded-relay.ts";
import { completeLinks, labelledLinks, reportLines, type ShareReport, viewLines } from "./report.ts";
import type { RelayAddress } from "./relay-link.ts";
import { hostKey, sessionKey, shareSecrets } from "./secrets.ts";
import { Share } from "./share.ts";

type Context = PluginContext<typeof shareOptions>;
type Options = OptionValues<typeof shareOptions>;

/** tmate's own relay, which no longer serves; a config file may still name it. */
const CLOSED_RELAY = /(^|\.)tmate\.io$/;

interface Shared {
  readonly share: Share;
  readonly session: string;
  readonly name: string;
  readonly secrets: { readonly write: Uint8Array; readonly view: Uint8Array };
  readonly kept: KeptMessage;
  view: View | undefined;
}

/** What the plugin shows of its shares, made when it is activated. */
export interface Shown {
  readonly variables: ReadonlyMap<string, Variable>;
  readonly segment: StatusSegment;
  readonly ready: readonly Channel[];
  readonly ended: Channel;
}

/** The shares of a server, by session id. */
export class Sharing {
  readonly #ctx: Context;
  readonly #shown: Shown;
  readonly #shared = new Map<string, Shared>();
  readonly #embedded: EmbeddedRelay;

  constructor(ctx: Context, shown: Shown) {
    this.#ctx = ctx;
    this.#shown = shown;
    // A relay for each server of this user, with ports and links of its own.
    const state = join(ctx.stateDirectory, `relay-${basename(ctx.socketPath)}`);
    this.#embedded = new EmbeddedRelay(ctx.programArgv("relay"), state, (line) => ctx.log(line));
    ctx.onDispose(() => this.close("The host has ended."));
    ctx.hook("session-closed", async ({ session }) => {
      await this.stop(session ?? "", "The session has ended.");
    });
  }

  /** Shares a session, or shows again that it is shared. Without clients attached it waits until there are links, or a reason why not. */
  async share(session: string): Promise<readonly string[]> {
    const info = this.#ctx.sessions().find((each) => each.id === session);
    if (info === undefined) throw new Error("no session to share");
    const shared = this.#shared.get(session) ?? this.#begin(session, info.name);
    if (info.attached > 0) {
      this.#openView(shared);
      return [];
    }
    await this.#links(shared);
    return reportLines(this.#report(shared));
  }

  async stop(session: string, line: string): Promise<boolean> {
    const shared = this.#shared.get(session);
    if (shared === undefined) return false;
    this.#shared.delete(session);
    shared.view?.dispose();
    shared.kept.dispose();
    await shared.share.stop(line);
    this.#changed(shared);
    for (const variable of this.#shown.variables.values()) variable.set(undefined, session);
    this.#shown.segment.set(undefined, session);
    this.#shown.ended.set();
    this.#ctx.notify("the session is no longer shared", { session });
    if (this.#shared.size === 0) await this.#embedded.close();
    return true;
  }

  /** @throws Error when the session is not shared */
  report(session: string): ShareReport {
    const shared = this.#shared.get(session);
    if (shared === undefined) throw new Error("the session is not shared");
    return this.#report(shared);
  }

  async close(line: string): Promise<void> {
    await Promise.all([...this.#shared.keys()].map((session) => this.stop(session, line)));
    await this.#embedded.close();
  }

  #begin(session: string, name: string): Shared {
    const ctx = this.#ctx;
    const options: Options = ctx.options;
    const key = hostKey(ctx.stateDirectory, options["share-identity"]);
    const secrets = shareSecrets(ctx.stateDirectory, sessionKey(ctx.socketPath, name));
    const share = new Share({
      key,
      secrets,
      hello: {
        session: sessionKey(ctx.socketPath, name),
        sealed: options["share-sealed"],
        readOnly: options["share-read-only"],
        maxViewers: options["share-max-viewers"],
        holdTime: options["share-hold-time"],
      },
      relay: () => this.#relay(key.fingerprint),
      attach: () => ctx.attachRemote({ session, size: "session", name: "share", features: ["256", "RGB"] }),
      minSize: () => readSize(options["share-min-size"]),
      changed: () => this.#changed(shared),
      notice: (text) => ctx.notify(`share: ${text}`, { session, ms: ctx.optionFor("share-display-time", session) }),
      guard: (callback) => ctx.guard(callback),
    });
    const kept = ctx.keepMessage([`session ${name}: connecting to the relay`]);
    const shared: Shared = { share, session, name, secrets, kept, view: undefined };
    this.#shared.set(session, shared);
    this.#shown.ended.clear();
    this.#changed(shared);
    share.start();
    return shared;
  }

  async #relay(fingerprint: string): Promise<RelayAddress> {
    const options: Options = this.#ctx.options;
    const host = options["share-server-host"];
    if (CLOSED_RELAY.test(host)) {
      this.#ctx.log(`${host} no longer serves; the relay on this machine is used`);
      return this.#embedded.address(fingerprint);
    }
    if (host === "") return this.#embedded.address(fingerprint);
    const fingerprints = (["ed25519", "rsa", "ecdsa"] as const).map(
      (kind) => options[`share-server-${kind}-fingerprint`],
    );
    return { host, port: options["share-server-port"], fingerprints: fingerprints.filter((each) => each !== "") };
  }

  /** Waits for links. @throws Error when the share ended first, or no relay could be had; it is tried again all the same */
  async #links({ share }: Shared): Promise<void> {
    while (share.welcome === undefined) {
      if (share.state === "ended" || this.#ctx.signal.aborted) throw new Error("the session is not shared");
      const { problem } = share;
      if (problem)
        throw new Error(`no relay: ${problem.message} [${problem.code}]; share-info tells when there is one`);
      await Bun.sleep(10);
    }
  }

  #openView(shared: Shared): void {
    shared.view?.dispose();
    shared.view = this.#ctx.view({
      name: "share",
      target: shared.session,
      lines: ({ cols }) => viewLines(this.#report(shared), cols),
      onClose: () => (shared.view = undefined),
    });
  }

  #report({ share, session, name, secrets }: Shared): ShareReport {
    const host = this.#ctx.options["share-server-host"];
    const local = host === "" || CLOSED_RELAY.test(host);
    return {
      session: this.#ctx.sessions().find((each) => each.id === session)?.name ?? name,
      state: share.state,
      relay: local ? "on this machine" : `${host}:${this.#ctx.options["share-server-port"]}`,
      local,
      sealed: share.sealed,
      problem: share.problem && { code: share.problem.code, message: share.problem.message },
      links: labelledLinks(completeLinks(share, secrets)),
      writers: share.writers,
      readers: share.readers,
    };
  }

  /** Pushes what is known of a share to formats, status line, kept messages, channels and the view. */
  #changed(shared: Shared): void {
    const { share, session } = shared;
    const links = completeLinks(share, shared.secrets);
    const values: Record<string, string | undefined> = {
      ssh: links.ssh,
      ssh_ro: links.sshReadOnly,
      web: links.web,
      web_ro: links.webReadOnly,
      num_clients: String(share.viewers.size),
      state: share.state,
      writers: String(share.writers),
      readers: String(share.readers),
      relay: this.#report(shared).relay,
    };
    for (const [name, variable] of this.#shown.variables)
      variable.set(values[name.replace(/^(share|tmate)_/, "")], session);
    this.#shown.segment.set(this.#ctx.options["share-status"] ? segmentText(share) : undefined, session);
    if (this.#shared.get(session) === shared) shared.kept.set(reportLines(this.#report(shared)).slice(1));
    const ready = [...this.#shared.values()].some((each) => each.share.state === "ready");
    for (const channel of this.#shown.ready) {
      if (ready) channel.set();
      else channel.clear();
    }
    shared.view?.refresh();
  }
}

/** `COLSxROWS`; what is no size is no limit. */
function readSize(text: string): Size {
  const [, cols = "1", rows = "1"] = /^(\d+)x(\d+)$/.exec(text) ?? [];
  return { cols: Number(cols), rows: Number(rows) };
}

/** How many are watching; a pencil when one of them may type. */
function segmentText(share: Share): string | undefined {
  if (share.viewers.size === 0) return undefined;
  const mark = share.writers > 0 ? "#[fg=black,bg=yellow] ✎" : "#[fg=black,bg=green] ●";
  return `${mark} ${share.viewers.size} #[default]`;
}
