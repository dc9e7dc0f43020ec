import { CommandError, defineCommand } from "../command.ts";
import { CommandList } from "../parse/command-list.ts";

/** The key that confirms. @throws CommandError */
function confirmKey(text: string | undefined): string {
  if (text === undefined) return "y";
  if (!/^[ -~]$/.test(text)) throw new CommandError("invalid confirm key");
  return text;
}

/** Asks before it runs commands. */
export default defineCommand({
  name: "confirm-before",
  alias: "confirm",
  args: "bc:p:t:y",
  operands: [1, 1],
  operandTypes: () => "commands-or-string",
  usage: "[-by] [-c confirm-key] [-p prompt] [-t target-client] command",
  client: { flag: "t" },

  exec({ flags, operands, background, client, expand, parse, run, runLater, server, target, targetClient }) {
    const given = operands[0]!;
    const commands = parse(typeof given === "string" ? expand(given) : given);
    const key = confirmKey(flags.c);
    const name = commands instanceof CommandList ? (commands.commands[0]?.definition.name ?? "") : "";
    const closed = server.prompt(targetClient!, {
      prompt: flags.p === undefined ? `Confirm '${name}'? (${key}/n) ` : `${flags.p} `,
      input: "",
      type: "command",
      single: true,
      target,
      onInput(answer) {
        const confirmed = answer !== undefined && (answer[0] === key || (answer[0] === "\r" && flags.y === true));
        if (confirmed && flags.b) runLater(commands, { client: targetClient });
        else if (confirmed) background("confirm-before", run(commands));
        if (!flags.b && client !== undefined && client.session === undefined) client.retval = confirmed ? 0 : 1;
        return false;
      },
    });
    if (!flags.b) return closed;
    background("confirm-before", closed);
  },
});
