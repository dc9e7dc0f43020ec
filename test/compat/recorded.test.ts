import { describe, expect, test } from "bun:test";
import { recordings } from "./recordings.ts";
import { differences, playOurs, playTmux, type Play } from "./sides.ts";
import { TmuxServer, tmux } from "./tmux.ts";

/**
 * What real programs wrote, recorded on a pty, through tmux and through our engine: dump, modes and answers compared as in
 * dump.test.ts, after parts of the stream as long as a fifth of it and after all of it.
 */
const PARTS = 5;
// Not skipped but absent without one: no package brings a tmux that dumps.
if (tmux.dumps)
  describe("recorded streams, to the letter as tmux shows them (needs TROAM_TMUX)", () => {
    for (const { name, cols, rows, bytes } of recordings) {
      test(name, async () => {
        await using server = new TmuxServer();
        for (let part = 1; part <= PARTS; part++) {
          const length = Math.round((bytes.length * part) / PARTS);
          const play: Play = { cols, rows, historyLimit: 500, steps: [bytes.subarray(0, length)] };
          const found = differences(playOurs(play), await playTmux(server, play));
          expect([`${length} bytes`, ...found]).toEqual([`${length} bytes`]);
        }
      });
    }
  });
