import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "bun:test";
import { TestServer } from "./harness.ts";

test("a configuration is found, and its commands run, where the server was started from", async () => {
  await using server = new TestServer(["-f", "./own.conf"]);
  const folder = join(realpathSync(server.folder), "sub");
  mkdirSync(folder);
  writeFileSync(
    join(folder, "own.conf"),
    "run-shell 'pwd > ran'\nif-shell 'pwd > asked' ''\nsource-file other.conf\nnew-session -d -s made\n",
  );
  writeFileSync(join(folder, "other.conf"), "set-option -g @other yes\n");
  const started = await server.run(["new-session", "-d", "-s", "typed"], { cwd: folder });
  expect(started.stderr).toBe("");
  expect(await server.ok("show-options", "-gqv", "@other")).toBe("yes");
  expect(await server.ok("list-sessions", "-F", "#{session_name} #{session_path}")).toBe(
    `made ${folder}\ntyped ${folder}`,
  );
  expect(await Bun.file(join(folder, "ran")).text()).toBe(`${folder}\n`);
  expect(await Bun.file(join(folder, "asked")).text()).toBe(`${folder}\n`);
});

test("a shell command runs in the folder of the client that asks for it", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "-c", "/", "cat");
  const answer = await server.run(["run-shell", "pwd"], { cwd: server.folder });
  expect(answer.stdout).toBe(`${realpathSync(server.folder)}\n`);
  const elsewhere = await server.run(["run-shell", "-c", "/usr", "pwd"]);
  expect(elsewhere.stdout).toBe("/usr\n");
});

test("a socket is made where its relative path says", async () => {
  await using server = new TestServer(["-f", "/dev/null", "-S", "./own.socket"]);
  expect(await server.run(["new-session", "-d", "cat"])).toEqual({ stdout: "", stderr: "", status: 0 });
  expect(await server.format("#{socket_path}")).toBe(`${realpathSync(server.folder)}/./own.socket`);
});

test("a file that is not there is named with its folder", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "cat");
  const answer = await server.run(["load-buffer", "nosuch"]);
  expect(answer).toEqual({
    stdout: "",
    stderr: `No such file or directory: ${realpathSync(server.folder)}/nosuch\n`,
    status: 1,
  });
});
