import { PROMPT_TYPES, isPromptType, type PromptType } from "#model/prompt-history.ts";
import { CommandError } from "./command.ts";

/** The histories that `-T` means: one, or without it all. @throws CommandError */
export function promptTypes(text: string | undefined): readonly PromptType[] {
  if (text === undefined) return PROMPT_TYPES;
  if (!isPromptType(text)) throw new CommandError(`invalid type: ${text}`);
  return [text];
}
