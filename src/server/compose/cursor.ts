import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import type { ServerState } from "#model/state.ts";
import {
  ALL_MOUSE_MODES,
  CURSOR_BAR,
  CURSOR_BLOCK,
  CURSOR_DEFAULT,
  CURSOR_UNDERLINE,
  MODE_BRACKETPASTE,
  MODE_CURSOR,
  MODE_CURSOR_BLINKING,
  MODE_FOCUSON,
  MODE_KEYS_EXTENDED,
  MODE_MOUSE_ALL,
  MODE_MOUSE_BUTTON,
  MODE_SYNC,
  MODE_WRAP,
} from "#terminal/modes.ts";
import { COLOUR_NONE } from "#terminal/colour.ts";
import type { Screen } from "#terminal/screen.ts";
import { scrollbarOf } from "./pane-parts.ts";
import type { Scene } from "./scene.ts";

/** Modes that come from a pane's program and concern the client's terminal. */
const FROM_PANE = ~(ALL_MOUSE_MODES | MODE_SYNC | MODE_BRACKETPASTE | MODE_FOCUSON | MODE_KEYS_EXTENDED);

/** Of the values of `prompt-cursor-style`, in their order; the odd ones blink. */
const SHAPES = [
  CURSOR_DEFAULT,
  CURSOR_BLOCK,
  CURSOR_BLOCK,
  CURSOR_UNDERLINE,
  CURSOR_UNDERLINE,
  CURSOR_BAR,
  CURSOR_BAR,
] as const;

/** A cell of the client's screen. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** What decides where the cursor stands. */
export interface CursorInput {
  readonly client: Client;
  readonly state: ServerState;
  readonly scene: Scene;
  /** The cursor of an open prompt of the client, and of one in the active pane; undefined: not shown. */
  readonly prompt: Place | undefined;
  readonly panePrompt: Place | undefined;
}

/** Sets the cursor (place, visibility, shape) and the modes of a composed screen. Source: tmux/tmux server-client.c, server_client_reset_state */
export function placeCursor(into: Screen, input: CursorInput): void {
  const { client, scene } = input;
  const pane = scene.window.active;
  const source = pane?.screen;
  into.cursorStyle = source?.cursorStyle ?? CURSOR_DEFAULT;
  into.cursorColour = source?.cursorColour ?? COLOUR_NONE;
  into.defaultCursorStyle = source?.defaultCursorStyle ?? CURSOR_DEFAULT;
  into.defaultCursorBlinking = source?.defaultCursorBlinking ?? false;
  into.defaultCursorColour = source?.defaultCursorColour ?? COLOUR_NONE;
  let modes = (source?.modes ?? MODE_CURSOR | MODE_WRAP) & FROM_PANE;
  let at: Place | undefined;

  if (client.prompt !== undefined) {
    at = input.prompt;
    modes = MODE_CURSOR | MODE_WRAP;
    const shape = client.prompt.cursor?.();
    into.cursorColour = shape?.colour ?? COLOUR_NONE;
    const style = shape?.style ?? 0;
    into.cursorStyle = SHAPES[style] ?? CURSOR_DEFAULT;
    into.defaultCursorStyle = CURSOR_DEFAULT;
    into.defaultCursorBlinking = false;
    into.defaultCursorColour = COLOUR_NONE;
    if (style % 2 === 1) modes |= MODE_CURSOR_BLINKING;
  } else if (client.overlay !== undefined) {
    at = client.overlay.cursor?.(client);
    modes = (client.overlay.modes?.(client) ?? modes) & FROM_PANE;
  } else if (pane?.prompt !== undefined && client.message === undefined) {
    at = input.panePrompt;
    modes |= MODE_CURSOR;
  } else if (pane !== undefined && client.message === undefined) {
    at = paneCursor(pane, scene);
    if (((source?.modes ?? 0) & MODE_CURSOR) === 0 || (pane.terminal.screen.modes & MODE_SYNC) !== 0) at = undefined;
  }
  into.modes = (at === undefined ? modes & ~MODE_CURSOR : modes) | inputModes(input);
  if (at !== undefined) {
    into.cursorX = Math.min(at.x, into.cols - 1);
    into.cursorY = Math.min(at.y, into.rows - 1);
  }
}

/** Where a pane's cursor is on the client's screen, undefined where it is not shown or covered. */
function paneCursor(pane: Pane, scene: Scene): Place | undefined {
  const { view } = scene;
  const { screen } = pane;
  // A cursor behind the last column waits to wrap; it is shown on that column.
  const x = Math.min(screen.cursorX, pane.cols - 1);
  const y = screen.cursorY;
  const column = pane.x + x - view.x;
  const row = pane.y + y - view.y;
  const span = scene.at(column, row);
  if (span?.kind !== "pane" || span.pane !== pane) return undefined;
  const bar = scrollbarOf(pane);
  if (bar?.overlay === true && (bar.left ? x < bar.width : x >= pane.cols - bar.width)) return undefined;
  return { x: column, y: row + view.top };
}

/** What the client's terminal is asked to report: the mouse, pastes, focus, extended keys. */
function inputModes(input: CursorInput): number {
  const { client, scene, state } = input;
  let modes = MODE_BRACKETPASTE;
  if (state.serverOptions.flag("focus-events")) modes |= MODE_FOCUSON;
  if (state.serverOptions.string("extended-keys") !== "off") modes |= MODE_KEYS_EXTENDED;
  const options = client.session?.options;
  if (options?.flag("mouse") === true) return modes | mouseModes(input, options.flag("focus-follows-mouse"));
  // Without `mouse on` the mouse is the pane's: only what its program asked for.
  const own = client.overlay?.modes?.(client) ?? scene.window.active?.screen.modes ?? 0;
  return client.prompt === undefined ? modes | (own & ALL_MOUSE_MODES) : modes;
}

function mouseModes(input: CursorInput, followsMouse: boolean): number {
  const { window } = input.scene;
  const scrollbars = window.options.string("pane-scrollbars");
  const hovers = scrollbars === "modal" || scrollbars === "auto-hide";
  const overlay = input.client.overlay?.modes?.(input.client) ?? 0;
  const wanted =
    input.client.overlay === undefined && window.panes.some((pane) => (pane.screen.modes & MODE_MOUSE_ALL) !== 0);
  return wanted || followsMouse || hovers || (overlay & MODE_MOUSE_ALL) !== 0 ? MODE_MOUSE_ALL : MODE_MOUSE_BUTTON;
}
