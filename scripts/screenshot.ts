/**
 * Draws docs/troam.png: a real session with vim, htop and git side by side, as xterm.js in Chromium shows it.
 * Needs vim, htop and Chromium.
 *
 *   bun scripts/screenshot.ts
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { TestServer } from "../test/regress/harness.ts";

const COLS = 150;
const ROWS = 36;
const root = resolve(import.meta.dir, "..");
const image = join(root, "docs", "troam.png");

const SETTINGS = "syntax on | set background=dark noswapfile number laststatus=2 noruler cursorline nomodeline nowrap";
const vim = `exec vim -N -u NONE -c '${SETTINGS}' -c 'normal 40zt' src/terminal/terminal.ts`;
const git = "git log --oneline --color=always -14 --format='%C(yellow)%h%C(reset) %<(66,trunc)%s'; PS1='$ ' exec sh";

/** Everything the client writes for the finished session. */
async function session(): Promise<string> {
  await using server = new TestServer();
  await using screen = server.attach(["new-session", "-s", "troam", "-n", "editor", vim], {
    cols: COLS,
    rows: ROWS,
    cwd: root,
    environment: { COLORTERM: "truecolor" },
  });
  await screen.until("terminal.ts");
  const shell = "PS1='$ ' exec sh";
  await server.ok("set", "-g", "@theme", "dark");
  await server.ok("set", "-g", "status-right", " %H:%M ");
  await server.ok("new-window", "-d", "-n", "shell", "-c", root, shell);
  await server.ok("new-window", "-d", "-n", "logs", "-c", root, shell);
  await server.ok("split-window", "-h", "-l", "52%", "-c", root, git);
  await screen.until("$");
  // htop shows the session's own programs, not those of whoever draws the picture
  const pids = (await server.ok("list-panes", "-s", "-F", "#{pane_pid}")).replaceAll("\n", ",");
  await server.ok("split-window", "-v", "-b", "-l", "50%", `exec htop -p $$,${pids}`);
  await screen.until("F1Help");
  await server.ok("select-pane", "-t", "{left}");
  await screen.until(/0:editor\*/);
  return screen.output;
}

const output = Buffer.from(await session(), "latin1").toString("base64");
const library = join(root, "node_modules", "@xterm", "xterm");
const executablePath = Bun.which("chromium") ?? Bun.which("google-chrome");
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
await page.setContent(`<style>${readFileSync(join(library, "css", "xterm.css"), "utf8")}
  body { margin: 0; background: #15191f } #terminal { display: inline-block; padding: 10px }
  .xterm-viewport { overflow: hidden !important }</style><div id="terminal"></div>`);
await page.addScriptTag({ path: join(library, "lib", "xterm.js") });
await page.evaluate(
  `new Promise((drawn) => {
    const terminal = new Terminal({ cols: ${COLS}, rows: ${ROWS}, scrollback: 0, fontSize: 13, fontFamily: "DejaVu Sans Mono, monospace",
      theme: { background: "#15191f", foreground: "#d5dce4" } });
    terminal.open(document.getElementById("terminal"));
    terminal.write(Uint8Array.from(atob("${output}"), (letter) => letter.charCodeAt(0)), () => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  })`,
);
await page.locator("#terminal").screenshot({ path: image });
await browser.close();
