import { optionRow } from "#model/options-table.ts";
import type { Options, OptionScope } from "#model/options.ts";
import type { ServerState } from "#model/state.ts";
import { CommandError } from "../command.ts";
import type { Target } from "../context.ts";

/** The flags that say whose option is meant; each command has some of them. */
export interface ScopeFlags {
  readonly g?: boolean;
  readonly p?: boolean;
  readonly s?: boolean;
  readonly w?: boolean;
  readonly t?: string;
}

/** Whose options a command works on. */
export interface ScopedOptions {
  readonly options: Options;
  readonly scope: OptionScope;
}

/** What a command knows when it looks for the options meant. */
export interface ScopeRequest {
  readonly state: ServerState;
  readonly flags: ScopeFlags;
  readonly target: Target;
  /** The command is about window options whatever its flags say (`set-window-option`). */
  readonly window: boolean;
}

/** @throws CommandError `no such session: …` when a target was given, else `no current session` */
function missing(what: string, target: string | undefined): never {
  throw new CommandError(target === undefined ? `no current ${what}` : `no such ${what}: ${target}`);
}

function sessionOptions({ state, flags, target }: ScopeRequest): ScopedOptions {
  if (flags.g) return { options: state.sessionOptions, scope: "session" };
  return { options: target.session?.options ?? missing("session", flags.t), scope: "session" };
}

function windowOptions({ state, flags, target }: ScopeRequest): ScopedOptions {
  if (flags.g) return { options: state.windowOptions, scope: "window" };
  return { options: target.winlink?.window.options ?? missing("window", flags.t), scope: "window" };
}

function paneOptions({ flags, target }: ScopeRequest): ScopedOptions {
  return { options: target.pane?.options ?? missing("pane", flags.t), scope: "pane" };
}

/** The options that the flags alone name: for user options, and for lists. @throws CommandError */
export function scopeFromFlags(request: ScopeRequest): ScopedOptions {
  const { flags, state, window } = request;
  if (flags.s) return { options: state.serverOptions, scope: "server" };
  if (flags.p) return paneOptions(request);
  return window || flags.w ? windowOptions(request) : sessionOptions(request);
}

/**
 * The options that an option of the table belongs to, whatever the flags say of server, session or window.
 *
 * @throws CommandError
 * Source: tmux/tmux options.c, options_scope_from_name
 */
export function scopeFromName(name: string, request: ScopeRequest): ScopedOptions {
  if (name.startsWith("@")) return scopeFromFlags(request);
  const scope = optionRow(name)?.scope ?? [];
  if (scope.includes("server")) return { options: request.state.serverOptions, scope: "server" };
  if (scope.includes("session")) return sessionOptions(request);
  return scope.includes("pane") && request.flags.p ? paneOptions(request) : windowOptions(request);
}
