import type { PromptOptions } from "#command/context.ts";
import type { Client } from "#model/client.ts";
import type { ModeEnvironment } from "../environment.ts";

/**
 * Opens a prompt in the client's status line, or in `options.pane`; a prompt that is already there is cancelled.
 *
 * @returns resolves when the prompt was answered or cancelled
 */
export function openPrompt(client: Client, options: PromptOptions, environment: ModeEnvironment): Promise<void> {
  throw new Error(`not there yet ${client.name} ${options.prompt} ${environment.state.pid}`);
}
