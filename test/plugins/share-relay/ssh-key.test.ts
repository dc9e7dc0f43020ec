import { expect, setDefaultTimeout, test } from "bun:test";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadKey } from "../../../plugins/share-relay/wire/ssh-key.ts";

setDefaultTimeout(20_000);

test("every key that is made can be read again, and stays the same", () => {
  const folder = mkdtempSync(join(tmpdir(), "ssh-key-"));
  // The library's own keys fail once in 256.
  for (let i = 0; i < 1500; i++) {
    const path = join(folder, String(i));
    const made = loadKey(path, "test");
    expect(loadKey(path, "test")).toEqual(made);
  }
  expect(statSync(join(folder, "0")).mode & 0o777).toBe(0o600);
  rmSync(folder, { recursive: true });
});

test("a file that holds no key is named and left as it is", () => {
  const folder = mkdtempSync(join(tmpdir(), "ssh-key-"));
  const path = join(folder, "identity");
  writeFileSync(path, "mine");
  expect(() => loadKey(path, "test")).toThrow(`${path} holds no private key`);
  expect(statSync(path).size).toBe(4);
  rmSync(folder, { recursive: true });
});
