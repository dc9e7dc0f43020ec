import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

setDefaultTimeout(20_000);
const PROGRAM = join(import.meta.dir, "../../bin/troam");

const SCREEN = `
import { definePlugin } from "troam/plugin";
import { Screen } from "troam/plugin/screen";
import { Text } from "ink";
import { useState } from "react";

function Part() {
  const [count] = useState(7);
  return <Text>part {count}</Text>;
}

export default definePlugin({
  name: "screen",
  api: 1,
  activate(ctx) {
    ctx.statusSegment({ name: "part", side: "left", component: Part });
    const seen = ctx.variable("renamed", "");
    ctx.hook("window-renamed", ({ window }) => seen.set(window));
    ctx.command({
      name: "show-screen", args: "t:", operands: [0, 0], usage: "[-t target-session]",
      target: { flag: "t", type: "session" },
      async exec(call) {
        const client = ctx.attachRemote({ session: call.target.session, size: { cols: 60, rows: 10 } });
        const screen = new Screen(1, 1);
        for (let tries = 0; tries < 200 && !screen.text(screen.rows - 1).includes("part"); tries++) {
          await Bun.sleep(20);
          client.copyScreen(screen);
        }
        for (let y = 0; y < screen.rows; y++) call.print(screen.text(y));
        client.detach();
      },
    });
    ctx.command({
      name: "ask", args: "", operands: [1, 2], usage: "command [session]",
      async exec(call) {
        const { ok, output, error } = await ctx.run(call.operands[0], { session: call.operands[1] });
        call.print(JSON.stringify({ ok, output, error }));
      },
    });
    ctx.theme({ name: "screen", doc: "for a test", session: { "status-style": "bg=colour17" } });
    ctx.command({ name: "fail", args: "", operands: [0, 0], usage: "", exec() { throw new Error("not today"); } });
  },
});
`;

describe("plugins in the server", () => {
  const folder = mkdtempSync(join(tmpdir(), "troam-plugins-"));
  const env = { ...process.env, TMUX: undefined, TMUX_PANE: undefined, TMUX_TMPDIR: folder, XDG_STATE_HOME: folder };

  async function run(...words: string[]): Promise<string> {
    const argv = [PROGRAM, "-f", join(folder, "troam.conf"), ...words];
    const child = Bun.spawn(argv, { env, stdout: "pipe", stderr: "pipe" });
    const [out, error] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
    if ((await child.exited) !== 0) throw new Error(error.trimEnd());
    return out.trimEnd();
  }

  beforeAll(async () => {
    const page = readFileSync(join(import.meta.dir, "../../docs/plugins.md"), "utf8");
    writeFileSync(join(folder, "pomodoro.ts"), /```ts\n(\/\/ ~\/\.config.*?)```/s.exec(page)?.[1] ?? "");
    writeFileSync(join(folder, "screen.tsx"), SCREEN);
    writeFileSync(join(folder, "broken.ts"), "export default 1;");
    const wanted = ["./pomodoro.ts", "./broken.ts", "./screen.tsx", "tmux-plugins/tpm"];
    const lines = wanted.map((spec) => `set -g @plugin '${spec}'`);
    writeFileSync(
      join(folder, "troam.conf"),
      [...lines, "set -g @theme screen", "set -g @pomodoro-minutes 50", "set -g tmate-server-port 2222"].join("\n"),
    );
    await run("new-session", "-d", "-s", "main", "-x", "60", "-y", "10", "sh");
  });
  afterAll(async () => {
    await run("kill-server").catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  });

  test("are those that the configuration names, each, and the ones that come along; one that is broken says why", async () => {
    const rows = await run("list-plugins", "-F", "#{plugin_name} #{plugin_state} #{plugin_error}");
    expect(rows.split("\n").map((row) => row.trimEnd())).toEqual([
      "broken failed import: the module has no default export of definePlugin()",
      "pomodoro active",
      "screen active",
      "share-relay active",
      "udp-roam active",
    ]);
    expect(await run("show-messages")).toContain("broken failed (import): the module has no default export");
  });

  test("add commands, formats, keys and options like those of the server", async () => {
    await run("pomodoro");
    expect(await run("display-message", "-p", "#{pomodoro_left}")).toBe("50");
    expect(await run("list-keys", "-T", "prefix", "P")).toMatch(/P\s+pomodoro$/);
    expect(await run("list-commands", "pomodoro")).toBe("pomodoro");
    expect(await run("show-options", "-g", "tmate-server-port")).toBe("tmate-server-port 2222");
    expect(await run("show-options", "-gv", "status-style")).toBe("bg=colour17");
    await expect(run("set", "-g", "share-max-viewers", "0")).rejects.toThrow("value is too small: 0");
    await expect(run("pomodoro", "-x")).rejects.toThrow("command pomodoro: unknown flag -x");
    await expect(run("fail")).rejects.toThrow("not today");
  });

  test("are told what happens, and run commands", async () => {
    await run("rename-window", "-t", "main", "other");
    expect(await run("display-message", "-p", "#{renamed}")).toBe("@0");
    expect(JSON.parse(await run("ask", "list-sessions -F '#{session_name}'"))).toEqual({ ok: true, output: ["main"] });
    expect(JSON.parse(await run("ask", "kill-session -t nobody"))).toEqual({
      ok: false,
      output: [],
      error: "can't find session: nobody",
    });
    expect(JSON.parse(await run("ask", "list-sessions", "$7"))).toMatchObject({ ok: false });
  });

  test("see a client's whole screen, with an Ink component of their own in the status line", async () => {
    const rows = (await run("show-screen", "-t", "main")).split("\n");
    expect(rows.at(-1)).toStartWith("part 7[main]");
  });

  test("can be taken away, and come back changed", async () => {
    await run("unload-plugin", "pomodoro");
    await expect(run("pomodoro")).rejects.toThrow("unknown command: pomodoro");
    expect(await run("display-message", "-p", "[#{pomodoro_left}]")).toBe("[]");
    const path = join(folder, "pomodoro.ts");
    await run("load-plugin", path);
    writeFileSync(path, readFileSync(path, "utf8").replaceAll("pomodoro_left", "minutes_left"));
    await run("reload-plugin", "pomodoro");
    await run("pomodoro");
    expect(await run("display-message", "-p", "#{minutes_left}#{pomodoro_left}")).toBe("50");
    await expect(run("load-plugin", "./nowhere")).rejects.toThrow("failed (resolve): no plugin at");
  });
});
