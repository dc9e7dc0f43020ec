import { compare, compareAnew, shrink, type Difference } from "./compare.ts";
import { ControlServer } from "./control-server.ts";
import { commandsOf, Configurations, headGrammar, SEQUENCES_A_SERVER } from "./worlds.ts";

export interface Hunt {
  /** Paths of the programs. */
  readonly peer: string;
  readonly own: string;
  readonly seed: number;
  readonly sequences: number;
  /** Ends the hunt at so many differences. */
  readonly limit: number;
}

export interface Found {
  readonly seed: number;
  readonly commands: readonly string[];
  readonly difference: Difference;
}

/** Runs generated sequences in both programs; each that differs is made small. */
export async function* hunt({ peer, own, seed, sequences, limit }: Hunt): AsyncGenerator<Found> {
  using configurations = new Configurations();
  const grammar = headGrammar(configurations);
  for (let done = 0, found = 0; done < sequences && found < limit;) {
    await using theirs = new ControlServer(peer);
    await using ours = new ControlServer(own);
    const before: string[] = [];
    for (let i = 0; i < SEQUENCES_A_SERVER && done < sequences; i++) {
      const at = seed + done++;
      const commands = commandsOf(at, grammar);
      const difference = await compare(theirs, ours, commands);
      if (difference !== undefined) {
        found++;
        yield await small(peer, own, at, commands, before, difference);
      }
      // After a difference the servers are no longer alike; tmux itself ends now and then.
      if (difference !== undefined || theirs.ended) break;
      before.push(...commands);
    }
  }
}

async function small(
  peer: string,
  own: string,
  seed: number,
  commands: readonly string[],
  before: readonly string[],
  difference: Difference,
): Promise<Found> {
  const differs = async (some: readonly string[]): Promise<boolean> =>
    (await compareAnew(peer, own, some)) !== undefined;
  const whole = (await differs(commands)) ? commands : [...before, ...commands];
  const few = await shrink(whole, differs);
  return { seed, commands: few, difference: (await compareAnew(peer, own, few)) ?? difference };
}
