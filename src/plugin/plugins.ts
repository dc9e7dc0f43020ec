import { CodedError } from "./coded-error.ts";
import { pluginErrors } from "./errors.ts";
import { describeError, FAULT_WINDOW_MS, Guard, runningPlugin } from "./faults.ts";
import type { PluginHost } from "./host.ts";
import { assertApi, assertEngine, type BuiltinPlugins, forgetModules, importPlugin } from "./import.ts";
import { declareOptions, makeContext } from "./make-context.ts";
import {
  failureLine,
  homeOf,
  infoOf,
  isUp,
  newRecord,
  noteFailure,
  type PluginInfo,
  type PluginRecord,
  type PluginStage,
  type PluginState,
  sameSource,
} from "./plugin-record.ts";
import { type PluginFolders, resolvePlugin } from "./resolve.ts";
import { Scope, withLimit } from "./scope.ts";

/** Time that a plugin has for its activation, ms. */
export const ACTIVATE_LIMIT_MS = 10_000;

/** What the plugins of a server are looked for in, and made for. */
export interface PluginsOptions {
  readonly builtins: BuiltinPlugins;
  readonly folders: PluginFolders;
  readonly version: string;
}

/** A plugin as somebody asked for it. */
export interface WantedPlugin {
  readonly spec: string;
  /** Folder that a relative path is relative to. */
  readonly from: string;
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
    return [...this.#records.values()].map(infoOf).sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Loads several: imported side by side, activated in order. What is there already, or asked for twice, is left as it is. */
  async loadAll(wanted: readonly WantedPlugin[]): Promise<void> {
    const records: PluginRecord[] = [];
    for (const { spec, from } of wanted) {
      const record = this.#resolve(spec, from);
      const known = [...records, ...this.#records.values()];
      if (!known.some((other) => other.state !== "failed" && sameSource(other.resolved, record.resolved)))
        records.push(record);
    }
    await Promise.all(records.map((record) => this.#import(record)));
    for (const record of records) {
      this.#admit(record);
      if (record.state === "failed") this.#tell(record);
      else await this.#activate(record);
    }
  }

  /** Loads one plugin. @throws Error with the line that says what failed, and at which stage */
  async load(spec: string, from: string): Promise<PluginInfo> {
    const record = this.#resolve(spec, from);
    await this.#import(record);
    this.#admit(record);
    if (record.state === "failed") this.#tell(record);
    else await this.#activate(record);
    if (record.error !== "") throw new CodedError(record.errorCode, failureLine(record));
    return infoOf(record);
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
    const record = this.#resolve(old.spec, old.from);
    if (record.resolved !== undefined) forgetModules(record.resolved);
    await this.#import(record);
    const other = this.#records.get(record.name);
    if (other !== undefined && other !== old && isUp(other))
      fail(record, "resolve", pluginErrors.PLUGIN_NAME_TAKEN(record));
    if (record.state === "failed") throw new CodedError(record.errorCode, `${name} stays as it was: ${record.error}`);
    await this.#dispose(old, "disposed");
    this.#records.delete(old.name);
    this.#records.set(record.name, record);
    await this.#activate(record);
    if (record.error !== "") throw new CodedError(record.errorCode, failureLine(record));
    return infoOf(record);
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

  #resolve(spec: string, from: string): PluginRecord {
    const record = newRecord(spec, from);
    const { builtins, folders, version } = this.#options;
    const resolution = resolvePlugin(spec, from, folders, new Set(Object.keys(builtins)));
    if (!resolution.ok) return fail(record, "resolve", pluginErrors.PLUGIN_NOT_FOUND(resolution));
    record.resolved = resolution.value;
    record.name = resolution.value.name;
    record.state = "resolved";
    return attempt(record, "compatible", () => assertEngine(resolution.engines, version));
  }

  /** Imports what was resolved; of the plugin's code only the module runs. */
  async #import(record: PluginRecord): Promise<void> {
    const { resolved } = record;
    if (record.state === "failed" || resolved === undefined) return;
    const started = performance.now();
    try {
      record.definition = await importPlugin(resolved, this.#options.builtins);
    } catch (error) {
      const reason = describeError(error, homeOf(resolved));
      fail(record, "import", pluginErrors.PLUGIN_IMPORT_FAILED({ reason }));
      return;
    }
    const { definition } = record;
    record.name = definition.name;
    record.startMs = performance.now() - started;
    record.state = "imported";
    attempt(record, "compatible", () => assertApi(definition));
  }

  /** Takes the plugin in under its name, unless another one has it. One that failed never takes the place of one that is there. */
  #admit(record: PluginRecord): void {
    const other = this.#records.get(record.name);
    if (other === undefined || !isUp(other)) this.#records.set(record.name, record);
    else if (record.state !== "failed") fail(record, "resolve", pluginErrors.PLUGIN_NAME_TAKEN(record));
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
      const ctx = makeContext(definition, this.#host, scope, guard, abort.signal, {
        whenActive: (callback) => {
          if (record.state === "active") callback();
          else waiting.push(callback);
        },
        describe: (variable, doc) => record.variables.set(variable, doc),
      });
      const activated = guard.run("activate", async () => definition.activate?.(ctx));
      await withLimit(activated, ACTIVATE_LIMIT_MS, `took longer than ${ACTIVATE_LIMIT_MS / 1000} s`);
      for (const callback of waiting) callback();
      if (record.state === "imported") record.state = "active";
    } catch (error) {
      await this.#dispose(record, "failed");
      const reason = describeError(error, homeOf(record.resolved));
      this.#tell(fail(record, "activate", pluginErrors.PLUGIN_ACTIVATE_FAILED({ reason })));
    }
    record.startMs += performance.now() - started;
  }

  async #dispose(record: PluginRecord, state: PluginState): Promise<void> {
    record.state = state;
    record.abort?.abort();
    await record.scope?.dispose((error) => this.#host.log(`${record.name}: ${describeError(error)}`));
  }

  /** Says a failure to whoever is there, and in the log. */
  #tell(record: PluginRecord): void {
    this.#host.notify(failureLine(record), {});
  }

  /** One line a minute is enough to find out who it is. */
  #slow(record: PluginRecord, where: string, ms: number): void {
    const now = this.#host.now();
    if (now - record.slowSince < FAULT_WINDOW_MS) return;
    record.slowSince = now;
    this.#host.log(`${record.name}: ${where} held the server for ${ms} ms`);
  }

  #fault(record: PluginRecord, where: string, error: unknown): void {
    const last = describeError(error, homeOf(record.resolved));
    this.#host.log(`${record.name}: ${where}: ${last}`);
    if (record.state === "disabled" || !record.faults.add(this.#host.now())) return;
    const disabled = pluginErrors.PLUGIN_FAULTS({ last });
    record.error = disabled.message;
    record.errorCode = disabled.code;
    this.#host.notify(`${record.name} ${disabled.message} [${disabled.code}]`, {});
    void this.#dispose(record, "disabled");
  }

  #find(name: string): PluginRecord {
    const record = this.#records.get(name);
    if (record === undefined) throw new Error(`no plugin ${name}`);
    return record;
  }
}

function fail(record: PluginRecord, stage: PluginStage, error: CodedError): PluginRecord {
  noteFailure(record, stage, error);
  return record;
}

/** Notes what a check throws. */
function attempt(record: PluginRecord, stage: PluginStage, check: () => void): PluginRecord {
  try {
    check();
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    fail(record, stage, error);
  }
  return record;
}
