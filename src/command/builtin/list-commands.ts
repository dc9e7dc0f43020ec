import { defineCommand, type CommandDefinition } from "../command.ts";
import { NOTHING } from "../listing.ts";
import { registry } from "../registry.ts";

/** Prints the commands there are, with alias and usage, or one of them. */
export default defineCommand({
  name: "list-commands",
  alias: "lscm",
  args: "F:",
  operands: [0, 1],
  usage: "[-F format] [command]",
  startServer: true,
  afterHook: true,

  exec({ flags, operands, operand, expand, print }) {
    const show = ({ name, alias = "", usage }: CommandDefinition): void => {
      const variables = { command_list_name: name, command_list_alias: alias, command_list_usage: usage };
      const plain = `${name}${alias === "" ? "" : ` (${alias})`} ${usage}`;
      const line = flags.F === undefined ? plain : expand(flags.F, { ...NOTHING, variables });
      if (line !== "") print(line);
    };
    if (operands.length > 0) show(registry.find(operand(0)));
    else for (const definition of registry.all()) show(definition);
  },
});
