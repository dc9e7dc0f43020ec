import { defineCommand } from "../command.ts";

/** Opens tree mode with the windows whose content (`-C`), name (`-N`) or title (`-T`) matches. */
export default defineCommand({
  name: "find-window",
  alias: "findw",
  args: "CiNrt:TZ",
  operands: [1, 1],
  usage: "[-CiNrTZ] [-t target-pane] match-string",
  target: { flag: "t", type: "pane" },

  exec({ flags, target, server, client, event, operand }) {
    if (target.pane === undefined) return;
    const text = operand(0);
    const star = flags.r === true ? "" : "*";
    const suffix =
      flags.r === true || flags.i === true ? `/${flags.r === true ? "r" : ""}${flags.i === true ? "i" : ""}` : "";
    const all = flags.C !== true && flags.N !== true && flags.T !== true;
    const tests: string[] = [];
    if (all || flags.C === true) tests.push(`#{C${suffix}:${text}}`);
    if (all || flags.N === true) tests.push(`#{m${suffix}:${star}${text}${star},#{window_name}}`);
    if (all || flags.T === true) tests.push(`#{m${suffix}:${star}${text}${star},#{pane_title}}`);
    const filter = tests.reduceRight((right, left) => `#{||:${left},${right}}`);
    server.enterMode(target.pane, "tree-mode", {
      client,
      event,
      flags: { Z: flags.Z, f: filter },
      operands: [],
      target,
    });
  },
});
