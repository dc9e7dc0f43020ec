import { afterAll, describe, expect, test } from "bun:test";
import { answers, readCases } from "./cases.ts";
import { ControlServer } from "./control-server.ts";
import { readRecorded, replay } from "./recorded.ts";
import { TROAM } from "./worlds.ts";

const LIMIT_MS = 120_000;

describe("generated sequences say what they say in tmux HEAD", () => {
  for (const group of readRecorded()) {
    const [first, last] = [group[0]!.seed, group.at(-1)!.seed];
    test.concurrent(
      `seeds ${first} to ${last}`,
      async () => expect(await replay(TROAM, group)).toBeUndefined(),
      LIMIT_MS,
    );
  }
});

describe("cases say what they say in tmux HEAD", () => {
  let server: ControlServer | undefined;
  afterAll(() => server?.[Symbol.asyncDispose]());

  for (const each of readCases()) {
    test(each.title, async () => {
      server ??= new ControlServer(TROAM);
      expect(await answers(server, each)).toBe(each.text);
    });
  }
});
