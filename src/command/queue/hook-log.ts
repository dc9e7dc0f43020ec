import type { Options } from "#model/options.ts";
import type { ServerState } from "#model/state.ts";

/** How often a hook ran, and when last, in ms since the epoch. */
export interface HookFiring {
  count: number;
  time: number;
}

const firings = new WeakMap<Options, Map<string, HookFiring>>();

const userHooks = new WeakMap<ServerState, Set<string>>();

/** Notes that the hook as set in these options has run. */
export function noteHookFired(options: Options, name: string, now: number): void {
  let byName = firings.get(options);
  if (byName === undefined) {
    byName = new Map();
    firings.set(options, byName);
  }
  byName.set(name, { count: (byName.get(name)?.count ?? 0) + 1, time: now });
}

/** How often the hook as set in these options has run. */
export function hookFiring(options: Options, name: string): HookFiring {
  return firings.get(options)?.get(name) ?? { count: 0, time: 0 };
}

/** The hook was unset: its runs no longer count. */
export function forgetHookFired(options: Options, name: string): void {
  firings.get(options)?.delete(name);
}

/** `set-hook @name`: from now on the event of that name runs the option's commands. */
export function noteUserHook(state: ServerState, name: string): void {
  const names = userHooks.get(state) ?? new Set();
  names.add(name);
  userHooks.set(state, names);
}

/** Whether an option `@name` is a hook. */
export function isUserHook(state: ServerState, name: string): boolean {
  return userHooks.get(state)?.has(name) === true;
}
