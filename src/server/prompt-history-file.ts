import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PromptHistory } from "#model/prompt-history.ts";

/**
 * The file of `history-file`.
 *
 * @returns undefined for none, and for a path that begins neither with `/` nor with `~/`
 * Source: tmux/tmux prompt-history.c, prompt_find_history_file
 */
export function promptHistoryPath(option: string, home: string | undefined): string | undefined {
  if (option.startsWith("/")) return option;
  return option.startsWith("~/") && home !== undefined ? join(home, option.slice(2)) : undefined;
}

/** Takes in the lines of the file; one that cannot be read has none. */
export function loadPromptHistory(history: PromptHistory, path: string | undefined): void {
  if (path === undefined) return;
  try {
    history.load(readFileSync(path, "utf8"));
  } catch {
    // The first server that has the option finds no file.
  }
}

/** Writes the lines, for the next server. @throws Error where the file cannot be written */
export function savePromptHistory(history: PromptHistory, path: string | undefined): void {
  if (path !== undefined) writeFileSync(path, history.save(), { mode: 0o600 });
}
