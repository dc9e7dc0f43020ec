import type { Colour } from "#terminal/colour.ts";
import type { Screen } from "#terminal/screen.ts";
import type { Terminal } from "#terminal/terminal.ts";
import type { LayoutCell } from "./layout/cell.ts";
import type { PaneMode, StatusPrompt } from "./mode.ts";
import type { Options } from "./options.ts";
import type { Window } from "./window.ts";

/** The program in a pane, as the model sees it; the server implements it over a pty. */
export interface PaneProcess {
  readonly pid: number;
  readonly tty: string;
  write(bytes: Uint8Array): void;
  /** What the pane's terminal answers to the program; dropped where the program reads none of it. */
  answer(bytes: Uint8Array): void;
  resize(cols: number, rows: number): void;
  /** Name of the foreground process (`#{pane_current_command}`), undefined when it cannot be told. */
  currentCommand(): string | undefined;
  currentPath(): string | undefined;
  kill(signal: NodeJS.Signals): void;
}

/** How a dead pane's program ended; `status` or `signal` is set. `time` in ms since the epoch. */
export interface PaneExit {
  readonly status?: number | undefined;
  readonly signal?: number | undefined;
  readonly time: number;
}

/** One pane: a terminal, the program in it, its place in the window, the modes on top of it. */
export class Pane {
  readonly id: number;
  window: Window;
  readonly options: Options;
  readonly terminal: Terminal;
  /** Null only while the pane is being moved or in a zoomed window's saved tree. */
  layoutCell: LayoutCell | null = null;
  savedLayoutCell: LayoutCell | null = null;
  /** Position in the window, cells, 0-based. */
  x = 0;
  y = 0;
  cols: number;
  rows: number;
  /** Newest first; `modes[0]` is shown. */
  readonly modes: PaneMode[] = [];
  /** A prompt in the pane itself (`command-prompt -P`). */
  prompt: StatusPrompt | undefined;
  process: PaneProcess | undefined;
  exit: PaneExit | undefined;
  argv: readonly string[] = [];
  shell = "";
  /** Where its program was started (`#{pane_start_path}`). */
  cwd = "";
  /** Takes no keys (`select-pane -d`). */
  inputOff = false;
  zoomed = false;
  /** A floating pane that stays in front of a zoomed one (`new-pane -O`). */
  floatOverZoom = false;
  /** A modal pane that gets every key, without key tables (`new-pane -OK`). */
  captureAllKeys = false;
  /** A modal pane that goes when the mouse is pressed outside of it (`new-pane -OC`). */
  closeOnClick = false;
  /** No program: what is written to it by `display-message -I` and the like is shown. */
  empty = false;
  /** Has the focus of a client, as far as its program was told. */
  focused = false;
  /** Became active, or its program or mode changed: the window's automatic name is to be looked at. */
  changed = true;
  unseenChanges = false;
  /** Bumped whenever the pane became active: `last-pane`, "most recent" in targets. */
  activePoint = 0;
  /** Pipe of `pipe-pane`: pid, and what takes the pane's output. */
  pipe: { readonly pid: number; write(bytes: Uint8Array): void; close(): void } | undefined;
  /** Colours that a control client's terminal has in this pane, as far as it told (`refresh-client -r`). */
  controlForeground: Colour | undefined;
  controlBackground: Colour | undefined;
  /** What copy mode searched for last; outlives it. */
  searchString = "";
  searchRegex = false;
  /** A scrollbar that hides itself (`pane-scrollbars` modal, auto-hide) is shown just now. */
  scrollbarShown = false;
  lastOutputTime = 0;
  lastPromptTime = 0;
  commandStartTime = 0;
  commandEndTime = 0;
  commandStatus: number | undefined;

  constructor(id: number, window: Window, terminal: Terminal, options: Options) {
    this.id = id;
    this.window = window;
    this.terminal = terminal;
    this.options = options;
    this.cols = terminal.screen.cols;
    this.rows = terminal.screen.rows;
  }

  /** Floats over the tiled panes. */
  get floating(): boolean {
    return this.layoutCell?.floating ?? false;
  }

  /** What the pane shows: the top mode's screen, else the terminal's. */
  get screen(): Screen {
    return this.modes[0]?.screen ?? this.terminal.screen;
  }
}
