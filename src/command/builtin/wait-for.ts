import { optionRow } from "#model/options-table.ts";
import type { ModelEvent } from "#model/events.ts";
import type { ServerState } from "#model/state.ts";
import { CommandError, defineCommand } from "../command.ts";
import type { CommandContext } from "../context.ts";

interface WaitFlags {
  readonly F?: string;
  readonly l?: boolean;
  readonly v?: boolean;
  readonly w?: string;
}

interface EventWaiter {
  readonly event: string;
  readonly clientName: string;
  wake(): void;
}

const eventWaiters = new WeakMap<ServerState, Set<EventWaiter>>();

function isEvent(name: string): boolean {
  return name.startsWith("@") || optionRow(name)?.hook === true;
}

/** Waits for an event whose format holds, prints it with -v. */
function waitForEvent({ flags, client, isTrue, print, state }: CommandContext<WaitFlags>, name: string): Promise<void> {
  if (client === undefined) throw new CommandError("not able to wait");
  const waiters = eventWaiters.get(state) ?? new Set();
  eventWaiters.set(state, waiters);
  return new Promise((resolve) => {
    const matches = ({ extra = {} }: ModelEvent): boolean => {
      if (flags.v) for (const [key, value] of Object.entries(extra)) print(`${key}=${value}`);
      return flags.F === undefined || isTrue(flags.F, { variables: extra });
    };
    const waiter: EventWaiter = {
      event: name,
      clientName: client.name,
      wake: () => {
        end();
        waiters.delete(waiter);
        resolve();
      },
    };
    const end = state.events.on((event) => {
      if (event.name === name && matches(event)) waiter.wake();
    });
    waiters.add(waiter);
  });
}

function eventCommand(context: CommandContext<WaitFlags>, name: string): void | Promise<void> {
  const { flags, print, state } = context;
  if (!isEvent(name)) throw new CommandError(`invalid event: ${name}`);
  const waiters = [...(eventWaiters.get(state) ?? [])].filter(({ event }) => event === name);
  if (flags.l) {
    for (const { clientName } of waiters) print(clientName);
    return;
  }
  if (flags.w === undefined) return waitForEvent(context, name);
  const waiter = waiters.find(({ clientName }) => clientName === flags.w);
  if (waiter === undefined) throw new CommandError(`waiter ${flags.w} not found`);
  waiter.wake();
}

/** Waits until a channel is signalled (or an event happens), signals it, or locks and unlocks it. */
export default defineCommand({
  name: "wait-for",
  alias: "wait",
  args: "EF:LSUlvw:",
  operands: [1, 1],
  usage: "[-ELSUlv] [-F format] [-w waiter] name",

  exec(context) {
    const { flags, operand, client, print, state } = context;
    const name = operand(0);
    const channels = state.waitChannels;
    if (flags.E) return eventCommand(context, name);
    if (flags.l) {
      for (const { clientName } of channels.waiting(name)) print(clientName);
      return;
    }
    if (flags.w !== undefined) {
      channels.wakeClient(name, flags.w);
      return;
    }
    if (flags.S) {
      channels.signal(name);
      return;
    }
    if (flags.U) {
      if (!channels.unlock(name)) throw new CommandError(`channel ${name} not locked`);
      return;
    }
    if (client === undefined) throw new CommandError(`not able to ${flags.L ? "lock" : "wait"}`);
    let wake = (): void => undefined;
    const waiter = { clientName: client.name, wake: () => wake() };
    const waits = flags.L ? channels.lock(name, waiter) : channels.wait(name, waiter);
    if (!waits) return;
    return new Promise((resolve) => {
      wake = resolve;
    });
  },
});
