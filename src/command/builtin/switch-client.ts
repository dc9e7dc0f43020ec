import { CLIENT_IGNORE_SIZE, CLIENT_READONLY, type Client } from "#model/client.ts";
import { isVisible, raiseForSwitch } from "#model/window-panes.ts";
import type { Pane } from "#model/pane.ts";
import type { Session } from "#model/session.ts";
import { isAlive, sessionsByName } from "#model/sessions.ts";
import { sortSessions } from "#model/sort.ts";
import { setCurrent } from "#model/winlinks.ts";
import { popZoom, pushZoom, setActivePane } from "#model/zoom.ts";
import { isOwner } from "../attach.ts";
import { CommandError, defineCommand, type Flags } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { sortOf } from "../listing.ts";
import { targetOfSession } from "../target/best.ts";

const ARGS = "c:EFlnO:pt:rT:Z";

/** Shows another session, window or pane on a client; or changes its key table or whether it may only read. */
export default defineCommand({
  name: "switch-client",
  alias: "switchc",
  args: ARGS,
  operands: [0, 0],
  usage: "[-ElnprZ] [-c target-client] [-t target-session] [-T key-table] [-O order]",
  client: { flag: "c" },
  readOnly: true,

  exec(context) {
    const { flags, state, server, client, targetClient } = context;
    const deeper = flags.t !== undefined && (/[:.%]/.test(flags.t) || flags.t === "=");
    const target = context.findTarget(flags.t, deeper ? { type: "pane" } : { type: "session", preferUnattached: true });
    if (targetClient === undefined || target.session === undefined) return;
    if (flags.r === true) toggleReadOnly(targetClient, client);
    if (flags.T !== undefined) {
      if (!state.keyTables.has(flags.T)) throw new CommandError(`table ${flags.T} doesn't exist`);
      targetClient.keyTable = flags.T;
      return;
    }
    const sort = sortOf({ O: flags.O, r: flags.r });
    let session: Session | undefined = target.session;
    if (flags.n === true || flags.p === true) {
      session = step(sortSessions(sessionsByName(state), sort), targetClient.session, flags.n === true ? 1 : -1);
      if (session === undefined) throw new CommandError(`can't find ${flags.n === true ? "next" : "previous"} session`);
    } else if (flags.l === true) {
      session = targetClient.lastSession;
      if (session === undefined || !isAlive(state, session)) throw new CommandError("can't find last session");
    } else {
      if (client === undefined) return;
      if (target.pane !== undefined && target.pane !== target.window?.active) showPane(context, target.pane);
      if (target.winlink !== undefined) {
        setCurrent(state, session, target.winlink);
        context.setCurrent(targetOfSession(session));
      }
    }
    if (flags.E !== true)
      session.environment.updateFrom(targetClient.environment, session.options.array("update-environment").values());
    server.switchSession(targetClient, session, context.repeat);
  },
});

function toggleReadOnly(targetClient: Client, client: Client | undefined): void {
  const bits = CLIENT_READONLY | CLIENT_IGNORE_SIZE;
  if ((targetClient.flags & CLIENT_READONLY) === 0) targetClient.flags |= bits;
  else if (client === undefined || isOwner(client)) targetClient.flags &= ~bits;
  else throw new CommandError("client is read-only");
}

/** The session after or before another in the list, going round; undefined where it is not in it. */
function step(sessions: readonly Session[], from: Session | undefined, by: 1 | -1): Session | undefined {
  const at = from === undefined ? -1 : sessions.indexOf(from);
  return at === -1 ? undefined : sessions[(at + by + sessions.length) % sessions.length];
}

function showPane(context: CommandContext<Flags<typeof ARGS>>, pane: Pane): void {
  const { state, server, flags } = context;
  const { window } = pane;
  const visible = (window.modal !== undefined && window.modal !== pane) || isVisible(pane);
  if (!visible) pushZoom(state, window, false, flags.Z === true);
  raiseForSwitch(window, pane);
  setActivePane(state, window, pane, true);
  if (!visible) popZoom(state, window);
  server.redraw({ window, what: "all" });
}
