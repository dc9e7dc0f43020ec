import { describe, expect, test } from "bun:test";
import { registry } from "#command/index.ts";
import { createHarness, type Harness } from "./harness.ts";

/** What a command does, as seen by what another then prints or by what it asks of the server; and how it fails. */
interface Row {
  readonly run: string;
  /** Printed after it: commands, and their lines. */
  readonly shows?: readonly [commands: string, ...lines: string[]];
  /** Printed by itself. */
  readonly prints?: readonly string[];
  /** A service that it calls, and words that its arguments have. */
  readonly asks?: readonly [service: string, ...words: string[]];
  readonly fails: readonly [commands: string, message: string];
}

const none = "can't find session: none";
const noPane = "can't find pane: none";
const noWindow = "can't find window: none";
const noClient = "can't find client: none";
const tooMany = (name: string): string => `command ${name}: too many arguments (need at most 0)`;
const modes = (mode: string): readonly [string, string] => ["enterMode", mode];

const windows = "list-windows -t main -F '#{window_index} #{window_name} #{window_active}'";
const panes = "list-panes -t main:0 -F '#{pane_index} #{pane_id} #{pane_active}'";
const layout = "display-message -p -t main:0 '#{window_layout}'";
const sessions = "list-sessions -F '#{session_name} #{session_windows}'";
const buffers = "list-buffers -F '#{buffer_name} #{buffer_sample}'";

/** The world: session `main` with window 0 `one` (panes %0, %2) and window 1 `two` (%1), session `other`; client `c` is in `main`. */
const WORLD =
  "new-session -d -s main -n one -x 80 -y 24 ; new-window -d -n two -t main: ; split-window -d -t main:0 ; " +
  "new-session -d -s other -n three -x 80 -y 24 ; set-buffer -b buf text";

const TABLE: Readonly<Record<string, Row>> = {
  "attach-session": {
    run: "attach-session -t other",
    asks: ["attach", "other"],
    fails: ["attach-session -t none", none],
  },
  "bind-key": {
    run: "bind-key -T t x kill-server",
    shows: ["list-keys -T t", "bind-key  -T t x kill-server"],
    fails: ["bind-key nokey lsw", "unknown key: nokey"],
  },
  "break-pane": {
    run: "break-pane -d -n new -s %2 -t main:",
    shows: [windows, "0 one 1", "1 two 0", "2 new 0"],
    fails: ["break-pane -s none", noPane],
  },
  "capture-pane": {
    run: "capture-pane -b cap -t %0",
    shows: [`${buffers} -f '#{==:#{buffer_name},cap}'`, `cap ${"\\n".repeat(12)}`],
    fails: ["capture-pane -a", "no alternate screen"],
  },
  "choose-buffer": { run: "choose-buffer", asks: modes("buffer-mode"), fails: ["choose-buffer -t none", noPane] },
  "choose-client": { run: "choose-client", asks: modes("client-mode"), fails: ["choose-client -t none", noPane] },
  "choose-tree": { run: "choose-tree", asks: modes("tree-mode"), fails: ["choose-tree -t none", noPane] },
  "clear-history": { run: "clear-history", asks: ["leaveMode"], fails: ["clear-history -t none", noPane] },
  "clear-prompt-history": {
    run: "clear-prompt-history -T search",
    shows: ["show-prompt-history -T search", "History for search:", "", ""],
    fails: ["clear-prompt-history -T none", "invalid type: none"],
  },
  "clock-mode": { run: "clock-mode", asks: modes("clock-mode"), fails: ["clock-mode -t none", noPane] },
  "command-prompt": {
    run: "command-prompt -b -p name",
    asks: ["prompt", "name"],
    fails: ["command-prompt -t none", noClient],
  },
  "confirm-before": {
    run: "confirm-before -b -p sure kill-server",
    asks: ["prompt", "sure"],
    fails: ["confirm-before -c xx lsw", "invalid confirm key"],
  },
  "copy-mode": { run: "copy-mode", asks: modes("copy-mode"), fails: ["copy-mode -t none", noPane] },
  "customize-mode": { run: "customize-mode", asks: modes("options-mode"), fails: ["customize-mode -t none", noPane] },
  "delete-buffer": {
    run: "delete-buffer -b buf",
    shows: [buffers],
    fails: ["delete-buffer -b none", "unknown buffer: none"],
  },
  "detach-client": { run: "detach-client", asks: ["detach"], fails: ["detach-client -t none", noClient] },
  "display-menu": {
    run: "display-menu -T title name n lsw",
    asks: ["openMenu"],
    fails: ["display-menu -c none name", noClient],
  },
  "display-message": {
    run: "display-message -p '#{session_name}'",
    prints: ["main"],
    fails: ["display-message -F x y", "only one of -F or argument must be given"],
  },
  "display-popup": {
    run: "display-popup -E true",
    asks: ["openPopup"],
    fails: ["display-popup -c none", noClient],
  },
  "display-panes": { run: "display-panes", asks: modes("panes-mode"), fails: ["display-panes -t none", noPane] },
  "find-window": {
    run: "find-window two",
    asks: ["enterMode", "tree-mode", "two"],
    fails: ["find-window -t none two", noPane],
  },
  "has-session": { run: "has-session -t main", prints: [], fails: ["has-session -t none", none] },
  "if-shell": {
    run: "if-shell -F 1 { display-message -p yes } { display-message -p no }",
    prints: ["yes"],
    fails: ["if-shell -F 1 nocommand", "unknown command: nocommand"],
  },
  "join-pane": {
    run: "join-pane -d -s %1 -t %2",
    shows: [panes, "0 %0 1", "1 %2 0", "2 %1 0"],
    fails: ["join-pane -s %0 -t %0", "source and target panes must be different"],
  },
  "kill-pane": { run: "kill-pane -t %2", asks: ["killPane"], fails: ["kill-pane -t none", noPane] },
  "kill-server": { run: "kill-server", asks: ["exit"], fails: ["kill-server x", tooMany("kill-server")] },
  "kill-session": {
    run: "kill-session -t other",
    asks: ["killSession", "other"],
    fails: ["kill-session -t none", none],
  },
  "kill-window": {
    run: "kill-window -t main:1",
    asks: ["killWindow", "two"],
    fails: ["kill-window -t none", noWindow],
  },
  "last-pane": {
    run: "select-pane -t %2 ; last-pane",
    shows: [panes, "0 %0 1", "1 %2 0"],
    fails: ["last-pane -t other", "no last pane"],
  },
  "last-window": {
    run: "select-window -t main:1 ; last-window",
    shows: [windows, "0 one 1", "1 two 0"],
    fails: ["last-window", "no last window"],
  },
  "link-window": {
    run: "link-window -d -s main:1 -t other:5",
    shows: [sessions, "main 2", "other 2"],
    fails: ["link-window -s main:0 -t main:0", "same index: 0"],
  },
  "list-buffers": { run: buffers, prints: ["buf text"], fails: ["list-buffers -O none", "invalid sort order"] },
  "list-clients": {
    run: "list-clients -F '#{client_name} #{client_session}'",
    prints: ["c main"],
    fails: ["list-clients -t none", none],
  },
  "list-commands": {
    run: "list-commands list-windows",
    prints: ["list-windows (lsw) [-ar] [-F format] [-f filter] [-O order][-t target-session]"],
    fails: ["list-commands none", "unknown command: none"],
  },
  "list-keys": {
    run: "bind -T t x lsw ; list-keys -T t -F '#{key_string}=#{key_command}'",
    prints: ["x=list-windows"],
    fails: ["list-keys -T none", "table none doesn't exist"],
  },
  "list-panes": { run: panes, prints: ["0 %0 1", "1 %2 0"], fails: ["list-panes -t none", noWindow] },
  "list-sessions": {
    run: sessions,
    prints: ["main 2", "other 1"],
    fails: ["list-sessions -O none", "invalid sort order"],
  },
  "list-windows": { run: windows, prints: ["0 one 1", "1 two 0"], fails: ["list-windows -t none", none] },
  "load-buffer": {
    run: "load-buffer -b new /file",
    shows: [buffers, "new loaded", "buf text"],
    fails: ["load-buffer", "command load-buffer: too few arguments (need at least 1)"],
  },
  "lock-client": { run: "lock-client", asks: ["lock"], fails: ["lock-client -t none", noClient] },
  "lock-server": { run: "lock-server", asks: ["lock"], fails: ["lock-server x", tooMany("lock-server")] },
  "lock-session": { run: "lock-session -t other", asks: ["lock", "other"], fails: ["lock-session -t none", none] },
  "move-pane": {
    run: "move-pane -d -s %1 -t %2",
    shows: [panes, "0 %0 1", "1 %2 0", "2 %1 0"],
    fails: ["move-pane -P top-left", "pane is not floating"],
  },
  "move-window": {
    run: "move-window -d -s main:1 -t main:7",
    shows: [windows, "0 one 1", "7 two 0"],
    fails: ["move-window -s main:0 -t main:1", "index in use: 1"],
  },
  "new-pane": {
    run: "new-pane -d -x 20 -y 5 -t %0",
    shows: ["list-panes -t main:0 -f '#{pane_floating_flag}' -F '#{pane_width}x#{pane_height}'", "18x3"],
    fails: ["new-pane -x 0", "invalid width"],
  },
  "new-session": {
    run: "new-session -d -s third",
    shows: [sessions, "main 2", "other 1", "third 1"],
    fails: ["new-session -d -s main", "duplicate session: main"],
  },
  "new-window": {
    run: "new-window -d -n new -t main:",
    shows: [windows, "0 one 1", "1 two 0", "2 new 0"],
    fails: ["new-window -t main:0", "create window failed: index 0 in use"],
  },
  "next-layout": {
    run: "next-layout -t main:0",
    shows: [layout, "0206,80x24,0,0{40x24,0,0,0,39x24,41,0,2}"],
    fails: ["next-layout -t none", noWindow],
  },
  "next-window": {
    run: "next-window",
    shows: [windows, "0 one 0", "1 two 1"],
    fails: ["next-window -t other", "no next window"],
  },
  "paste-buffer": {
    run: "paste-buffer -b buf",
    asks: ["sendBytes"],
    fails: ["paste-buffer -b none", "no buffer none"],
  },
  "pipe-pane": {
    run: "pipe-pane 'cat >/dev/null'",
    asks: ["pipePane", "cat >/dev/null"],
    fails: ["pipe-pane -t none x", noPane],
  },
  "previous-layout": {
    run: "previous-layout -t main:0",
    shows: [layout, "1296,80x24,0,0[80x11,0,0,0,80x12,0,12,2]"],
    fails: ["previous-layout -t none", noWindow],
  },
  "previous-window": {
    run: "previous-window",
    shows: [windows, "0 one 0", "1 two 1"],
    fails: ["previous-window -t other", "no previous window"],
  },
  "refresh-client": {
    run: "refresh-client -S",
    asks: ["redraw", "status"],
    fails: ["refresh-client -t none", noClient],
  },
  "rename-session": {
    run: "rename-session -t other new",
    shows: [sessions, "main 2", "new 1"],
    fails: ["rename-session -t other main", "duplicate session: main"],
  },
  "rename-window": {
    run: "rename-window -t main:1 new",
    shows: [windows, "0 one 1", "1 new 0"],
    fails: ["rename-window -t none x", noWindow],
  },
  "resize-pane": {
    run: "resize-pane -t %0 -y 5",
    shows: ["display-message -p -t %0 '#{pane_height}'", "5"],
    fails: ["resize-pane -x tall", "width invalid"],
  },
  "resize-window": {
    run: "resize-window -t main:0 -x 60 -y 20",
    shows: ["display-message -p -t main:0 '#{window_manual_width}'", "60"],
    fails: ["resize-window -x 0", "width too small"],
  },
  "respawn-pane": {
    run: "respawn-pane -k -t %2 program",
    asks: ["spawn", "program"],
    fails: ["respawn-pane -t none", noPane],
  },
  "respawn-window": {
    run: "respawn-window -k -t main:1",
    shows: [windows, "0 one 0", "1 two 1"],
    fails: ["respawn-window -t none", noWindow],
  },
  "rotate-window": {
    run: "rotate-window -t main:0",
    shows: [panes, "0 %2 1", "1 %0 0"],
    fails: ["rotate-window -t none", noWindow],
  },
  "run-shell": {
    run: "run-shell -C 'display-message -p inner'",
    prints: ["inner"],
    fails: ["run-shell -d x true", "invalid delay time: x"],
  },
  "save-buffer": {
    run: "save-buffer -b buf /file",
    asks: ["writeFile", "/file"],
    fails: ["save-buffer -b none /file", "no buffer none"],
  },
  "select-layout": {
    run: "select-layout -t main:0 even-horizontal",
    shows: [layout, "0206,80x24,0,0{40x24,0,0,0,39x24,41,0,2}"],
    fails: ["select-layout none", "invalid layout: none"],
  },
  "select-pane": {
    run: "select-pane -t %2",
    shows: [panes, "0 %0 0", "1 %2 1"],
    fails: ["select-pane -t none", noPane],
  },
  "select-window": {
    run: "select-window -t main:1",
    shows: [windows, "0 one 0", "1 two 1"],
    fails: ["select-window -t none", noWindow],
  },
  "send-keys": { run: "send-keys -t %0 x", asks: ["sendKey"], fails: ["send-keys -X copy", "not in a mode"] },
  "send-prefix": { run: "send-prefix -t %0", asks: ["sendKey"], fails: ["send-prefix -t none", noPane] },
  "server-access": {
    run: "server-access -a nobody ; server-access -l",
    prints: ["nobody (U,W)"],
    fails: ["server-access -a nosuchuser", "unknown user: nosuchuser"],
  },
  "set-buffer": {
    run: "set-buffer -b buf more",
    shows: [buffers, "buf more"],
    fails: ["set-buffer", "no data specified"],
  },
  "set-environment": {
    run: "set-environment -t main A 1",
    shows: ["show-environment -t main A", "A=1"],
    fails: ["set-environment A=B 1", "variable name contains ="],
  },
  "set-hook": {
    run: "set-hook -g after-new-window lsw",
    shows: ["show-hooks -g after-new-window", "after-new-window[0] list-windows"],
    fails: ["set-hook -g none lsw", "invalid option: none"],
  },
  "set-option": {
    run: "set-option -t main base-index 4",
    shows: ["show-options -t main base-index", "base-index 4"],
    fails: ["set-option -g base-index x", "value is invalid: x"],
  },
  "set-window-option": {
    run: "set-window-option -t main:0 mode-keys vi",
    shows: ["show-options -w -t main:0 mode-keys", "mode-keys vi"],
    fails: ["set-window-option -g mode-keys x", "unknown value: x"],
  },
  "show-buffer": { run: "show-buffer -b buf", prints: ["text"], fails: ["show-buffer -b none", "no buffer none"] },
  "show-environment": {
    run: "set-environment -t main A 1 ; show-environment -s -t main A",
    prints: ['A="1"; export A;'],
    fails: ["show-environment NONE", "unknown variable: NONE"],
  },
  "show-hooks": {
    run: "set-hook -t main session-renamed lsw ; show-hooks -t main",
    prints: ["session-renamed[0] list-windows"],
    fails: ["show-hooks -g none", "invalid option: none"],
  },
  "show-messages": {
    run: "show-messages",
    asks: ["messageLines"],
    fails: ["show-messages x", tooMany("show-messages")],
  },
  "show-options": {
    run: "show-options -gv base-index",
    prints: ["0"],
    fails: ["show-options none", "invalid option: none"],
  },
  "show-prompt-history": {
    run: "show-prompt-history -T search",
    prints: ["History for search:", "", ""],
    fails: ["show-prompt-history -T none", "invalid type: none"],
  },
  "show-window-options": {
    run: "show-window-options -gv mode-keys",
    prints: ["emacs"],
    fails: ["show-window-options -t none", "no such window: none"],
  },
  "source-file": {
    run: "source-file /etc/hostname",
    shows: ["show-options -gv @loaded", "yes"],
    fails: ["source-file /none/such", "No such file or directory: /none/such"],
  },
  "split-window": {
    run: "split-window -d -h -t main:1",
    shows: ["list-panes -t main:1 -F '#{pane_width}'", "40", "39"],
    fails: ["split-window -l x", "invalid tiled geometry invalid"],
  },
  "start-server": { run: "start-server", prints: [], fails: ["start-server x", tooMany("start-server")] },
  "suspend-client": { run: "suspend-client", asks: ["suspend"], fails: ["suspend-client -t none", noClient] },
  "swap-pane": {
    run: "swap-pane -d -s %0 -t %2",
    shows: [panes, "0 %2 0", "1 %0 1"],
    fails: ["swap-pane -s none", noPane],
  },
  "swap-window": {
    run: "swap-window -d -s main:0 -t main:1",
    shows: [windows, "0 two 0", "1 one 1"],
    fails: ["swap-window -s none", noWindow],
  },
  "switch-client": {
    run: "switch-client -t other",
    asks: ["switchSession", "other"],
    fails: ["switch-client -T none", "table none doesn't exist"],
  },
  "switch-mode": { run: "switch-mode", asks: modes("switch-mode"), fails: ["switch-mode -t none", noPane] },
  "unbind-key": {
    run: "bind -T t x lsw ; bind -T t y lsp ; unbind-key -T t x",
    shows: ["list-keys -T t", "bind-key  -T t y list-panes"],
    fails: ["unbind-key nokey", "unknown key: nokey"],
  },
  "unlink-window": {
    run: "link-window -d -s main:1 -t other:5 ; unlink-window -t other:5",
    shows: [sessions, "main 2", "other 1"],
    fails: ["unlink-window", "window only linked to one session"],
  },
  "wait-for": {
    run: "wait-for -S done ; wait-for done ; display-message -p went",
    prints: ["went"],
    fails: ["wait-for -U free", "channel free not locked"],
  },
};

async function world(): Promise<{ harness: Harness; run: (text: string) => ReturnType<Harness["run"]> }> {
  const harness = createHarness({
    defaultKeys: true,
    services: {
      readFile: (_, path) =>
        Promise.resolve(new TextEncoder().encode(path === "/file" ? "loaded" : "set -g @loaded yes")),
      writeFile: () => Promise.resolve(),
      prompt: () => Promise.resolve(),
      messageLines: () => [],
      clientView: () => ({ x: 0, y: 0 }),
    },
  });
  await harness.run(WORLD);
  for (const pane of harness.state.panes.values()) pane.process = { tty: "", pid: 1, resize: () => undefined } as never;
  const client = harness.client("c", "main");
  harness.calls.length = 0;
  return { harness, run: (text) => harness.run(text, client) };
}

/** A service's arguments as text: names of sessions and windows, strings. */
function words(value: unknown, depth = 0): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null || depth > 2) return "";
  if (Array.isArray(value)) return value.map((item) => words(item, depth + 1)).join(" ");
  const own = Object.entries(value).filter(([key]) => !/^(winlinks|panes|group|parent)$/.test(key));
  return own.map(([, item]) => words(item, depth + 1)).join(" ");
}

test("every command of tmux has a row", () => {
  const builtins = registry.all().map(({ name }) => name);
  expect(Object.keys(TABLE).sort()).toEqual(builtins.sort());
});

for (const [name, row] of Object.entries(TABLE)) {
  describe(name, () => {
    test("does what it is for", async () => {
      const { harness, run } = await world();
      const done = await run(row.run);
      expect(done.errors).toEqual([]);
      if (row.prints !== undefined) expect(done.output).toEqual([...row.prints]);
      if (row.shows !== undefined) expect(await run(row.shows[0])).toEqual({ output: row.shows.slice(1), errors: [] });
      if (row.asks === undefined) return;
      const [service, ...wanted] = row.asks;
      const said = harness.calls.filter((call) => call.name === service).map((call) => words(call.arguments));
      expect(said.length, harness.calls.map((call) => call.name).join(" ")).toBeGreaterThan(0);
      for (const word of wanted) expect(said.join(" ")).toContain(word);
    });

    test("says what is wrong", async () => {
      const { run } = await world();
      const [commands, message] = row.fails;
      expect((await run(commands)).errors).toEqual([message]);
    });
  });
}
