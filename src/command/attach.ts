import { CLIENT_IGNORE_SIZE, CLIENT_READONLY, type Client } from "#model/client.ts";
import type { ServerState } from "#model/state.ts";
import { setCurrent } from "#model/winlinks.ts";
import { setActivePane } from "#model/zoom.ts";
import { CommandError } from "./command.ts";
import type { CommandContext } from "./context.ts";

/** Whether the client's terminal is a pane of this server, so that attaching would show itself. */
export function isNested(state: ServerState, client: Client): boolean {
  if (!client.environment.value("TMUX") || client.tty === "") return false;
  for (const pane of state.panes.values()) if (pane.process?.tty === client.tty) return true;
  return false;
}

export const NESTED = "sessions should be nested with care, unset $TMUX to force";

/** Flags of attach-session, as new-session -A passes them on. */
export interface AttachFlags {
  readonly t: string | undefined;
  readonly d: boolean;
  readonly x: boolean;
  readonly r: boolean;
  readonly c: string | undefined;
  readonly E: boolean;
  readonly f: string | undefined;
}

/** Attaches the client that runs the command, or moves it, to a session, window or pane. Source: tmux/tmux cmd-attach-session.c */
export function attachSession(context: CommandContext, flags: AttachFlags): void {
  const { state, server, client } = context;
  if (state.sessions.size === 0) throw new CommandError("no sessions");
  if (client === undefined) return;
  if (isNested(state, client)) throw new CommandError(NESTED);
  const deeper = flags.t !== undefined && /[:.]/.test(flags.t);
  const target = context.findTarget(flags.t, deeper ? { type: "pane" } : { type: "session", preferUnattached: true });
  const { session, winlink, pane } = target;
  if (session === undefined) return;
  if (winlink !== undefined) {
    if (pane !== undefined) setActivePane(state, pane.window, pane, true);
    setCurrent(state, session, winlink);
    context.setCurrent(target);
  }
  if (flags.c !== undefined)
    session.cwd = context.expand(flags.c, { client, session, winlink, window: winlink?.window, pane });
  if (flags.f !== undefined) server.setClientFlags(client, flags.f);
  if (flags.r) makeReadOnly(client);
  server.attach(client, session, {
    environmentUpdate: !flags.E,
    detachOthers: flags.x ? "kill" : flags.d ? "detach" : undefined,
  });
}

function makeReadOnly(client: Client): void {
  if ((client.flags & CLIENT_READONLY) !== 0 && !isOwner(client)) throw new CommandError("client is read-only");
  client.flags |= CLIENT_READONLY | CLIENT_IGNORE_SIZE;
}

/** Whether the client belongs to the user who runs the server, who may always undo read-only. */
export function isOwner(client: Client): boolean {
  return client.uid === (process.getuid?.() ?? 0);
}
