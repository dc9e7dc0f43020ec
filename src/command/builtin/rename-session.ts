import { cleanName } from "#model/names.ts";
import { renameSession, sessionByName } from "#model/sessions.ts";
import { CommandError, defineCommand } from "../command.ts";

/** Gives a session another name. */
export default defineCommand({
  name: "rename-session",
  alias: "rename",
  args: "t:",
  operands: [1, 1],
  usage: "[-t target-session] new-name",
  target: { flag: "t", type: "session" },
  afterHook: true,

  exec({ target, state, server, operand, expand }) {
    const { session } = target;
    const expanded = expand(operand(0));
    const name = cleanName(expanded);
    if (name === undefined) throw new CommandError(`invalid session name: ${expanded}`);
    if (session === undefined || name === session.name) return;
    if (sessionByName(state, name) !== undefined) throw new CommandError(`duplicate session: ${name}`);
    renameSession(state, session, name);
    server.redraw({ session, what: "status" });
  },
});
