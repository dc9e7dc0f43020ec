import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "bun:test";
import { PtyScreen } from "../support/pty-screen.ts";

const ROOT = resolve(import.meta.dir, "../..");
const NPM = Bun.which("npm");

/**
 * The project as a clone has it, without a build. Its dependencies are there as hard links, for the machine may have no
 * network (`npm test` in a fresh clone installs them: every run of CI tries that); so it lies on the same disk.
 */
class Clone {
  readonly folder = mkdtempSync(join(ROOT, "node_modules", ".clone-"));

  constructor() {
    const files = Bun.spawnSync(["git", "-C", ROOT, "ls-files", "-z"]).stdout.toString().split("\0");
    for (const file of files.filter((name) => name !== "" && !name.startsWith("test/")))
      cpSync(join(ROOT, file), join(this.folder, file), { preserveTimestamps: true });
    mkdirSync(join(this.folder, "node_modules"));
    for (const name of readdirSync(join(ROOT, "node_modules"))) {
      if (name.startsWith(".clone-")) continue;
      Bun.spawnSync(["cp", "-al", join(ROOT, "node_modules", name), join(this.folder, "node_modules")]);
    }
  }

  environment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
    const own: Record<string, string> = {
      TERM: "xterm-256color",
      LANG: "C.UTF-8",
      SHELL: "/bin/sh",
      PS1: "$ ",
      ENV: "",
    };
    for (const name of ["PATH", "HOME"]) own[name] = process.env[name] ?? "";
    return { ...own, TMUX_TMPDIR: this.folder, ...extra };
  }

  start(): PtyScreen {
    const unset = Object.fromEntries(Object.keys(process.env).map((name) => [name, undefined]));
    return new PtyScreen(["npm", "start"], {
      cols: 100,
      rows: 30,
      cwd: this.folder,
      environment: { ...unset, ...this.environment() },
    });
  }

  [Symbol.dispose](): void {
    const program = join(this.folder, "bin/troam");
    if (existsSync(program))
      Bun.spawnSync([program, "-L", "demo", "kill-server"], { env: this.environment(), stderr: "ignore" });
    rmSync(this.folder, { recursive: true, force: true });
  }
}

test.skipIf(NPM === null || process.platform !== "linux")(
  "npm start builds, shares a session, shows its links and opens a shell; again, it attaches",
  async () => {
    using clone = new Clone();
    await using first = clone.start();
    await first.until(/ssh .+@127\.0\.0\.1/, 60_000);
    expect(first.text()).toMatch(/https?:\/\//);
    first.type("q");
    await first.until((screen) => !screen.text().includes("ssh ") && /^[$#]/m.test(screen.text()));
    first.type("echo sh''own\r");
    await first.until("\nshown\n");

    await using second = clone.start();
    await second.until("\nshown\n", 30_000);
    second.type("\x02d");
    expect(await second.ended).toMatchObject({ status: 0 });
    first.type("exit\r");
    expect(await first.ended).toMatchObject({ status: 0 });
  },
  120_000,
);

test.skipIf(NPM === null || process.platform !== "linux")(
  "npm start without a terminal, or inside a session, says so in one line",
  async () => {
    using clone = new Clone();
    for (const [environment, reason] of [
      [{}, "npm start opens a session in the terminal it is run in, and this is none: run it in a terminal"],
      [{ TMUX: "/tmp/x,1,0" }, "this is a troam or tmux session already"],
    ] as const) {
      const child = Bun.spawn(["npm", "start", "--silent"], {
        cwd: clone.folder,
        env: clone.environment(environment),
        stdin: "ignore",
        stdout: "pipe",
        stderr: "pipe",
      });
      const said = (await new Response(child.stdout).text()) + (await new Response(child.stderr).text());
      expect(await child.exited).toBe(1);
      expect(said.trim().split("\n")).toEqual([expect.stringContaining(reason)]);
    }
  },
  60_000,
);

test.skipIf(process.platform !== "linux")(
  "a changed source is what runs, from the next command on, without a build",
  async () => {
    using clone = new Clone();
    const run = (...argv: string[]): string =>
      Bun.spawnSync(argv, { cwd: clone.folder, env: clone.environment(), stdin: "ignore" }).stdout.toString();
    run("node", "scripts/setup.mjs");
    expect(run("bin/troam", "-V")).toBe("troam 0.1.0\n");
    const source = join(clone.folder, "src/wire/version.ts");
    writeFileSync(source, readFileSync(source, "utf8").replaceAll(/"0\.1\.0"|"3\.6"/g, '"7.7"'));
    expect(run("bin/troam", "-V")).toBe("troam 7.7\n");
    expect(run("bin/troam", "-L", "demo", "new-session", "-d", ";", "display-message", "-p", "#{version}")).toBe(
      "7.7\n",
    );
  },
  60_000,
);
