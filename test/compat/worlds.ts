import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { optionRows } from "#model/options-table.ts";
import { queries, sequence, START, type Grammar } from "./generate/sequence.ts";

/** The program of this project. */
export const TROAM = resolve(import.meta.dir, "../../bin/troam");

/** So many sequences share a server: starting one takes longer than a sequence. */
export const SEQUENCES_A_SERVER = 50;

/** A folder for the configuration files of generated `source-file` commands; it goes with the object. */
export class Configurations {
  readonly #folder = mkdtempSync(join(tmpdir(), "compat-config-"));

  path(text: string): string {
    const path = join(this.#folder, `${createHash("sha1").update(text).digest("hex").slice(0, 8)}.conf`);
    if (!existsSync(path)) writeFileSync(path, text);
    return path;
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Options and hooks that HEAD has. */
export const knownOptions: ReadonlySet<string> = new Set(optionRows.map((row) => row.name));

/** What sequences are made of: all that HEAD has. */
export function headGrammar(configurations: Configurations): Grammar {
  return { head: true, known: knownOptions, config: (text) => configurations.path(text) };
}

/** All commands of a sequence: what it starts from, itself, what is asked after it. */
export function commandsOf(seed: number, grammar: Grammar): readonly string[] {
  return [...START, ...sequence(seed, grammar), ...queries(seed)];
}

/** Whether a program is a tmux as new as the one that troam follows. */
export function isHead(program: string): boolean {
  return /next-3\.[89]|tmux (3\.[89]|[4-9])/.test(Bun.spawnSync([program, "-V"]).stdout.toString());
}
