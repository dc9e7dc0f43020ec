import type { Client } from "#model/client.ts";

import { synchronizeFrom } from "#model/groups.ts";
import type { LayoutCell } from "#model/layout/cell.ts";
import { resizePane } from "#model/layout/place.ts";
import { assignPane, closePaneCell, initLayout } from "#model/layouts.ts";
import { windowNameFromCommand } from "#model/names.ts";
import { fire, fireWinlink } from "#model/notify.ts";
import type { Pane } from "#model/pane.ts";
import { programEnvironment } from "#model/program-environment.ts";
import type { Session } from "#model/session.ts";
import { defaultWindowSize } from "#model/sizes.ts";
import { addPane, activatePane, destroyPane, paneIndex, raiseForSwitch, removePane } from "#model/window-panes.ts";
import type { Window } from "#model/window.ts";
import { createWindow } from "#model/windows.ts";
import { addWinlink, dropWinlink, replaceWinlink, setCurrent } from "#model/winlinks.ts";
import type { Winlink } from "#model/winlink.ts";
import { setActivePane } from "#model/zoom.ts";
import { MODE_CRLF, MODE_CURSOR } from "#terminal/modes.ts";
import { CommandError } from "./command.ts";
import type { CommandContext } from "./context.ts";
import { escapeArgument } from "./parse/escape.ts";
import { isUsableShell } from "./shell.ts";
import { workingDirectory } from "./working-directory.ts";

type Context = Pick<CommandContext, "state" | "server" | "client" | "target" | "expand">;

/** What a new or respawned pane is to run, and how. */
export interface Spawn {
  /** None: the default command (or, respawning, what the pane had); one: a shell command; more: a program and its arguments. */
  readonly argv: readonly string[];
  /** `-c`: expanded, and below the usual directory unless it is absolute. */
  readonly cwd?: string | undefined;
  /** `-e` values, `NAME=VALUE`. */
  readonly variables?: readonly string[];
  /** No program at all. */
  readonly empty?: boolean | undefined;
  readonly detached?: boolean | undefined;
  /** End what runs there now. */
  readonly kill?: boolean | undefined;
}

export interface PaneSpawn extends Spawn {
  readonly cell?: LayoutCell | undefined;
  readonly beside?: Pane | undefined;
  readonly before?: boolean | undefined;
  readonly fullSize?: boolean | undefined;
  readonly floating?: boolean | undefined;
  readonly floatOverZoom?: boolean | undefined;
  readonly modal?: boolean | undefined;
  readonly zoom?: boolean | undefined;
  /** Part of a new window, whose own events say enough. */
  readonly quiet?: boolean | undefined;
}

/** Where programs are looked for when nothing says where. */
const DEFAULT_PATH = "/usr/bin:/bin";

function directoryOf(context: Context, cwd: string | undefined, session: Session): string {
  const base = workingDirectory(context.state, context.client, context.target.session ?? session);
  if (cwd === undefined) return base;
  const expanded = context.expand(cwd, { session: context.target.session ?? session });
  if (expanded.startsWith("/")) return expanded;
  return expanded === "" ? base : `${base}/${expanded}`;
}

/**
 * Makes a window with one pane in a session.
 * @param index where; undefined: the first free one
 * @param by the client whose size it takes
 * @throws CommandError without a prefix: `index 3 in use`
 */
export function spawnWindow(
  context: Context,
  session: Session,
  index: number | undefined,
  spawn: Spawn & { readonly name: string | undefined; readonly by: Client | undefined },
): Winlink {
  const { state } = context;
  let detached = spawn.detached === true;
  const there = index === undefined ? undefined : session.winlinks.get(index);
  if (there !== undefined) {
    if (spawn.kill !== true) throw new CommandError(`index ${index} in use`);
    if (session.current === there) detached = false;
    replaceWinlink(state, there);
  }
  const size = defaultWindowSize(state, spawn.by, session, undefined);
  const window = createWindow(state, size.cols, size.rows, size.xPixel, size.yPixel);
  const winlink = addWinlink(session, window, index);
  if (winlink === undefined) throw new CommandError(`couldn't add window ${index}`);
  session.current ??= winlink;
  window.latest = spawn.by;
  try {
    spawnPane(context, winlink, { ...spawn, detached, quiet: true });
  } catch (error) {
    if (session.current === winlink) session.current = undefined;
    dropWinlink(state, winlink);
    throw error;
  }
  window.name = spawn.name ?? defaultWindowName(window);
  if (spawn.name !== undefined) window.options.set("automatic-rename", false);
  if (!detached) setCurrent(state, session, winlink);
  fire(state, "window-created", { window });
  fireWinlink(state, "window-linked", winlink);
  synchronizeFrom(state, session);
  return winlink;
}

/** Starts a window's program again in its first pane; the other panes go. @throws CommandError `window NAME:INDEX still active` */
export function respawnWindow(context: Context, winlink: Winlink, spawn: Spawn): void {
  const { state } = context;
  const { window, session } = winlink;
  if (spawn.kill !== true && window.panes.some((pane) => pane.process !== undefined)) {
    throw new CommandError(`window ${session.name}:${winlink.index} still active`);
  }
  const [pane, ...others] = window.panes;
  if (pane === undefined) throw new Error("a window without panes");
  for (const other of others) destroyPane(state, other);
  window.panes.splice(0, window.panes.length, pane);
  window.zIndex.splice(0, window.zIndex.length, pane);
  window.lastPanes.length = 0;
  window.zoomed = false;
  window.savedLayoutRoot = null;
  pane.zoomed = false;
  pane.savedLayoutCell = null;
  resizePane(state, pane, window.cols, window.rows);
  initLayout(state, window, pane);
  window.active = undefined;
  activatePane(state, window, pane, false);
  respawnPane(context, winlink, pane, spawn);
}

/** Starts the pane's program again. @throws CommandError `pane NAME:INDEX.PANE still active` */
export function respawnPane(context: Context, winlink: Winlink, pane: Pane, spawn: Spawn): void {
  const { server } = context;
  const { session } = winlink;
  if (pane.process !== undefined && spawn.kill !== true) {
    throw new CommandError(`pane ${session.name}:${winlink.index}.${paneIndex(pane)} still active`);
  }
  server.resetPane(pane);
  pane.exit = undefined;
  if (spawn.cwd !== undefined) pane.cwd = directoryOf(context, spawn.cwd, session);
  if (spawn.argv.length > 0) pane.argv = spawn.argv;
  start(context, winlink, pane, spawn, true);
}

/** Makes a pane in the winlink's window and starts its program. @throws CommandError in tmux's words, without a prefix */
export function spawnPane(context: Context, winlink: Winlink, spawn: PaneSpawn): Pane {
  const { state } = context;
  const { session, window } = winlink;
  if (spawn.modal === true && spawn.floating !== true) throw new CommandError("modal pane must be floating");
  if (spawn.modal === true && window.modal !== undefined) throw new CommandError("window already has a modal pane");
  const cwd = directoryOf(context, spawn.cwd, session);
  const pane = addPane(state, window, { ...spawn, historyLimit: session.options.number("history-limit") });
  if (spawn.floatOverZoom === true) pane.floatOverZoom = true;
  if (spawn.cell === undefined) initLayout(state, window, pane);
  else assignPane(state, spawn.cell, pane, spawn.zoom === true);
  if (window.zoomed) pane.savedLayoutCell = pane.layoutCell;

  const command = session.options.string("default-command");
  pane.argv = spawn.argv.length === 0 && command !== "" ? [command] : spawn.argv;
  pane.cwd = cwd;
  const shell = session.options.string("default-shell");
  pane.shell = isUsableShell(shell) ? shell : "/bin/sh";
  try {
    start(context, winlink, pane, spawn, false);
  } catch (error) {
    closePaneCell(state, pane);
    removePane(state, window, pane);
    throw error;
  }
  settle(context, window, pane, spawn);
  return pane;
}

/** Makes the new pane active, as far as it is to be. */
function settle(context: Context, window: Window, pane: Pane, spawn: PaneSpawn): void {
  const { state } = context;
  if (spawn.modal === true) {
    window.modalLast = window.active;
    window.modal = pane;
    raiseForSwitch(window, pane);
    setActivePane(state, window, pane, spawn.quiet !== true);
  } else if ((spawn.detached !== true || window.active === undefined) && window.modal === undefined) {
    setActivePane(state, window, pane, spawn.quiet !== true);
  }
  if (spawn.quiet !== true) fire(state, "window-layout-changed", { window });
}

function start(context: Context, winlink: Winlink, pane: Pane, spawn: Spawn, respawned: boolean): void {
  const { state, server, client } = context;
  const { session } = winlink;
  const environment = programEnvironment(state, session);
  for (const variable of spawn.variables ?? []) environment.put(variable);
  environment.set("TMUX_PANE", `%${pane.id}`);
  // A client that only wants something done finds its program where it is, not where the session looks.
  const path = client !== undefined && client.session === undefined ? client.environment.value("PATH") : undefined;
  if (path !== undefined) environment.set("PATH", path);
  if (environment.value("PATH") === undefined) environment.set("PATH", DEFAULT_PATH);
  environment.set("SHELL", pane.shell);

  pane.empty = spawn.empty === true;
  if (pane.empty) pane.terminal.screen.modes = (pane.terminal.screen.modes & ~MODE_CURSOR) | MODE_CRLF;
  else
    server.spawn(pane, {
      argv: pane.argv,
      shell: pane.shell,
      cwd: pane.cwd,
      environment,
      specialCharacters: session.specialCharacters,
    });
  fire(
    state,
    "pane-created",
    { session, winlink, window: pane.window, pane },
    {
      pane_command: commandLine(pane),
      pane_current_path: pane.cwd,
      created_empty: spawn.empty === true ? 1 : 0,
      created_respawn: respawned ? 1 : 0,
    },
  );
}

/** A window's name as long as nothing else names it: its command's, or its shell's. */
export function defaultWindowName(window: Window): string {
  const pane = window.active;
  return pane === undefined ? "" : windowNameFromCommand(commandLine(pane));
}

/** The pane's command as tmux writes it, quoted where it must be; its shell where it has none. */
function commandLine(pane: Pane): string {
  return pane.argv.map(escapeArgument).join(" ") || pane.shell;
}
