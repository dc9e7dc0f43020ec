import { expect, setDefaultTimeout, test } from "bun:test";
import { mkdirSync, symlinkSync, writeFileSync, chmodSync } from "node:fs";
import { join } from "node:path";
import { TestServer, TROAM } from "./harness.ts";

setDefaultTimeout(20_000);

test("it starts with an empty environment", async () => {
  await using server = new TestServer();
  const environment = { TMUX_TMPDIR: server.folder };
  const answer = await server.run(["new-session", "-d", "-s", "bare"], { environment });
  expect(answer).toEqual({ stdout: "", stderr: "", status: 0 });
  expect((await server.run(["list-sessions", "-F", "#{session_name}"], { environment })).stdout).toBe("bare\n");
});

test("it starts through links, with a PATH where nothing is found, from any folder", async () => {
  await using server = new TestServer();
  const folder = join(server.folder, "links");
  mkdirSync(folder);
  symlinkSync(TROAM, join(folder, "first"));
  symlinkSync("first", join(folder, "tmux"));
  const answer = await server.run(["-V"], { program: join(folder, "tmux"), environment: { PATH: "1" }, cwd: "/" });
  expect(answer).toEqual({ stdout: "tmux 3.6\n", stderr: "", status: 0 });
});

test("the name picks what -V says", async () => {
  await using server = new TestServer();
  expect((await server.run(["-V"])).stdout).toMatch(/^troam \d+\.\d+\.\d+\n$/);
});

test("nothing in the current folder changes the program", async () => {
  await using server = new TestServer();
  const folder = join(server.folder, "trap");
  mkdirSync(folder);
  writeFileSync(join(folder, "preload.ts"), 'console.log("caught"); process.exit(7);');
  writeFileSync(join(folder, "bunfig.toml"), 'preload = ["./preload.ts"]\n');
  writeFileSync(join(folder, ".env"), "TMUX_TMPDIR=/nowhere\nFROM_DOTENV=1\n");
  expect(await server.run(["-V"], { cwd: folder })).toMatchObject({ stdout: "troam 0.1.0\n", status: 0 });
  expect((await server.run(["new-session", "-d"], { cwd: folder })).status).toBe(0);
  expect((await server.run(["show-environment", "-g", "FROM_DOTENV"], { cwd: folder })).stderr).toBe(
    "unknown variable: FROM_DOTENV\n",
  );
});

test("a folder of sockets that others may enter is refused", async () => {
  await using server = new TestServer();
  const folder = join(server.folder, `troam-${process.getuid?.() ?? 0}`);
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  const answer = await server.run(["list-sessions"]);
  expect(answer).toEqual({ stdout: "", stderr: `directory ${folder} has unsafe permissions\n`, status: 1 });
});

test("wrong flags are named, and print the usage", async () => {
  await using server = new TestServer();
  const answer = await server.run(["-x"]);
  expect(answer.status).toBe(1);
  expect(answer.stderr).toStartWith("troam: unknown option -- x\nusage: troam [-2CDhlNuVv]");
});

test("a session asked for while the server ends is there afterwards, in the old server or a new one", async () => {
  await using server = new TestServer();
  for (let round = 0; round < 10; round++) {
    await server.ok("new-session", "-d", "-s", "old", "cat");
    const [, made] = await Promise.all([
      server.run(["kill-session", "-t", "old"]),
      Bun.sleep(round).then(() => server.run(["new-session", "-d", "-s", "new", "cat"])),
    ]);
    expect(made).toEqual({ stdout: "", stderr: "", status: 0 });
    await server.ok("has-session", "-t", "new");
    await server.run(["kill-session", "-t", "new"]);
  }
});

test("the global environment has the folder that the server was started from", async () => {
  await using server = new TestServer();
  const { PWD: _, ...environment } = server.environment;
  const { stdout } = await server.run(["new-session", "-d", ";", "show-environment", "-g", "PWD"], { environment });
  expect(stdout).toBe(`PWD=${server.folder}\n`);
});
