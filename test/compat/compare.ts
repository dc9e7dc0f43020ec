import { ControlServer, GONE, type Reply } from "./control-server.ts";
import { plain } from "./replies.ts";

export interface Difference {
  /** The command whose reply differs, as far as replies can be told apart, and both replies. */
  readonly at: number;
  readonly theirs: Reply | undefined;
  readonly ours: Reply | undefined;
}

/** Asks both servers the same. @returns the first reply that differs */
export async function compare(
  peer: ControlServer,
  own: ControlServer,
  commands: readonly string[],
): Promise<Difference | undefined> {
  const [theirs, ours] = await Promise.all([peer.ask(commands), own.ask(commands)]);
  // Where tmux itself has come to an end there is nothing to compare with.
  if (theirs.includes(GONE) && !ours.includes(GONE)) return undefined;
  for (let at = 0; at < Math.max(theirs.length, ours.length); at++) {
    if (plain(theirs[at]) !== plain(ours[at])) return { at, theirs: theirs[at], ours: ours[at] };
  }
  return undefined;
}

/** The same on two new servers. */
export async function compareAnew(
  peer: string,
  own: string,
  commands: readonly string[],
): Promise<Difference | undefined> {
  await using theirs = new ControlServer(peer);
  await using ours = new ControlServer(own);
  return await compare(theirs, ours, commands);
}

/** Leaves out as many commands as can be while the servers still differ. */
export async function shrink(
  commands: readonly string[],
  differs: (commands: readonly string[]) => Promise<boolean>,
): Promise<readonly string[]> {
  let best = commands;
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = best.length - size; from > -size; from -= size) {
      const fewer = best.filter((_, index) => index < from || index >= from + size);
      if (fewer.length < best.length && (await differs(fewer))) best = fewer;
    }
  }
  return best;
}
