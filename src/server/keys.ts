import {
  formatKey,
  isMouseKey,
  KEY_ANY,
  KEY_DOUBLECLICK,
  KEY_FOCUS_IN,
  KEY_FOCUS_OUT,
  KEY_MOUSE,
  KEY_NONE,
  KEY_PASTE_END,
  KEY_PASTE_START,
  isPasteKey,
  MOUSE_TYPE_MOVE,
  mouseKeyParts,
  keyOfOption,
  sameKey,
} from "#input/key-names.ts";
import { type Key, KEY_SENT, type KeyEvent } from "#input/key.ts";
import { type Client, CLIENT_DEAD, CLIENT_EXITING, CLIENT_READONLY, CLIENT_SUSPENDED } from "#model/client.ts";
import type { Binding } from "#model/key-tables.ts";
import type { Pane } from "#model/pane.ts";
import type { ServerState } from "#model/state.ts";
import type { Window } from "#model/window.ts";
import { isVisible } from "#model/window-panes.ts";
import type { MouseKeys } from "./mouse.ts";
import type { PaneInput } from "./pane-input.ts";

/** What key dispatch asks of the server. */
export interface KeySurroundings {
  readonly state: ServerState;
  readonly input: PaneInput;
  /** Runs a binding's commands for the client, now, before keys that came later. */
  run(client: Client, binding: Binding, event: KeyEvent, pane: Pane | undefined): Promise<void>;
  /** The client's status line shows its key table. */
  status(client: Client): void;
  clearMessage(client: Client): void;
  closePopup(client: Client): void;
  closeMenu(window: Window): void;
  /** The client was used: it decides the size of its window from now on. */
  latest(client: Client): void;
  activity(client: Client): void;
  theme(client: Client, theme: "light" | "dark"): void;
  /** The client's terminal got or lost the focus. */
  focus(client: Client, focused: boolean): void;
  /** Ends a dead pane that waits for a key. */
  endDeadPane(pane: Pane): void;
  later(ms: number, callback: () => void): () => void;
  /** Bracketed paste is known to the client's terminal, so that fast keys need not be taken for a paste. */
  bracketedPaste(client: Client): boolean;
}

const ANY = formatKey({ code: KEY_ANY, mods: 0, flags: 0 });

/** How long a paste may take before its end is believed lost, ms. Source: tmux/tmux tmux.h, CLIENT_PASTE_TIME_LIMIT */
const PASTE_LIMIT_MS = 5000;

/**
 * One client's keys: what they are bound to, in which table, and else to which pane they go.
 * Source: tmux/tmux server-client.c, server_client_handle_key and server_client_key_callback
 */
export class ClientKeys {
  readonly #client: Client;
  readonly #mouse: MouseKeys;
  readonly #server: KeySurroundings;
  #repeating = false;
  #stopRepeat: (() => void) | undefined;
  #lastKey: Key | undefined;
  /** When the key table was entered, ms. */
  #tableSince = 0;
  #pasting = false;
  #assumePaste = false;
  #pasteSince = 0;

  constructor(client: Client, mouse: MouseKeys, server: KeySurroundings) {
    this.#client = client;
    this.#mouse = mouse;
    this.#server = server;
  }

  /**
   * What cannot wait for commands under way: messages, popups, menus and prompts take their keys at once.
   *
   * @returns false when the key was taken; true: hand it to `dispatch`, in order with the client's commands
   */
  takeNow(event: KeyEvent): boolean {
    const client = this.#client;
    if (!this.#usable()) return false;
    if (event.key.code >= KEY_NONE && this.#takeTheme(event.key)) return false;
    if (event.key.code === KEY_FOCUS_IN || event.key.code === KEY_FOCUS_OUT)
      this.#server.focus(client, event.key.code === KEY_FOCUS_IN);
    if (client.flags & CLIENT_READONLY) return true;
    if (client.message) {
      if (client.message.ignoreKeys) return false;
      this.#server.clearMessage(client);
    }
    if (client.popup) {
      if (client.popup.key(event, client)) this.#server.closePopup(client);
      return false;
    }
    const window = client.session?.current?.window;
    const active = window?.active;
    if (active !== undefined && capturesAll(active) && !isMouseKey(event.key.code)) return true;
    if (window?.menu) {
      if (window.menu.key(event, client)) this.#server.closeMenu(window);
      return false;
    }
    if (client.prompt?.key(event, client)) return false;
    const pane = this.#promptPane();
    if (pane?.prompt) {
      if (pane.prompt.key(event, client)) return false;
      if (isMouseKey(event.key.code)) return false;
    }
    return true;
  }

  /** Looks the key up and runs what it is bound to, or hands it to the pane. @returns what is to be waited for before the next key */
  dispatch(event: KeyEvent): Promise<void> | undefined {
    const client = this.#client;
    const session = client.session;
    if (!this.#usable() || !session) return undefined;
    const now = this.#server.state.now();
    client.lastActivityTime = client.activityTime;
    client.activityTime = now;
    this.#server.activity(client);

    let current = event;
    if (event.key.code === KEY_MOUSE || event.key.code === KEY_DOUBLECLICK) {
      if (client.flags & CLIENT_READONLY) return undefined;
      const classified = this.#mouse.classify(event);
      if (!classified) return undefined;
      current = classified;
    }
    const used = (): void => {
      if (current.key.code !== KEY_FOCUS_OUT) this.#server.latest(client);
    };
    let running: Promise<void> | undefined;
    try {
      running = this.#find(current, session.options.flag("mouse"));
    } finally {
      if (running === undefined) used();
    }
    return running?.finally(used);
  }

  /** Back to the table a client is in when it types nothing special. */
  leaveTable(): void {
    this.setTable(this.#defaultTable());
  }

  /** A table that is not there is made, empty. */
  setTable(name: string): void {
    // The root table is there without being looked at, which fills the tables.
    if (name !== "root") this.#server.state.keyTables.ensure(name);
    this.#client.keyTable = name;
    this.#tableSince = this.#server.state.now();
  }

  close(): void {
    this.#stopRepeat?.();
    this.#mouse.close();
  }

  paneGone(pane: Pane): void {
    this.#mouse.paneGone(pane);
  }

  #find(event: KeyEvent, mouseOn: boolean): Promise<void> | undefined {
    const { key } = event;
    const mouse = isMouseKey(key.code);
    const pane = this.#paneOf(event);
    if (mouse && !mouseOn) {
      this.#forward(event, pane);
      return undefined;
    }
    if (this.#bracketPaste(key) || (!mouse && this.#isAssumedPaste(key))) {
      this.#paste(event, pane);
      return undefined;
    }

    if (!mouse && pane !== undefined && capturesAll(pane)) {
      this.#forward(event, pane);
      return undefined;
    }

    const wasRepeating = this.#repeating;
    let first = this.#startTable(pane);
    const keyName = formatKey({ code: key.code, mods: key.mods, flags: 0 });
    let table = first;
    for (;;) {
      if (this.#isPrefix(key) && table !== "prefix") {
        this.setTable("prefix");
        this.#server.status(this.#client);
        return undefined;
      }
      const { keyTables } = this.#server.state;
      const binding = keyTables.binding(table, keyName) ?? keyTables.binding(table, ANY);
      const tooLate = table === "prefix" && this.#prefixTimedOut() && !(binding?.repeat && this.#repeating);
      if (binding && !tooLate && !(this.#repeating && !binding.repeat)) return this.#run(binding, event, pane);
      if (!binding && !tooLate) {
        if (mouse && mouseKeyParts(key.code).type === MOUSE_TYPE_MOVE) {
          this.#forward(event, pane);
          return undefined;
        }
        if (table === this.#defaultTable() && !this.#repeating) {
          if (first === table || wasRepeating) {
            this.#forward(event, pane);
            return undefined;
          }
          this.leaveTable();
          this.#server.status(this.#client);
          return undefined;
        }
      }
      // not here, or not any more: once again in the default table
      this.#repeating = false;
      this.leaveTable();
      table = this.#client.keyTable;
      if (tooLate) first = table; // as if the prefix had not been typed
      this.#server.status(this.#client);
    }
  }

  async #run(binding: Binding, event: KeyEvent, pane: Pane | undefined): Promise<void> {
    const repeatMs = this.#repeatTime(binding);
    this.#stopRepeat?.();
    this.#repeating = repeatMs > 0;
    if (repeatMs > 0) {
      this.#lastKey = binding.key;
      this.#stopRepeat = this.#server.later(repeatMs, () => this.#repeatEnded());
    } else this.leaveTable();
    this.#server.status(this.#client);
    await this.#server.run(this.#client, binding, event, pane);
  }

  #repeatEnded(): void {
    if (!this.#repeating) return;
    this.#repeating = false;
    this.leaveTable();
    this.#server.status(this.#client);
  }

  #forward(event: KeyEvent, pane: Pane | undefined): void {
    if (!pane) return;
    if (
      pane.exit &&
      !isMouseKey(event.key.code) &&
      !isPasteKey(event.key.code) &&
      pane.options.string("remain-on-exit") === "key"
    ) {
      return this.#server.endDeadPane(pane);
    }
    if (!(this.#client.flags & CLIENT_READONLY)) this.#server.input.key(pane, event, this.#client);
  }

  #paste(event: KeyEvent, pane: Pane | undefined): void {
    if (pane && event.bytes && !(this.#client.flags & CLIENT_READONLY))
      this.#server.input.paste(pane, event.key, event.bytes);
  }

  /** The pane the mouse is on, else the client's active one. */
  #paneOf(event: KeyEvent): Pane | undefined {
    const { mouse } = event;
    if (mouse?.valid && isMouseKey(event.key.code)) {
      if (mouse.paneId !== undefined) return this.#server.state.panes.get(mouse.paneId);
      if (mouse.windowId !== undefined) return this.#server.state.windows.get(mouse.windowId)?.active;
    }
    return this.#client.session?.current?.window.active;
  }

  #startTable(pane: Pane | undefined): string {
    if (!this.#server.state.keyTables.has(this.#client.keyTable)) this.leaveTable();
    const modeTable = pane?.modes[0]?.keyTable?.();
    return modeTable !== undefined && this.#client.keyTable === this.#defaultTable()
      ? modeTable
      : this.#client.keyTable;
  }

  #defaultTable(): string {
    return this.#client.session?.options.string("key-table") || "root";
  }

  #isPrefix(key: Key): boolean {
    const options = this.#client.session?.options;
    if (options === undefined) return false;
    return isKeyOf(options.string("prefix"), key) || isKeyOf(options.string("prefix2"), key);
  }

  #prefixTimedOut(): boolean {
    const limitMs = this.#server.state.serverOptions.number("prefix-timeout");
    return limitMs > 0 && this.#client.activityTime - this.#tableSince > limitMs;
  }

  /** ms in which the binding may be repeated, 0: not at all. */
  #repeatTime(binding: Binding): number {
    const options = this.#client.session?.options;
    const repeatMs = binding.repeat ? (options?.number("repeat-time") ?? 0) : 0;
    if (repeatMs === 0) return 0;
    const again = this.#repeating && this.#lastKey !== undefined && sameKey(this.#lastKey, binding.key);
    return again ? repeatMs : options?.number("initial-repeat-time") || repeatMs;
  }

  #bracketPaste(key: Key): boolean {
    const now = this.#server.state.now();
    if (key.code === KEY_PASTE_START) {
      this.#pasting = true;
      this.#pasteSince = now;
      return false;
    }
    if (key.code === KEY_PASTE_END) {
      this.#pasting = false;
      return false;
    }
    if (this.#pasting && now - this.#pasteSince > PASTE_LIMIT_MS) this.#pasting = false;
    return this.#pasting;
  }

  #isAssumedPaste(key: Key): boolean {
    if (key.code === KEY_FOCUS_IN || key.code === KEY_FOCUS_OUT || key.flags & KEY_SENT) return false;
    const client = this.#client;
    const limitMs = client.session?.options.number("assume-paste-time") ?? 0;
    if (limitMs === 0 || this.#pasting || this.#server.bracketedPaste(client)) return false;
    if (client.activityTime - client.lastActivityTime >= limitMs) {
      this.#assumePaste = false;
      return false;
    }
    // the first fast key may be chance; from the second on it is a paste
    const assumed = this.#assumePaste;
    this.#assumePaste = true;
    return assumed;
  }

  #takeTheme(key: Key): boolean {
    const name = formatKey(key);
    if (name !== "ReportLightTheme" && name !== "ReportDarkTheme") return false;
    this.#server.theme(this.#client, name === "ReportLightTheme" ? "light" : "dark");
    return true;
  }

  #promptPane(): Pane | undefined {
    const window = this.#client.session?.current?.window;
    if (window?.active?.prompt) return window.active;
    return window?.panes.find((pane) => pane.prompt && isVisible(pane));
  }

  #usable(): boolean {
    return (
      this.#client.session !== undefined &&
      (this.#client.flags & (CLIENT_DEAD | CLIENT_SUSPENDED | CLIENT_EXITING)) === 0
    );
  }
}

/** Whether an option that names a key names this one. */
function isKeyOf(name: string, key: Key): boolean {
  const named = keyOfOption(name);
  return named !== undefined && named.code !== KEY_NONE && sameKey(named, key);
}

/** A modal pane that takes every key past prompts and key tables, as long as its program runs (`new-pane -OK`). */
function capturesAll(pane: Pane): boolean {
  return pane.captureAllKeys && pane.modes.length === 0 && pane.exit === undefined;
}
