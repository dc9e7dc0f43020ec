import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { statSync } from "node:fs";
import { join } from "node:path";
import { hasBrowser, launchBrowser, WebViewer } from "./support/browser.ts";
import { Relay } from "./support/relay.ts";
import { readLinks, shareMain, temporaryFolder, until } from "./support/shared.ts";
import { SshViewer } from "./support/ssh.ts";

setDefaultTimeout(30_000);
const hasSsh = Bun.which("ssh") !== null;

test("a relay keeps its key and secret for itself", async () => {
  await using folder = temporaryFolder();
  await using relay = new Relay(folder.path);
  await relay.start();
  for (const name of ["host-key", "secret"]) expect(statSync(join(folder.path, name)).mode & 0o777).toBe(0o600);
});

describe("a host", () => {
  test("refuses a relay with another key, and says which it expected and which it got", async () => {
    await using folder = temporaryFolder();
    await using relay = new Relay(folder.path);
    await relay.start();
    const wrong = `SHA256:${"A".repeat(43)}`;
    await using host = await shareLater(relay.config.replace(relay.fingerprint, wrong));
    await until("the notice", () => host.messages().some((line) => line.includes("wrong key")));
    expect(host.messages().join("\n")).toContain(
      `no relay: wrong key of 127.0.0.1: expected ${wrong}, got ${relay.fingerprint} [RELAY_KEY_WRONG]; next try in 1 s`,
    );
    expect(host.format("#{share_state}")).toBe("connecting");
  });

  test("that the relay does not take says so, and which key it came with", async () => {
    await using folder = temporaryFolder();
    await using relay = new Relay(folder.path);
    await relay.start("--authorized-host", `SHA256:${"A".repeat(43)}`);
    await using host = await shareLater(relay.config);
    const refused =
      /no relay: the relay refused: it does not take this host's key SHA256:\S{43} \[RELAY_REFUSED\]; next try/;
    await until("the notice", () => host.messages().some((line) => refused.test(line)));
  });

  test("that shares as many sessions as its address may is told so by the relay", async () => {
    await using folder = temporaryFolder();
    await using relay = new Relay(folder.path);
    await relay.start("--max-shares", "1");
    await using first = await shareMain({ config: relay.config });
    await using second = await shareLater(relay.config);
    const refused = "the relay refused: as many sessions are shared from your address as may be (1) [RELAY_REFUSED]";
    await until("the notice", () => second.messages().some((line) => line.includes(refused)));
    expect(first.format("#{share_state}")).toBe("ready");
    await first.run("share-stop");
    await until("links", () => second.format("#{share_state}") === "ready");
  });

  test("does not go to a relay whose key is not known, and says how to make it known", async () => {
    await using folder = temporaryFolder();
    await using relay = new Relay(folder.path);
    await relay.start();
    await using host = await shareLater(relay.config.split("\n").slice(0, 2).join("\n"));
    const line = `set -g share-server-ed25519-fingerprint '${relay.fingerprint}'`;
    await until("the notice", () => host.messages().some((each) => each.includes(line)));
  });

  test("says that nobody is there, and is ready as soon as somebody is", async () => {
    await using folder = temporaryFolder();
    await using relay = new Relay(folder.path);
    await relay.start();
    await relay.end();
    await using host = await shareLater(relay.config);
    await until("the notice", () => host.messages().some((line) => /no relay: .*next try in 1 s/.test(line)));
    expect(host.host.channels.has("share-ready")).toBe(false);
    await relay.start();
    await until("links", () => host.format("#{share_state}") === "ready");
    expect(host.host.channels.has("share-ready")).toBe(true);
  });
});

describe.skipIf(!hasSsh || !hasBrowser)("a relay that dies and comes back (needs ssh and chromium)", () => {
  test("has the same links, and web viewers come back by themselves", async () => {
    await using folder = temporaryFolder();
    await using relay = new Relay(folder.path);
    await relay.start();
    await using host = await shareMain({ config: relay.config });
    const browser = await launchBrowser();
    await using web = await WebViewer.open(browser, host.links.web);
    await web.shows("main");

    await relay.end("SIGKILL");
    await until("loss", () => host.format("#{share_state}") === "away");
    await until("loss", async () => (await web.text("#state")).includes("trying again"));
    host.session.feed("meanwhile\r\n");
    await relay.start();
    await until("links", () => host.format("#{share_state}") === "ready");
    expect(readLinks(host)).toEqual(host.links);
    expect(host.host.notices.at(-1)).not.toContain("new links");
    await web.shows("meanwhile");
    await web.type("x");
    await until("what was typed", () => host.session.typedText === "x");
    await using ssh = new SshViewer(host.links.ssh);
    await ssh.shows("meanwhile");
    await browser.close();
  });
});

describe.skipIf(!hasSsh)("an address with as many connections as it may have (needs ssh)", () => {
  test("gets no more, by ssh or by the web, until it gives one back", async () => {
    await using folder = temporaryFolder();
    await using relay = new Relay(folder.path);
    await relay.start("--max-connections", "2");
    await using host = await shareMain({ config: relay.config });
    const viewer = new SshViewer(host.links.ssh);
    await viewer.shows("main");
    const [hostname = "", port = ""] = relay.ssh.split(":");
    const { promise: line, resolve } = Promise.withResolvers<string>();
    await Bun.connect({ hostname, port: Number(port), socket: { data: (_, bytes) => resolve(bytes.toString()) } });
    expect(await line).toBe("Your address has as many connections to this relay as it may have.\r\n");

    const token = /\/s\/([^#]+)/.exec(host.links.webReadOnly)?.[1];
    const headers = { "x-forwarded-for": "192.0.2.1" };
    // Bun's WebSocket takes headers, which the type of a browser's does not know.
    const options = { headers } as unknown as string;
    const web = [1, 2].map(() => new WebSocket(`ws://${relay.http}/w/${token}`, options));
    await until("three viewers", () => host.format("#{share_num_clients}") === "3");
    const answer = (): Promise<Response> => fetch(`http://${relay.http}/w/${token}`, { headers });
    expect(await (await answer()).text()).toBe("Your address has as many connections to this relay as it may have.\n");
    web[0]?.close();
    await until("room for one more", async () => (await answer()).status === 400);
    web[1]?.close();
    await viewer[Symbol.asyncDispose]();
    await using next = new SshViewer(host.links.ssh);
    await next.shows("main");
  });
});

describe.skipIf(!hasSsh)("a viewer who does not read (needs ssh)", () => {
  test("costs the relay little, holds nobody up, and sees the present when he reads again", async () => {
    await using folder = temporaryFolder();
    await using relay = new Relay(folder.path);
    await relay.start();
    await using host = await shareMain({ config: relay.config });
    await using slow = new SshViewer(host.links.sshReadOnly);
    await using quick = new SshViewer(host.links.sshReadOnly);
    await slow.shows("main");
    await quick.shows("main");
    slow.signal("SIGSTOP");
    const before = await relay.memory();
    const end = performance.now() + 3_000;
    let line = 0;
    while (performance.now() < end) {
      for (let i = 0; i < 50; i++)
        host.session.feed(`\x1b[3${line % 8}m${line++} ${"all work and no play ".repeat(3)}\r\n`);
      await Bun.sleep(10);
    }
    host.session.feed(`the last line is ${line}\r\n`);
    await quick.shows(`the last line is ${line}`);
    expect((await relay.memory()) - before).toBeLessThan(16 * 1024 * 1024);
    slow.signal("SIGCONT");
    await slow.shows(`the last line is ${line}`);
  });
});

describe.skipIf(!hasSsh)("a relay that stands still (needs ssh)", () => {
  test("does not hold the host up, and gets the present when it goes on", async () => {
    await using folder = temporaryFolder();
    await using relay = new Relay(folder.path);
    await relay.start();
    await using host = await shareMain({ config: relay.config });
    await using viewer = new SshViewer(host.links.sshReadOnly);
    await viewer.shows("main");
    relay.signal("SIGSTOP");
    const started = performance.now();
    for (let i = 0; i < 20_000; i++) host.session.feed(`line ${i}\r\n`);
    await Bun.sleep(50);
    expect(performance.now() - started).toBeLessThan(2_000);
    host.session.feed("here we are\r\n");
    relay.signal("SIGCONT");
    await viewer.shows("here we are");
  });
});

/** Shares without waiting for links. */
async function shareLater(config: string) {
  const { createTestHost } = await import("troam/plugin/testing");
  const { default: shareRelay } = await import("../../../plugins/share-relay/index.ts");
  const host = await createTestHost({ plugins: [shareRelay], config });
  await host.run("share");
  return host;
}
