import { expect, test } from "bun:test";
import { ControlGateway } from "../support/control-gateway.ts";
import { TestServer } from "./harness.ts";

/** What iTerm2 asks of each pane: its TmuxStateParser. */
const STATE = [
  "pane_id alternate_on alternate_saved_x alternate_saved_y cursor_x cursor_y scroll_region_upper scroll_region_lower",
  "pane_tabs cursor_flag insert_flag keypad_cursor_flag keypad_flag wrap_flag mouse_standard_flag mouse_button_flag",
  "mouse_any_flag mouse_utf8_flag mouse_sgr_flag bracket_paste_flag pane_key_mode",
]
  .join(" ")
  .split(" ")
  .map((name) => `${name}=#{${name}}`)
  .join("\t");

const WINDOWS = [
  "#{session_name}",
  "#{window_id}",
  "#{window_name}",
  "#{window_width}",
  "#{window_height}",
  "#{window_layout}",
  "#{window_flags}",
  "#{?window_active,1,0}",
  "#{window_visible_layout}",
].join("\t");

/** The list of commands by which iTerm2 learns what a pane shows. Source: gnachman/iTerm2 TmuxWindowOpener */
function paneRequests(pane: string): string[] {
  return [
    `capture-pane -peqJN -t "${pane}" -S -1000`,
    `capture-pane -peqJN -a -t "${pane}" -S -1000`,
    `list-panes -t "${pane}" -F "${STATE}"`,
    `capture-pane -p -P -C -t "${pane}"`,
    `refresh-client -A '${pane}:continue'`,
    `show-options -v -q -p -t ${pane} @uservars`,
  ];
}

/** A client in control mode that has been through what iTerm2 sends when it attaches. */
async function attached(server: TestServer, words: readonly string[]) {
  const screen = server.attach(["-CC", ...words]);
  const gateway = new ControlGateway(screen);
  await gateway.notified(/^%session-changed \$\d+ .+$/);
  // what iTerm2 types first is no command: it must cost one error and nothing else
  const [phony] = await gateway.send("\x03phony-command");
  expect(phony?.ok).toBe(false);
  for (const command of [
    "refresh-client -fpause-after=0,wait-exit",
    "show-window-options -g aggressive-resize",
    "show-option -g -v status",
    "show-option -q -g -v focus-events",
    'list-sessions -F "\t"',
    "show-options -v -s default-terminal",
    "copy-mode -q",
    'display-message -p "#{version}"',
    "show-options -g message-style",
    "refresh-client -fpause-after=120",
    "show-options -v -g set-titles",
    "refresh-client -B 'it2_1::#{T:set-clipboard}'",
  ]) {
    expect([command, (await gateway.send(command))[0]?.ok]).toEqual([command, true]);
  }
  expect(await gateway.ok('list-sessions -F "\t"')).toEqual(["\t"]);
  const listed = await gateway.send(
    "show -v -q -t $0 @iterm2_id",
    "refresh-client -C 120,40",
    'list-sessions -F "#{session_id} #{session_name}"',
    `list-windows -F "${WINDOWS}"`,
  );
  expect(listed.map((reply) => reply.ok)).toEqual([true, true, true, true]);
  return { screen, gateway, windows: listed[3]?.lines.map((line) => line.split("\t")) ?? [] };
}

test("iTerm2's way in: every command is answered once, windows come with layouts of the client's size", async () => {
  await using server = new TestServer();
  const { screen, gateway, windows } = await attached(server, ["new-session", "-s", "it", "cat"]);
  await using _ = screen;
  expect(windows.map(([session, id, , cols, rows]) => [session, id, cols, rows])).toEqual([["it", "@0", "120", "40"]]);
  expect(windows[0]?.[5]).toMatch(/^[0-9a-f]{4},120x40,0,0,0$/);

  const [screenText, alternate, state, pending] = await gateway.send(...paneRequests("%0"));
  expect(screenText?.lines).toHaveLength(40);
  expect(alternate).toEqual({ ok: true, lines: [""] });
  expect(state?.lines[0]).toStartWith("pane_id=%0\talternate_on=0\talternate_saved_x=");
  expect(state?.lines[0]).toContain("\tscroll_region_upper=0\tscroll_region_lower=39\tpane_tabs=8,16,");
  expect(pending).toEqual({ ok: true, lines: [""] });
  expect(gateway.faults).toEqual([]);
});

test("a pane's output comes escaped, with its age, and keys are typed by name, code and bytes", async () => {
  await using server = new TestServer();
  const { screen, gateway } = await attached(server, ["new-session", "stty -echo; echo ready; exec cat"]);
  await using _ = screen;
  await gateway.until(() => gateway.output("%0").includes("ready"), "ready");
  gateway.notifications.length = 0;
  await gateway.send("send -lt %0 ab", "send -t %0 0x20 0xe9 0x5c", "send -H -t %0 1b 0d");
  await gateway.until(() => gateway.output("%0").includes("\n"), "the line again");
  expect(gateway.output("%0")).toBe("ab é\\\x1b\r\n");
  expect(gateway.notifications.filter((line) => line.startsWith("%output"))).toEqual([]);
  expect(gateway.faults).toEqual([]);
});

test("a paused pane tells nothing until it is continued, one that is off is not read", async () => {
  await using server = new TestServer();
  const { screen, gateway } = await attached(server, ["new-session", "stty -echo; echo ready; exec cat"]);
  await using _ = screen;
  await gateway.until(() => gateway.output("%0").includes("ready"), "ready");
  gateway.notifications.length = 0;

  await gateway.ok("refresh-client -A '%0:pause'");
  await gateway.notified(/^%pause %0$/);
  await gateway.ok("send-keys -t %0 unseen Enter");
  await server.until(["capture-pane", "-p"], (text) => text.includes("unseen"));
  const [shown] = await gateway.send(...paneRequests("%0"));
  expect(shown?.lines).toContain("unseen");
  await gateway.notified(/^%continue %0$/);
  expect(gateway.output("%0")).toBe("");

  await gateway.ok("refresh-client -A '%0:off'");
  await gateway.ok("send-keys -t %0 later Enter");
  await gateway.ok("refresh-client -A '%0:on'");
  await gateway.until(() => gateway.output("%0") === "later\r\n", "later");
  expect(gateway.faults).toEqual([]);
});

test("what happens to windows and sessions is told in iTerm2's words", async () => {
  await using server = new TestServer();
  const { screen, gateway } = await attached(server, ["new-session", "-s", "it", "cat"]);
  await using _ = screen;
  gateway.notifications.length = 0;
  await gateway.ok('split-window -h -t "%0" cat');
  const layout = await gateway.notified(/^%layout-change @0 /);
  expect(layout).toMatch(/^%layout-change @0 ([0-9a-f]{4},120x40,0,0\{60x40,0,0,0,59x40,61,0,1\}) \1 \*$/);
  gateway.notifications.length = 0;
  await gateway.ok("refresh-client -C @0:100x30");
  await gateway.notified(/^%layout-change @0 [0-9a-f]{4},100x30,/);
  expect(await gateway.ok("new-window -a -t \"@0\" -PF '#{window_id}' cat")).toEqual(["@1"]);
  await gateway.notified(/^%window-add @1$/);
  await gateway.ok('rename-window -t @1 "a b"');
  await gateway.notified(/^%window-renamed @1 a b$/);
  await gateway.ok("kill-window -t @1");
  await gateway.notified(/^%(unlinked-)?window-close @1$/);
  await gateway.ok('rename-session -t "$0" "new name"');
  await gateway.notified(/^%session-renamed \$0 new name$/);
  await gateway.ok("new-session -d -s two cat");
  await gateway.notified(/^%sessions-changed$/);
  await gateway.ok('attach-session -t "$1"');
  await gateway.notified(/^%session-changed \$1 two$/);
  expect(gateway.faults).toEqual([]);
});

test("a message is part of the answer of the command that says it", async () => {
  await using server = new TestServer();
  const { screen, gateway } = await attached(server, ["new-session", "cat"]);
  await using _ = screen;
  expect(await gateway.ok("display-message hello")).toEqual(["%message hello"]);
});

test("programs are told the colours that the client's terminal has in their pane", async () => {
  await using server = new TestServer();
  const program = "stty raw -echo; echo ready; head -c 1; printf '\\033]10;?\\007\\033]11;?\\007'; exec cat -v";
  const { screen, gateway } = await attached(server, ["new-session", program]);
  await using _ = screen;
  await gateway.until(() => gateway.output("%0").includes("ready"), "ready");
  await gateway.ok(String.raw`refresh-client -r "%0:\033]10;rgb:0102/0304/0506\033\\"`);
  await gateway.ok(String.raw`refresh-client -r "%0:\033]11;rgb:ffff/ffff/ffff\007"`);
  await gateway.ok("send-keys -t %0 x");
  await gateway.until(() => gateway.output("%0").includes("]11;rgb:ffff/ffff/ffff"), "the answers");
  expect(gateway.output("%0")).toContain("]10;rgb:0101/0303/0505");
});

test("what is subscribed to is told where it changed", async () => {
  await using server = new TestServer();
  const { screen, gateway } = await attached(server, ["new-session", "cat"]);
  await using _ = screen;
  await gateway.notified(/^%subscription-changed it2_1 \$0 - - - : (on|off|external)$/);
  await gateway.ok("refresh-client -B 'titles:%*:#{pane_title}'");
  await gateway.ok("select-pane -t %0 -T first");
  await gateway.notified(/^%subscription-changed titles \$0 @0 0 %0 : first$/);
  await gateway.ok("refresh-client -B titles");
  expect(gateway.faults).toEqual([]);
});

test("detached, it says so, waits for the client's empty line and leaves the terminal as it was", async () => {
  await using server = new TestServer();
  const { screen, gateway } = await attached(server, ["new-session", "cat"]);
  await using _ = screen;
  await gateway.send("detach-client");
  await gateway.until(() => gateway.exit !== undefined, "%exit");
  screen.type("\r");
  expect(await screen.ended).toEqual({ status: 0 });
  expect(screen.output).toEndWith("\x1b\\");
  expect(gateway.faults).toEqual([]);
});
