import { sortClients } from "#model/sort.ts";
import { defineCommand } from "../command.ts";
import { printList, sortOf } from "../listing.ts";

const FORMAT =
  "#{client_name}: #{session_name} [#{client_width}x#{client_height} #{client_termname}] " +
  "#{?#{!=:#{client_uid},#{uid}},[user #{?client_user,#{client_user},#{client_uid},}] ,}" +
  "#{?client_flags,(,}#{client_flags}#{?client_flags,),}";

/** Prints a line for each attached client, or those of one session (`-t`). */
export default defineCommand({
  name: "list-clients",
  alias: "lsc",
  args: "F:f:O:rt:",
  operands: [0, 0],
  usage: "[-F format] [-f filter] [-O order][-t target-session]",
  target: { flag: "t", type: "session" },
  readOnly: true,
  afterHook: true,

  exec(context) {
    const { flags, state, target } = context;
    const of = flags.t === undefined ? undefined : target.session;
    const clients = sortClients(state.clients, sortOf(flags)).filter(
      ({ session }) => session !== undefined && (of === undefined || of === session),
    );
    printList(context, clients, FORMAT, (client) => ({ client }));
  },
});
