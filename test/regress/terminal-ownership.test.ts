import { readdirSync, readlinkSync } from "node:fs";
import { expect, setDefaultTimeout, test } from "bun:test";
import { PtyScreen } from "../support/pty-screen.ts";
import { TestServer, TROAM } from "./harness.ts";

setDefaultTimeout(20_000);

/** A shell on a terminal of its own. */
const shell = (server: TestServer): PtyScreen =>
  new PtyScreen(["/bin/sh", "-i"], { cols: 80, rows: 24, environment: server.environment });

const attach = `${TROAM} -f/dev/null attach`;

/** Whether a process has a terminal open beside its own standard descriptors. */
function holds(pid: number, tty: string): boolean {
  return readdirSync(`/proc/${pid}/fd`).some((fd) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${fd}`) === tty;
    } catch {
      return false;
    }
  });
}

const clientOf = async (server: TestServer, what: string): Promise<string> =>
  (await server.ok("list-clients", "-F", `#{client_${what}}`)).trim();

async function started(): Promise<{ server: TestServer; pid: number }> {
  const server = new TestServer();
  await server.ok("new-session", "-d", "-x", "80", "-y", "24", "cat");
  return { server, pid: Number(await server.format("#{pid}")) };
}

test.skipIf(process.platform !== "linux")(
  "the server has an attached client's terminal open, and lets go of it when the client detaches",
  async () => {
    const { server, pid } = await started();
    await using _ = server;
    await using terminal = shell(server);
    terminal.type(`${attach}\r`);
    await terminal.until("[0] 0:");
    const tty = await clientOf(server, "tty");
    expect(holds(pid, tty)).toBe(true);
    terminal.type("in the pane\r");
    await terminal.until("in the pane\nin the pane");
    terminal.type("\x02d");
    await terminal.until("[detached (from session 0)]");
    expect(holds(pid, tty)).toBe(false);
    for (let i = 0; i < 20; i++) {
      terminal.type(`echo sh''ell ${i}\r`);
      await terminal.until(`shell ${i}\n`);
    }
  },
);

test("a suspended client's terminal is the shell's until it goes on", async () => {
  const { server } = await started();
  await using _ = server;
  await using terminal = shell(server);
  terminal.type(`${attach}\r`);
  await terminal.until("[0] 0:");
  await server.ok("suspend-client");
  await terminal.until((screen) => !screen.isAlternate);
  for (let i = 0; i < 10; i++) {
    terminal.type(`echo sh''ell ${i}\r`);
    await terminal.until(`shell ${i}\n`);
  }
  terminal.type("fg\r");
  await terminal.until((screen) => screen.isAlternate && screen.text().includes("[0] 0:"));
  terminal.type("back again\r");
  await terminal.until("back again\nback again");
});

test("a client that is killed leaves the terminal on its ordinary screen", async () => {
  const { server } = await started();
  await using _ = server;
  await using terminal = shell(server);
  terminal.type(`${attach}\r`);
  await terminal.until("[0] 0:");
  process.kill(Number(await clientOf(server, "pid")), "SIGKILL");
  await terminal.until((screen) => !screen.isAlternate);
});

test("a client whose output is no terminal passes everything on itself", async () => {
  const { server, pid } = await started();
  await using _ = server;
  await using terminal = shell(server);
  await terminal.until("$");
  terminal.type(`${attach} >${server.folder}/out\r`);
  await terminal.until("[0] 0:");
  if (process.platform === "linux") expect(holds(pid, await clientOf(server, "tty"))).toBe(false);
  terminal.type("in the pane\r");
  await terminal.until("in the pane\nin the pane");
  terminal.type("\x02d");
  // the client reads what is typed until it has ended
  await terminal.until((screen) => !screen.isAlternate && /out\s+\$\s*$/.test(screen.text()));
  terminal.type("echo sh''ell\r");
  await terminal.until("shell\n");
});
