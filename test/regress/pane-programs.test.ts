import { expect, test } from "bun:test";
import { TestServer } from "./harness.ts";

const linux = process.platform === "linux";

test.skipIf(!linux)("a pane's shell is a login shell by its name alone", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "cat");
  await server.ok("set-option", "-g", "default-shell", "/bin/bash");
  await server.ok("new-window");
  await server.ok(
    "send-keys",
    `tr '\\0' ' ' < /proc/$$/cmdline; shopt -q login_shell && echo is a login shell`,
    "Enter",
  );
  const text = await server.until(["capture-pane", "-p"], (output) => /^\S* ?is a login shell$/m.test(output));
  expect(text).toMatch(/^-bash is a login shell$/m);
});

test.skipIf(!linux)("a shell that suspends itself goes on, for nobody else could continue it", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "kill -STOP $$; echo goes on; exec cat");
  await server.until(["capture-pane", "-p"], (text) => text.startsWith("goes on\n"));
});

test.skipIf(!linux)(
  "the keys that a terminal's programs are interrupted and erased by are those of the panes too",
  async () => {
    await using server = new TestServer();
    // interrupted by C-p, erased by x; the rest is as ever
    const specialCharacters = Uint8Array.of(16, 28, 0x78, 21, 4, 0, 1, 0, 17, 19, 26, 0, 18, 15, 23, 22, 0);
    await using client = server.attach(["new-session", "stty -a; exec cat"], { specialCharacters });
    await client.until("intr = ^P");
    // the erase key is an option's matter
    expect(client.text()).toContain("erase = ^?");
  },
);

test("a folder that one may not enter is not started in", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "-c", "/dev/null", "pwd; exec cat");
  const home = (process.env.HOME ?? "/").replace(/(.)\/$/, "$1");
  await server.until(["capture-pane", "-p"], (text) => text.startsWith(`${home}\n`));
});

test("a window is named after the command it was made for until its program does something", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "-s", "one", "read line; echo $line; exec cat");
  await server.ok("new-window", "cat -u");
  const names = (): Promise<string> => server.ok("list-windows", "-F", "#{window_name}");
  expect(await names()).toBe("read\ncat");
  await server.ok("send-keys", "-t", "one:0", "x", "Enter");
  await server.until(["list-windows", "-F", "#{window_name}"], (text) => text === "cat\ncat\n" || text === "sh\ncat\n");
});

test("what a pane is piped to runs where the server was started", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "-c", "/", "cat");
  await server.ok("pipe-pane", "-o", "cat > piped");
  await server.ok("send-keys", "through", "Enter");
  const piped = Bun.file(`${server.folder}/piped`);
  await server.until(["capture-pane", "-p"], (text) => text.startsWith("through\nthrough\n"));
  await server.until(["display-message", "-p", "x"], () => piped.size > 0);
  expect(await piped.text()).toStartWith("through");
});

test("only a pane without a program takes what a client has on its input", async () => {
  await using server = new TestServer();
  await server.ok("new-session", "-d", "cat");
  const refused = await server.run(["display-message", "-I"], { input: "text\n" });
  expect([refused.stderr, refused.status]).toEqual(["pane is not empty\n", 1]);
  await server.ok("split-window", "");
  expect((await server.run(["display-message", "-I"], { input: "text\n" })).status).toBe(0);
  expect(await server.capture()).toStartWith("text\n");
});
