/** What a prompt asks for; each type has a history of its own. */
export type PromptType = "command" | "search";

export const PROMPT_TYPES: readonly PromptType[] = ["command", "search"];

/** @returns whether `text` names a type of prompt, as `-T` does */
export function isPromptType(text: string): text is PromptType {
  return text === "command" || text === "search";
}

/** Lines that were answered to prompts, oldest first, by type. Reading and writing the file is the server's. */
export class PromptHistory {
  readonly #lines: Record<PromptType, string[]> = { command: [], search: [] };
  readonly #limit: () => number;

  /** @param limit the option `prompt-history-limit` at the time of asking; 0 keeps nothing */
  constructor(limit: () => number) {
    this.#limit = limit;
  }

  lines(type: PromptType): readonly string[] {
    return this.#lines[type];
  }

  /** The line `index` steps back, 1 being the newest; undefined outside. */
  back(type: PromptType, index: number): string | undefined {
    return index < 1 ? undefined : this.#lines[type].at(-index);
  }

  /** Adds a line unless it repeats the newest; the oldest go where the limit is passed. */
  add(type: PromptType, line: string): void {
    const lines = this.#lines[type];
    if (lines.at(-1) !== line) lines.push(line);
    const excess = lines.length - this.#limit();
    if (excess > 0) lines.splice(0, excess);
  }

  clear(type: PromptType): void {
    this.#lines[type].length = 0;
  }

  /** Takes in the text of a history file: `type:line` rows; a row without a known type is a command. */
  load(text: string): void {
    for (const row of text.split("\n")) {
      if (row === "") continue;
      const colon = row.indexOf(":");
      const type = row.slice(0, Math.max(colon, 0));
      if (colon >= 0 && isPromptType(type)) this.add(type, row.slice(colon + 1));
      else this.add("command", row);
    }
  }

  /** The text of a history file. */
  save(): string {
    return PROMPT_TYPES.flatMap((type) => this.#lines[type].map((line) => `${type}:${line}\n`)).join("");
  }
}
