import { Environment } from "./environment.ts";
import type { Session } from "./session.ts";
import type { ServerState } from "./state.ts";

/**
 * What a program started for a session gets: the server's variables with the session's over them, the terminal it runs
 * in, and where to find the server.
 * Source: tmux/tmux environ.c, environ_for_session
 */
export function programEnvironment(state: ServerState, session: Session | undefined): Environment {
  const environment = new Environment();
  environment.copyFrom(state.environment);
  if (session !== undefined) environment.copyFrom(session.environment);
  environment.set("TERM", state.serverOptions.string("default-terminal"));
  environment.set("TERM_PROGRAM", "tmux");
  environment.set("TERM_PROGRAM_VERSION", state.version);
  environment.set("TROAM", state.programVersion);
  environment.set("COLORTERM", "truecolor");
  environment.set("TMUX", `${state.socketPath},${state.pid},${session?.id ?? -1}`);
  return environment;
}
