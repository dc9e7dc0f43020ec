import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, setDefaultTimeout, test } from "bun:test";
import { PtyScreen } from "../support/pty-screen.ts";
import { TestServer, TROAM } from "./harness.ts";

setDefaultTimeout(60_000);

const BYTES = 1_000_000;

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

for (const [name, command] of [
  ["by a client whose terminal the server has", `exec ${TROAM} attach`],
  ["by a client that passes everything on", `exec ${TROAM} attach >/dev/null`],
] as const) {
  test(`a long paste ${name} comes whole, and others are answered meanwhile`, async () => {
    await using server = new TestServer();
    const file = join(server.folder, "pasted");
    await server.ok("new-session", "-d", `stty raw -echo; exec cat >${file}`);
    await using client = new PtyScreen(["/bin/sh", "-c", command], { environment: server.environment });
    await client.until("[0] 0:");
    const text = Array.from({ length: BYTES }, (_, i) => String.fromCharCode(97 + (i % 26))).join("");
    client.type(text);
    while (sizeOf(file) === 0) await Bun.sleep(1);
    expect(await server.format("answered")).toBe("answered");
    expect(sizeOf(file)).toBeLessThan(BYTES);
    while (sizeOf(file) < BYTES) await Bun.sleep(10);
    expect(await Bun.file(file).text()).toBe(text);
  });
}
