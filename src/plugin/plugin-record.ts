import type { CodedError } from "./coded-error.ts";
import type { PluginDefinition } from "./define.ts";
import { FaultCounter } from "./faults.ts";
import type { Resolved } from "./resolve.ts";
import type { Scope } from "./scope.ts";

/** How far a plugin came before it failed. */
export type PluginStage = "resolve" | "compatible" | "import" | "activate";

/** `found → resolved → imported → active → disposed`, or `failed`; `disabled` after too many faults. */
export type PluginState = "found" | "resolved" | "imported" | "active" | "disposed" | "failed" | "disabled";

/**
 * What `list-plugins` shows.
 *
 * @since 0.1.0
 */
export interface PluginInfo {
  readonly name: string;
  readonly version: string;
  readonly state: PluginState;
  /** Where it came from: `built-in` or the entry's path. */
  readonly source: string;
  readonly doc: string;
  /** Stage and reason, when it failed or was disabled. */
  readonly error: string;
  /** Code of the error, as in `docs/errors.md`; "" without one. */
  readonly errorCode: string;
  /** Milliseconds that import and activation took. */
  readonly startMs: number;
  /** Its format variables and what they say about themselves. */
  readonly variables: ReadonlyMap<string, string>;
}

/** All that is known of one plugin. */
export interface PluginRecord {
  readonly spec: string;
  /** Folder that the spec is relative to. */
  readonly from: string;
  name: string;
  state: PluginState;
  resolved?: Resolved;
  definition?: PluginDefinition;
  scope?: Scope;
  abort?: AbortController;
  readonly faults: FaultCounter;
  error: string;
  errorCode: string;
  startMs: number;
  /** When it was last said that a call took long, ms. */
  slowSince: number;
  readonly variables: Map<string, string>;
}

/** @param from folder that a relative path in `spec` starts from */
export function newRecord(spec: string, from: string): PluginRecord {
  return {
    spec,
    from,
    name: spec,
    state: "found",
    faults: new FaultCounter(),
    error: "",
    errorCode: "",
    startMs: 0,
    slowSince: -Infinity,
    variables: new Map(),
  };
}

/** Notes why the plugin failed, and at which stage. */
export function noteFailure(record: PluginRecord, stage: PluginStage, error: CodedError): void {
  record.state = "failed";
  record.error = `${stage}: ${error.message}`;
  record.errorCode = error.code;
}

/** The line that tells people of a failure: `battery failed (import): Cannot find package 'x' [PLUGIN_IMPORT_FAILED]`. */
export function failureLine({ name, error, errorCode }: PluginRecord): string {
  const [stage = "", ...reason] = error.split(": ");
  return `${name} failed (${stage}): ${reason.join(": ")} [${errorCode}]`;
}

/** Whether the plugin is there, or about to be. */
export function isUp({ state }: PluginRecord): boolean {
  return state === "imported" || state === "active";
}

/** Whether both come from the same place. */
export function sameSource(a: Resolved | undefined, b: Resolved | undefined): boolean {
  if (a?.kind === "file" && b?.kind === "file") return a.entry === b.entry;
  return a?.kind === "builtin" && b?.kind === "builtin" && a.name === b.name;
}

/** Folder or file that the plugin's code lies in; undefined for one of ours. */
export function homeOf(resolved: Resolved | undefined): string | undefined {
  return resolved?.kind === "file" ? resolved.home : undefined;
}

/** The record as users and plugins see it. */
export function infoOf(record: PluginRecord): PluginInfo {
  const { name, state, error, errorCode, variables, resolved, definition } = record;
  return {
    name,
    version: definition?.version ?? "",
    state,
    source: resolved?.kind === "file" ? resolved.entry : "built-in",
    doc: definition?.doc ?? "",
    error,
    errorCode,
    startMs: Math.round(record.startMs),
    variables,
  };
}
