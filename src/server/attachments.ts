import { CommandError } from "#command/command.ts";
import {
  type Client,
  CLIENT_ATTACHED,
  CLIENT_CONTROL,
  CLIENT_DEAD,
  CLIENT_EXITING,
  CLIENT_FOCUSED,
  CLIENT_IGNORE_SIZE,
  CLIENT_NO_DETACH_ON_DESTROY,
  CLIENT_NO_OUTPUT,
  CLIENT_PAUSE_AFTER,
  CLIENT_READONLY,
  CLIENT_REMOTE,
  CLIENT_SUSPENDED,
  CLIENT_TERMINAL,
  CLIENT_WAIT_EXIT,
} from "#model/client.ts";
import { updateFocus } from "#model/focus.ts";
import type { Session } from "#model/session.ts";
import { closeSession, touchSession } from "#model/sessions.ts";
import { recalculateSize, recalculateSizes } from "#model/sizes.ts";
import { WINLINK_ALERTS } from "#model/winlink.ts";
import { fireClient } from "./client-events.ts";
import type { Server } from "./server.ts";
import type { ServerClient } from "./server-client.ts";
import { ClientView, TerminalSink } from "./client-view.ts";
import { BOURNE_SHELL, usableShell } from "./shell.ts";
import { handleReply } from "./terminal-replies.ts";
import { outputTerminalOf, TerminalLink } from "./terminal-link.ts";

const FLAGS: Readonly<Record<string, number>> = {
  "read-only": CLIENT_READONLY,
  "ignore-size": CLIENT_IGNORE_SIZE,
  "no-detach-on-destroy": CLIENT_NO_DETACH_ON_DESTROY,
};
const CONTROL_FLAGS: Readonly<Record<string, number>> = {
  "no-output": CLIENT_NO_OUTPUT,
  "wait-exit": CLIENT_WAIT_EXIT,
};

/** Whether the client is as large as its session, so that nothing can take its size. */
function followsSession({ flags }: Client): boolean {
  return (flags & CLIENT_REMOTE) !== 0 && (flags & CLIENT_IGNORE_SIZE) !== 0;
}

/** Which client is attached to which session, and what follows from that. Source: tmux/tmux server-client.c */
export class Attachments {
  readonly #server: Server;
  #attachedShown: boolean | undefined;

  constructor(server: Server) {
    this.#server = server;
  }

  /** Makes the client's terminal ready to be drawn on. @throws CommandError `open terminal failed: …` */
  openTerminal(client: Client): void {
    const entry = this.#server.clients.get(client);
    if (!entry || entry.control || entry.terminal || !entry.connection) return;
    if (!(client.flags & CLIENT_TERMINAL)) throw new CommandError("open terminal failed: not a terminal");
    const output = outputTerminalOf(client, this.#server.state);
    if (!output) throw new CommandError(`open terminal failed: missing or unsuitable terminal: ${client.termName}`);
    for (const capability of ["clear", "cup"]) {
      if (!output.has(capability))
        throw new CommandError(`open terminal failed: terminal does not support ${capability}`);
    }
    entry.terminal = new TerminalLink(client, entry.connection, this.#server.state, output, {
      key: (event) => this.#server.services.dispatchKey(client, event),
      reply: (reply) => handleReply(this.#server, entry, reply),
      typed: (bytes) => this.#server.clients.typed(entry, bytes),
      drained: () => this.#server.redraw.carrierReady(client),
      gone: () => entry.connection?.end(),
      failed: (error) => this.#server.report(`client ${client.name}`, error),
    });
    client.features.clear();
    for (const feature of output.featureNames) client.features.add(feature);
    client.colours = output.colours;
    client.bidi = output.has("Bidi");
  }

  /** Attaches the client to a session for the first time, or moves it there. */
  attach(client: Client, session: Session): void {
    const entry = this.#server.clients.get(client);
    if (!entry) return;
    client.lastSession = client.session;
    if (client.flags & CLIENT_ATTACHED) return this.switchTo(client, session, false);
    this.openTerminal(client);
    if (entry.terminal) {
      this.#server.statusBars.load();
      entry.terminal.start();
    }
    this.setSession(client, session);
    entry.keys.leaveTable();
    client.flags |= CLIENT_ATTACHED;
    if (entry.terminal) {
      const sink = new TerminalSink(entry.terminal.output, entry.terminal);
      this.#server.redraw.add(new ClientView(client, sink, this.#server.compose));
    }
    fireClient(this.#server.state, "client-attached", client);
    recalculateSizes(this.#server.state);
    this.#server.wake();
  }

  /** Moves an attached client to a session and, unless a repeated key does it, back to that session's key table. */
  switchTo(client: Client, session: Session, keepTable: boolean): void {
    this.setSession(client, session);
    if (!keepTable) this.#server.clients.get(client)?.keys.leaveTable();
  }

  /** Puts the client into a session, or into none. */
  setSession(client: Client, session: Session | undefined): void {
    const { state, services } = this.#server;
    const old = client.session;
    if (session && old && old !== session) client.lastSession = old;
    if (!session) client.lastSession = undefined;
    client.session = session;
    client.flags |= CLIENT_FOCUSED;
    if (old?.current) updateFocus(state, old.current.window);
    if (session?.current) {
      const winlink = session.current;
      if (!followsSession(client)) winlink.window.latest = client;
      recalculateSizes(state);
      updateFocus(state, winlink.window);
      touchSession(state, session);
      this.#server.lockTimers.touched(session);
      session.lastAttachedTime = state.now();
      winlink.alerts &= ~WINLINK_ALERTS;
      for (const each of session.winlinks.values()) this.#server.alerts.checkWindow(each.window);
      fireClient(state, "client-session-changed", client, { old_session: old, new_session: session });
      services.redraw({ client, what: "all" });
    } else {
      for (const window of state.windows.values()) if (window.latest === client) this.#inheritLatest(client);
      recalculateSizes(state);
    }
    this.#checkUnattached();
    this.#showAttached();
    this.#server.wake();
  }

  /** The client was used: windows take its size from now on (`window-size latest`). */
  used(client: Client): void {
    const window = client.session?.current?.window;
    if (!window || window.latest === client || followsSession(client)) return;
    window.latest = client;
    if (window.options.string("window-size") === "latest") recalculateSize(this.#server.state, window, false);
    fireClient(this.#server.state, "client-active", client);
    this.#server.wake();
  }

  detach(client: Client, kill: boolean): void {
    if (!client.session || client.flags & (CLIENT_DEAD | CLIENT_SUSPENDED | CLIENT_EXITING)) return;
    this.#server.clients.sendAway(client, { kind: "detach", session: client.session.name, kill });
  }

  /** The client becomes another program. */
  exec(client: Client, command: string): void {
    if (command === "") return;
    const entry = this.#server.clients.get(client);
    const shell = (client.session?.options ?? this.#server.state.sessionOptions).string("default-shell");
    this.#leaveScreen(entry);
    entry?.connection?.send({ type: "exec", command, shell: usableShell(shell) ? shell : BOURNE_SHELL });
  }

  suspend(client: Client): void {
    const entry = this.#server.clients.get(client);
    if (!client.session || !entry?.terminal || client.flags & (CLIENT_DEAD | CLIENT_SUSPENDED | CLIENT_EXITING)) return;
    this.#leaveScreen(entry);
    client.flags |= CLIENT_SUSPENDED;
    entry.connection?.send({ type: "suspend" });
    this.#server.services.recalculateSizes();
  }

  lock(client: Client): void {
    const entry = this.#server.clients.get(client);
    const command = client.session?.options.string("lock-command") ?? "";
    if (command === "" || !entry?.terminal || client.flags & (CLIENT_CONTROL | CLIENT_SUSPENDED)) return;
    this.#leaveScreen(entry);
    client.flags |= CLIENT_SUSPENDED;
    entry.connection?.send({ type: "lock", command });
  }

  /** `-f`: names joined by commas, `!` before one takes it back. */
  setFlags(client: Client, text: string): void {
    const entry = this.#server.clients.get(client);
    for (const word of text.split(",")) {
      const off = word.startsWith("!");
      const name = off ? word.slice(1) : word;
      const pause = /^pause-after(?:=(\d+))?$/.exec(name);
      let flag = FLAGS[name] ?? 0;
      if (entry?.control) {
        flag ||= CONTROL_FLAGS[name] ?? 0;
        if (pause) {
          flag = CLIENT_PAUSE_AFTER;
          client.pauseAfterMs = Number(pause[1] ?? 0) * 1000;
        }
      }
      // who may only look cannot give himself more
      if (off && client.flags & CLIENT_READONLY) flag &= ~CLIENT_READONLY;
      if (off) client.flags &= ~flag;
      else client.flags |= flag;
      if (flag === CLIENT_NO_OUTPUT) entry?.control?.reset();
    }
    entry?.connection?.send({ type: "flags", waitExit: (client.flags & CLIENT_WAIT_EXIT) !== 0 });
  }

  #leaveScreen(entry: ServerClient | undefined): void {
    entry?.terminal?.stop();
    if (entry) this.#server.redraw.view(entry.client)?.forget();
  }

  /** Windows whose size the client gave take it from whoever else looks at them. */
  #inheritLatest(client: Client): void {
    const { state } = this.#server;
    for (const window of state.windows.values()) {
      if (window.latest !== client) continue;
      const others = state.clients.filter((other) => other !== client && other.session?.current?.window === window);
      const newest = others.sort((a, b) => b.activityTime - a.activityTime)[0];
      window.latest = undefined;
      if (newest) this.used(newest);
    }
  }

  /** `destroy-unattached`. */
  #checkUnattached(): void {
    const { state } = this.#server;
    recalculateSizes(state);
    for (const session of state.sessions.values()) {
      if (session.attached > 0) continue;
      const policy = session.options.string("destroy-unattached");
      const members = session.group?.sessions.length ?? 0;
      if (policy === "off" || (policy === "keep-last" && members <= 1) || (policy === "keep-group" && members === 1))
        continue;
      closeSession(state, session);
    }
  }

  #showAttached(): void {
    const attached = [...this.#server.state.sessions.values()].some((session) => session.attached > 0);
    if (attached === this.#attachedShown) return;
    this.#attachedShown = attached;
    this.#server.listener?.showAttached(attached);
  }
}
