import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { CommandError, type CommandDefinition } from "#command/command.ts";
import type { Target } from "#command/context.ts";
import { findTarget, parseCommands, registry } from "#command/index.ts";
import { formatKey, parseKeyName } from "#input/key-names.ts";
import { Client, CLIENT_REMOTE } from "#model/client.ts";
import type { ModelEvent } from "#model/events.ts";
import { addOptionRow } from "#model/options-table.ts";
import type { Options, OptionValue } from "#model/options.ts";
import type { Session } from "#model/session.ts";
import type {
  HookEvent,
  KeyBinding,
  Place,
  RunResult,
  SessionInfo,
  StatusSegmentDefinition,
  ViewDefinition,
} from "#plugin/context.ts";
import type { HostCommand, PluginHost } from "#plugin/host.ts";
import type { OptionDeclaration } from "#plugin/option.ts";
import { registration, type Registration } from "#plugin/registration.ts";
import type { RemoteClient, RemoteClientOptions } from "#plugin/remote.ts";
import type { Theme } from "#plugin/theme.ts";
import { ServerRemoteClient } from "../remote-client.ts";
import type { Server } from "../server.ts";
import { homeOf } from "../shell.ts";
import { PluginRuns } from "./runs.ts";
import { PluginSegments } from "./segments.ts";

/** The server as plugins see it: translates their plain data to and from the model. */
export class ServerPluginHost implements PluginHost {
  readonly segments: PluginSegments;
  readonly runs: PluginRuns;
  readonly programArgv: readonly string[];
  readonly #server: Server;
  readonly #optionListeners = new Map<string, Set<() => void>>();
  #holds = 0;

  constructor(server: Server) {
    this.#server = server;
    const script = process.argv[1];
    this.programArgv = [process.execPath, ...process.execArgv, ...(script === undefined ? [] : [script]), "troam"];
    this.segments = new PluginSegments(() => server.services.redraw({ what: "status" }));
    this.runs = new PluginRuns(server.state, server.runner);
  }

  /** An option was set or unset. */
  optionChanged(name: string): void {
    for (const callback of this.#optionListeners.get(name) ?? []) callback();
  }

  /** A plugin expects somebody: the server stays although it has no session. */
  get holding(): boolean {
    return this.#holds > 0;
  }

  hold(): Registration {
    this.#holds++;
    return registration(() => {
      this.#holds--;
      this.#server.wake();
    });
  }

  get socketPath(): string {
    return this.#server.setup.socketPath;
  }

  stateDirectory(plugin: string): string {
    const { environment } = this.#server.setup;
    const state = environment["XDG_STATE_HOME"] || join(homeOf(environment) ?? "/", ".local", "state");
    const path = join(state, "troam", plugin);
    try {
      mkdirSync(path, { recursive: true, mode: 0o700 });
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? String(error);
      throw new Error(`${path} cannot be made (${reason}): XDG_STATE_HOME names another place`);
    }
    return path;
  }

  addCommand(command: HostCommand): Registration {
    const { target, args } = command;
    const definition: CommandDefinition = {
      name: command.name,
      ...(command.alias !== undefined && { alias: command.alias }),
      args,
      operands: command.operands,
      usage: command.usage,
      target: target ? { flag: target.flag, type: target.type } : { flag: "", type: "pane", canFail: true },
      exec: async (context) => {
        try {
          await command.exec({
            flags: context.flags as Readonly<Record<string, string | boolean | undefined>>,
            operands: context.operands.map((_, index) => context.operand(index)),
            target: placeOf(target ? context.target : context.current, context.client),
            print: (line) => context.print(line),
            expand: (template) => context.expand(template),
          });
        } catch (error) {
          throw new CommandError(error instanceof Error ? error.message : String(error));
        }
      },
    };
    return registration(registry.add(definition));
  }

  bindKey({ table = "prefix", key: name, command, note, repeat = false }: KeyBinding): Registration {
    const { keyTables } = this.#server.state;
    const key = parseKeyName(name);
    if (key === undefined) throw new Error(`unknown key: ${name}`);
    const parsed = parseCommands(command, { state: this.#server.state, registry });
    if (!parsed.ok) throw new Error(parsed.error);
    const keyName = formatKey(key);
    const before = keyTables.binding(table, keyName);
    const binding = { keyName, key, note, repeat, commands: parsed.list };
    keyTables.bind(table, binding);
    return registration(() => {
      if (keyTables.binding(table, keyName) !== binding) return;
      if (before === undefined) keyTables.unbind(table, keyName);
      else keyTables.bind(table, before);
    });
  }

  setVariable(name: string, value: string | undefined, session: string | undefined): void {
    const variables = this.#server.pluginVariables;
    const key = session === undefined ? name : `${session} ${name}`;
    if (variables.get(key) === value) return;
    if (value === undefined) variables.delete(key);
    else variables.set(key, value);
    this.#server.services.redraw({ session: this.#session(session), what: "status" });
  }

  addHook(name: string, callback: (event: HookEvent) => void): Registration {
    return registration(
      this.#server.state.events.on((event) => {
        if (event.name === name) callback(hookEvent(event));
      }),
    );
  }

  declareOption(name: string, declaration: OptionDeclaration): Registration {
    if (name.startsWith("@")) return registration(() => undefined);
    const { type, min, max, unit, choices, doc, scope = "server" } = declaration;
    const value = declaration.default as string | number | boolean;
    const options = this.#globalOptions(scope);
    const remove = addOptionRow({
      name,
      type,
      scope: [scope],
      default: value,
      doc,
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
      ...(unit !== undefined && { unit }),
      ...(choices !== undefined && { choices }),
    });
    if (remove === undefined) throw new Error(`option ${name} is already there`);
    options.set(name, value);
    return registration(() => {
      remove();
      options.unset(name);
    });
  }

  option(name: string, session?: string): string | undefined {
    const { state } = this.#server;
    const inSession = this.#session(session)?.options ?? state.sessionOptions;
    if (name.startsWith("@")) {
      const value = inSession.get(name) ?? state.serverOptions.get(name) ?? state.windowOptions.get(name);
      return optionText(value);
    }
    const row = inSession.row(name);
    if (row === undefined) return undefined;
    const value = (row.scope.includes("server") ? state.serverOptions : inSession).get(name);
    return value === row.default ? undefined : optionText(value);
  }

  onOption(name: string, callback: () => void): Registration {
    const set = this.#optionListeners.get(name) ?? new Set();
    this.#optionListeners.set(name, set.add(callback));
    return registration(() => set.delete(callback));
  }

  addStatusSegment(plugin: string, segment: StatusSegmentDefinition): ReturnType<PluginHost["addStatusSegment"]> {
    return this.segments.add(plugin, segment);
  }

  addTheme(theme: Theme): Registration {
    const { themes, services } = this.#server;
    const remove = themes.add(theme);
    services.redraw({ what: "all" });
    return registration(() => {
      remove();
      services.redraw({ what: "all" });
    });
  }

  openView(_plugin: string, view: ViewDefinition): ReturnType<PluginHost["openView"]> {
    const pane = this.#target(view.target).pane;
    if (pane === undefined) throw new Error(`no pane to show a view in: ${view.target}`);
    const opened = this.#server.views.plugin(pane, view, view.onClose);
    return { refresh: () => opened.refresh(), ...registration(() => opened.close()) };
  }

  keepMessage(key: string, lines: readonly string[]): void {
    if (lines.length === 0) this.#server.keptMessages.delete(key);
    else this.#server.keptMessages.set(key, lines);
  }

  setChannel(name: string, held: boolean): void {
    const { waitChannels } = this.#server.state;
    if (held) waitChannels.hold(name);
    else waitChannels.release(name);
  }

  notify(
    text: string,
    { session, ms }: { readonly session?: string | undefined; readonly ms?: number | undefined },
  ): void {
    this.log(text);
    const only = this.#session(session);
    for (const client of this.#server.state.clients) {
      if (
        client.session === undefined ||
        client.flags & CLIENT_REMOTE ||
        (session !== undefined && client.session !== only)
      )
        continue;
      this.#server.services.message(client, text, { ms, ignoreStyles: true, noFreeze: true });
    }
  }

  log(text: string): void {
    this.#server.state.messages.add(text);
  }

  run(line: string, { session }: { readonly session?: string | undefined }): Promise<RunResult> {
    return this.runs.run(line, () => (session === undefined ? undefined : this.#target(session)));
  }

  expand(template: string, target: string | undefined): string {
    const { session, winlink, window, pane } = target === undefined ? { ...NOWHERE } : this.#target(target);
    return this.#server.expand(template, { session, winlink, window, pane });
  }

  sessions(): readonly SessionInfo[] {
    const { sessions, clients } = this.#server.state;
    return [...sessions.values()].map((session) => ({
      id: `$${session.id}`,
      name: session.name,
      cols: session.current?.window.cols ?? 0,
      rows: session.current?.window.rows ?? 0,
      attached: clients.filter((client) => client.session === session && !(client.flags & CLIENT_REMOTE)).length,
    }));
  }

  attachRemote(plugin: string, options: RemoteClientOptions): RemoteClient {
    const session = this.#target(options.session).session;
    if (session === undefined) throw new Error(`can't find session: ${options.session}`);
    return new ServerRemoteClient(this.#server, session, options.name ?? plugin, options);
  }

  now(): number {
    return this.#server.state.now();
  }

  #globalOptions(scope: "server" | "session"): Options {
    const { serverOptions, sessionOptions } = this.#server.state;
    return scope === "server" ? serverOptions : sessionOptions;
  }

  #session(id: string | undefined): Session | undefined {
    return id?.startsWith("$") ? this.#server.state.sessions.get(Number(id.slice(1))) : undefined;
  }

  /** @throws CommandError when there is no such target */
  #target(text: string): Target {
    const type = text.startsWith("%") ? "pane" : text.startsWith("@") ? "window" : "session";
    const found = findTarget(
      { state: this.#server.state, current: undefined, client: undefined, mouse: undefined },
      text,
      { type },
    );
    const winlink = found.winlink ?? found.session?.current;
    const window = found.window ?? winlink?.window;
    return { ...found, winlink, window, pane: found.pane ?? window?.active };
  }
}

/** A value as `set` would take it; arrays have no such text. */
function optionText(value: OptionValue | undefined): string | undefined {
  if (typeof value === "boolean") return value ? "on" : "off";
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

const NOWHERE = { session: undefined, winlink: undefined, window: undefined, pane: undefined };

function placeOf({ session, window, pane }: Target, client: Client | undefined): Place {
  return {
    session: session && `$${session.id}`,
    window: window && `@${window.id}`,
    pane: pane && `%${pane.id}`,
    client: client?.name,
  };
}

function hookEvent({ name, session, window, pane, client, extra }: ModelEvent): HookEvent {
  return { name, variables: extra ?? {}, ...placeOf({ session, window, pane, index: -1 }, client) };
}
