import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { hasBrowser, launchBrowser, WebViewer } from "./support/browser.ts";
import { Relay } from "./support/relay.ts";
import { temporaryFolder, until } from "./support/shared.ts";
import { SshViewer } from "./support/ssh.ts";

setDefaultTimeout(30_000);
const PROGRAM = join(import.meta.dir, "../../../bin/troam");
const LABELS = ["web session read only: ", "ssh session read only: ", "web session: ", "ssh session: "];

/** The program with a socket, a state and a configuration of its own. */
class Program implements AsyncDisposable {
  readonly #folder = temporaryFolder();
  readonly #config: string;

  readonly #environment: Readonly<Record<string, string>>;

  constructor(config = "", environment: Readonly<Record<string, string>> = {}) {
    this.#environment = environment;
    this.#config = join(this.#folder.path, "troam.conf");
    writeFileSync(this.#config, config);
  }

  async run(...words: string[]): Promise<string> {
    const { path } = this.#folder;
    const own = {
      TMUX: undefined,
      TMUX_PANE: undefined,
      TMUX_TMPDIR: path,
      XDG_STATE_HOME: path,
      PS1: "> ",
      ...this.#environment,
    };
    const child = Bun.spawn([PROGRAM, "-f", this.#config, ...words], {
      env: { ...process.env, ...own },
      stdout: "pipe",
      stderr: "pipe",
    });
    const [out, error] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
    if ((await child.exited) !== 0) throw new Error(error.trimEnd());
    return out;
  }

  /** Shares a new session `work`. @returns the links by label */
  async share(): Promise<Map<string, string>> {
    await this.run("new-session", "-d", "-s", "work", "-x", "90", "-y", "28", "sh");
    const rows = (await this.run("share", "-t", "work")).split("\n");
    const linkOf = (label: string): string => rows.find((row) => row.startsWith(label))?.slice(label.length) ?? "";
    return new Map(LABELS.map((label) => [label, linkOf(label)]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.run("kill-server").catch(() => undefined);
    await this.#folder[Symbol.asyncDispose]();
  }
}

describe.skipIf(Bun.which("ssh") === null)("the program itself (needs ssh)", () => {
  const program = new Program();
  const run = (...words: string[]): Promise<string> => program.run(...words);
  let links: Map<string, string>;
  const capture = async (): Promise<string[]> =>
    (await run("capture-pane", "-p", "-t", "work")).split("\n").map((row) => row.trimEnd());

  beforeAll(async () => {
    links = await program.share();
  });
  afterAll(() => program[Symbol.asyncDispose]());

  test("waiting for a share that is ready returns at once, each time", async () => {
    await run("wait-for", "share-ready");
    await run("wait-for", "tmate-ready");
    await run("wait-for", "share-ready");
  });

  test("messages and formats have the links, with nobody attached", async () => {
    const messages = await run("show-messages");
    for (const [label, link] of links) expect(messages).toContain(`${label}${link}\n`);
    expect(
      await run("display-message", "-p", "-t", "work", "#{share_ssh}|#{tmate_ssh_ro}|#{share_web}|#{tmate_web_ro}"),
    ).toBe(`${links.get(LABELS[3]!)}|${links.get(LABELS[1]!)}|${links.get(LABELS[2]!)}|${links.get(LABELS[0]!)}\n`);
    const info = JSON.parse(await run("share-info", "-t", "work", "-o", "json")) as object;
    expect(info).toMatchObject({ session: "work", state: "ready", writers: 0, readers: 0 });
  });

  test("an ssh viewer works in the session as in one of his own: shell, prefix keys, detaching", async () => {
    await using viewer = new SshViewer(links.get(LABELS[3]!)!, { cols: 100, rows: 40 });
    await viewer.shows("[work]");
    viewer.type("echo $((6*7))\r");
    await viewer.shows("42");
    await until("the pane's own text", async () => (await capture()).includes("42"));
    expect(viewer.rows().slice(0, 28)).toEqual((await capture()).slice(0, 28));
    viewer.type("\x02c");
    await until("a second window", async () => (await run("list-windows", "-t", "work")).split("\n").length === 3);
    viewer.type("\x02p");
    expect(await run("display-message", "-p", "-t", "work", "#{share_num_clients}")).toBe("1\n");
    viewer.type("\x02d");
    expect(await viewer.ended()).toBe(0);
    expect(viewer.lastWords).toBe("You have left the session.\r\n");
    expect(await run("list-sessions", "-F", "#{session_name}")).toBe("work\n");
  });

  test.skipIf(!hasBrowser)("a web viewer sees the pane's text and types into it", async () => {
    const browser = await launchBrowser();
    await using viewer = await WebViewer.open(browser, links.get(LABELS[2]!)!);
    await viewer.shows("[work]");
    await viewer.type("echo web-$((40+2))\n");
    await viewer.shows("web-42");
    await until("the pane's own text", async () => {
      const rows = await viewer.rows();
      return (await capture()).slice(0, 28).join("\n") === rows.slice(0, 28).join("\n");
    });
    await browser.close();
  });

  test("the end of the server is told to viewers, and its relay goes with it", async () => {
    await using viewer = new SshViewer(links.get(LABELS[1]!)!, { cols: 100, rows: 40 });
    await viewer.shows("[work]");
    const [, port = ""] = /-p(\d+)/.exec(links.get(LABELS[1]!)!) ?? [];
    await run("kill-server");
    await viewer.ended();
    expect(viewer.lastWords).toMatch(/^The (host|session) has ended\.\r\n$/);
    await until("the relay's end", async () => !(await listens(Number(port))));
  });
});

test("sharing without a relay in reach says why there are no links yet", async () => {
  await using program = new Program("set -g share-server-host 127.0.0.1\nset -g share-server-port 1");
  await program.run("new-session", "-d", "-s", "work", "sh");
  await expect(program.run("share", "-t", "work")).rejects.toThrow(
    /^no relay: .*ECONNREFUSED.* \[RELAY_UNREACHABLE\]; share-info tells when there is one$/,
  );
  expect(await program.run("display-message", "-p", "-t", "work", "#{share_state}")).toBe("connecting\n");
});

test("without a place to keep keys sharing says which one could not be made, and the server goes on", async () => {
  await using program = new Program("", { XDG_STATE_HOME: "/dev/null" });
  await program.run("new-session", "-d", "-s", "work", "sh");
  await expect(program.run("share", "-t", "work")).rejects.toThrow(
    "/dev/null/troam/share-relay cannot be made (ENOTDIR): XDG_STATE_HOME names another place",
  );
  expect(await program.run("list-sessions", "-F", "#{session_name}")).toBe("work\n");
});

describe.skipIf(Bun.which("ssh") === null)("a host that dies (needs ssh)", () => {
  test("is said to be away to its viewers, who see it again when it is back under the same name", async () => {
    await using folder = temporaryFolder();
    await using relay = new Relay(folder.path);
    await relay.start();
    await using program = new Program(relay.config);
    const links = await program.share();
    const link = links.get(LABELS[3]!)!;
    await using viewer = new SshViewer(link, { cols: 100, rows: 40 });
    await viewer.shows("[work]");
    process.kill(Number(await program.run("display-message", "-p", "#{pid}")), "SIGKILL");
    await viewer.shows("The host is away; this link is held for 10 minutes.");
    await using late = new SshViewer(link, { cols: 100, rows: 40 });
    await late.shows("The host is away");

    expect(await program.share()).toEqual(links);
    await viewer.shows("[work]");
    await late.shows("[work]");
    viewer.type("echo $((6*7))\r");
    await late.shows("42");
    await relay.end();
    await viewer.ended();
    expect(viewer.lastWords).toBe("The relay has ended.\r\n");
  });
});

async function listens(port: number): Promise<boolean> {
  try {
    const socket = await Bun.connect({ hostname: "127.0.0.1", port, socket: { data: () => undefined } });
    socket.end();
    return true;
  } catch {
    return false;
  }
}
