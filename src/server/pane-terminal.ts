import { targetOfPane } from "#command/target/best.ts";
import { hostname } from "node:os";
import type { Client } from "#model/client.ts";
import { fire } from "#model/notify.ts";
import type { Pane } from "#model/pane.ts";
import type { ServerState, TerminalFactory } from "#model/state.ts";
import { WINDOW_BELL } from "#model/window.ts";
import { renameWindow } from "#model/windows.ts";
import { cleanName } from "#model/names.ts";
import { isVisible } from "#model/window-panes.ts";
import { type Colour, COLOUR_NONE, colourFromString } from "#terminal/colour.ts";
import { Terminal, type TerminalHost, type TerminalOptions } from "#terminal/terminal.ts";
import { setCodepointWidths } from "#terminal/width.ts";

/** What a pane's terminal asks of the server. */
export interface PaneSurroundings {
  readonly state: ServerState;
  /** A bell or the like: people may have to be told. */
  alert(pane: Pane, bits: number): void;
  /** The pane, or what stands about it in borders and status lines, is to be drawn anew. */
  redraw(pane: Pane, what: "pane" | "borders" | "status"): void;
  /** Clients that see the pane now. */
  /** @param hidden also those whose session has the window and who look at another */
  watchers(pane: Pane, hidden?: boolean): Iterable<Client>;
  /** Bytes past all drawing to a client's terminal. */
  passThrough(client: Client, bytes: Uint8Array): void;
  setClipboard(client: Client, selection: string, bytes: Uint8Array): void;
  /** Asks some client's terminal for its clipboard; the answer is for the pane. */
  requestClipboard(pane: Pane, selection: string, terminator: string): void;
  /** @returns whether there was somebody to ask */
  requestPalette(pane: Pane, index: number, terminator: string): boolean;
  /** The colour a client's terminal has there, if one is known. */
  clientColour(pane: Pane, which: 10 | 11 | 12): Colour | undefined;
  theme(pane: Pane): "dark" | "light" | undefined;
}

const CURSOR_STYLES = ["default", "blinking-block", "block", "blinking-underline", "underline", "blinking-bar", "bar"];

const EXTENDED_KEYS: readonly string[] = ["off", "on", "always"];

/** Makes panes' terminals, wired to the server. */
export function terminalFactory(server: () => PaneSurroundings): TerminalFactory {
  return (paneId, cols, rows, historyLimit) => {
    const pane = (): Pane | undefined => server().state.panes.get(paneId);
    // a terminal starts in the mode that this asks for; the other options come later
    const extendedKeys = EXTENDED_KEYS.indexOf(server().state.serverOptions.string("extended-keys"));
    const terminal = new Terminal(cols, rows, { historyLimit, extendedKeys }, hostOf(server, pane));
    terminal.screen.title = hostname(); // until the program sets one
    return terminal;
  };
}

function hostOf(server: () => PaneSurroundings, find: () => Pane | undefined): TerminalHost {
  const withPane = <A extends readonly unknown[]>(action: (pane: Pane, ...rest: A) => void) => {
    return (...rest: A): void => {
      const pane = find();
      if (pane) action(pane, ...rest);
    };
  };
  return {
    reply: withPane((pane, bytes: Uint8Array) => pane.process?.answer(bytes)),
    bell: withPane((pane) => {
      fire(server().state, "pane-bell", { pane, window: pane.window });
      server().alert(pane, WINDOW_BELL);
    }),
    title: withPane((pane, title: string) => {
      fire(server().state, "pane-title-changed", { pane, window: pane.window }, { new_title: title });
      server().redraw(pane, "borders");
      server().redraw(pane, "status");
    }),
    path: withPane((pane) => {
      server().redraw(pane, "borders");
      server().redraw(pane, "status");
    }),
    rename: withPane((pane, name: string) => rename(server(), pane, name)),
    clipboardSet: withPane((pane, selection: string, bytes: Uint8Array) => {
      for (const client of server().watchers(pane)) server().setClipboard(client, selection, bytes);
      fire(server().state, "pane-set-clipboard", { pane, window: pane.window });
      server().state.buffers.add(bytes);
    }),
    clipboardQuery: withPane((pane, selection: string, terminator: string) => {
      const source = server().state.serverOptions.string("get-clipboard");
      const newest = server().state.buffers.top();
      if (source === "buffer") {
        if (newest) pane.terminal.answerClipboard(selection, newest.bytes, terminator);
      } else if (source !== "off") server().requestClipboard(pane, selection, terminator);
    }),
    paletteQuery(index, terminator) {
      const pane = find();
      return pane !== undefined && server().requestPalette(pane, index, terminator);
    },
    colourQuery(which) {
      const pane = find();
      return pane && server().clientColour(pane, which);
    },
    coloursChanged: withPane((pane) => server().redraw(pane, "borders")),
    passthrough: withPane((pane, bytes: Uint8Array) => {
      const all = pane.options.string("allow-passthrough") === "all";
      if (!all && !isVisible(pane)) return;
      for (const client of server().watchers(pane, all)) server().passThrough(client, bytes);
    }),
    promptMark: withPane((pane, mark: string, status: number | undefined) =>
      notePrompt(server().state, pane, mark, status),
    ),
    themeQuery() {
      const pane = find();
      return pane && server().theme(pane);
    },
    showsImages() {
      const pane = find();
      if (!pane) return false;
      for (const client of server().watchers(pane)) if (client.showsImages) return true;
      return false;
    },
    progress: withPane((pane) => server().redraw(pane, "status")),
    alternate: withPane((pane) => {
      pane.changed = true;
      server().redraw(pane, "borders");
    }),
  };
}

/** ESC k: an empty name gives the window back to automatic renaming. Source: tmux/tmux input.c, input_exit_rename */
function rename(server: PaneSurroundings, pane: Pane, name: string): void {
  const { window } = pane;
  if (!pane.options.flag("allow-rename")) return;
  if (name === "") {
    if (window.options.own("automatic-rename") !== undefined) window.options.unset("automatic-rename");
    if (!window.options.flag("automatic-rename")) renameWindow(server.state, window, "");
  } else if (cleanName(name, true) !== undefined) {
    window.options.set("automatic-rename", false);
    renameWindow(server.state, window, name, true);
  }
  server.redraw(pane, "borders");
  server.redraw(pane, "status");
}

/** OSC 133: shells mark where prompts and commands begin and end. */
function notePrompt(state: ServerState, pane: Pane, mark: string, status: number | undefined): void {
  const about = { pane, window: pane.window };
  const seconds = (ms: number): number => Math.floor(ms / 1000);
  if (mark === "A") {
    pane.lastPromptTime = state.now();
    fire(state, "pane-shell-prompt", about);
  } else if (mark === "C") {
    pane.commandStartTime = state.now();
    pane.commandEndTime = 0;
    pane.commandStatus = undefined;
    fire(
      state,
      "pane-command-started",
      { ...targetOfPane(state, pane), ...about },
      {
        command_start_time: seconds(pane.commandStartTime),
        command_duration: 0,
      },
    );
  } else if (mark === "D") {
    pane.commandEndTime = state.now();
    pane.commandStatus = status;
    const started = pane.commandStartTime;
    fire(
      state,
      "pane-command-finished",
      { ...targetOfPane(state, pane), ...about },
      {
        command_status: status,
        command_end_time: seconds(pane.commandEndTime),
        ...(started === 0
          ? {}
          : {
              command_start_time: seconds(started),
              command_duration: seconds(Math.max(0, pane.commandEndTime - started)),
            }),
      },
    );
  }
}

/** What the options say now, put where the pane's terminal reads it. Called when options may have changed. */
export function refreshTerminalOptions(state: ServerState, pane: Pane): void {
  const own = pane.options;
  const server = state.serverOptions;
  const into: TerminalOptions = pane.terminal.options;
  into.allowRename = own.flag("allow-rename");
  into.allowSetTitle = own.flag("allow-set-title");
  into.allowPassthrough = ["off", "on", "all"].indexOf(own.string("allow-passthrough"));
  into.alternateScreen = own.flag("alternate-screen");
  into.scrollOnClear = own.flag("scroll-on-clear");
  into.extendedKeys = EXTENDED_KEYS.indexOf(server.string("extended-keys"));
  into.extendedKeysFormat = server.string("extended-keys-format") === "csi-u" ? "csi-u" : "xterm";
  into.setClipboard = ["off", "external", "on"].indexOf(server.string("set-clipboard"));
  into.getClipboard = ["off", "buffer", "request", "both"].indexOf(server.string("get-clipboard"));
  into.inputBufferSize = server.number("input-buffer-size");
  into.variationSelectorAlwaysWide = server.flag("variation-selector-always-wide");
  refreshWidths(server.array("codepoint-widths"));
  into.paneColours = paneColours(own.array("pane-colours"));
  into.cursorStyle = Math.max(0, CURSOR_STYLES.indexOf(own.string("cursor-style")));
  into.cursorColour = colourFromString(own.string("cursor-colour")) ?? COLOUR_NONE;
  into.cellWidthPx = state.cellSizePx?.width ?? 0;
  into.cellHeightPx = state.cellSizePx?.height ?? 0;
  into.termName = server.string("default-terminal");
  into.version = state.version;
  into.now = () => state.now();
  pane.terminal.optionsChanged();
}

let widths: ReadonlyMap<string, string> | undefined;

/** Widths are the whole program's: screens, formats and clients must agree on them. */
function refreshWidths(texts: ReadonlyMap<string, string>): void {
  if (texts === widths) return;
  widths = texts;
  setCodepointWidths(texts.values());
}

function paneColours(texts: ReadonlyMap<string, string>): ReadonlyMap<number, Colour> {
  const colours = new Map<number, Colour>();
  for (const [key, text] of texts) {
    const colour = colourFromString(text);
    if (/^\d+$/.test(key) && colour !== undefined && colour !== COLOUR_NONE) colours.set(Number(key), colour);
  }
  return colours;
}
