import { expand, formatContext, isTrue } from "#format/expand.ts";
import type { ModelEvent } from "#model/events.ts";
import type { Options } from "#model/options.ts";
import type { Pane } from "#model/pane.ts";
import type { Session } from "#model/session.ts";
import type { ServerState } from "#model/state.ts";
import type { Winlink } from "#model/winlink.ts";
import { sessionsInOrder } from "../target/best.ts";
import type { HookFiring } from "./hook-log.ts";

/** What a monitor looks at: the session, a pane or window by id, or all of them. */
type Watched = "session" | "pane" | "window" | "all-panes" | "all-windows";

/** `name:what:format`, as `set-hook -B` takes it. */
export interface MonitorSpec {
  readonly name: string;
  readonly watched: Watched;
  readonly id: number;
  readonly format: string;
}

/** A value changed: what it is, what it was, and where. */
export interface MonitorChange {
  readonly name: string;
  readonly options: Options;
  readonly value: string;
  readonly last: string;
  readonly session: Session | undefined;
  readonly winlink: Winlink | undefined;
  readonly pane: Pane | undefined;
}

/** A monitor as `show-hooks -B` prints it. */
export interface MonitorDescription {
  /** `%1`, `@2`, `%*`, `@*`, or nothing for the session. */
  readonly what: string;
  readonly format: string;
  readonly text: string;
  readonly firing: HookFiring;
}

/** Reads `name:what:format`; undefined for what has fewer parts. */
export function parseMonitor(text: string): MonitorSpec | undefined {
  const parts = /^([^:]*):([^:]*):(.*)$/s.exec(text);
  if (parts === null) return undefined;
  const [, name, what, format] = parts as unknown as [string, string, string, string];
  if (what === "%*") return { name, watched: "all-panes", id: -1, format };
  if (what === "@*") return { name, watched: "all-windows", id: -1, format };
  const byId = /^([%@])(\d+)/.exec(what);
  if (byId === null) return { name, watched: "session", id: -1, format };
  return { name, watched: byId[1] === "%" ? "pane" : "window", id: Number(byId[2]), format };
}

function describeWatched({ watched, id }: MonitorSpec): string {
  switch (watched) {
    case "session":
      return "";
    case "pane":
      return `%${id}`;
    case "window":
      return `@${id}`;
    case "all-panes":
      return "%*";
    case "all-windows":
      return "@*";
  }
}

interface Place {
  readonly winlink?: Winlink;
  readonly pane?: Pane;
}

class Monitor {
  readonly spec: MonitorSpec;
  readonly options: Options;
  /** Undefined: the first session there is. */
  readonly session: Session | undefined;
  /** Only changes to a true value count. */
  readonly #onlyTrue: boolean;
  #last = new Map<string, string>();
  readonly firing: HookFiring = { count: 0, time: 0 };

  constructor(spec: MonitorSpec, options: Options, session: Session | undefined, onlyTrue: boolean) {
    this.spec = spec;
    this.options = options;
    this.session = session;
    this.#onlyTrue = onlyTrue;
  }

  check(state: ServerState, report: (change: MonitorChange) => void): void {
    const session = this.session ?? sessionsInOrder(state)[0];
    if (session === undefined || state.sessions.get(session.id) !== session) return;
    const seen = new Map<string, string>();
    for (const place of this.#places(state, session)) {
      const { winlink, pane } = place;
      const value = expand(this.spec.format, formatContext(state, { session, winlink, window: winlink?.window, pane }));
      const key = `${winlink?.index ?? ""}:${winlink?.window.id ?? ""}:${pane?.id ?? ""}`;
      const last = this.#last.get(key);
      seen.set(key, value);
      if (last === undefined || last === value || (this.#onlyTrue && !isTrue(value))) continue;
      this.firing.count++;
      this.firing.time = state.now();
      report({ name: this.spec.name, options: this.options, value, last, session, winlink, pane });
    }
    this.#last = seen;
  }

  #places(state: ServerState, session: Session): Place[] {
    const { watched, id } = this.spec;
    if (watched === "session") return [{}];
    const links = session.winlinksInOrder();
    if (watched === "all-windows") return links.map((winlink) => ({ winlink }));
    if (watched === "window") return links.filter(({ window }) => window.id === id).map((winlink) => ({ winlink }));
    const panes = links.flatMap((winlink) => winlink.window.panes.map((pane) => ({ winlink, pane })));
    return watched === "all-panes" ? panes : panes.filter(({ pane }) => pane.id === id && state.panes.has(id));
  }
}

const monitors = new WeakMap<ServerState, Set<Monitor>>();

const starters = new WeakMap<ServerState, () => void>();

const byOptions = new WeakMap<Options, Map<string, Monitor>>();

/** Adds a monitor to a user hook of these options, in the place of one it has. */
export function addMonitor(
  state: ServerState,
  options: Options,
  spec: MonitorSpec,
  how: { readonly session: Session | undefined; readonly onlyTrue: boolean },
): void {
  removeMonitor(state, options, spec.name);
  const monitor = new Monitor(spec, options, how.session, how.onlyTrue);
  const all = monitors.get(state) ?? new Set();
  all.add(monitor);
  monitors.set(state, all);
  if (all.size === 1) starters.get(state)?.();
  const named = byOptions.get(options) ?? new Map<string, Monitor>();
  named.set(spec.name, monitor);
  byOptions.set(options, named);
}

/** Ends the monitor of a user hook, if it has one. */
export function removeMonitor(state: ServerState, options: Options, name: string): void {
  const monitor = byOptions.get(options)?.get(name);
  if (monitor === undefined) return;
  monitors.get(state)?.delete(monitor);
  byOptions.get(options)?.delete(name);
}

/** The monitor of a user hook of these options. */
export function monitorOf(options: Options, name: string): MonitorDescription | undefined {
  const monitor = byOptions.get(options)?.get(name);
  if (monitor === undefined) return undefined;
  const what = describeWatched(monitor.spec);
  const { format } = monitor.spec;
  return { what, format, text: `${name}:${what}:${format}`, firing: monitor.firing };
}

/** Whether there is anything to look at. */
export function hasMonitors(state: ServerState): boolean {
  return (monitors.get(state)?.size ?? 0) > 0;
}

/** `start` is called whenever the first monitor comes: from then on `checkMonitors` is to be called once a second. */
export function onFirstMonitor(state: ServerState, start: () => void): void {
  starters.set(state, start);
}

/** Looks at all monitors. */
export function checkMonitors(state: ServerState, report: (change: MonitorChange) => void): void {
  for (const monitor of monitors.get(state) ?? []) monitor.check(state, report);
}

/** The change as an event of the monitor's name. */
export function eventOfChange({ name, value, last, session, winlink, pane }: MonitorChange): ModelEvent {
  const extra: Record<string, string> = { event: name, value, last };
  const owner = session ?? winlink?.session;
  if (owner !== undefined) Object.assign(extra, { session: `$${owner.id}`, session_name: owner.name });
  const window = winlink?.window ?? pane?.window;
  if (window !== undefined) Object.assign(extra, { window: `@${window.id}`, window_name: window.name });
  if (winlink !== undefined) extra["window_index"] = String(winlink.index);
  if (pane !== undefined) extra["pane"] = `%${pane.id}`;
  return { name, session: owner, winlink, window, pane, extra };
}
