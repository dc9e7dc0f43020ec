import { expect, test } from "bun:test";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TestServer } from "./harness.ts";

test("what was answered to prompts is there in the next server, by history-file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "troam-history-"));
  const file = join(folder, "history");
  const config = join(folder, "tmux.conf");
  writeFileSync(config, `set -g history-file '${file}'\n`);
  writeFileSync(file, "search:needle\nold line without a type\n");
  try {
    {
      await using server = new TestServer([`-f${config}`]);
      await server.ok("new-session", "-d");
      expect(await server.ok("show-prompt-history", "-T", "search")).toContain("1: needle");
      expect(await server.ok("show-prompt-history", "-T", "command")).toContain("1: old line without a type");
      await server.ok("clear-prompt-history", "-T", "command");
    }
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, "utf8")).toBe("search:needle\n");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
