import { expand, expandTime, formatContext, isTrue, valuesIn } from "#format/expand.ts";
import type { FormatContext } from "#format/context.ts";
import type { KeyEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { ServerState } from "#model/state.ts";
import { CommandError, type CommandBlock, type Operand, type TargetSpec } from "../command.ts";
import type { CommandContext, ExpandExtras, RunOptions, ServerServices, Target } from "../context.ts";
import { CommandList, type ParsedCommand } from "../parse/command-list.ts";
import { parseCommands } from "../parse/parse.ts";
import { replaceAllInTemplate } from "../parse/template.ts";
import { NO_TARGET, targetOfClient } from "../target/best.ts";
import { findClient } from "../target/client.ts";
import { findTarget } from "../target/find-target.ts";
import type { CommandQueue } from "./command-queue.ts";
import { afterHookFormats } from "./hooks.ts";
import type { QueueHost } from "./host.ts";
import { createState, type ItemState, type QueueItem } from "./item.ts";
import type { CommandRunner } from "./runner.ts";

/** The flags as commands see them; what they may be is checked against the row when the command is parsed. */
type AnyFlags = Readonly<Record<string, string | boolean | undefined>>;

/**
 * One run of one command. Its methods are handed out as getters that bind, so that a command can take
 * just those it needs (`exec({ flags, print })`) and the others cost nothing.
 */
export class Execution implements CommandContext<AnyFlags> {
  readonly #runner: CommandRunner;
  readonly #host: QueueHost;
  readonly #queue: CommandQueue;
  readonly #item: QueueItem;
  readonly #command: ParsedCommand;
  readonly client: Client | undefined;
  targetClient: Client | undefined;
  #target: Target | undefined;
  #source: Target | undefined;
  #flags: AnyFlags | undefined;

  constructor(runner: CommandRunner, queue: CommandQueue, item: QueueItem, command: ParsedCommand) {
    this.#runner = runner;
    this.#host = runner.host;
    this.#queue = queue;
    this.#item = item;
    this.#command = command;
    this.client = item.client ?? findClient(this.state, undefined, undefined, true);
  }

  /** Finds the clients and targets that the command's row asks for. @throws CommandError */
  resolve(): void {
    const { client, source, target } = this.#command.definition;
    const name = client === undefined ? undefined : this.#command.arguments.value(client.flag);
    this.targetClient = findClient(this.state, this.client, name, client === undefined || client.canFail === true);
    if (source !== undefined) this.#source = this.#find(source);
    if (target !== undefined) this.#target = this.#find(target);
  }

  #find(spec: TargetSpec): Target {
    return this.findTarget(this.#command.arguments.value(spec.flag), spec);
  }

  get name(): string {
    return this.#command.definition.name;
  }

  get flags(): AnyFlags {
    this.#flags ??= this.#command.arguments.record;
    return this.#flags;
  }

  get operands(): readonly Operand[] {
    return this.#command.arguments.operands;
  }

  get target(): Target {
    this.#target ??= this.#default();
    return this.#target;
  }

  get source(): Target {
    this.#source ??= this.#default();
    return this.#source;
  }

  /** The target of a command whose row has none. */
  #default(): Target {
    return targetOfClient(this.state, this.targetClient) ?? NO_TARGET;
  }

  get current(): Target {
    return this.#item.state.current ?? NO_TARGET;
  }

  get event(): KeyEvent | undefined {
    return this.#item.state.event;
  }

  get state(): ServerState {
    return this.#host.state;
  }

  get server(): ServerServices {
    return this.#host.services;
  }

  get argumentText(): string {
    return this.#command.arguments.toString();
  }

  get formats(): Readonly<Record<string, string>> {
    return this.#item.state.formats;
  }

  get repeat(): boolean {
    return this.#runner.isRepeat(this.#item.state);
  }

  get file(): string | undefined {
    return this.#command.file;
  }

  get line(): number {
    return this.#command.line;
  }

  get values() {
    return (flag: string): readonly string[] => this.#command.arguments.values(flag);
  }

  get count() {
    return (flag: string): number => this.#command.arguments.count(flag);
  }

  get operand() {
    return (index: number): string => {
      const operand = this.operands[index];
      return typeof operand === "string" ? operand : (operand?.toString() ?? "");
    };
  }

  get print() {
    return (line: string): void => this.#host.print(this.client, line);
  }

  get printBytes() {
    return (bytes: Uint8Array): void => this.#host.printBytes(this.client, bytes);
  }

  get error() {
    return (message: string): void => this.#host.error(this.client, message, this.#command);
  }

  get configError() {
    return (message: string): void => this.#host.configError(this.client, message);
  }

  get expand() {
    return (template: string, extras: ExpandExtras = {}): string => expand(template, this.#formatContext(extras));
  }

  get expandTime() {
    return (template: string, extras: ExpandExtras = {}): string => expandTime(template, this.#formatContext(extras));
  }

  get formatValues() {
    return (extras: ExpandExtras = {}): Iterable<readonly [name: string, value: string]> =>
      valuesIn(this.#formatContext(extras));
  }

  get isTrue() {
    return (template: string, extras: ExpandExtras = {}): boolean => isTrue(this.expand(template, extras));
  }

  #formatContext(extras: ExpandExtras): FormatContext {
    const { session, winlink, window, pane } = whole(this.target);
    const variables = { ...this.formats, command: this.name, ...extras.variables };
    return formatContext(this.state, {
      client: this.targetClient,
      session,
      winlink,
      window,
      pane,
      mouse: this.event?.mouse,
      ...this.#host.formatParts(),
      ...extras,
      variables,
    });
  }

  get parse() {
    return (commands: Operand): CommandBlock => this.#parse(commands, []);
  }

  #parse(commands: Operand, values: readonly string[]): CommandList {
    if (commands instanceof CommandList) return commands.withValues(values);
    const text = typeof commands === "string" ? commands : commands.toString();
    const { session, winlink, window, pane } = this.target;
    const parsed = parseCommands(replaceAllInTemplate(text, values), {
      state: this.state,
      registry: this.#host.registry,
      file: this.file,
      line: this.line,
      formats: { client: this.targetClient, session, winlink, window, pane },
    });
    if (!parsed.ok) throw new CommandError(parsed.error);
    return parsed.list;
  }

  get run() {
    return (commands: Operand, options: RunOptions = {}): Promise<void> => {
      const list = this.#parse(commands, options.arguments ?? []);
      const client = "client" in options ? options.client : this.#item.client;
      return this.#queue.insertAfter(this.#item, list, this.#inheritedState(options), client);
    };
  }

  get runLater() {
    return (commands: Operand, options: RunOptions = {}): void => {
      const list = this.#parse(commands, options.arguments ?? []);
      const client = "client" in options ? options.client : this.#item.client;
      this.background(
        "commands",
        this.#runner.queue(client).append(list, createState({ current: options.target, event: options.event })),
      );
    };
  }

  get errorLater() {
    return (client: Client, message: string): void => {
      const tell = (): void => this.#host.error(client, message, this.#command);
      this.background("error", this.#runner.queue(client).appendCallback(tell, createState()));
    };
  }

  #inheritedState(options: RunOptions): ItemState {
    const { state } = this.#item;
    if (options.fresh === true) return createState({ current: options.target, event: options.event });
    if (options.target === undefined && options.formats === undefined && !("event" in options)) return state;
    return createState({
      ...state,
      current: options.target ?? state.current,
      formats: { ...state.formats, ...options.formats },
      event: "event" in options ? options.event : state.event,
    });
  }

  get findClient() {
    return (name: string | undefined, quiet = false): Client | undefined =>
      findClient(this.state, this.client, name, quiet);
  }

  get findTarget() {
    return (text: string | undefined, options: Omit<TargetSpec, "flag">): Target => {
      const { current, event } = this.#item.state;
      const context = { state: this.state, current, client: this.client, mouse: event?.mouse };
      return findTarget(context, text, options, this.error);
    };
  }

  get setCurrent() {
    return (target: Target): void => {
      this.#item.state.current = target;
    };
  }

  get hook() {
    return (name: string, target: Target, always = false): void => {
      // What runs a hook by hand is no part of what the hook may know.
      const formats = always ? { hook: name } : afterHookFormats(name, this.#command.arguments);
      if (always || !this.#runner.isHook(this.#item.state)) {
        this.#runner.insertHook(name, target, this.#queue, this.#item, formats);
      }
    };
  }

  get background() {
    return <T>(name: string, promise: Promise<T>): void => {
      promise.catch((error: unknown) => this.server.report(name, error));
    };
  }
}

/** What formats are about where only a session or a window was found: what is current or active in it. */
function whole(target: Target): Target {
  if (target.pane !== undefined || target.session === undefined) return target;
  const winlink = target.winlink ?? target.session.current;
  const window = target.window ?? winlink?.window;
  return { ...target, winlink, window, pane: window?.active };
}
