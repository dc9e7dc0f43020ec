import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { type SharedHost, shareMain, until } from "./support/shared.ts";
import { SSH_OPTIONS, SshViewer, sshWords } from "./support/ssh.ts";

setDefaultTimeout(20_000);
const hasSsh = Bun.which("ssh") !== null;

/** Runs a command of OpenSSH to its end. */
async function run(argv: readonly string[], input = ""): Promise<{ status: number; text: string }> {
  const child = Bun.spawn([...argv], { stdin: new Blob([input]), stdout: "pipe", stderr: "pipe" });
  const [out, error] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
  return { status: await child.exited, text: out + error };
}

/** The first rows of the viewer's terminal become those of the session, to the letter. */
async function sameScreen(viewer: SshViewer, host: SharedHost): Promise<void> {
  const shown = (): string => viewer.rows().slice(0, host.session.size.rows).join("\n");
  const there = (): string =>
    host
      .screen()
      .map((row) => row.trimEnd())
      .join("\n");
  await until("the same screen", () => shown() === there()).catch(() => expect(shown()).toBe(there()));
}

describe.skipIf(!hasSsh)("stock ssh viewers (needs ssh)", () => {
  let host: SharedHost;
  beforeAll(async () => {
    host = await shareMain();
    host.session.feed("\x1b[2J\x1b[Hfirst row\r\n\x1b[31mred\x1b[m and \x1b[1mbold\x1b[m\r\n");
  });
  afterAll(async () => host?.[Symbol.asyncDispose]());

  test("a link has the form that is handed out", () => {
    expect(host.links.ssh).toMatch(/^ssh -p\d+ [a-z2-9]{26}@127\.0\.0\.1$/);
    expect(host.links.sshReadOnly).toMatch(/^ssh -p\d+ ro-[a-z2-9]{26}@127\.0\.0\.1$/);
  });

  test("see the session, without a key, on a terminal of its size and on a larger one", async () => {
    await using same = new SshViewer(host.links.sshReadOnly);
    await using larger = new SshViewer(host.links.sshReadOnly, { cols: 120, rows: 40 });
    await same.shows("red and bold");
    await larger.shows("red and bold");
    for (let i = 0; i < 100; i++) host.session.feed(`line ${i}\r\n`);
    await same.shows("line 99");
    await larger.shows("line 99");
    await sameScreen(same, host);
    await sameScreen(larger, host);
    expect(larger.rows().slice(24).join("")).toBe("");
  });

  test("with the read-write link type into the session", async () => {
    await using viewer = new SshViewer(host.links.ssh);
    await viewer.shows("main");
    viewer.type("ls -l\r");
    await until("what was typed", () => host.session.typedText.includes("ls -l\r"));
    expect(host.format("#{share_num_clients} #{share_writers} #{share_readers}")).toBe("1 1 0");
    expect(host.screen().at(-1)).toContain("✎ 1");
  });

  test("with the read-only link type nothing; C-c twice leaves", async () => {
    await using viewer = new SshViewer(host.links.sshReadOnly);
    await viewer.shows("main");
    const before = host.session.typedText;
    viewer.type("rm -rf x\r\x1b[A\x1b[<0;1;1M");
    viewer.type("\x03x\x03");
    await Bun.sleep(100);
    expect(host.session.typedText).toBe(before);
    viewer.type("\x03\x03");
    expect(await viewer.ended()).toBe(0);
    expect(viewer.lastWords).toBe("You have left the session.\r\n");
  });

  test("whose input ends are let go", async () => {
    const { status, text } = await run(["ssh", "-tt", ...SSH_OPTIONS, ...sshWords(host.links.sshReadOnly)]);
    expect(text).toEndWith("You have left the session.\r\n");
    expect(status).toBe(0);
    await until("nobody", () => host.format("#{share_num_clients}") === "0");
  });

  test("leave by ~. as from any ssh", async () => {
    await using viewer = new SshViewer(host.links.sshReadOnly);
    await viewer.shows("main");
    viewer.type("~.");
    await viewer.ended();
    await until("nobody", () => host.format("#{share_num_clients}") === "0");
  });

  test("on a terminal that is too small read both sizes, and see the session when it has grown", async () => {
    await using viewer = new SshViewer(host.links.sshReadOnly, { cols: 60, rows: 20 });
    await viewer.shows("This session has 80x24 cells. Your terminal has 60x20.");
    viewer.resize(80, 24);
    await viewer.shows("line 99");
    await sameScreen(viewer, host);
  });

  test("who can type get a session that fits, for as long as they are there", async () => {
    host.session.feed("here\r\n");
    await using viewer = new SshViewer(host.links.ssh, { cols: 70, rows: 20 });
    await viewer.shows("here");
    expect(host.session.size).toEqual({ cols: 70, rows: 20 });
    await sameScreen(viewer, host);
    viewer.resize(30, 8);
    await viewer.shows("This session has 80x24 cells.");
    viewer.resize(75, 22);
    await viewer.shows("here");
    expect(host.session.size).toEqual({ cols: 75, rows: 22 });
    viewer.type("~.");
    viewer.signal("SIGTERM");
    await until("the old size", () => host.session.size.cols === 80 && host.session.size.rows === 24);
  });

  test("cannot run a command, copy files, or have a subsystem: one line says so, at once", async () => {
    const [port = "", target = ""] = sshWords(host.links.ssh);
    const commands = [
      ["ssh", ...SSH_OPTIONS, port, target, "id"],
      ["sftp", ...SSH_OPTIONS, `-P${port.slice(2)}`, target],
      ["scp", ...SSH_OPTIONS, `-P${port.slice(2)}`, import.meta.path, `${target}:x`],
    ];
    const started = performance.now();
    for (const argv of commands) {
      const { status, text } = await run(argv);
      expect(text).toContain("runs no commands and moves no files");
      expect(status).not.toBe(0);
    }
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  test("cannot forward a port", async () => {
    const free = Bun.listen({ hostname: "127.0.0.1", port: 0, socket: { data: () => undefined } });
    const { port } = free;
    free.stop();
    const forward = ["-oLogLevel=INFO", `-L${port}:127.0.0.1:${port}`];
    await using viewer = new SshViewer(host.links.sshReadOnly, undefined, forward);
    await viewer.shows("main");
    const socket = await Bun.connect({ hostname: "127.0.0.1", port, socket: { data: () => undefined } });
    await until("the refusal", () => viewer.output.includes("open failed"));
    socket.end();
  });

  test("without a terminal are asked for one", async () => {
    const { status, text } = await run(["ssh", "-T", ...SSH_OPTIONS, ...sshWords(host.links.ssh)]);
    expect(text).toBe("A terminal is needed: ssh -t.\r\n");
    expect(status).toBe(1);
  });

  test("with a token that was never given out are told one line, late, whatever it looks like", async () => {
    const [port = ""] = sshWords(host.links.ssh);
    for (const token of ["nonsense", "ro-abcdefghjkmnpqrstuvwxyz234"]) {
      await using viewer = new SshViewer(`ssh ${port} ${token}@127.0.0.1`);
      const started = performance.now();
      expect(await viewer.ended()).toBe(1);
      expect(viewer.lastWords).toBe("There is no session behind this link.\r\n");
      expect(performance.now() - started).toBeGreaterThan(900);
    }
  });
});

describe("what is shared", () => {
  test("with share-sealed has web links alone", async () => {
    await using host = await shareMain({ config: "set -g share-sealed on" });
    expect(host.format("[#{share_ssh}#{share_ssh_ro}]")).toBe("[]");
    const report = (await host.run("share-info")).join("\n");
    expect(report).toContain("web session read only: http");
    expect(report).not.toContain("ssh");
    expect(host.messages().join("\n")).not.toContain("ssh -p");
  });

  test("with share-read-only has no links that type", async () => {
    await using host = await shareMain({ config: "set -g share-read-only on" });
    expect(host.format("[#{share_ssh}#{share_web}]")).toBe("[]");
    const report = (await host.run("share-info")).join("\n");
    expect(report).toContain("ssh session read only: ssh");
    expect(report).not.toMatch(/^(web|ssh) session:/m);
  });
});

describe.skipIf(!hasSsh)("the end of a share (needs ssh)", () => {
  test("is told to viewers, and the link says so afterwards; sharing again gives the same links", async () => {
    await using host = await shareMain({ config: "set -g share-server-host ''" });
    await host.run("share-stop");
    await expect(host.run("share-info")).rejects.toThrow("the session is not shared");
    expect(host.format("[#{share_state}#{share_ssh}]")).toBe("[off]");
    await host.run("share");
    await until("links", () => host.format("#{share_state}") === "ready");
    expect(host.format("#{share_ssh}")).toBe(host.links.ssh);

    await using viewer = new SshViewer(host.links.ssh);
    await viewer.shows("main");
    await host.run("share-stop");
    expect(await viewer.ended()).toBe(0);
    expect(viewer.lastWords).toBe("The host has stopped sharing.\r\n");
  });

  test("comes with the session's", async () => {
    await using host = await shareMain();
    await using viewer = new SshViewer(host.links.sshReadOnly);
    await viewer.shows("main");
    host.host.emit("session-closed");
    await viewer.ended();
    expect(viewer.lastWords).toBe("The session has ended.\r\n");
  });
});
