import { KeyParser } from "#input/key-parser.ts";
import {
  Client,
  CLIENT_FOCUSED,
  CLIENT_IGNORE_SIZE,
  CLIENT_READONLY,
  CLIENT_REMOTE,
  CLIENT_UTF8,
} from "#model/client.ts";
import { Environment } from "#model/environment.ts";
import type { Pane } from "#model/pane.ts";
import type { Session } from "#model/session.ts";
import { statusLines } from "#model/sizes.ts";
import { listen, type Registration, tell } from "#plugin/registration.ts";
import type { RemoteClient, RemoteClientOptions, Size } from "#plugin/remote.ts";
import type { Screen } from "#terminal/screen.ts";
import { fireClient } from "./client-events.ts";
import { ClientFrame } from "./client-frame.ts";
import { clientSize } from "./client-size.ts";
import { MARK_ALL } from "./compose/compose.ts";
import type { RedrawView } from "./redraw.ts";
import type { ClientExit } from "./server-client.ts";
import type { Server } from "./server.ts";

/** A client whose terminal a plugin holds: keys come from it, and it fetches its screen when it can use one. */
export class ServerRemoteClient implements RemoteClient {
  readonly #server: Server;
  readonly #client: Client;
  readonly #view: RemoteView;
  readonly #parser: KeyParser;
  readonly #dirty = new Set<() => void>();
  readonly #bell = new Set<() => void>();
  readonly #clipboard = new Set<(selection: string, bytes: Uint8Array) => void>();
  readonly #exit = new Set<(reason: string) => void>();
  #escapeTimer: Timer | undefined;
  /** The terminal's own size; undefined: as large as the session. */
  #size: Size | undefined;
  #gone = false;

  constructor(server: Server, session: Session, name: string, options: RemoteClientOptions) {
    this.#server = server;
    this.#size = options.size === "session" ? undefined : clientSize(options.size);
    this.#client = makeClient(server, name, options);
    this.#parser = new KeyParser((event) => {
      if (event.kind === "key" && !this.#gone) server.services.dispatchKey(this.#client, event.event);
    });
    this.#fitSession(session);
    server.clients.adopt(this.#client, undefined, {
      gone: (exit) => this.#left(exit),
      bell: () => tell(this.#bell),
      clipboard: (selection, bytes) => tell(this.#clipboard, selection, bytes),
    });
    this.#view = new RemoteView(server, this.#client, () => tell(this.#dirty));
    server.statusBars.load();
    server.attachments.attach(this.#client, session);
    server.redraw.add(this.#view);
  }

  get name(): string {
    return this.#client.name;
  }

  get session(): string {
    return this.#client.session === undefined ? "" : `$${this.#client.session.id}`;
  }

  get size(): Size {
    return { cols: this.#client.cols, rows: this.#client.rows };
  }

  input(bytes: Uint8Array): void {
    if (this.#gone) return;
    clearTimeout(this.#escapeTimer);
    this.#server.redraw.inputFrom(this.#client);
    this.#parser.feed(bytes);
    if (!this.#parser.partial) return;
    const delayMs = this.#parser.delayMs(this.#server.state.serverOptions.number("escape-time"));
    this.#escapeTimer = setTimeout(() => this.#parser.flush(), delayMs);
  }

  resize(size: Size | "session"): void {
    if (this.#gone) return;
    this.#size = size === "session" ? undefined : clientSize(size);
    if (this.#size === undefined) this.#client.flags |= CLIENT_IGNORE_SIZE;
    else this.#client.flags &= ~CLIENT_IGNORE_SIZE;
    this.#fitSession(this.#client.session);
    this.#server.attachments.used(this.#client);
    this.#sizeChanged();
  }

  limit(size: Size | undefined): void {
    if (this.#gone) return;
    this.#client.sizeLimit = size && clientSize(size);
    this.#server.services.recalculateSizes();
  }

  detach(): void {
    if (!this.#gone) this.#server.attachments.detach(this.#client, false);
  }

  copyScreen(into: Screen): void {
    if (this.#gone) return;
    if (this.#fitSession(this.#client.session)) this.#sizeChanged();
    this.#view.copy(into);
  }

  onDirty(callback: () => void): Registration {
    const listening = listen(this.#dirty, callback);
    // What changed before somebody listened is told at once.
    if (this.#view.told) callback();
    return listening;
  }

  onBell(callback: () => void): Registration {
    return listen(this.#bell, callback);
  }

  onClipboard(callback: (selection: string, bytes: Uint8Array) => void): Registration {
    return listen(this.#clipboard, callback);
  }

  onExit(callback: (reason: string) => void): Registration {
    return listen(this.#exit, callback);
  }

  /** Takes the size of the session's window, with the status lines. @returns whether that changed something */
  #fitSession(session: Session | undefined): boolean {
    const window = session?.current?.window;
    const client = this.#client;
    const before = this.size;
    if (this.#size !== undefined) Object.assign(client, this.#size);
    else if (session !== undefined && window !== undefined) {
      client.cols = window.cols;
      client.rows = window.rows + statusLines(session);
    }
    client.cols = Math.max(1, client.cols);
    client.rows = Math.max(1, client.rows);
    return client.cols !== before.cols || client.rows !== before.rows;
  }

  #sizeChanged(): void {
    const { services, state } = this.#server;
    const client = this.#client;
    services.recalculateSizes();
    if (client.popup && !client.popup.resize(client)) services.closePopup(client);
    this.#view.forget();
    if (this.#size !== undefined) fireClient(state, "client-resized", client);
  }

  #left(exit: ClientExit | undefined): void {
    if (this.#gone) return;
    this.#gone = true;
    clearTimeout(this.#escapeTimer);
    tell(this.#exit, exitReason(exit));
  }
}

/** The redraw scheduler's view of a remote client: it only says that there is something new, and draws when asked. */
class RemoteView implements RedrawView {
  readonly client: Client;
  /** The other end knows that there is something new, and has not fetched it. */
  told = false;
  readonly #server: Server;
  readonly #frame: ClientFrame;
  readonly #tell: () => void;
  #marks = MARK_ALL;

  constructor(server: Server, client: Client, tell: () => void) {
    this.#server = server;
    this.client = client;
    this.#frame = new ClientFrame(client, server.compose);
    this.#tell = tell;
  }

  ready(): boolean {
    return this.client.session !== undefined && !this.told;
  }

  shows(pane: Pane): boolean {
    return this.#frame.shows(pane);
  }

  draw(marks: number): void {
    this.#marks |= marks;
    this.told = true;
    this.#tell();
  }

  copy(into: Screen): void {
    const marks = this.#marks;
    this.#marks = 0;
    this.told = false;
    this.#frame.draw(into, marks);
    this.#server.redraw.carrierReady(this.client);
  }

  forget(): void {
    this.#marks = MARK_ALL;
  }

  statusSeconds(): number {
    return this.#frame.statusSeconds();
  }

  wakeAfter(): number | undefined {
    return this.#frame.wakeAfter();
  }

  close(): void {
    this.#frame.close();
  }
}

function makeClient(server: Server, name: string, options: RemoteClientOptions): Client {
  const { state } = server;
  const taken = new Set(state.clients.map((client) => client.name));
  let unique = name;
  for (let i = 2; taken.has(unique); i++) unique = `${name}-${i}`;
  const client = new Client(unique, Environment.from(options.environment ?? {}), state.now());
  client.pid = process.pid;
  client.uid = process.getuid?.() ?? 0;
  client.termName = options.termName ?? "xterm-256color";
  client.flags |= CLIENT_REMOTE | CLIENT_UTF8 | CLIENT_FOCUSED;
  if (options.size === "session") client.flags |= CLIENT_IGNORE_SIZE;
  if (options.readOnly === true) client.flags |= CLIENT_READONLY;
  for (const feature of options.features ?? []) client.features.add(feature);
  client.colours = client.features.has("RGB") ? 0x1000000 : client.features.has("256") ? 256 : 8;
  return client;
}

function exitReason(exit: ClientExit | undefined): string {
  if (exit?.kind === "detach") return "detached";
  if (exit?.kind === "shutdown") return "server exited";
  return exit?.message || "exited";
}
