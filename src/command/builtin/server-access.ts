import { accountById, accountByName } from "../accounts.ts";
import { CommandError, defineCommand } from "../command.ts";

/** Lets other users or groups (`-g`) attach, to look (`-r`) or to do all (`-w`); takes it back (`-d`); lists them (`-l`). */
export default defineCommand({
  name: "server-access",
  args: "adglrw",
  operands: [0, 1],
  usage: "[-adglrw] [-t target-pane] [user|group]",

  exec({ flags, state, operands, operand, expand, print }) {
    const { access } = state;
    if (flags.l === true) {
      for (const entry of access.inOrder()) {
        const name = accountById(entry.kind, entry.id)?.name ?? "unknown";
        print(`${name} (${entry.kind === "group" ? "G" : "U"},${entry.readOnly ? "R" : "W"})`);
      }
      return;
    }
    if (operands.length === 0) throw new CommandError("missing user or group argument");
    const kind = flags.g === true ? "group" : "user";
    const wanted = expand(operand(0));
    const account = accountByName(kind, wanted);
    if (account === undefined) throw new CommandError(`unknown ${kind}: ${wanted}`);
    const { id, name } = account;
    if (kind === "user" && (id === 0 || id === process.getuid?.()))
      throw new CommandError(`${name} owns the server, can't change access`);
    if (flags.a === true && flags.d === true) throw new CommandError("-a and -d cannot be used together");
    if (flags.w === true && flags.r === true) throw new CommandError("-r and -w cannot be used together");
    const known = access.get(kind, id);
    if (flags.d === true) {
      if (!access.delete(kind, id)) throw new CommandError(`${kind} ${name} not found`);
    } else if (flags.a === true && known !== undefined) throw new CommandError(`${kind} ${name} is already added`);
    else if (flags.a === true || flags.r === true || flags.w === true) {
      const readOnly = flags.r === true || (flags.w !== true && (known?.readOnly ?? false));
      access.set({ name, id, kind, readOnly });
    }
  },
});
