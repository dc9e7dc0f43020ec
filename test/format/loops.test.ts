import { expect, test } from "bun:test";
import { expand, formatContext } from "#format/expand.ts";
import { CLIENT_ATTACHED, Client } from "#model/client.ts";
import { Environment } from "#model/environment.ts";
import { setCurrent } from "#model/winlinks.ts";
import { NOW, addSession, addWindow, emptyState, splitRight, world } from "./fixture.ts";

/** Sessions zeta, alpha and mike; in zeta windows charlie (three panes), alpha and bravo. */
function sorted(): (format: string) => string {
  const state = emptyState();
  const zeta = addSession(state, "zeta");
  for (const name of ["alpha", "mike"]) addWindow(state, addSession(state, name), "w");
  const winlink = addWindow(state, zeta, "charlie", 0);
  addWindow(state, zeta, "alpha", 1);
  addWindow(state, zeta, "bravo", 2);
  const [first] = winlink.window.panes;
  if (first !== undefined) splitRight(state, splitRight(state, first));
  const client = new Client("c", Environment.from({}), NOW);
  client.session = zeta;
  const other = new Client("a", Environment.from({}), NOW + 1);
  client.flags = other.flags = CLIENT_ATTACHED;
  state.clients.push(client, other, new Client("not attached", Environment.from({}), NOW));
  const context = formatContext(state, { client, session: zeta, winlink });
  return (format) => expand(format, context);
}

test("sessions come by id, or by name or activity, and reversed", () => {
  const here = sorted();
  expect(here("#{S:#{session_name} }")).toBe("zeta alpha mike ");
  expect(here("#{S/n:#{session_name} }")).toBe("alpha mike zeta ");
  expect(here("#{S/nr:#{session_name} }")).toBe("zeta mike alpha ");
  expect(here("#{S/r:#{session_name} }")).toBe("mike alpha zeta ");
  expect(here("#{S/t:x}")).toBe("xxx");
});

test("windows come by index or name", () => {
  const here = sorted();
  expect(here("#{W:#{window_name} }")).toBe("charlie alpha bravo ");
  expect(here("#{W/n:#{window_name} }")).toBe("alpha bravo charlie ");
  expect(here("#{W/ir:#{window_index}}")).toBe("210");
});

test("panes come as they were made, by index or by depth", () => {
  const here = sorted();
  expect(here("#{P:#{pane_index}}#{P/r:#{pane_index}}")).toBe("012210");
  expect(here("#{P/i:#{pane_index}}#{P/z:x}")).toBe("012xxx");
});

test("clients come as they are listed, by name or activity", () => {
  const here = sorted();
  expect(here("#{L:#{client_name}}#{L/n:#{client_name}}#{L/r:#{client_name}}#{L/t:#{client_name}}")).toBe("caacacac");
});

test("the active one may have a format of its own", () => {
  const here = sorted();
  expect(here("#{S:#S,[#S]}")).toBe("[zeta]alphamike");
  expect(here("#{W:#W,[#W]}")).toBe("[charlie]alphabravo");
  expect(here("#{P:#P,[#P]}")).toBe("[0]12");
});

test("a turn knows its number, whether it is the last, and its neighbours", () => {
  const { state, session, expand: here } = world();
  const [first, second] = session.winlinksInOrder();
  setCurrent(state, session, second);
  first?.window.options.set("@mark", "M");
  expect(here("#{W:#{loop_index}#{loop_last_flag} }")).toBe("00 11 ");
  expect(
    here("#{W:<#{prev_window_index}#{next_window_index}#{window_before_active}#{window_after_active}#{prev_@mark}>}"),
  ).toBe("<110><000M>");
  expect(here("[#{loop_index}]")).toBe("[]");
});

test("what a turn is about is told by the format flags", () => {
  const { expand: here } = world();
  const flags = "#{session_format}#{window_format}#{pane_format}";
  expect(here(`${flags} #{S:${flags}} #{W:${flags}} #{P:${flags}}`)).toBe("001 100100 010010 001001");
});

test("loops nest", () => {
  const { expand: here } = world();
  expect(here("#{S:#S(#{W:#W[#{P:#P}]})}")).toBe("main(editor[01]logs[0])other(mail[0])");
});

test("options: one turn each, arrays one for each item", () => {
  const { session, expand: here } = world();
  session.options.set("@a", "1");
  session.options.set("mouse", true);
  session.options.setArrayItem("update-environment", "0", "X");
  session.options.setArrayItem("update-environment", "1", "Y");
  expect(here("#{O:#{option_name}=#{option_value}#{?option_is_user,!,}#{?loop_last_flag,., }}")).toBe(
    "@a=1! mouse=on update-environment=X update-environment=Y.",
  );
  expect(
    here("#{O:#{option_array_key}#{option_array_count}#{option_array_first}#{option_array_last}#{option_is_array} }"),
  ).toBe("0000 0000 02101 12011 ");
  expect(here("#{O/gp:x}#{O/p:x}")).toBe("");
  expect(here("#{O/v:#{?#{==:#{option_name},escape-time},#{option_value},}}")).toBe("10");
});

test("environments: of the session, the server, the client", () => {
  const { session, expand: here } = world();
  session.environment.set("B", "2");
  session.environment.set("A", "1", true);
  session.environment.clear("C");
  const format = "#{environ_name}=#{environ_value}#{environ_hidden}#{environ_removed} ";
  expect(here(`#{V:${format}}`)).toBe("A=110 B=200 C=01 ");
  expect(here("#{V/g:#{environ_name}=#{environ_value} }")).toBe("HOME=/home/ada LINES=24 ");
  expect(here("#{V/c:#{environ_name} }")).toBe("TERM ");
});

test("without a session or window the format ends there", () => {
  const context = formatContext(emptyState());
  expect(expand("a#{W:x}b", context)).toBe("a");
  expect(expand("a#{P:x}b", context)).toBe("a");
  expect(expand("a#{S:x}b", context)).toBe("ab");
});
