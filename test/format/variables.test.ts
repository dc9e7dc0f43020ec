import { expect, test } from "bun:test";
import { expand, formatContext } from "#format/expand.ts";
import { variables } from "#format/variables.ts";
import { addToGroup, ensureGroup } from "#model/groups.ts";
import { WINLINK_ACTIVITY, WINLINK_BELL, WINLINK_SILENCE } from "#model/winlink.ts";
import { setCurrent } from "#model/winlinks.ts";
import { COLOUR_RGB } from "#terminal/colour.ts";
import { MODE_CURSOR_BLINKING } from "#terminal/screen.ts";
import { NOW, addSession, emptyState, world } from "./fixture.ts";

const mouse = {
  x: 3,
  y: 0,
  button: 0,
  lastX: 3,
  lastY: 0,
  lastButton: 0,
  sgr: true,
  sgrRelease: false,
  sgrButton: 0,
  valid: true,
  statusAt: 24,
  statusLines: 1,
  offsetX: 0,
  offsetY: 0,
};

test("every variable expands in a rich context and in an empty one", () => {
  const { context, session, window, pane } = world();
  const rich = { ...context, mouse: { ...mouse, sessionId: session.id, windowId: window.id, paneId: pane.id } };
  const empty = formatContext(emptyState());
  for (const { name, doc, subject } of variables.values()) {
    for (const where of [rich, empty]) {
      const text = expand(`#{${name}}|#{t:${name}}|#{?${name},yes,no}`, where);
      expect([name, text.split("|").length >= 3]).toEqual([name, true]);
    }
    expect([name, doc.length > 0, subject.length > 0]).toEqual([name, true, true]);
  }
});

test("the table has all of tmux's variables", () => {
  expect(variables.size).toBe(210);
});

/** Names whose value in the fixture's world is as given. */
const VALUES: Readonly<Record<string, string>> = {
  active_window_index: "0",
  alternate_on: "0",
  alternate_saved_x: "4294967295",
  buffer_name: "buffer0",
  buffer_sample: "copied\\ttext\\n",
  buffer_size: "12",
  client_colours: "256",
  client_control_mode: "0",
  client_flags: "attached,focused,UTF-8",
  client_height: "25",
  client_key_table: "root",
  client_name: "/dev/pts/7",
  client_prefix: "0",
  client_session: "main",
  client_termfeatures: "256,title",
  client_termname: "xterm-256color",
  client_width: "80",
  cursor_colour: "none",
  cursor_shape: "default",
  cursor_x: "0",
  history_limit: "2000",
  history_size: "0",
  last_window_index: "1",
  next_session_id: "$2",
  pane_active: "1",
  pane_at_bottom: "1",
  pane_at_left: "1",
  pane_at_right: "0",
  pane_at_top: "1",
  pane_bg: "default",
  pane_bottom: "23",
  pane_current_command: "vim",
  pane_dead: "0",
  pane_flags: "*",
  pane_format: "1",
  pane_height: "24",
  pane_id: "%0",
  pane_in_mode: "0",
  pane_index: "0",
  pane_key_mode: "VT10x",
  pane_mode: "",
  pane_pb_state: "hidden",
  pane_pipe: "0",
  pane_private_modes: "7,25",
  pane_right: "39",
  pane_start_command: 'vim "two words"',
  pane_start_command_list: "'vim' 'two words'",
  pane_tabs: "8,16,24,32",
  pane_title: "a title",
  pane_unzoomed_width: "40",
  pane_width: "40",
  pane_z: "1",
  pid: "4242",
  scroll_region_lower: "23",
  server_sessions: "2",
  session_active: "1",
  session_alerts: "",
  session_attached: "1",
  session_attached_list: "/dev/pts/7",
  session_created: "1000000000",
  session_group: "",
  session_grouped: "0",
  session_id: "$0",
  session_last_attached: "",
  session_path: "/src/main",
  session_stack: "0",
  session_windows: "2",
  socket_path: "/tmp/troam-1000/default",
  version: "3.6",
  window_active: "1",
  window_active_clients_list: "/dev/pts/7",
  window_active_sessions_list: "main",
  window_bigger: "0",
  window_end_flag: "0",
  window_flags: "*",
  window_height: "24",
  window_id: "@0",
  window_linked: "0",
  window_linked_sessions: "1",
  window_manual_width: "",
  window_offset_x: "",
  window_panes: "2",
  window_start_flag: "1",
  window_width: "80",
  window_zoomed_flag: "0",
};

test("values are printed as tmux prints them", () => {
  const { expand: here } = world();
  for (const [name, expected] of Object.entries(VALUES)) expect([name, here(`#{${name}}`)]).toEqual([name, expected]);
});

test("the layout carries its checksum", () => {
  expect(world().expand("#{window_layout}")).toMatch(/^[0-9a-f]{4},80x24,0,0\{40x24,0,0,0,39x24,41,0,\d+\}$/);
});

test("alerts are listed by window and once for the session", () => {
  const { session, winlink, expand: here } = world();
  const [, second] = session.winlinksInOrder();
  if (second === undefined) throw new Error("no second window");
  winlink.alerts = WINLINK_BELL;
  second.alerts = WINLINK_ACTIVITY | WINLINK_BELL | WINLINK_SILENCE;
  expect(here("#{session_alerts}|#{session_alert}")).toBe("0!,1#!~|!#~");
  expect(here("#{W:#{window_index}#{window_flags} #{window_raw_flags};}")).toBe("0!* !*;1##!~ #!~;");
});

test("the stack counts back from the current window", () => {
  const { state, session, expand: here } = world();
  const [, second] = session.winlinksInOrder();
  setCurrent(state, session, second);
  expect(here("#{session_stack} #{W:#{window_index}=#{window_stack_index}#{window_flags} }")).toBe("1,0 0=1- 1=0* ");
});

test("a group is told by name, size and members", () => {
  const { state, session, expand: here } = world();
  const group = ensureGroup(state, "pair");
  const other = addSession(state, "second");
  addToGroup(state, group, session);
  addToGroup(state, group, other);
  expect(here("#{session_group} #{session_group_size} #{session_group_list} #{session_group_attached_list}")).toBe(
    "pair 2 main,second /dev/pts/7",
  );
});

test("commands that the shell marks are timed", () => {
  const { pane, expand: here } = world();
  pane.commandStartTime = NOW - 5000;
  expect(here("#{pane_command_running} #{pane_command_duration}#{pane_command_end_time}")).toBe("1 5");
  pane.commandEndTime = NOW - 2000;
  pane.commandStatus = 3;
  expect(here("#{pane_command_running} #{pane_command_duration} #{pane_command_end_time} #{pane_command_status}")).toBe(
    "0 3 999999998 3",
  );
});

test("the pane's colours come from its program, then from window-style", () => {
  const { pane, window, expand: here } = world();
  pane.terminal.screen.defaultBg = COLOUR_RGB | 0x102030;
  expect(here("#{pane_fg} #{pane_bg}")).toBe("default #102030");
  pane.options.set("window-style", "fg=colour5");
  pane.options.set("window-active-style", "#{?#{==:#{pane_index},0},bg=red,}");
  expect(here("#{pane_fg} #{pane_bg}")).toBe("colour5 red");
  window.active = undefined;
  expect(here("#{pane_bg}")).toBe("#102030");
});

test("a cursor that blinks by an option is no private mode", () => {
  const { pane, expand: here } = world();
  pane.terminal.screen.modes |= MODE_CURSOR_BLINKING;
  expect(here("#{pane_private_modes} #{cursor_blinking}")).toBe("7,25 1");
});

test("a client without a terminal has a name but no height", () => {
  const { client, expand: here } = world();
  client.flags = 0;
  expect(here("#{client_name}|#{client_height}|#{client_colours}|#{client_width}")).toBe("/dev/pts/7|||80");
});

test("a window larger than its client is shown around the cursor, or where it was panned to", () => {
  const { client, pane, window, expand: here } = world();
  client.cols = 20;
  client.rows = 11;
  pane.terminal.screen.cursorX = 30;
  pane.terminal.screen.cursorY = 12;
  expect(here("#{window_bigger} #{window_offset_x},#{window_offset_y}")).toBe("1 20,3");
  client.pan = { windowId: window.id, x: 70, y: 2 };
  expect(here("#{window_offset_x},#{window_offset_y}")).toBe("60,2");
});
