import { PROMPT_TYPES, isPromptType } from "#model/prompt-history.ts";
import { CommandError, defineCommand, type Operand } from "../command.ts";
import type { PromptOptions } from "../context.ts";
import { CommandList } from "../parse/command-list.ts";

interface Question {
  readonly prompt: string;
  readonly input: string;
}

interface QuestionFlags {
  readonly I?: string;
  readonly l?: boolean;
  readonly p?: string;
}

/** The name of the first command, for a prompt that nobody wrote. */
function commandName(commands: Operand): string {
  if (typeof commands === "string") return /^[^ ,]*/.exec(commands)?.[0] ?? "";
  return commands instanceof CommandList ? (commands.commands[0]?.definition.name ?? "") : "";
}

/** What is asked, one after the other: prompts and inputs are divided by commas, unless -l. */
function questions({ I, l, p }: QuestionFlags, commands: Operand | undefined): Question[] {
  const prompts = p ?? (commands === undefined ? ":" : `(${commandName(commands)})`);
  if (l) return [{ prompt: prompts, input: I ?? "" }];
  const inputs = I?.split(",") ?? [];
  const space = p === undefined && commands === undefined ? "" : " ";
  return prompts.split(",").map((prompt, i) => ({ prompt: prompt + space, input: inputs[i] ?? "" }));
}

/** Asks for text in the status line (or a pane) and runs commands with it in the place of `%1`, `%2` … */
export default defineCommand({
  name: "command-prompt",
  args: "1CbeFiklI:NPp:t:T:",
  operands: [0, 1],
  operandTypes: () => "commands-or-string",
  usage: "[-1CbeFiklNP] [-I inputs] [-p prompts] [-t target-client] [-T prompt-type] [template]",
  client: { flag: "t" },

  exec({ flags, operands, background, errorLater, expand, run, runLater, server, target, targetClient }) {
    const client = targetClient!;
    const pane = flags.P ? target.pane : undefined;
    if (flags.P ? pane === undefined || pane.prompt !== undefined : client.prompt !== undefined) return;
    const type = flags.T ?? PROMPT_TYPES[0]!;
    if (!isPromptType(type)) throw new CommandError(`unknown type: ${type}`);

    const given = operands[0];
    const template = given === undefined ? "%1" : typeof given === "string" && flags.F ? expand(given) : given;
    const asked = questions(flags, given === undefined ? undefined : template);
    const wait = !flags.b && !flags.i;
    const answers: string[] = [];

    const runWith = (values: readonly string[]): void => {
      try {
        if (wait) background("command-prompt", run(template, { arguments: values }));
        else runLater(template, { client, arguments: values });
      } catch (problem) {
        if (!(problem instanceof CommandError)) throw problem;
        errorLater(client, problem.message);
      }
    };
    const onInput: PromptOptions["onInput"] = (input, done) => {
      if (input === undefined) return false;
      if (!done) {
        runWith([...answers, input]);
        return true;
      }
      // What was typed into an incremental prompt has been run as it was typed.
      if (flags.i) return false;
      answers.push(input);
      const next = asked[answers.length];
      if (next !== undefined) return next;
      runWith(answers);
      return false;
    };
    const how = flags["1"] ? "single" : flags.N ? "numeric" : flags.i ? "incremental" : flags.k ? "key" : undefined;
    const closed = server.prompt(client, {
      ...asked[0]!,
      type,
      pane,
      target,
      noFreeze: flags.C === true,
      ...(how === undefined ? { backspaceExit: flags.e === true } : { [how]: true }),
      onInput,
    });
    if (wait) return closed;
    background("command-prompt", closed);
  },
});
