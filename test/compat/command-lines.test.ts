import { describe, expect, test } from "bun:test";
import { readLines, replayLines } from "./command-lines.ts";
import { TROAM } from "./worlds.ts";

const LIMIT_MS = 120_000;

describe("command lines print and end as in tmux HEAD", () => {
  for (const [at, group] of readLines().entries())
    test.concurrent(
      `group ${at}, to ${JSON.stringify(group.at(-1)?.[0])}`,
      async () => expect(await replayLines(TROAM, group)).toEqual([]),
      LIMIT_MS,
    );
});
