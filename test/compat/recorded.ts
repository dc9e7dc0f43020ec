import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ControlServer, GONE } from "./control-server.ts";
import { digest } from "./replies.ts";
import { commandsOf, Configurations, headGrammar, SEQUENCES_A_SERVER } from "./worlds.ts";

/**
 * What tmux HEAD answered to the first sequences: a line each, the seed and a digest of every reply. So the comparison
 * needs no tmux. `npm run compat -- --record` writes it anew, after every change of the grammar.
 */
const FILE = join(import.meta.dir, "head-replies.txt");

/** In place of digests: HEAD ended in this sequence, there is nothing to compare with. */
const ENDED = "-";

export interface Recorded {
  readonly seed: number;
  /** Undefined where tmux ended. */
  readonly digests: readonly string[] | undefined;
}

/** @returns groups of sequences that share a server */
export function readRecorded(): Recorded[][] {
  const groups: Recorded[][] = [[]];
  for (const line of readFileSync(FILE, "utf8").split("\n")) {
    const [seed, ...digests] = line.split(" ");
    if (line === "" || line.startsWith("#")) continue;
    groups.at(-1)!.push({ seed: Number(seed), digests: digests[0] === ENDED ? undefined : digests });
    if (digests[0] === ENDED || groups.at(-1)!.length === SEQUENCES_A_SERVER) groups.push([]);
  }
  return groups.filter((group) => group.length > 0);
}

/** A command whose reply is not the recorded one. */
export interface Mismatch {
  readonly seed: number;
  readonly command: string;
  readonly reply: readonly string[];
  readonly earlier: readonly string[];
}

/** Runs a group in a program. @returns the first mismatch: after one the servers are no longer alike */
export async function replay(program: string, group: readonly Recorded[]): Promise<Mismatch | undefined> {
  using configurations = new Configurations();
  const grammar = headGrammar(configurations);
  await using server = new ControlServer(program);
  for (const { seed, digests } of group) {
    if (digests === undefined) continue;
    const commands = commandsOf(seed, grammar);
    const replies = await server.ask(commands);
    for (let at = 0; at < Math.max(replies.length, digests.length); at++) {
      const reply = replies[at];
      if (reply !== undefined && (digests[at] === ANY || digest(reply) === digests[at])) continue;
      return { seed, command: commands[at] ?? "", reply: reply?.lines ?? ["(none)"], earlier: commands.slice(0, at) };
    }
  }
  return undefined;
}

/** What one run says changes with time or memory in a few places; these are told by more runs. */
const RUNS = 4;

/** In place of a digest: tmux itself does not say the same each time. */
const ANY = "?";

/** Writes what a tmux answers to so many sequences. */
export async function record(peer: string, sequences: number): Promise<void> {
  const version = Bun.spawnSync([peer, "-V"]).stdout.toString().trim();
  const runs: string[][][] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await recordOnce(peer, sequences));
  const lines = runs[0]!.map((first, at) => {
    const others = runs.map((run) => run[at] ?? []);
    if (others.some((other) => other[0] === ENDED || other.length !== first.length)) return `${at + 1} ${ENDED}`;
    const same = first.map((each, index) => (others.every((other) => other[index] === each) ? each : ANY));
    return [at + 1, ...same].join(" ");
  });
  const title = `# What ${version} answered: a seed and a digest of each reply. Made by npm run compat -- --record`;
  writeFileSync(FILE, `${[title, ...lines].join("\n")}\n`);
}

async function recordOnce(peer: string, sequences: number): Promise<string[][]> {
  using configurations = new Configurations();
  const grammar = headGrammar(configurations);
  const said: string[][] = [];
  while (said.length < sequences) {
    await using server = new ControlServer(peer);
    for (let i = 0; i < SEQUENCES_A_SERVER && said.length < sequences; i++) {
      const replies = await server.ask(commandsOf(said.length + 1, grammar));
      const ended = replies.includes(GONE);
      said.push(ended ? [ENDED] : replies.map(digest));
      if (ended) break;
    }
  }
  return said;
}
