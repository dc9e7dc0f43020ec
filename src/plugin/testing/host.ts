import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type {
  HookEvent,
  KeyBinding,
  RunResult,
  SessionInfo,
  StatusSegmentDefinition,
  ViewDefinition,
} from "../context.ts";
import type { HostCommand, PluginHost } from "../host.ts";
import type { OptionDeclaration } from "../option.ts";
import { registration, type Registration } from "../registration.ts";
import type { RemoteClient, RemoteClientOptions, Size } from "../remote.ts";
import type { Theme } from "../theme.ts";
import { TestSession } from "./session.ts";
import { commandWords, readFlags } from "./words.ts";

interface Segment {
  readonly definition: StatusSegmentDefinition;
  text: string;
}

/**
 * A multiplexer in memory with just what plugins touch. The clock is the real one unless given.
 *
 * @since 0.1.0
 */
export class MemoryHost implements PluginHost {
  readonly socketPath: string;
  readonly programArgv: readonly string[];
  /** How many holds keep the server running. */
  holds = 0;
  readonly commands = new Map<string, HostCommand>();
  readonly keys = new Map<string, KeyBinding>();
  readonly options = new Map<string, string>();
  readonly declared = new Map<string, OptionDeclaration>();
  readonly kept = new Map<string, readonly string[]>();
  readonly channels = new Set<string>();
  readonly notices: string[] = [];
  readonly logged: string[] = [];
  readonly views = new Map<string, ViewDefinition>();
  readonly themes = new Map<string, Theme>();
  readonly testSessions: TestSession[] = [];
  readonly #folder: string;
  readonly #variables = new Map<string, string>();
  readonly #hooks = new Map<string, Set<(event: HookEvent) => void>>();
  readonly #optionListeners = new Map<string, Set<() => void>>();
  readonly #segments = new Set<Segment>();

  constructor(folder: string, programArgv: readonly string[]) {
    this.#folder = folder;
    this.socketPath = join(folder, "default");
    this.programArgv = programArgv;
  }

  addSession(name: string, size: Size): TestSession {
    const id = `$${this.testSessions.length}`;
    const session: TestSession = new TestSession(id, name, size, () => this.statusLine(session));
    this.testSessions.push(session);
    return session;
  }

  statusLine(session: TestSession): string {
    const side = (which: "left" | "right"): string =>
      [...this.#segments]
        .filter((each) => each.definition.side === which && each.text !== "")
        .map((each) => this.expand(each.text, session.id).replace(/#\[[^\]]*\]/g, ""))
        .join(" ");
    const left = [`[${session.name}]`, side("left")].join(" ").trimEnd();
    const right = side("right");
    return left + right.padStart(Math.max(right.length + 1, session.size.cols - left.length));
  }

  emit(name: string, variables: Readonly<Record<string, string>> = {}): void {
    for (const callback of this.#hooks.get(name) ?? []) callback({ name, variables, session: "$0" });
  }

  setOption(name: string, value: string): void {
    // A user option takes any text; what reads it says that it is no value.
    const parsed = name.startsWith("@") ? undefined : this.declared.get(name)?.parse(value);
    if (parsed?.ok === false) throw new Error(parsed.reason);
    this.options.set(name, value);
    for (const callback of this.#optionListeners.get(name) ?? []) callback();
  }

  stateDirectory(plugin: string): string {
    const path = join(this.#folder, "state", plugin);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return path;
  }

  addCommand(command: HostCommand): Registration {
    for (const name of [command.name, command.alias]) {
      if (name !== undefined && this.commands.has(name)) throw new Error(`command ${name} is already there`);
    }
    const names = [command.name, ...(command.alias === undefined ? [] : [command.alias])];
    for (const name of names) this.commands.set(name, command);
    return registration(() => names.forEach((name) => this.commands.delete(name)));
  }

  bindKey(binding: KeyBinding): Registration {
    const key = `${binding.table ?? "prefix"} ${binding.key}`;
    const before = this.keys.get(key);
    this.keys.set(key, binding);
    return registration(() => (before === undefined ? this.keys.delete(key) : this.keys.set(key, before)));
  }

  hold(): Registration {
    this.holds++;
    return registration(() => this.holds--);
  }

  setVariable(name: string, value: string | undefined, session: string | undefined): void {
    const key = session === undefined ? name : `${session} ${name}`;
    if (value === undefined) this.#variables.delete(key);
    else this.#variables.set(key, value);
  }

  addHook(name: string, callback: (event: HookEvent) => void): Registration {
    return listen(this.#hooks, name, callback);
  }

  declareOption(name: string, declaration: OptionDeclaration): Registration {
    this.declared.set(name, declaration);
    return registration(() => this.declared.delete(name));
  }

  option(name: string): string | undefined {
    return this.options.get(name);
  }

  onOption(name: string, callback: () => void): Registration {
    return listen(this.#optionListeners, name, callback);
  }

  addStatusSegment(_plugin: string, definition: StatusSegmentDefinition): ReturnType<PluginHost["addStatusSegment"]> {
    const segment: Segment = { definition, text: definition.text ?? "" };
    this.#segments.add(segment);
    const refresh = (): void => this.testSessions.forEach((session) => session.dirty());
    return {
      set: (text) => {
        segment.text = text ?? "";
        refresh();
      },
      refresh,
      ...registration(() => {
        this.#segments.delete(segment);
        refresh();
      }),
    };
  }

  openView(_plugin: string, view: ViewDefinition): ReturnType<PluginHost["openView"]> {
    this.views.set(view.name, view);
    const close = (): void => {
      if (this.views.delete(view.name)) view.onClose?.();
    };
    return { refresh: () => undefined, ...registration(close) };
  }

  addTheme(theme: Theme): Registration {
    if (this.themes.has(theme.name)) throw new Error(`theme ${theme.name} is already there`);
    this.themes.set(theme.name, theme);
    return registration(() => this.themes.delete(theme.name));
  }

  keepMessage(key: string, lines: readonly string[]): void {
    if (lines.length === 0) this.kept.delete(key);
    else this.kept.set(key, lines);
  }

  setChannel(name: string, held: boolean): void {
    if (held) this.channels.add(name);
    else this.channels.delete(name);
  }

  notify(text: string): void {
    this.notices.push(text);
    this.log(text);
  }

  log(text: string): void {
    this.logged.push(text);
  }

  async run(line: string, where: { readonly session?: string | undefined } = {}): Promise<RunResult> {
    const output: string[] = [];
    try {
      for (const words of commandWords(line)) await this.#runOne(words, where.session, output);
      return { ok: true, output };
    } catch (error) {
      return { ok: false, output, error: error instanceof Error ? error.message : String(error) };
    }
  }

  expand(template: string, target?: string): string {
    const session = this.#session(target);
    const builtin: Record<string, string | undefined> = { session_name: session?.name, session_id: session?.id };
    return template.replace(
      /#\{(@?[\w-]+)\}/g,
      (_, name: string) =>
        this.#variables.get(`${session?.id} ${name}`) ??
        this.#variables.get(name) ??
        this.options.get(name) ??
        builtin[name] ??
        "",
    );
  }

  sessions(): readonly SessionInfo[] {
    return this.testSessions.map(({ id, name, size }) => ({ id, name, ...size, attached: 1 }));
  }

  attachRemote(plugin: string, options: RemoteClientOptions): RemoteClient {
    const session = this.#session(options.session);
    if (session === undefined) throw new Error(`can't find session: ${options.session}`);
    return session.attach({ name: plugin, ...options });
  }

  now(): number {
    return Date.now();
  }

  #session(target: string | undefined): TestSession | undefined {
    if (target === undefined) return this.testSessions[0];
    return this.testSessions.find((each) => each.id === target || each.name === target);
  }

  async #runOne(words: readonly string[], at: string | undefined, output: string[]): Promise<void> {
    const [name = "", ...rest] = words;
    if (name === "set" || name === "set-option") {
      const [key = "", value = ""] = rest.filter((word) => !/^-[a-z]+$/i.test(word));
      return this.setOption(key, value);
    }
    const command = this.commands.get(name);
    if (command === undefined) throw new Error(`unknown command: ${name}`);
    const { flags, operands } = readFlags(command, rest);
    const [least, most] = command.operands;
    if (operands.length < least || (most !== -1 && operands.length > most)) {
      throw new Error(`command ${name}: too ${operands.length < least ? "few" : "many"} arguments`);
    }
    const wanted = command.target === undefined ? undefined : flags[command.target.flag];
    const session = this.#session(typeof wanted === "string" ? wanted : at);
    if (typeof wanted === "string" && session === undefined) throw new Error(`can't find session: ${wanted}`);
    await command.exec({
      flags,
      operands,
      target: { session: session?.id, window: session && "@0", pane: session && "%0" },
      print: (line) => output.push(line),
      expand: (template) => this.expand(template, session?.id),
    });
  }
}

function listen<F>(map: Map<string, Set<F>>, name: string, callback: F): Registration {
  const set = map.get(name) ?? new Set<F>();
  map.set(name, set.add(callback));
  return registration(() => set.delete(callback));
}
