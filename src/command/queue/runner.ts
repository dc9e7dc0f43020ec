import { peek } from "bun";
import { formatKey } from "#input/key-names.ts";
import type { Client } from "#model/client.ts";
import type { ModelEvent } from "#model/events.ts";
import { optionRow } from "#model/options-table.ts";
import { CommandError } from "../command.ts";
import type { Target } from "../context.ts";
import { printCommand, type CommandList, type ParsedCommand } from "../parse/command-list.ts";
import { isValidTarget, targetOfClient, targetOfEvent, targetOfNothing } from "../target/best.ts";
import { CommandQueue } from "./command-queue.ts";
import { Execution } from "./execution.ts";
import { isUserHook } from "./hook-log.ts";
import { afterHookFormats, eventFormats, hookCommands, monitorCommands } from "./hooks.ts";
import type { GuardLine, QueueHost } from "./host.ts";
import { checkMonitors, eventOfChange, hasMonitors, onFirstMonitor } from "./monitors.ts";
import { STATE_CONTROL, STATE_NO_HOOKS, STATE_REPEAT, createState, type ItemState, type QueueItem } from "./item.ts";

/** How often tmux looks at monitors. */
const MONITOR_INTERVAL_MS = 1000;

/** Why a promise that is rejected already was. */
function rejection(promise: Promise<void>): unknown {
  promise.catch(() => undefined);
  return peek(promise);
}

/** How a command ended, as far as its group is concerned. */
type Outcome = "done" | "failed";

/**
 * Runs commands: holds the queues, executes what they hand over, and runs hooks.
 * One for each server.
 */
export class CommandRunner {
  readonly host: QueueHost;
  readonly #global: CommandQueue;
  readonly #queues = new Map<Client, CommandQueue>();
  readonly #endEvents: () => void;
  /** Events of monitors, whose hooks run by themselves. */
  readonly #monitorEvents = new WeakSet<ModelEvent>();
  #lastNumber = 0;
  #stopWatching: () => void = () => undefined;

  constructor(host: QueueHost) {
    this.host = host;
    this.#global = new CommandQueue(this, undefined);
    this.#endEvents = host.state.events.on((event) => this.#hookEvent(event));
    onFirstMonitor(host.state, () => this.#watchMonitors());
  }

  /** The queue of a client, or the global one. */
  queue(client: Client | undefined): CommandQueue {
    if (client === undefined) return this.#global;
    let queue = this.#queues.get(client);
    if (queue === undefined) {
      queue = new CommandQueue(this, client);
      this.#queues.set(client, queue);
    }
    return queue;
  }

  /** The client is gone: what it still wanted is dropped. */
  removeClient(client: Client): void {
    this.#queues.get(client)?.clear();
    this.#queues.delete(client);
  }

  /** Ends the subscription to the state's events, and the timer. */
  close(): void {
    this.#stopWatching();
    this.#endEvents();
  }

  /**
   * Puts commands at the end of a client's queue.
   *
   * @returns a promise that is done (never rejected) when they have run
   */
  append(list: CommandList, client: Client | undefined, parts: Partial<ItemState> = {}): Promise<void> {
    return this.queue(client).append(list, createState(parts));
  }

  isRepeat(state: ItemState): boolean {
    return (state.flags & STATE_REPEAT) !== 0;
  }

  isHook(state: ItemState): boolean {
    return (state.flags & STATE_NO_HOOKS) !== 0;
  }

  /**
   * Runs a hook's commands, if it has any, on the global queue.
   *
   * @returns a promise that is done when they have run
   */
  async runHook(
    name: string,
    target: Target | undefined,
    formats: Readonly<Record<string, string>> = {},
    client?: Client,
  ): Promise<void> {
    const at = this.#hookTarget(target);
    const state = createState({ current: at, flags: STATE_NO_HOOKS, formats: { ...formats, hook: name } });
    const lists = hookCommands(this.host, name, at);
    await Promise.all(lists.map((list) => this.queue(client).append(list, state)));
  }

  #hookTarget(target: Target | undefined): Target | undefined {
    return isValidTarget(this.host.state, target) ? target : targetOfNothing(this.host.state);
  }

  #hookEvent(event: ModelEvent): void {
    if (this.#monitorEvents.has(event)) return;
    const isHook = event.name.startsWith("@")
      ? isUserHook(this.host.state, event.name)
      : optionRow(event.name)?.hook === true;
    if (!isHook || this.#isInHook()) return;
    const target = this.#hookTarget(targetOfEvent(this.host.state, event));
    const lists = hookCommands(this.host, event.name, target);
    if (lists.length > 0) this.#appendHook(lists, target, eventFormats(event));
  }

  /** Whether a hook's command is what runs now: then events run no hooks. */
  #isInHook(): boolean {
    const { running } = this.#global;
    return running !== undefined && (running.state.flags & STATE_NO_HOOKS) !== 0;
  }

  #appendHook(lists: readonly CommandList[], target: Target | undefined, formats: Record<string, string>): void {
    if (lists.length === 0) return;
    const state = createState({ current: target, flags: STATE_NO_HOOKS, formats });
    for (const list of lists) void this.#global.append(list, state);
  }

  /** Looks at the monitors of `set-hook -B` once a second while there are some. */
  #watchMonitors(): void {
    this.#stopWatching();
    this.#stopWatching = this.host.after(MONITOR_INTERVAL_MS, () => {
      this.#checkMonitors();
      if (hasMonitors(this.host.state)) this.#watchMonitors();
    });
  }

  /** Runs the hooks of the monitors whose value changed. */
  #checkMonitors(): void {
    const { state } = this.host;
    checkMonitors(state, (change) => {
      const event = eventOfChange(change);
      this.#monitorEvents.add(event);
      state.events.emit(event);
      const target = this.#hookTarget(targetOfEvent(state, event));
      const formats = eventFormats(event);
      const { name, options } = change;
      this.#appendHook(monitorCommands(this.host, options, name, target, undefined, formats), target, formats);
    });
  }

  /** Executes one item. The promise, where there is one, never rejects. */
  fire(queue: CommandQueue, item: QueueItem): Outcome | Promise<Outcome> {
    item.time = Math.floor(this.host.state.now() / 1000);
    item.number = ++this.#lastNumber;
    return item.command === undefined ? this.#fireCallback(item) : this.#fireCommand(queue, item, item.command);
  }

  #fireCallback(item: QueueItem): Outcome | Promise<Outcome> {
    try {
      const result = item.callback?.();
      if (!(result instanceof Promise)) return "done";
      return result.then(
        () => "done",
        (error: unknown) => this.#report("callback", error),
      );
    } catch (error) {
      return this.#report("callback", error);
    }
  }

  #report(where: string, error: unknown): Outcome {
    this.host.services.report(where, error);
    return "failed";
  }

  #fireCommand(queue: CommandQueue, item: QueueItem, command: ParsedCommand): Outcome | Promise<Outcome> {
    if (this.host.logsCommands()) this.host.state.messages.add(this.#logLine(item, command));
    this.#guard(item, "begin");
    const execution = new Execution(this, queue, item, command);
    try {
      execution.resolve();
      const result = command.definition.exec(execution);
      // One that failed before it began to wait has failed inside of its guard.
      if (result instanceof Promise && peek.status(result) === "rejected") throw rejection(result);
      if (!(result instanceof Promise) || peek.status(result) === "fulfilled") {
        if (command.definition.afterHook) this.#afterHook(queue, item, execution);
        this.#guard(item, "end");
        return "done";
      }
      // tmux closes the guard when a command begins to wait; what it prints later stands outside.
      this.#guard(item, "end");
      return result.then(
        () => {
          if (command.definition.afterHook) this.#afterHook(queue, item, execution);
          return "done";
        },
        (error: unknown) => this.#failed(queue, item, execution, error),
      );
    } catch (error) {
      const outcome = this.#failed(queue, item, execution, error);
      this.#guard(item, "error");
      return outcome;
    }
  }

  #failed(queue: CommandQueue, item: QueueItem, execution: Execution, error: unknown): Outcome {
    if (error instanceof CommandError) {
      if (error.message !== "") execution.error(error.message);
    } else {
      this.host.services.report(execution.name, error);
      execution.error(`${execution.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
    this.#insertAfterHook("command-error", queue, item, execution);
    return "failed";
  }

  #afterHook(queue: CommandQueue, item: QueueItem, execution: Execution): void {
    this.#insertAfterHook(`after-${execution.name}`, queue, item, execution);
  }

  #insertAfterHook(name: string, queue: CommandQueue, item: QueueItem, execution: Execution): void {
    if (item.state.flags & STATE_NO_HOOKS) return;
    const target = this.#commandTarget(item, execution);
    const args = item.command?.arguments;
    this.insertHook(name, target, queue, item, args === undefined ? {} : afterHookFormats(name, args));
  }

  /** Runs a hook's commands right after an item. */
  insertHook(
    name: string,
    target: Target | undefined,
    queue: CommandQueue,
    item: QueueItem,
    formats: Readonly<Record<string, string>>,
  ): void {
    const lists = hookCommands(this.host, name, target);
    if (lists.length === 0) return;
    const state = createState({ current: target, event: item.state.event, flags: STATE_NO_HOOKS, formats });
    for (const list of lists) void queue.insertAfter(item, list, state);
  }

  #commandTarget(item: QueueItem, execution: Execution): Target | undefined {
    const { state } = this.host;
    if (isValidTarget(state, execution.target)) return execution.target;
    if (isValidTarget(state, item.state.current)) return item.state.current;
    return targetOfClient(state, item.client);
  }

  #guard(item: QueueItem, kind: GuardLine["kind"]): void {
    if (item.client === undefined || this.host.guard === undefined) return;
    const flags = item.state.flags & STATE_CONTROL ? 1 : 0;
    this.host.guard(item.client, { kind, time: item.time, number: item.number, flags });
  }

  #logLine({ client, state }: QueueItem, command: ParsedCommand): string {
    const text = printCommand(command);
    if (client === undefined) return `command: ${text}`;
    if (client.session === undefined || state.event === undefined) return `${client.name} command: ${text}`;
    return `${client.name} key ${formatKey(state.event.key)}: ${text}`;
  }
}
