import type { CodedError, RemoteClient, Size } from "troam/plugin";
import {
  ACK,
  decodeMessage,
  DEMAND,
  encodeMessage,
  type Frame,
  INPUT,
  JOINED,
  KICK,
  LEFT,
  readInputPayload,
  SEALED,
} from "../wire/frame.ts";
import { type Hello, type Joined, readDemand, readJoined, type Welcome, WIRE_VERSION } from "../wire/messages.ts";
import { framesKey, inputKey, Opener } from "../wire/seal.ts";
import type { SshKey } from "../wire/ssh-key.ts";
import { Publisher } from "./publisher.ts";
import { type RelayAddress, RelayLink } from "./relay-link.ts";

export type ShareState = "connecting" | "ready" | "away" | "ended";

/** What a share needs of its surroundings. */
export interface ShareEnvironment {
  readonly key: SshKey;
  readonly secrets: { readonly write: Uint8Array; readonly view: Uint8Array };
  readonly hello: Omit<Hello, "version" | "salt">;
  relay(): Promise<RelayAddress>;
  attach(): RemoteClient;
  /** The session gets no smaller than this for a viewer. */
  minSize(): Size;
  /** State, links or viewers changed. */
  changed(): void;
  notice(text: string): void;
  guard<A extends readonly unknown[]>(callback: (...args: A) => void): (...args: A) => void;
}

/** A session made reachable: its screens go out once, as two logs; the input of read-write viewers comes in. */
export class Share {
  state: ShareState = "connecting";
  welcome: Welcome | undefined;
  /** Why there is no relay just now; undefined while there is one. */
  problem: CodedError | undefined;
  readonly viewers = new Map<number, Joined>();
  readonly #environment: ShareEnvironment;
  readonly #link: RelayLink;
  readonly #publisher: Publisher;
  #client: RemoteClient | undefined;
  #openers = new Map<number, Opener>();
  #salt = new Uint8Array(16);
  #typist: number | undefined;

  constructor(environment: ShareEnvironment) {
    this.#environment = environment;
    this.#publisher = new Publisher({
      send: (bytes) => this.#link.send(bytes),
      guard: (run) => environment.guard(run),
    });
    this.#link = new RelayLink(environment.key, {
      address: () => environment.relay(),
      hello: () => this.#hello(),
      welcome: environment.guard((welcome: Welcome) => this.#welcomed(welcome)),
      frame: environment.guard((frame: Frame) => this.#take(frame)),
      lost: environment.guard((error: CodedError, seconds: number | undefined) => this.#lost(error, seconds)),
    });
  }

  /** Only web links, which the relay cannot read. */
  get sealed(): boolean {
    return this.#environment.hello.sealed;
  }

  get writers(): number {
    return [...this.viewers.values()].filter((viewer) => !viewer.readOnly).length;
  }

  get readers(): number {
    return this.viewers.size - this.writers;
  }

  start(): void {
    this.#link.open();
  }

  /** Ends it. @param line the last thing that viewers read */
  async stop(line: string): Promise<void> {
    if (this.state === "ended") return;
    this.state = "ended";
    this.#detach();
    this.viewers.clear();
    this.#environment.changed();
    await this.#link.close(line);
  }

  kick(viewer: number, line: string): void {
    const generation = this.welcome?.generation ?? 0;
    this.#link.send(encodeMessage(KICK, { id: viewer, line }, generation));
  }

  #hello(): Hello {
    this.#salt = crypto.getRandomValues(new Uint8Array(16));
    return { ...this.#environment.hello, version: WIRE_VERSION, salt: Buffer.from(this.#salt).toString("hex") };
  }

  #welcomed(welcome: Welcome): void {
    const before = this.welcome;
    this.welcome = welcome;
    this.problem = undefined;
    this.state = "ready";
    this.viewers.clear();
    this.#openers = new Map();
    this.#publisher.restart(welcome, framesKey(this.#environment.secrets.view, this.#salt));
    this.#environment.changed();
    if (before === undefined) this.#environment.notice("the session is shared");
    else if (Bun.deepEquals(before.links, welcome.links)) this.#environment.notice("back, with the same links");
    else this.#environment.notice("back, with new links");
  }

  #lost(error: CodedError, seconds: number | undefined): void {
    if (this.state === "ended") return;
    this.problem = error;
    this.state = this.welcome === undefined ? "connecting" : "away";
    this.viewers.clear();
    this.#detach();
    this.#environment.changed();
    const again = seconds === undefined ? "" : `; next try in ${seconds} s`;
    this.#environment.notice(
      `${this.welcome === undefined ? "no relay" : "relay lost"}: ${error.message} [${error.code}]${again}`,
    );
  }

  #take(frame: Frame): void {
    if (frame.type === ACK) this.#publisher.acknowledge(frame.sequence);
    else if (frame.type === INPUT) this.#input(frame);
    else if (frame.type === DEMAND) this.#demand(frame);
    else if (frame.type === JOINED) this.#joined(frame);
    else if (frame.type === LEFT) this.#left(frame);
  }

  #demand(frame: Frame): void {
    const demand = readDemand(decodeMessage(frame));
    if (demand === undefined) return;
    this.#publisher.demand(demand);
    if (this.#publisher.wanted) this.#attach();
    else this.#detach();
  }

  #joined(frame: Frame): void {
    const viewer = readJoined(decodeMessage(frame));
    if (viewer === undefined) return;
    const known = this.viewers.has(viewer.id);
    this.viewers.set(viewer.id, viewer);
    this.#limitSize();
    this.#environment.changed();
    if (!known) this.#environment.notice(`${describe(viewer)} joined, ${this.#count()}`);
  }

  #left(frame: Frame): void {
    const viewer = this.viewers.get(Number(decodeMessage(frame)?.["id"]));
    if (viewer === undefined) return;
    this.viewers.delete(viewer.id);
    this.#limitSize();
    this.#environment.changed();
    this.#environment.notice(`${describe(viewer)} left, ${this.#count()}`);
  }

  /** Only from somebody who may type, and from the web only what his own key sealed. */
  #input(frame: Frame): void {
    const input = readInputPayload(frame.payload);
    const viewer = input && this.viewers.get(input.viewer);
    if (input === undefined || viewer === undefined || viewer.readOnly) return;
    const sealed = (frame.flags & SEALED) !== 0;
    if (sealed !== (viewer.via === "web") || (!sealed && this.#environment.hello.sealed)) return;
    const bytes = sealed ? this.#open(input.viewer, input.bytes, frame.generation) : input.bytes;
    if (bytes === undefined || bytes.length === 0) return;
    this.#typist = input.viewer;
    this.#client?.input(bytes);
  }

  #open(viewer: number, sealed: Uint8Array, generation: number): Uint8Array | undefined {
    const { welcome } = this;
    if (welcome === undefined || generation !== welcome.generation) return undefined;
    let opener = this.#openers.get(viewer);
    if (opener === undefined) {
      opener = new Opener(inputKey(this.#environment.secrets.write, this.#salt, viewer), viewer);
      this.#openers.set(viewer, opener);
    }
    return opener.open(sealed, { share: welcome.share, type: INPUT, generation, sequence: 0 });
  }

  #attach(): void {
    if (this.#client !== undefined || this.state !== "ready") return;
    const client = this.#environment.attach();
    this.#client = client;
    client.onDirty(() => this.#publisher.changed());
    this.#limitSize();
    client.onExit((reason) => {
      if (this.#client !== client) return;
      this.#client = undefined;
      this.#publisher.from(undefined);
      this.#exited(reason);
    });
    this.#publisher.from(client);
  }

  /** The session is held as small as the terminals of those who can type: who can not has no say. */
  #limitSize(): void {
    const least = this.#environment.minSize();
    const sizes = [...this.viewers.values()].filter(
      ({ via, readOnly, cols, rows }) => via === "ssh" && !readOnly && cols >= least.cols && rows >= least.rows,
    );
    const cols = Math.min(...sizes.map((size) => size.cols));
    const rows = Math.min(...sizes.map((size) => size.rows));
    this.#client?.limit(sizes.length === 0 ? undefined : { cols, rows });
  }

  /** The share's client went: a viewer pressed the detach key, which lets go of him alone, or the session ended. */
  #exited(reason: string): void {
    const typist = this.#typist;
    if (reason !== "detached" || typist === undefined) return;
    this.kick(typist, "You have left the session.");
    this.#typist = undefined;
    this.#attach();
  }

  #detach(): void {
    const client = this.#client;
    this.#client = undefined;
    this.#publisher.from(undefined);
    client?.detach();
  }

  #count(): string {
    const { writers, readers } = this;
    return `${writers + readers} watching, ${writers} can type`;
  }
}

function describe(viewer: Joined): string {
  return `${viewer.address || "somebody"} (${viewer.via}${viewer.readOnly ? ", read only" : ""})`;
}
