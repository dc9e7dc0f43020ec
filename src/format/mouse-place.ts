import type { MouseEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import type { ServerState } from "#model/state.ts";
import type { Screen } from "#terminal/screen.ts";
import { hasTerminal } from "./client-facts.ts";
import type { FormatContext } from "./context.ts";

interface Position {
  readonly x: number;
  readonly y: number;
}

/** The pane that a mouse key was pressed on; where the key says no pane, the active one of the window it was pressed in. */
export function mousePane(mouse: MouseEvent, state: ServerState): Pane | undefined {
  const session = mouse.sessionId === undefined ? undefined : state.sessions.get(mouse.sessionId);
  if (session === undefined) return undefined;
  const window =
    mouse.windowId === undefined
      ? session.current?.window
      : [...session.winlinks.values()].find((winlink) => winlink.window.id === mouse.windowId)?.window;
  const pane = mouse.paneId === undefined ? window?.active : window?.panes.find(({ id }) => id === mouse.paneId);
  return window?.modal !== undefined && window.modal !== pane ? undefined : pane;
}

/** Cell of the pane that the mouse is on, 0-based; undefined where it is not on the pane (on its border, say). */
export function positionInPane(mouse: MouseEvent, state: ServerState): Position | undefined {
  const pane = mousePane(mouse, state);
  if (pane === undefined) return undefined;
  const rowInWindow = mouse.y + mouse.offsetY;
  const x = mouse.x + mouse.offsetX - pane.x;
  const y = rowInWindow - (mouse.statusAt === 0 && rowInWindow >= mouse.statusLines ? mouse.statusLines : 0) - pane.y;
  return x >= 0 && x < pane.cols && y >= 0 && y < pane.rows ? { x, y } : undefined;
}

/** Column and status line that the mouse is on, 0-based. */
export function positionInStatus(mouse: MouseEvent, client: Client | undefined): Position | undefined {
  if (client === undefined || !hasTerminal(client)) return undefined;
  if (mouse.statusAt === 0 && mouse.y < mouse.statusLines) return { x: mouse.x, y: mouse.y };
  if (mouse.statusAt > 0 && mouse.y >= mouse.statusAt) return { x: mouse.x, y: mouse.y - mouse.statusAt };
  return undefined;
}

/** Modes that show lines of a terminal, whose words can be picked up. */
const TEXT_MODES: ReadonlySet<string> = new Set(["copy-mode", "view-mode"]);

/** Reads from what the pane under the mouse shows; nothing in modes without text. */
export function textUnderMouse(
  { mouse, state }: FormatContext,
  read: (screen: Screen, x: number, y: number) => string | undefined,
): string | undefined {
  if (mouse === undefined) return undefined;
  const pane = mousePane(mouse, state);
  const at = positionInPane(mouse, state);
  if (pane === undefined || at === undefined) return undefined;
  const [mode] = pane.modes;
  if (mode !== undefined && !TEXT_MODES.has(mode.name)) return undefined;
  return read(pane.screen, at.x, at.y);
}
