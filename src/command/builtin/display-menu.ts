import { defineCommand } from "../command.ts";

/** Shows a menu over a window: a name, a key and a command for each item; an empty name is a line. */
export default defineCommand({
  name: "display-menu",
  alias: "menu",
  args: "b:c:C:H:s:S:MOt:T:x:y:",
  operands: [1, -1],
  operandTypes: menuOperand,
  usage:
    "[-MO] [-b border-lines] [-c target-client] [-C starting-choice] [-H selected-style] [-s style] [-S border-style] " +
    "[-t target-pane] [-T title] [-x position] [-y position] name [key] [command] ...",
  target: { flag: "t", type: "pane" },
  client: { flag: "c" },
  afterHook: true,

  exec({ flags, server, target, targetClient, event, operands, values, count, expand }) {
    if (targetClient === undefined) return;
    server.openMenu(targetClient, {
      flags,
      operands,
      values,
      count,
      event,
      target,
      expand,
    });
  },
});

/** Whether an operand is the command of an item: each has a name, a key and a command, a line only an empty name. */
function menuOperand(index: number, operands: readonly unknown[]): "string" | "commands-or-string" {
  let at = 0;
  while (at < index) {
    if (operands[at] === "") at++;
    else if (at + 2 === index) return "commands-or-string";
    else at += 3;
  }
  return "string";
}
