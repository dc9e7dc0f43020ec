import { parseKeyName } from "#input/key-names.ts";
import { CLIENT_READONLY } from "#model/client.ts";
import { CommandError, defineCommand } from "../command.ts";
import { injectKey } from "../inject-key.ts";

/** Types the prefix key, or the second one (`-2`), into a pane. */
export default defineCommand({
  name: "send-prefix",
  args: "2t:",
  operands: [0, 0],
  usage: "[-2] [-t target-pane]",
  target: { flag: "t", type: "pane" },
  afterHook: true,

  async exec(context) {
    const { flags, target, targetClient } = context;
    if (targetClient !== undefined && (targetClient.flags & CLIENT_READONLY) !== 0)
      throw new CommandError("client is read-only");
    const key = parseKeyName(target.session?.options.string(flags[2] === true ? "prefix2" : "prefix") ?? "");
    if (key !== undefined) await injectKey(context, key, false);
  },
});
