import { encodeKey } from "#input/encode.ts";
import { encodeMouse } from "#input/encode-mouse.ts";
import { isMouseKey, isPasteKey, MOUSE_TYPE_MOVE, mouseKeyParts, keyOfOption } from "#input/key-names.ts";
import type { Key, KeyEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import type { ServerState } from "#model/state.ts";
import { fullArea } from "#model/pane-look.ts";
import { isVisible } from "#model/window-panes.ts";
import { MODE_BRACKETPASTE } from "#terminal/modes.ts";

/** Hands what a person types to the programs in panes, in the form their modes ask for. Source: tmux/tmux window.c, window_pane_key and window_pane_paste */
export class PaneInput {
  readonly #state: ServerState;

  constructor(state: ServerState) {
    this.#state = state;
  }

  /** A key nothing was bound to: for the pane's mode, else for its program, and those of the panes synchronised with it. */
  key(pane: Pane, event: KeyEvent, client: Client | undefined): void {
    const mouse = isMouseKey(event.key.code);
    if (mouse && !event.mouse) return;
    const mode = pane.modes[0];
    if (mode) {
      // no mode uses bare motion; drawing one anew for every move would be waste
      if (mouse && mouseKeyParts(event.key.code).type === MOUSE_TYPE_MOVE) return;
      if (client) mode.key?.(event, client);
      return;
    }
    if (!acceptsInput(pane)) return;
    this.send(pane, event);
    if (!mouse) for (const other of this.#synchronised(pane)) this.send(other, event);
  }

  /** The key's bytes for the pane's program, whatever mode the pane is in (`send-keys`). */
  send(pane: Pane, event: KeyEvent): void {
    const modes = pane.terminal.screen.modes;
    const bytes = isMouseKey(event.key.code)
      ? this.#mouseBytes(pane, event)
      : encodeKey(event.key, modes, this.#options());
    if (bytes && acceptsInput(pane)) pane.process?.write(bytes);
  }

  /** Pasted bytes, as they came. Paste brackets reach only a program that asked for them. */
  paste(pane: Pane, key: Key, bytes: Uint8Array): void {
    if (pane.modes.length > 0 || !acceptsInput(pane)) return;
    if (isPasteKey(key.code) && (pane.screen.modes & MODE_BRACKETPASTE) === 0) return;
    pane.process?.write(bytes);
    for (const other of this.#synchronised(pane)) other.process?.write(bytes);
  }

  #synchronised(pane: Pane): Pane[] {
    if (!pane.options.flag("synchronize-panes")) return [];
    return pane.window.panes.filter(
      (other) =>
        other !== pane &&
        other.modes.length === 0 &&
        acceptsInput(other) &&
        isVisible(other) &&
        other.options.flag("synchronize-panes"),
    );
  }

  #mouseBytes(pane: Pane, event: KeyEvent): Uint8Array | undefined {
    const { mouse } = event;
    if (!mouse || !isVisible(pane)) return undefined;
    const place = cellOf(pane, mouse.x, mouse.y, mouse);
    return place && encodeMouse(mouse, place.x, place.y, pane.screen.modes);
  }

  #options() {
    const options = this.#state.serverOptions;
    const backspace = keyOfOption(options.string("backspace"));
    return {
      extendedFormat: options.string("extended-keys-format") === "csi-u" ? "csi-u" : "xterm",
      ...(backspace ? { backspace } : {}),
    } as const;
  }
}

/** The pane's cell under a position of the client's terminal, undefined outside the pane. Source: tmux/tmux cmd.c, cmd_mouse_at */
function cellOf(
  pane: Pane,
  clientX: number,
  clientY: number,
  mouse: NonNullable<KeyEvent["mouse"]>,
): { x: number; y: number } | undefined {
  const x = clientX + mouse.offsetX;
  let y = clientY + mouse.offsetY;
  if (mouse.statusAt === 0 && y >= mouse.statusLines) y -= mouse.statusLines;
  else if (mouse.statusAt > 0 && y >= mouse.statusAt + mouse.offsetY) y = mouse.statusAt - 1;
  const area = fullArea(pane);
  if (x < area.x || x >= area.x + area.cols || y < area.y || y >= area.y + area.rows) return undefined;
  return { x: x - pane.x, y: y - pane.y };
}

function acceptsInput(pane: Pane): boolean {
  return pane.process !== undefined && pane.exit === undefined && !pane.inputOff;
}
