import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestHost, type TestHost } from "troam/plugin/testing";
import shareRelay from "../../../../plugins/share-relay/index.ts";

const CLI = join(import.meta.dir, "../../../../src/cli.ts");
export const TROAM = [process.execPath, "--no-env-file", "--config=/dev/null", CLI, "troam"];

export interface Links {
  readonly ssh: string;
  readonly sshReadOnly: string;
  readonly web: string;
  readonly webReadOnly: string;
}

/** A host in memory whose session `main` is shared through an embedded relay: a real process. */
export interface SharedHost extends TestHost {
  readonly links: Links;
}

export async function shareMain(
  options: { readonly config?: string; readonly size?: { cols: number; rows: number } } = {},
): Promise<SharedHost> {
  const host = await createTestHost({ plugins: [shareRelay], programArgv: TROAM, ...options });
  await host.run("share");
  await until("links", () => host.format("#{share_state}") === "ready");
  return Object.assign(host, { links: readLinks(host) });
}

export function readLinks(host: TestHost): Links {
  const read = (name: string): string => host.format(`#{share_${name}}`);
  return { ssh: read("ssh"), sshReadOnly: read("ssh_ro"), web: read("web"), webReadOnly: read("web_ro") };
}

/** Waits for a condition. @throws Error naming what did not happen within the limit */
export async function until(what: string, condition: () => boolean | Promise<boolean>, limitMs = 8_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited in vain for: ${what}`);
    await Bun.sleep(10);
  }
}

/** A folder that goes with the test. */
export function temporaryFolder(): AsyncDisposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), "troam-share-test-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
