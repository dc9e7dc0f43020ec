import { expect, test } from "bun:test";
import { join } from "node:path";
import { FLOODS } from "../support/flood.ts";
import { FUZZ_BYTES, FUZZ_TIMEOUT_MS } from "../support/fuzz.ts";
import { fed } from "./pictures.ts";

/** Memory under hostile streams. FUZZ_BYTES=300000000 makes it ten million links. */
const SCRIPT = join(import.meta.dir, "../support/flood.ts");

for (const [name, { boundMb }] of Object.entries(FLOODS)) {
  test(
    `of ${name}, no more than ${boundMb} MB stay`,
    async () => {
      const child = Bun.spawn([process.execPath, SCRIPT, name, String(FUZZ_BYTES * 2)], { stdout: "pipe" });
      const { grownMb, after } = JSON.parse(await new Response(child.stdout).text());
      expect(grownMb).toBeLessThan(boundMb);
      expect(after).toBe("  fine");
    },
    FUZZ_TIMEOUT_MS,
  );
}

test("links work after more of them than are kept, and those that were dropped are no links", () => {
  const links = Array.from({ length: 40_000 }, (_, n) => `\x1b]8;;http://a/${n}\x07\r${n}`).join("");
  const { screen } = fed(`\x1b]8;;http://first\x07first\x1b]8;;\x07\r\n${links}\r\n\x1b]8;;http://last\x07last`, 20, 4);
  expect(screen.hyperlink(screen.cellStyle(0, 0).link)).toBeUndefined();
  expect(screen.hyperlink(screen.cellStyle(0, 1).link)?.uri).toBe("http://a/39999");
  expect(screen.hyperlink(screen.cellStyle(0, 2).link)?.uri).toBe("http://last");
});

test("a colour under a line stays, however many links come after it", () => {
  const links = Array.from({ length: 40_000 }, (_, n) => `\x1b]8;;http://a/${n}\x07\r${n}`).join("");
  const { screen } = fed(`\x1b[4;58;2;1;2;3mred\x1b[m\r\n${links}`, 20, 4);
  expect(screen.cellStyle(0, 0).us & 0xffffff).toBe(0x010203);
});
