import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import type { Browser } from "playwright-core";
import { hasBrowser, launchBrowser, WebViewer } from "./support/browser.ts";
import { type SharedHost, shareMain, until } from "./support/shared.ts";

setDefaultTimeout(20_000);

describe("a web link", () => {
  test("says to a program without a browser what it is, and what it is not", async () => {
    await using host = await shareMain();
    const [link = ""] = host.links.webReadOnly.split("#");
    const page = await fetch(link);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toStartWith("text/plain");
    expect(await page.text()).toBe(
      `A terminal session is shared here, read only. Open this link in a browser, or use:\n  ${host.links.sshReadOnly}\n`,
    );
    const dead = await fetch(link.replace(/ro-.*/, "ro-nothing"));
    expect(dead.status).toBe(404);
    expect(await dead.text()).toBe("There is no session behind this link.\n");
  });

  test("carries its key behind the #, where the relay does not see it", async () => {
    await using host = await shareMain();
    expect(host.links.web).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/s\/[a-z2-9]{26}#[\w-]{43}$/);
    expect(host.links.webReadOnly).toMatch(/\/s\/ro-[a-z2-9]{26}#[\w-]{43}$/);
    expect(host.links.webReadOnly.split("#")[1]).not.toBe(host.links.web.split("#")[1]!);
  });

  test("lets nothing from elsewhere into its page", async () => {
    await using host = await shareMain();
    const { headers } = await fetch(host.links.web, { headers: { accept: "text/html" } });
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-robots-tag")).toContain("noindex");
  });

  test("is of no use to a page of another site", async () => {
    await using host = await shareMain();
    const socket = host.links.web.replace(/\/s\/(.*)#.*/, "/w/$1");
    const headers = { origin: "https://evil.example", upgrade: "websocket", connection: "upgrade" };
    expect((await fetch(socket, { headers })).status).toBe(403);
  });
});

/** The rows in the page become those of the session, to the letter. */
async function sameScreen(viewer: WebViewer, host: SharedHost): Promise<void> {
  const shown = async (): Promise<string> => (await viewer.rows()).join("\n");
  const there = (): string =>
    host
      .screen()
      .map((row) => row.trimEnd())
      .join("\n");
  await until("the same screen", async () => (await shown()) === there()).catch(async () =>
    expect(await shown()).toBe(there()),
  );
}

describe.skipIf(!hasBrowser)("web viewers (needs chromium)", () => {
  let browser: Browser;
  let host: SharedHost;
  beforeAll(async () => {
    browser = await launchBrowser();
    host = await shareMain();
    host.session.feed("\x1b[2J\x1b[Hfirst row\r\n\x1b[31mred\x1b[m, 漢字 and é\r\n");
  });
  afterAll(async () => {
    await browser?.close();
    await host?.[Symbol.asyncDispose]();
  });

  test("see the session as it is, in a page that asks nothing of anybody else", async () => {
    await using viewer = await WebViewer.open(browser, host.links.webReadOnly);
    await viewer.shows("red, 漢字 and é");
    for (let i = 0; i < 60; i++) host.session.feed(`line ${i}\r\n`);
    await viewer.shows("line 59");
    await sameScreen(viewer, host);
    expect(await viewer.text("#state")).toBe("Live");
    expect(await viewer.text("#access")).toBe("read only");
    expect(viewer.elsewhere).toEqual([]);
    expect(viewer.errors).toEqual([]);
  });

  test("with the read-write link type; with the read-only one they do not", async () => {
    await using writer = await WebViewer.open(browser, host.links.web);
    await using reader = await WebViewer.open(browser, host.links.webReadOnly);
    await writer.shows("line 59");
    await reader.shows("line 59");
    expect(await writer.text("#access")).toBe("you can type");
    await writer.type("echo hi\n");
    await until("what was typed", () => host.session.typedText === "echo hi\r");
    await reader.type("no");
    await writer.type("!");
    await until("what was typed", () => host.session.typedText.endsWith("!"));
    expect(host.session.typedText).toBe("echo hi\r!");
    expect(await reader.text("#watchers")).toBe("2 watching, 1 can type");
  });

  test("follow the session's size", async () => {
    await using viewer = await WebViewer.open(browser, host.links.webReadOnly);
    await viewer.shows("line 59");
    host.session.resize({ cols: 100, rows: 30 });
    await until("30 rows", async () => (await viewer.rows()).length === 30);
    await sameScreen(viewer, host);
    host.session.resize({ cols: 80, rows: 24 });
    await until("24 rows", async () => (await viewer.rows()).length === 24);
  });

  test("with a wrong key see nothing and are told", async () => {
    const wrong = host.links.webReadOnly.replace(/#.*/, `#${"A".repeat(43)}`);
    await using viewer = await WebViewer.open(browser, wrong);
    await until("the line", async () => (await viewer.text("#message")).includes("does not open the session"));
    await using cut = await WebViewer.open(browser, host.links.webReadOnly.replace(/#.*/, ""));
    await until("the line", async () => (await cut.text("#message")).includes("not whole"));
  });

  test("read that the share has ended, and do not try again", async () => {
    await using other = await shareMain();
    await using viewer = await WebViewer.open(browser, other.links.web);
    await viewer.shows("main");
    await other.run("share-stop");
    await until("the line", async () => (await viewer.text("#message")) === "The host has stopped sharing.");
    expect(await viewer.text("#state")).toBe("Ended");
  });
});
