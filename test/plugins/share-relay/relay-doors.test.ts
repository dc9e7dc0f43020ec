import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder, TROAM } from "./support/shared.ts";

setDefaultTimeout(30_000);
const LOOPBACK = ["--listen-ssh", "127.0.0.1:0", "--listen-http", "127.0.0.1:0"];

/** Runs `troam relay` to its end. */
async function relay(words: readonly string[]): Promise<{ status: number; error: string }> {
  const child = Bun.spawn([...TROAM, "relay", ...words], { stdin: "ignore", stdout: "ignore", stderr: "pipe" });
  return { error: await new Response(child.stderr).text(), status: await child.exited };
}

describe("a relay that cannot be what was asked for says so in one line, and ends", () => {
  const refused: readonly (readonly [string, readonly string[], string])[] = [
    ["an address", ["--listen-ssh", "127.0.0.1:99999"], "bad address: 127.0.0.1:99999 (HOST:PORT)"],
    ["a certificate alone", [...LOOPBACK, "--tls-cert", "x.pem"], "--tls-cert and --tls-key belong together"],
    ["a key alone", [...LOOPBACK, "--tls-key", "x.pem"], "--tls-cert and --tls-key belong together"],
    ["a port in links", [...LOOPBACK, "--advertise-ssh-port", "ssh"], "bad --advertise-ssh-port: ssh (1 to 65535)"],
    [
      "a front",
      [...LOOPBACK, "--advertise-url", "share.example.org"],
      "bad --advertise-url: share.example.org (https://HOST)",
    ],
    ["a host's key", [...LOOPBACK, "--authorized-host", "me"], "bad --authorized-host: me (SHA256:…)"],
    ["a limit", [...LOOPBACK, "--max-shares", "many"], "bad --max-shares: many (a number, 0 for no limit)"],
  ];
  test.each(refused)("%s", async (_what, words, line) => {
    await using folder = temporaryFolder();
    expect(await relay([...words, "--state-dir", folder.path])).toEqual({ status: 1, error: `troam relay: ${line}\n` });
  });

  test("a file that holds no key is left as it is", async () => {
    await using folder = temporaryFolder();
    const path = join(folder.path, "host-key");
    writeFileSync(path, "mine\n");
    const { status, error } = await relay([...LOOPBACK, "--state-dir", folder.path]);
    expect({ status, error }).toEqual({ status: 1, error: `troam relay: ${path} holds no private key\n` });
    expect(await Bun.file(path).text()).toBe("mine\n");
  });
});

test("a relay whose log can no longer be written still serves, and ends when it is told to", async () => {
  await using folder = temporaryFolder();
  const free = Bun.listen({ hostname: "127.0.0.1", port: 0, socket: { data: () => undefined } });
  const http = `127.0.0.1:${free.port}`;
  free.stop();
  const words = ["--listen-ssh", "127.0.0.1:0", "--listen-http", http, "--state-dir", folder.path];
  const child = Bun.spawn([...TROAM, "relay", ...words], {
    stdin: "ignore",
    stdout: openSync("/dev/full", "w"),
    stderr: "ignore",
  });
  const answer = async (): Promise<string> => {
    for (;;) {
      const response = await fetch(`http://${http}/healthz`).catch(() => undefined);
      if (response !== undefined) return response.text();
      await Bun.sleep(20);
    }
  };
  expect(await answer()).toBe("ok\n");
  expect((await fetch(`http://${http}/healthz`, { method: "HEAD" })).status).toBe(200);
  child.kill("SIGTERM");
  expect(await child.exited).toBe(0);
});
