import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { PtyScreen } from "../../support/pty-screen.ts";
import { Sshd, sshdPath } from "../../support/sshd.ts";

const troam = resolve(import.meta.dir, "../../../bin/troam");
const stockClient = Bun.which("mosh-client");

let folder = "";
let environment: Record<string, string | undefined> = {};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "roam-"));
  environment = {
    TMUX: undefined,
    TROAM: undefined,
    TMUX_TMPDIR: folder,
    HOME: folder,
    SHELL: "/bin/sh",
    PS1: "$ ",
    LC_ALL: "C.UTF-8",
  };
});
afterAll(() => {
  run("kill-server");
  rmSync(folder, { recursive: true, force: true });
});

function run(...words: string[]): string {
  const env = { ...process.env, ...environment } as Record<string, string>;
  return spawnSync(troam, words, { env, encoding: "utf8" }).stdout;
}

function offer(...words: string[]): { port: string; key: string } {
  const match = /^MOSH CONNECT (\d+) (\S{22})$/m.exec(
    run("mosh-server", "new", "-i", "127.0.0.1", "-p", "61401:61600", ...words),
  );
  if (match === null) throw new Error("no MOSH CONNECT line");
  return { port: match[1]!, key: match[2]! };
}

test("what cannot be offered or reached is said in one line", () => {
  const told = (...words: string[]): { status: number | null; error: string } => {
    const env = { ...process.env, ...environment } as Record<string, string>;
    const { status, stderr } = spawnSync(troam, words, { env, encoding: "utf8" });
    return { status, error: stderr };
  };
  expect(told("mosh-server", "new", "-i", "300.1.1.1")).toEqual({
    status: 1,
    error: "mosh-server: bad IP address: 300.1.1.1\n",
  });
  expect(told("roam", "--fake-proxy", "inet", "nowhere.invalid", "22")).toEqual({
    status: 1,
    error: expect.stringMatching(/^troam roam: cannot find nowhere\.invalid: \w+\n$/),
  });
});

describe.skipIf(stockClient === null)("mosh-server new", () => {
  const attach = ({ port, key }: { port: string; key: string }): PtyScreen =>
    new PtyScreen([stockClient ?? "", "127.0.0.1", port], { environment: { ...environment, MOSH_KEY: key } });

  test("makes a session when the client comes, in the client's size, and ends with it", async () => {
    const offered = offer("--", "/bin/sh", "-c", "stty size; exec sh");
    expect(run("list-sessions")).toBe("");
    await using screen = attach(offered);
    await screen.until("23 80");
    await screen.until("[0] 0:sh*");
    screen.type("echo in$((1))side $TERM_PROGRAM\r");
    await screen.until("in1side tmux");
    screen.type("exit\r");
    expect((await screen.ended).status).toBe(0);
  });

  test("attaches to a session that is there, which stays when the client quits", async () => {
    run("new-session", "-d", "-s", "work", "-x", "80", "-y", "23", "/bin/sh");
    const offered = offer("-t", "work");
    await using screen = attach(offered);
    await screen.until("[work]");
    screen.type("echo sha$((1))red\r");
    await screen.until("sha1red");
    expect(run("capture-pane", "-p", "-t", "work:")).toContain("sha1red");
    screen.type("\x1e.");
    expect((await screen.ended).status).toBe(0);
    expect(run("list-sessions", "-F", "#{session_name}")).toContain("work");
    run("kill-session", "-t", "work");
  });

  test("a session that is not there is one clear line", () => {
    const env = { ...process.env, ...environment } as Record<string, string>;
    run("new-session", "-d", "-s", "other", "/bin/sh");
    const result = spawnSync(troam, ["mosh-server", "new", "-t", "nowhere"], { env, encoding: "utf8" });
    run("kill-session", "-t", "other");
    expect(result.status).toBe(1);
    expect(result.stderr.trim()).toBe("can't find session: nowhere");
  });
});

describe.skipIf(sshdPath === null)("troam roam HOST", () => {
  for (const how of ["proxy", "remote", "local"]) {
    test(`goes over ssh and attaches by UDP; the address is found by ${how}`, async () => {
      await using sshd = await Sshd.start();
      const server = `env TMUX_TMPDIR=${folder} HOME=${folder} SHELL=/bin/sh PS1='> ' ${troam} mosh-server`;
      const words = ["--ssh", sshd.client, "--server", server, "-p", "61601:61800", "--experimental-remote-ip", how];
      await using screen = new PtyScreen([troam, "roam", ...words, "127.0.0.1"], { environment });
      await screen.until(/\[\d+\] 0:sh\*/, 15_000);
      screen.type("echo far$((1))away\r");
      await screen.until("far1away");
      screen.resize(90, 20);
      await screen.until((now) => now.rows()[19]?.includes("0:sh*") === true);
      screen.type("exit\r");
      expect((await screen.ended).status).toBe(0);
    }, 30_000);
  }

  test("a host that cannot be reached is said in one line, status 1", async () => {
    const result = spawnSync(troam, ["roam", "--ssh", "ssh -o BatchMode=yes -p 1", "127.0.0.1"], {
      env: { ...process.env, ...environment } as Record<string, string>,
      encoding: "utf8",
    });
    expect(result.status).toBe(1);
    expect(result.stderr).toContain("no server was started on 127.0.0.1");
  });
});
