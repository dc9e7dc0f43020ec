import { createItemState, parseCommands, parseWords, registry } from "#command/index.ts";
import {
  CLIENT_ATTACHED,
  CLIENT_CONTROL,
  CLIENT_DEAD,
  CLIENT_EXITING,
  CLIENT_READONLY,
  CLIENT_SUSPENDED,
  CLIENT_TERMINAL,
  CLIENT_NO_DETACH_ON_DESTROY,
  type Client,
} from "#model/client.ts";
import { recalculateSizes } from "#model/sizes.ts";
import type { Session } from "#model/session.ts";
import type { ClientMessage, Identify } from "#wire/messages.ts";
import { isIdentify } from "#wire/identify.ts";
import { PROTOCOL, VERSION } from "#wire/version.ts";
import { fireClient } from "./client-events.ts";
import { ServerFiles } from "./client-files.ts";
import type { ClientConnection } from "./client-connection.ts";
import { letGo } from "./client-exit.ts";
import { takeSize, type TerminalSize } from "./client-size.ts";
import { ControlClient } from "./control/control-client.ts";
import { startControlInput } from "./control/control-input.ts";
import { createClientKeys } from "./client-keys.ts";
import { newClient } from "./new-client.ts";
import type { Server } from "./server.ts";
import type { ClientExit, RemoteEnd, ServerClient } from "./server-client.ts";
import { usableShell, BOURNE_SHELL } from "./shell.ts";

/** All clients: who they are, what they send, how they leave. */
export class Clients {
  readonly #server: Server;
  readonly #all = new Map<Client, ServerClient>();
  /** Connections that have not yet said who they are. */
  readonly #unknown = new Set<ClientConnection>();

  constructor(server: Server) {
    this.#server = server;
  }

  get(client: Client): ServerClient | undefined {
    return this.#all.get(client);
  }

  all(): Iterable<ServerClient> {
    return this.#all.values();
  }

  any(): boolean {
    return this.#all.size > 0 || this.#unknown.size > 0;
  }

  /** A connection that has yet to say who it is. */
  add(connection: ClientConnection): void {
    if (this.#server.exitWatch.over) return connection.end();
    this.#unknown.add(connection);
    connection.handlers = {
      message: (message) => {
        this.#unknown.delete(connection);
        try {
          if (message.type === "identify") this.#identify(connection, message);
          else connection.end();
        } catch (error) {
          this.#server.report("a new client", error);
          connection.end();
        }
      },
      drained: () => undefined,
      closed: () => {
        this.#unknown.delete(connection);
        this.#server.wake();
      },
    };
  }

  /** Takes in a client that is held by something else than a socket of ours. */
  adopt(client: Client, connection: ClientConnection | undefined, remote?: RemoteEnd): ServerClient {
    const entry: ServerClient = {
      client,
      connection,
      files: connection && new ServerFiles(connection),
      remote,
      keys: createClientKeys(this.#server, client),
      control: undefined,
      terminal: undefined,
      exit: undefined,
      exiting: false,
      exitSince: 0,
      exitTimer: undefined,
      messageTimer: undefined,
      input: undefined,
      earlyInput: [],
      controlStarted: false,
    };
    this.#server.state.clients.push(client);
    this.#all.set(client, entry);
    return entry;
  }

  /** The client is to go, when it has been given what it is owed. */
  sendAway(client: Client, exit: ClientExit): void {
    const entry = this.#all.get(client);
    if (!entry || entry.exit) return;
    entry.exit = exit;
    entry.exitSince = this.#server.clock.now();
    client.flags |= CLIENT_EXITING;
    entry.control?.discardOutput();
    this.#server.wake();
  }

  sendAllAway(): void {
    for (const { client } of this.#all.values()) {
      if (client.flags & CLIENT_SUSPENDED) this.#lost(client);
      else this.sendAway(client, { kind: "shutdown" });
    }
    for (const connection of this.#unknown) connection.end();
  }

  /** Looks after clients that are to go. */
  check(): void {
    for (const entry of this.#all.values()) letGo(this.#server, entry, () => this.#lost(entry.client));
  }

  bell(client: Client): void {
    const entry = this.#all.get(client);
    entry?.terminal?.writeBeside(Uint8Array.of(7));
    entry?.remote?.bell();
  }

  terminalOptionsChanged(): void {
    for (const entry of this.#all.values()) entry.terminal?.configure();
  }

  /** The session is about to go: its clients move to another, or are sent away. */
  leaveSession(session: Session, next: Session | undefined, fallback: Session | undefined): void {
    for (const client of this.#server.state.clients) {
      if (client.session !== session) continue;
      const use = next ?? (client.flags & CLIENT_NO_DETACH_ON_DESTROY ? fallback : undefined);
      client.session = undefined;
      client.lastSession = undefined;
      if (use) this.#server.attachments.setSession(client, use);
      else this.sendAway(client, { kind: "return", message: "" });
    }
    recalculateSizes(this.#server.state);
  }

  #identify(connection: ClientConnection, message: Identify): void {
    if (message.protocol !== PROTOCOL) {
      connection.send({ type: "version", protocol: PROTOCOL, version: VERSION });
      return;
    }
    if (!isIdentify(message)) return connection.end();
    if (this.#server.exitWatch.asked) {
      connection.send({ type: "shutdown" });
      return;
    }
    const client = newClient(this.#server.state, connection, message);
    const entry = this.adopt(client, connection);
    if (message.shell) {
      const shell = this.#server.state.sessionOptions.string("default-shell");
      connection.send({ type: "shell", shell: usableShell(shell) ? shell : BOURNE_SHELL });
    }
    connection.handlers = {
      message: (next) => this.#guarded(client, () => this.#message(entry, next)),
      drained: () => this.#guarded(client, () => this.#drained(entry)),
      closed: () => this.#lost(client),
    };
    if (message.control > 0) {
      entry.control = new ControlClient(client, connection, {
        now: () => this.#server.clock.now(),
        evict: (who, reason) => this.sendAway(who, { kind: "return", message: reason }),
        flowChanged: () => this.#server.programs.flowChanged(),
      });
    }
    if (client.flags & (CLIENT_CONTROL | CLIENT_TERMINAL)) fireClient(this.#server.state, "client-created", client);
    if (!message.shell) this.#command(entry, message.argv);
  }

  /** Queues the client's command; whoever came first waits for the configuration. */
  #command(entry: ServerClient, argv: readonly string[]): void {
    const { client } = entry;
    const { state, config } = this.#server;
    if (config.loaded || state.clients[0] !== client) return this.#begin(entry, argv);
    state.configDirectory = client.cwd;
    this.#server.background(
      "configuration",
      config.load().finally(() => this.#begin(entry, argv)),
    );
  }

  /** Whatever goes wrong, the client is not left waiting. */
  #begin(entry: ServerClient, argv: readonly string[]): void {
    try {
      this.#start(entry, argv);
    } catch (error) {
      this.#server.report("command", error);
      this.#server.runner.host.error(entry.client, `${String(error)} (see show-messages)`, {
        file: undefined,
        line: 0,
      });
      this.sendAway(entry.client, { kind: "return", message: "" });
    }
  }

  #start(entry: ServerClient, argv: readonly string[]): void {
    const { client } = entry;
    const { state, runner } = this.#server;
    const parsed =
      argv.length === 0
        ? parseCommands(state.serverOptions.string("default-client-command"), { state, registry })
        : parseWords(argv, { state, registry });
    const readOnly = (client.flags & CLIENT_READONLY) !== 0;
    let failure = parsed.ok ? "" : parsed.error;
    if (parsed.ok && readOnly && !parsed.list.commands.every((command) => command.definition.readOnly))
      failure = "client is read-only";
    if (!parsed.ok || failure !== "") {
      runner.host.error(client, failure, { file: undefined, line: 0 });
      return this.#commandDone(entry);
    }
    void runner.append(parsed.list, client);
    void runner.queue(client).appendCallback(() => this.#commandDone(entry), createItemState());
  }

  #commandDone(entry: ServerClient): void {
    const { client } = entry;
    this.#server.wake();
    if (!(client.flags & CLIENT_ATTACHED)) this.sendAway(client, { kind: "return", message: "" });
    else if (entry.control && !entry.exit) startControlInput(this.#server, entry);
  }

  #message(entry: ServerClient, message: ClientMessage): void {
    if (entry.files?.take(message)) return;
    const { client } = entry;
    switch (message.type) {
      case "input":
        return this.#passOn(entry, message.bytes);
      case "input-end":
        return void this.#input(entry, undefined);
      case "resize":
        return this.#resize(entry, message);
      case "exiting":
        return this.#leaving(entry);
      case "wakeup":
      case "unlock":
        if (!(client.flags & CLIENT_SUSPENDED)) return;
        client.flags &= ~CLIENT_SUSPENDED;
        entry.terminal?.start();
        entry.terminal?.begin();
        this.#server.redraw.view(client)?.forget();
        this.#server.services.recalculateSizes();
        return this.#server.services.redraw({ client, what: "all" });
      default:
        return;
    }
  }

  /** Bytes from a terminal that is not read by its client. */
  typed(entry: ServerClient, bytes: Uint8Array): Promise<void> | undefined {
    let busy: Promise<void> | undefined;
    this.#guarded(entry.client, () => {
      busy = this.#input(entry, bytes);
    });
    return busy;
  }

  /** What a client has read for us; while there is much of it no more is taken from its socket. */
  #passOn(entry: ServerClient, bytes: Uint8Array): void {
    const busy = this.#input(entry, bytes);
    if (!busy) return;
    entry.connection?.hold(true);
    this.#server.background(
      "input",
      busy.finally(() => entry.connection?.hold(false)),
    );
  }

  #input(entry: ServerClient, bytes: Uint8Array | undefined): Promise<void> | undefined {
    if (entry.input) entry.input(bytes);
    else if (entry.control) entry.earlyInput.push(bytes);
    else if (bytes) {
      this.#server.redraw.inputFrom(entry.client);
      return entry.terminal?.input(bytes);
    }
    return undefined;
  }

  #resize(entry: ServerClient, told: TerminalSize): void {
    const { client } = entry;
    if (entry.control) return;
    // the first one says that the client is ready
    entry.terminal?.begin();
    const { cols: oldCols, rows: oldRows } = client;
    this.#server.attachments.used(client);
    takeSize(client, told);
    this.#server.services.recalculateSizes();
    if (client.popup && !client.popup.resize(client)) this.#server.services.closePopup(client);
    this.#server.redraw.view(client)?.forget();
    this.#server.services.redraw({ client, what: "all" });
    if (client.session) {
      const { cols, rows } = client;
      const size = { width: cols, height: rows, old_width: oldCols, old_height: oldRows };
      fireClient(this.#server.state, "client-resized", client, size);
    }
    this.#server.wake();
  }

  /** An attached client gives its terminal back and goes. */
  #leaving(entry: ServerClient): void {
    const { client } = entry;
    this.#server.attachments.setSession(client, undefined);
    entry.terminal?.stop();
    this.#server.redraw.remove(client);
    entry.connection?.send({ type: "exited" });
    this.#server.wake();
  }

  #drained(entry: ServerClient): void {
    entry.control?.pump();
    this.#server.redraw.carrierReady(entry.client);
    if (entry.exit) this.#server.wake();
  }

  /** The client is gone, whether told to or not. */
  #lost(client: Client): void {
    const entry = this.#all.get(client);
    if (!entry) return;
    this.#all.delete(client);
    const { state, runner, services } = this.#server;
    const attached = (client.flags & CLIENT_ATTACHED) !== 0;
    client.flags |= CLIENT_DEAD;
    clearTimeout(entry.messageTimer);
    clearTimeout(entry.exitTimer);
    this.#guarded(client, () => {
      services.closePopup(client);
      client.prompt?.close(client);
    });
    entry.input?.(undefined);
    entry.files?.abandon();
    entry.keys.close();
    entry.control?.stop();
    this.#server.redraw.remove(client);
    entry.terminal?.abandon();
    state.clients.splice(state.clients.indexOf(client), 1);
    runner.removeClient(client);
    this.#server.attachments.setSession(client, undefined);
    if (attached) fireClient(state, "client-detached", client);
    if (client.flags & (CLIENT_CONTROL | CLIENT_TERMINAL)) fireClient(state, "client-closed", client);
    entry.connection?.end();
    entry.remote?.gone(entry.exit);
    this.#server.programs.flowChanged();
    this.#server.wake();
  }

  #guarded(client: Client, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#server.report(`client ${client.name}`, error);
    }
  }
}
