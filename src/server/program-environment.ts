import { Environment } from "#model/environment.ts";
import type { Session } from "#model/session.ts";
import type { ServerState } from "#model/state.ts";
import { VERSION } from "#wire/version.ts";

/** Where programs are looked for when nothing says where. */
export const DEFAULT_PATH = "/usr/bin:/bin";

/**
 * What a program started for a session gets: the global variables, the session's over them, and what
 * tells it where it is. TMUX and TERM_PROGRAM say tmux, so that whatever people run inside tmux finds itself at home.
 *
 * @param terminal false while the configuration loads, so that `if-shell` sees the outer TERM
 * Source: tmux/tmux environ.c, environ_for_session
 */
export function environmentFor(state: ServerState, session: Session | undefined, terminal: boolean): Environment {
  const environment = new Environment();
  environment.copyFrom(state.environment);
  if (session) environment.copyFrom(session.environment);
  if (terminal) {
    environment.set("TERM", state.serverOptions.string("default-terminal"));
    environment.set("TERM_PROGRAM", "tmux");
    environment.set("TERM_PROGRAM_VERSION", state.version);
    environment.set("COLORTERM", "truecolor");
  }
  environment.set("TMUX", `${state.socketPath},${state.pid},${session?.id ?? -1}`);
  environment.set("TROAM", VERSION);
  return environment;
}

/** As `NAME=value` lines. */
export function environmentLines(environment: Environment): string[] {
  return Object.entries(environment.toObject()).map(([name, value]) => `${name}=${value}`);
}
