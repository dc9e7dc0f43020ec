import { isMouseDrag, isMouseRelease, isMouseWheel } from "#input/mouse-input.ts";
import * as keys from "#input/key-names.ts";
import { type Key, type KeyEvent, MOD_CTRL, MOD_META, MOD_SHIFT, type MouseEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import type { ServerState } from "#model/state.ts";
import { type Hit, hitTest } from "./compose/hit.ts";

/** Time in which a second or third press counts as a double or triple click, ms. Source: tmux/tmux tmux.h, KEYC_CLICK_TIMEOUT */
const CLICK_MS = 300;

const MASK_SHIFT = 4;
const MASK_META = 8;
const MASK_CTRL = 16;

/** Buttons by the bits of a report; wheel and motion are none. */
const BUTTONS: Readonly<Record<number, number>> = { 0: 1, 1: 2, 2: 3, 66: 6, 67: 7, 128: 8, 129: 9, 130: 10, 131: 11 };
const BUTTON_MASK = 0xc3;

const AT: Readonly<Record<Hit["kind"], number>> = {
  status: keys.MOUSE_AT_STATUS,
  pane: keys.MOUSE_AT_PANE,
  border: keys.MOUSE_AT_BORDER,
  "scrollbar-up": keys.MOUSE_AT_SCROLLBAR_UP,
  "scrollbar-slider": keys.MOUSE_AT_SCROLLBAR_SLIDER,
  "scrollbar-down": keys.MOUSE_AT_SCROLLBAR_DOWN,
  empty: keys.MOUSE_AT_EMPTY,
  nowhere: -1,
};

interface Click {
  readonly count: 1 | 2;
  readonly button: number;
  readonly location: number;
  readonly pane: number | undefined;
  readonly mouse: MouseEvent;
}

/** Where a report lies: the mouse part of a key, and what the event then knows. */
interface Place {
  readonly location: number;
  readonly mouse: MouseEvent;
  readonly pane: Pane | undefined;
  readonly grip: number;
}

/**
 * Turns one client's mouse reports into mouse keys: what was done, with which button, where.
 * It remembers what the next report may depend on: clicks that may become double, a drag under way.
 *
 * Source: tmux/tmux server-client.c, server_client_check_mouse
 */
export class MouseKeys {
  readonly #client: Client;
  readonly #state: ServerState;
  readonly #later: (ms: number, callback: () => void) => () => void;
  readonly #emit: (event: KeyEvent) => void;
  readonly #followMouse: (pane: Pane) => void;
  readonly #moved: (x: number | undefined, y: number | undefined) => void;
  readonly #closeModal: (pane: Pane) => void;
  #click: Click | undefined;
  #stopTimer: (() => void) | undefined;
  /** Button + 1 of the drag under way, 0 for none. */
  #dragging = 0;
  #dragPane: Pane | undefined;
  #scrolling = false;

  constructor(options: {
    readonly client: Client;
    readonly state: ServerState;
    readonly later: (ms: number, callback: () => void) => () => void;
    /** Gets the double click that no third click followed. */
    readonly emit: (event: KeyEvent) => void;
    /** `focus-follows-mouse`. */
    readonly followMouse: (pane: Pane) => void;
    /** The mouse moved without a button, to a cell of the window or (undefined) elsewhere: scrollbars show and hide. */
    readonly moved: (x: number | undefined, y: number | undefined) => void;
    /** A click beside a modal pane that closes on one. */
    readonly closeModal: (pane: Pane) => void;
  }) {
    this.#client = options.client;
    this.#state = options.state;
    this.#later = options.later;
    this.#emit = options.emit;
    this.#followMouse = options.followMouse;
    this.#moved = options.moved;
    this.#closeModal = options.closeModal;
  }

  /** @returns the event with its mouse key, undefined when the report means nothing (or moved a drag on) */
  classify(event: KeyEvent): KeyEvent | undefined {
    const mouse = event.mouse;
    if (!mouse || !this.#client.session) return undefined;
    let type = this.#typeOf(event.key, mouse);
    const atStart = type === keys.MOUSE_TYPE_DRAG && this.#dragging === 0;
    if (type === keys.MOUSE_TYPE_DRAG && !atStart && mouse.x === mouse.lastX && mouse.y === mouse.lastY)
      return undefined;
    const x = atStart ? mouse.lastX : mouse.x;
    const y = atStart ? mouse.lastY : mouse.y;
    let button = atStart ? mouse.lastButton : mouse.button;
    if (type === keys.MOUSE_TYPE_MOVE) button = 0;
    if (type === keys.MOUSE_TYPE_UP) button = mouse.sgrRelease ? mouse.sgrButton : mouse.lastButton;

    const place = this.#placeOf(type, x, y, mouse);
    if (!place) return undefined;
    type = this.#countClick(type, place, mouse);

    if (this.#dragging !== 0 && endsDrag(type)) {
      this.#client.mouseDrag?.release?.(place.mouse, this.#client);
      this.endDrag();
      type = keys.MOUSE_TYPE_DRAG_END;
    }
    if (type === keys.MOUSE_TYPE_MOVE && place.location === keys.MOUSE_AT_PANE && place.pane)
      this.#followMouse(place.pane);
    if (type === keys.MOUSE_TYPE_DRAG) {
      const updating = this.#client.mouseDrag;
      this.#drag(button, place);
      if (updating) {
        updating.update(place.mouse, this.#client);
        return undefined;
      }
    }
    const code = keys.mouseKeyCode(
      type,
      type === keys.MOUSE_TYPE_MOVE ? 0 : (BUTTONS[button & BUTTON_MASK] ?? 0),
      place.location,
    );
    return { ...event, key: { code, mods: modifiersOf(button), flags: 0 }, mouse: place.mouse };
  }

  /** Lets go of a drag: the button was released, or the pane has gone. */
  endDrag(): void {
    this.#client.mouseDrag = undefined;
    this.#client.mouseSliderRow = -1;
    this.#dragging = 0;
    this.#dragPane = undefined;
    this.#scrolling = false;
  }

  paneGone(pane: Pane): void {
    if (this.#dragPane === pane) this.endDrag();
  }

  close(): void {
    this.#stopTimer?.();
  }

  #typeOf(key: Key, mouse: MouseEvent): number {
    if (key.code === keys.KEY_DOUBLECLICK) return keys.MOUSE_TYPE_DOUBLE_CLICK;
    const bare = mouse.sgr
      ? isMouseDrag(mouse.sgrButton) && isMouseRelease(mouse.sgrButton)
      : isMouseDrag(mouse.button) && isMouseRelease(mouse.button) && isMouseRelease(mouse.lastButton);
    if (bare) return keys.MOUSE_TYPE_MOVE;
    if (isMouseDrag(mouse.button)) return keys.MOUSE_TYPE_DRAG;
    if (isMouseWheel(mouse.button))
      return (mouse.button & 1) === 0 ? keys.MOUSE_TYPE_WHEEL_UP : keys.MOUSE_TYPE_WHEEL_DOWN;
    if (isMouseRelease(mouse.button)) return keys.MOUSE_TYPE_UP;
    if (this.#click?.count === 1) return keys.MOUSE_TYPE_SECOND_CLICK;
    if (this.#click?.count === 2) return keys.MOUSE_TYPE_TRIPLE_CLICK;
    return keys.MOUSE_TYPE_DOWN;
  }

  #placeOf(type: number, x: number, y: number, mouse: MouseEvent): Place | undefined {
    const result = hitTest(this.#client, x, y);
    const { hit } = result;
    if (type === keys.MOUSE_TYPE_MOVE) {
      const inWindow = hit.kind !== "status" && hit.kind !== "nowhere";
      this.#moved(inWindow ? result.windowX : undefined, inWindow ? result.windowY : undefined);
    }
    const base: MouseEvent = {
      ...mouse,
      valid: true,
      sessionId: this.#client.session?.id,
      statusAt: result.statusAt,
      statusLines: result.statusLines,
      offsetX: result.offsetX,
      offsetY: result.offsetY,
    };
    if (hit.kind === "status") return this.#statusPlace(hit.range, base);
    const window = this.#client.session?.current?.window;
    if (hit.kind === "nowhere" || !window) return undefined;
    if (this.#scrolling && this.#dragPane) {
      const pane = this.#dragPane;
      return {
        location: keys.MOUSE_AT_SCROLLBAR_SLIDER,
        pane,
        grip: 0,
        mouse: { ...base, paneId: pane.id, windowId: pane.window.id },
      };
    }
    const { modal } = window;
    if (modal && !("pane" in hit && hit.pane === modal) && !this.#dragsModal(type, modal)) {
      this.endDrag();
      const pressed =
        type === keys.MOUSE_TYPE_DOWN || type === keys.MOUSE_TYPE_SECOND_CLICK || type === keys.MOUSE_TYPE_TRIPLE_CLICK;
      if (pressed && modal.closeOnClick) this.#closeModal(modal);
      return undefined;
    }
    // a drag stays with the pane it began in
    const kept = type === keys.MOUSE_TYPE_DRAG ? this.#dragPane : undefined;
    const pane = kept ?? ("pane" in hit ? hit.pane : undefined);
    const location =
      hit.kind === "border" && hit.control !== undefined ? keys.MOUSE_AT_CONTROL0 + hit.control : AT[hit.kind];
    return {
      location: kept ? keys.MOUSE_AT_PANE : location,
      pane,
      grip: "grip" in hit ? hit.grip : 0,
      mouse: { ...base, paneId: pane?.id, windowId: window.id },
    };
  }

  #dragsModal(type: number, modal: Pane): boolean {
    return (
      this.#dragPane === modal && this.#dragging !== 0 && (type === keys.MOUSE_TYPE_DRAG || type === keys.MOUSE_TYPE_UP)
    );
  }

  #statusPlace(range: Extract<Hit, { kind: "status" }>["range"], mouse: MouseEvent): Place | undefined {
    const at = (location: number, extra: Partial<MouseEvent> = {}): Place => ({
      location,
      pane: undefined,
      grip: 0,
      mouse: { ...mouse, ...extra },
    });
    switch (range?.type) {
      case undefined:
        return at(keys.MOUSE_AT_STATUS_DEFAULT);
      case "left":
        return at(keys.MOUSE_AT_STATUS_LEFT);
      case "right":
        return at(keys.MOUSE_AT_STATUS_RIGHT);
      case "pane":
        return this.#state.panes.has(Number(range.argument))
          ? at(keys.MOUSE_AT_STATUS, { paneId: Number(range.argument) })
          : undefined;
      case "window": {
        const winlink = this.#client.session?.winlinks.get(Number(range.argument));
        return winlink && at(keys.MOUSE_AT_STATUS, { windowId: winlink.window.id, winlinkIndex: winlink.index });
      }
      case "session":
        return this.#state.sessions.has(Number(range.argument))
          ? at(keys.MOUSE_AT_STATUS, { sessionId: Number(range.argument) })
          : undefined;
      case "control":
        return at(keys.MOUSE_AT_CONTROL0 + Number(range.argument));
      default:
        return at(keys.MOUSE_AT_STATUS);
    }
  }

  /** A second or third press counts only on the same button and place; then it waits for the next. */
  #countClick(type: number, place: Place, mouse: MouseEvent): number {
    const presses = [keys.MOUSE_TYPE_DOWN, keys.MOUSE_TYPE_SECOND_CLICK, keys.MOUSE_TYPE_TRIPLE_CLICK];
    if (!presses.includes(type)) return type;
    this.#stopTimer?.();
    const before = this.#click;
    const same =
      before?.button === mouse.button && before.location === place.location && before.pane === place.mouse.paneId;
    const now = type !== keys.MOUSE_TYPE_DOWN && !same ? keys.MOUSE_TYPE_DOWN : type;
    if (now === keys.MOUSE_TYPE_TRIPLE_CLICK) {
      this.#click = undefined;
      return now;
    }
    const count = now === keys.MOUSE_TYPE_DOWN ? 1 : 2;
    this.#click = {
      count,
      button: mouse.button,
      location: place.location,
      pane: place.mouse.paneId,
      mouse: place.mouse,
    };
    this.#stopTimer = this.#later(CLICK_MS, () => this.#clickTimeout());
    return now;
  }

  #clickTimeout(): void {
    const click = this.#click;
    this.#click = undefined;
    if (click?.count === 2) this.#emit({ key: { code: keys.KEY_DOUBLECLICK, mods: 0, flags: 0 }, mouse: click.mouse });
  }

  #drag(button: number, place: Place): void {
    this.#dragging = (button & BUTTON_MASK) + 1;
    this.#dragPane ??= place.pane;
    if (!this.#scrolling && place.location === keys.MOUSE_AT_SCROLLBAR_SLIDER) {
      this.#scrolling = true;
      this.#client.mouseSliderRow = place.grip + (place.mouse.statusAt === 0 ? place.mouse.statusLines : 0);
    }
  }
}

function endsDrag(type: number): boolean {
  return ![
    keys.MOUSE_TYPE_DRAG,
    keys.MOUSE_TYPE_WHEEL_UP,
    keys.MOUSE_TYPE_WHEEL_DOWN,
    keys.MOUSE_TYPE_DOUBLE_CLICK,
    keys.MOUSE_TYPE_TRIPLE_CLICK,
  ].includes(type);
}

function modifiersOf(button: number): number {
  return (
    (button & MASK_META ? MOD_META : 0) | (button & MASK_CTRL ? MOD_CTRL : 0) | (button & MASK_SHIFT ? MOD_SHIFT : 0)
  );
}
