import type { PluginDefinition } from "./define.ts";
import { describeError, FAULT_WINDOW_MS, FaultCounter, Guard, runningPlugin } from "./faults.ts";
import type { PluginHost } from "./host.ts";
import { apiMismatch, type BuiltinPlugins, engineMismatch, forgetModules, importPlugin } from "./import.ts";
import { declareOptions, makeContext } from "./make-context.ts";
import { type PluginFolders, type Resolved, resolvePlugin } from "./resolve.ts";
import { Scope, withLimit } from "./scope.ts";

export const ACTIVATE_LIMIT_MS = 10_000;

export type PluginStage = "resolve" | "compatible" | "import" | "activate";
export type PluginState = "found" | "resolved" | "imported" | "active" | "disposed" | "failed" | "disabled";

/** What `list-plugins` shows. */
export interface PluginInfo {
  readonly name: string;
  readonly version: string;
  readonly state: PluginState;
  /** Where it came from: `built-in` or the entry's path. */
  readonly source: string;
  readonly doc: string;
  /** Stage and reason, when it failed or was disabled. */
  readonly error: string;
  /** Milliseconds that import and activation took. */
  readonly startMs: number;
}

interface PluginRecord {
  spec: string;
  name: string;
  state: PluginState;
  resolved?: Resolved;
  definition?: PluginDefinition;
  scope?: Scope;
  abort?: AbortController;
  faults: FaultCounter;
  error: string;
  startMs: number;
  /** When it was last said that a call took long. */
  slowSince: number;
}

export interface PluginsOptions {
  readonly builtins: BuiltinPlugins;
  readonly folders: PluginFolders;
  readonly version: string;
}

/** The plugins of a server: loads, unloads, reloads, and knows whose fault a fault is. One's failure touches no other. */
export class Plugins {
  readonly #host: PluginHost;
  readonly #options: PluginsOptions;
  readonly #records = new Map<string, PluginRecord>();

  constructor(host: PluginHost, options: PluginsOptions) {
    this.#host = host;
    this.#options = options;
  }

  inNameOrder(): readonly PluginInfo[] {
    return [...this.#records.values()].map(info).sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Loads several: found and imported side by side, activated in order. */
  async loadAll(specs: readonly { readonly spec: string; readonly from: string }[]): Promise<void> {
    const prepared = await Promise.all(specs.map(({ spec, from }) => this.#prepare(spec, from)));
    for (const record of prepared) {
      if (record.state === "imported") await this.#activate(record);
    }
  }

  /** Loads one plugin. @throws Error with the line that says what failed, and at which stage */
  async load(spec: string, from: string): Promise<PluginInfo> {
    const record = await this.#prepare(spec, from);
    if (record.state === "imported") await this.#activate(record);
    if (record.state === "failed") throw new Error(failureLine(record));
    return info(record);
  }

  /** @throws Error when no such plugin is there */
  async unload(name: string): Promise<void> {
    const record = this.#find(name);
    await this.#dispose(record, "disposed");
    this.#records.delete(record.name);
  }

  /** Reads the plugin again; the new one is imported first, and if that fails the old one stays. @throws Error saying so */
  async reload(name: string): Promise<PluginInfo> {
    const old = this.#find(name);
    const { resolved } = old;
    if (resolved === undefined) throw new Error(`${name} was never found`);
    forgetModules(resolved);
    const definition = await importPlugin(resolved, this.#options.builtins).catch((error: unknown) => {
      throw new Error(`${name} stays as it was: ${describeError(error, homeOf(resolved))}`);
    });
    const mismatch = apiMismatch(definition);
    if (mismatch !== undefined) throw new Error(`${name} stays as it was: ${mismatch}`);
    await this.#dispose(old, "disposed");
    this.#records.delete(old.name);
    const record = newRecord(old.spec);
    Object.assign(record, { name: definition.name, resolved, definition, state: "imported" });
    this.#records.set(record.name, record);
    await this.#activate(record);
    if (record.error !== "") throw new Error(failureLine(record));
    return info(record);
  }

  async disposeAll(): Promise<void> {
    for (const record of [...this.#records.values()].reverse()) await this.#dispose(record, "disposed");
  }

  /**
   * For the process's handlers of uncaught errors: counts it as a fault of the plugin it came from.
   *
   * @returns whether a plugin was found; else the error is ours
   */
  blame(error: unknown): boolean {
    const stack = error instanceof Error ? (error.stack ?? "") : "";
    const name = runningPlugin();
    const record = [...this.#records.values()].find(
      (each) => each.name === name || (each.resolved?.kind === "file" && stack.includes(each.resolved.home)),
    );
    if (record === undefined) return false;
    this.#fault(record, "background", error);
    return true;
  }

  async #prepare(spec: string, from: string): Promise<PluginRecord> {
    const record = newRecord(spec);
    const resolution = resolvePlugin(spec, from, this.#options.folders, new Set(Object.keys(this.#options.builtins)));
    if (!resolution.ok) return this.#fail(record, "resolve", resolution.reason);
    record.resolved = resolution.value;
    record.name = resolution.value.name;
    record.state = "resolved";
    const engine = engineMismatch(resolution.engines, this.#options.version);
    if (engine !== undefined) return this.#fail(record, "compatible", engine);
    const started = performance.now();
    try {
      record.definition = await importPlugin(resolution.value, this.#options.builtins);
    } catch (error) {
      return this.#fail(record, "import", describeError(error, homeOf(resolution.value)));
    }
    record.name = record.definition.name;
    record.startMs = performance.now() - started;
    const mismatch = apiMismatch(record.definition);
    if (mismatch !== undefined) return this.#fail(record, "compatible", mismatch);
    const other = this.#records.get(record.name);
    if (other?.state === "active") {
      record.state = "failed";
      record.error = `resolve: a plugin named ${record.name} is already loaded`;
      return record;
    }
    record.state = "imported";
    this.#records.set(record.name, record);
    return record;
  }

  async #activate(record: PluginRecord): Promise<void> {
    const { definition } = record;
    if (definition === undefined) return;
    const started = performance.now();
    const scope = new Scope();
    const abort = new AbortController();
    Object.assign(record, { scope, abort });
    const guard = new Guard(
      record.name,
      (where, error) => this.#fault(record, where, error),
      (where, ms) => this.#slow(record, where, ms),
    );
    try {
      declareOptions(definition, this.#host, scope);
      const waiting: (() => void)[] = [];
      const ctx = makeContext(definition, this.#host, scope, guard, abort.signal, (callback) => {
        if (record.state === "active") callback();
        else waiting.push(callback);
      });
      const activated = guard.run("activate", async () => definition.activate?.(ctx));
      await withLimit(activated, ACTIVATE_LIMIT_MS, `took longer than ${ACTIVATE_LIMIT_MS / 1000} s`);
      for (const callback of waiting) callback();
      if (record.state === "imported") record.state = "active";
    } catch (error) {
      await this.#dispose(record, "failed");
      this.#fail(record, "activate", describeError(error, homeOf(record.resolved)));
    }
    record.startMs += performance.now() - started;
  }

  async #dispose(record: PluginRecord, state: PluginState): Promise<void> {
    record.state = state;
    record.abort?.abort();
    await record.scope?.dispose((error) => this.#host.log(`${record.name}: ${describeError(error)}`));
  }

  #fail(record: PluginRecord, stage: PluginStage, reason: string): PluginRecord {
    record.state = "failed";
    record.error = `${stage}: ${reason}`;
    this.#records.set(record.name, record);
    this.#host.log(failureLine(record));
    this.#host.notify(failureLine(record), {});
    return record;
  }

  /** One line a minute is enough to find out who it is. */
  #slow(record: PluginRecord, where: string, ms: number): void {
    const now = this.#host.now();
    if (now - record.slowSince < FAULT_WINDOW_MS) return;
    record.slowSince = now;
    this.#host.log(`${record.name}: ${where} held the server for ${ms} ms`);
  }

  #fault(record: PluginRecord, where: string, error: unknown): void {
    this.#host.log(`${record.name}: ${where}: ${describeError(error, homeOf(record.resolved))}`);
    if (record.state === "disabled" || !record.faults.add(this.#host.now())) return;
    record.error = `disabled after repeated faults, the last: ${describeError(error, homeOf(record.resolved))}`;
    this.#host.notify(`${record.name} ${record.error}`, {});
    void this.#dispose(record, "disabled");
  }

  #find(name: string): PluginRecord {
    const record = this.#records.get(name);
    if (record === undefined) throw new Error(`no plugin ${name}`);
    return record;
  }
}

function newRecord(spec: string): PluginRecord {
  return { spec, name: spec, state: "found", faults: new FaultCounter(), error: "", startMs: 0, slowSince: 0 };
}

function failureLine(record: PluginRecord): string {
  const [stage = "", ...reason] = record.error.split(": ");
  return `${record.name} failed (${stage}): ${reason.join(": ")}`;
}

function homeOf(resolved: Resolved | undefined): string | undefined {
  return resolved?.kind === "file" ? resolved.home : undefined;
}

function info(record: PluginRecord): PluginInfo {
  return {
    name: record.name,
    version: record.definition?.version ?? "",
    state: record.state,
    source: record.resolved?.kind === "file" ? record.resolved.entry : "built-in",
    doc: record.definition?.doc ?? "",
    error: record.error,
    startMs: Math.round(record.startMs),
  };
}
