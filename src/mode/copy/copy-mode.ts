import type { ModeOptions } from "#command/context.ts";
import type { MouseEvent } from "#input/key.ts";
import { CLIENT_READONLY, type Client } from "#model/client.ts";
import type { ModeCommand } from "#model/mode.ts";
import type { Pane } from "#model/pane.ts";
import type { Session } from "#model/session.ts";
import { Screen } from "#terminal/screen.ts";
import { BasicMode } from "../basic-mode.ts";
import type { ModeEnvironment } from "../environment.ts";
import { isWheel, mouseInPane, paneOfMouse } from "../mouse.ts";
import { optionStyle } from "../style.ts";
import { copyCommandTable, parseWords } from "./commands/table.ts";
import { autoScrollTick, startDrag } from "./drag.ts";
import { drawCopy, type CopyLook } from "./draw.ts";
import { copyFormats } from "./formats.ts";
import { Grid, type Position } from "./grid.ts";
import type { CopyHost } from "./host.ts";
import { fromViewX, setLineNumbers } from "./line-numbers.ts";
import { pageDown, pageUp, scrollSlider, sliderRows } from "./scroll.ts";
import { clearMarks, markMatches } from "./search-marks.ts";
import { clearSelection, setSelection } from "./selection.ts";
import { CopyState, type CopySettings, type LineNumbers } from "./state.ts";

/** Time between two steps while the mouse is held at an edge, and between two looks at a pane that is followed; ms. */
const AUTO_SCROLL_MS = 50;
const REFRESH_MS = 50;

/** Copy mode, and view mode on the same machinery: a view over a pane's history that does not move with its output. */
export class CopyMode extends BasicMode implements CopyHost {
  readonly name: string;
  readonly screen: Screen;
  readonly environment: ModeEnvironment;
  readonly state: CopyState;
  /** The pane the lines are of; undefined for lines that commands printed. */
  readonly #source: Pane | undefined;
  /** The client whose mouse selects. */
  #dragClient: Client | undefined;
  #stopAutoScroll: (() => void) | undefined;
  #stopRefresh: (() => void) | undefined;

  constructor(name: string, pane: Pane, source: Pane | undefined, backing: Screen, environment: ModeEnvironment) {
    super(pane);
    this.name = name;
    this.environment = environment;
    this.#source = source;
    this.screen = new Screen(pane.cols, pane.rows);
    this.state = new CopyState(backing, pane.cols, pane.rows, settingsOf(pane, environment));
    if (pane.searchString !== "") {
      this.state.searchType = "up";
      this.state.searchText = pane.searchString;
      this.state.searchRegex = pane.searchRegex;
    }
  }

  keyTable(): string {
    return this.state.settings.vi ? "copy-mode-vi" : "copy-mode";
  }

  separators(session: Session | undefined): string {
    return (session?.options ?? this.environment.state.sessionOptions).string("word-separators");
  }

  command(command: ModeCommand, client: Client | undefined, mouse: MouseEvent | undefined): void {
    const { state } = this;
    const [name = "", ...words] = command.words;
    if (name === "") return;
    if (mouse?.valid === true && !isWheel(mouse.button)) this.#moveToMouse(mouse);

    const row = copyCommandTable.get(name);
    const parsed = row && parseWords(row, words);
    let left = false;
    if (row !== undefined && client !== undefined && (client.flags & CLIENT_READONLY) !== 0 && !row.readOnly) {
      this.environment.services.message(client, "client is read-only", { ignoreStyles: true });
      return;
    }
    if (row !== undefined && parsed !== undefined) {
      const { session, winlink, expandFormats = false } = command;
      const count = Math.max(1, command.prefix);
      left =
        row.run({ state, host: this, ...parsed, count, client, session, winlink, mouse, expandFormats }) === "cancel";
    }
    if (!name.startsWith("search-") && state.marks !== undefined) {
      const clears = parsed === undefined ? "never" : (row?.clears ?? "never");
      if (clears === "always" || (clears === "emacs" && !state.settings.vi)) {
        clearMarks(state);
        state.searchFrom = undefined;
      }
    }
    this.prefix = 1;
    if (left) this.leave();
    else this.redraw();
  }

  #moveToMouse(mouse: MouseEvent): void {
    if (paneOfMouse(this.environment.state, mouse) !== this.pane) return;
    const at = mouseInPane(this.pane, mouse);
    if (at !== undefined) this.state.moveCursor(fromViewX(this.state, at.x), at.y);
  }

  redraw(): void {
    drawCopy(this.state, this.screen, this.#look());
    this.environment.services.redraw({ pane: this.pane, what: "all" });
  }

  #look(): CopyLook {
    const { environment, pane } = this;
    const { options } = pane.window;
    const extras = { pane, variables: this.formats() };
    const style = (name: string) => optionStyle(environment, options, `copy-mode-${name}`, extras);
    return {
      position: style("position-style"),
      match: style("match-style"),
      currentMatch: style("current-match-style"),
      mark: style("mark-style"),
      currentLine: style("current-line-style"),
      lineNumber: style("line-number-style"),
      currentLineNumber: style("current-line-number-style"),
      selection: style("selection-style"),
      positionText: environment.expand(options.string("copy-mode-position-format"), extras),
    };
  }

  formats(): Readonly<Record<string, string | undefined>> {
    const separators = (): string => this.environment.state.sessionOptions.string("word-separators");
    return copyFormats(this.state, this.screen, this.refreshing, separators);
  }

  /** What `capture-pane -M` prints: the lines, not the view. */
  captureScreen(): Screen {
    return this.state.backing;
  }

  scrollPosition(): { readonly offset: number; readonly size: number } {
    return { offset: this.state.top, size: this.state.history };
  }

  /** Options that say how it is drawn changed. */
  styleChanged(): void {
    if (this.state.selection !== undefined) setSelection(this.state, true);
    this.redraw();
  }

  leave(): void {
    this.environment.services.leaveMode(this.pane);
  }

  close(): void {
    this.#stopAutoScroll?.();
    this.#stopRefresh?.();
    if (this.#dragClient !== undefined) this.#dragClient.mouseDrag = undefined;
  }

  resize(cols: number, rows: number): void {
    const { state } = this;
    this.screen.resize(cols, rows, false);
    state.cols = cols;
    state.rows = rows;
    const row = Math.min(state.cy, rows - 1);
    const kept = [state.position, state.start, state.end, state.anchor, state.firstStart, state.firstEnd, state.mark];
    const reflows = state.grid.cols !== cols;
    const wrapped = reflows ? kept.map((at) => state.grid.toWrapped(at)) : [];
    state.backing.resize(cols, rows, true);
    const [cursor, start, end, anchor, firstStart, firstEnd, mark] = reflows
      ? wrapped.map((at) => state.grid.fromWrapped(at))
      : kept;
    Object.assign(state, { start, end, anchor, firstStart, firstEnd, mark });
    this.#show(cursor!, row);
    this.#rowsChanged();
    this.redraw();
  }

  /** Puts the cursor on a line, in row `row` of the view if there are lines enough around it. */
  #show(at: Position, row = 0): void {
    const { state } = this;
    state.cx = at.x;
    state.oy = Math.min(Math.max(0, state.history - at.y + row), state.history);
    state.cy = at.y - state.top;
  }

  /** The rows are others now: selection and matches go to where their text is. */
  #rowsChanged(): void {
    const { state } = this;
    const { marks, searchCount, searchPartial } = state;
    if (state.selection === undefined) clearSelection(state);
    else setSelection(state, true);
    clearMarks(state);
    if (marks !== undefined && !state.searchTimedOut) {
      markMatches(state, state.searchRegex, true);
      Object.assign(state, { searchCount, searchPartial });
    }
    state.searchFrom = { cx: state.cx, cy: state.cy, oy: state.oy };
  }

  /** The lines are others now: the selection goes, a search stays. */
  #linesChanged(): void {
    const { state } = this;
    const searched = state.marks !== undefined;
    clearSelection(state);
    clearMarks(state);
    if (searched && !state.searchTimedOut) markMatches(state, state.searchRegex, false);
    state.searchFrom = { cx: state.cx, cy: state.cy, oy: state.oy };
  }

  startDrag(client: Client, mouse: MouseEvent): void {
    if (paneOfMouse(this.environment.state, mouse) !== this.pane) return;
    this.#dragClient = client;
    startDrag(this, client, mouse);
  }

  dragging(client: Client | undefined): boolean {
    return client?.mouseDrag !== undefined;
  }

  autoScroll(on: boolean): void {
    this.#stopAutoScroll?.();
    this.#stopAutoScroll = undefined;
    if (!on) return;
    this.#stopAutoScroll = this.environment.timer(AUTO_SCROLL_MS, () => {
      this.#stopAutoScroll = undefined;
      if (this.pane.modes[0] === this && autoScrollTick(this)) this.autoScroll(true);
    });
  }

  dragSlider(client: Client, mouse: MouseEvent, exit: boolean): boolean {
    const { pane, state } = this;
    const held = Math.max(0, client.mouseSliderRow);
    const lowest = pane.rows - sliderRows(state, pane.rows);
    const y = mouse.y + this.environment.view(client).y;
    let row = y - pane.y - held;
    if (y <= pane.y + held) row = 0;
    else if (y - held > pane.y + lowest) row = lowest;
    return scrollSlider(state, row, pane.rows, exit);
  }

  get refreshing(): boolean {
    return this.#stopRefresh !== undefined;
  }

  refresh(what: "on" | "off" | "now"): void {
    // Another pane's lines are not followed: it may go.
    if (this.#source !== this.pane) return;
    if (what === "now") this.#refreshNow();
    else if (what === "off") {
      this.#stopRefresh?.();
      this.#stopRefresh = undefined;
    } else if (!this.refreshing) this.#followPane();
  }

  #followPane(): void {
    this.#stopRefresh = this.environment.timer(REFRESH_MS, () => {
      const { state } = this;
      if (this.pane.modes[0] !== this) {
        this.#stopRefresh = undefined;
        return;
      }
      // A selection in the making would move.
      if (this.pane.unseenChanges && state.selection === undefined && state.follows === "none") {
        this.#refreshNow();
        this.redraw();
      }
      this.#followPane();
    });
  }

  #refreshNow(): void {
    const { state } = this;
    const follows = state.oy === 0 && state.cy === state.rows - 1;
    const top = state.history - Math.min(state.oy, state.history);
    state.backing.copyFrom(this.pane.terminal.screen, true);
    state.replaceBacking(state.backing);
    if (follows) {
      state.oy = 0;
      state.cy = state.rows - 1;
      state.cx = state.limit(state.line);
    } else if (top <= state.history) state.oy = state.history - top;
    else {
      state.cy = 0;
      state.oy = state.history;
    }
    this.pane.unseenChanges = false;
    this.#linesChanged();
  }

  /** Enters with the flags of the copy-mode command. */
  begin(flags: ModeOptions["flags"]): void {
    const { state } = this;
    const { backing } = state;
    this.#show({ x: Math.min(backing.cursorX, backing.cols), y: state.history + backing.cursorY });
    state.scrollExit = flags["e"] === true;
    state.hidePosition = flags["H"] === true;
    state.mark = state.position;
    this.redraw();
  }

  setLineNumbers(on: boolean): void {
    setLineNumbers(this.state, on, false);
  }

  /** `copy-mode -u` and `-d`. */
  page(up: boolean, exit: boolean): void {
    if (up) pageUp(this.state, false);
    else if (pageDown(this.state, false, exit)) {
      this.leave();
      return;
    }
    this.redraw();
  }
}

function settingsOf(pane: Pane, environment: ModeEnvironment): CopySettings {
  const { options } = pane.window;
  return {
    get vi() {
      return options.string("mode-keys") === "vi";
    },
    get wrapSearch() {
      return options.flag("wrap-search");
    },
    get lineNumbers() {
      return options.string("copy-mode-line-numbers") as LineNumbers;
    },
    now: () => environment.state.now(),
  };
}

/** A copy of a pane's lines in the size of another; the blank lines at the end go if it is not the pane's own. */
function copyLines(source: Pane, pane: Pane): Screen {
  const from = source.terminal.screen;
  const backing = new Screen(from.cols, from.rows, from.historyLimit);
  backing.copyFrom(from, true);
  if (source !== pane) {
    const grid = new Grid(backing);
    let rows = backing.rows;
    while (rows > 1 && grid.written(backing.historySize + rows - 1) === 0) rows--;
    if (rows !== backing.rows) backing.resize(backing.cols, rows, false);
  }
  if (backing.cols !== pane.cols || backing.rows !== pane.rows) backing.resize(pane.cols, pane.rows, true);
  return backing;
}

/** `copy-mode [-deHMqSu] [-s src-pane]`; flags that act on a mode that is there already: see `applyCopyFlags`. */
export function createCopyMode(pane: Pane, options: ModeOptions, environment: ModeEnvironment): CopyMode {
  const source = options.source ?? pane;
  const mode = new CopyMode("copy-mode", pane, source, copyLines(source, pane), environment);
  mode.begin(options.flags);
  return mode;
}

/** What the flags of the copy-mode command do once the mode is on top, whether it is new or not. */
export function applyCopyFlags(mode: CopyMode, options: ModeOptions, entered: boolean): void {
  const { flags, client, event } = options;
  const mouse = event?.mouse;
  mode.setLineNumbers(mouse === undefined);
  if (entered && flags["M"] === true && client !== undefined && mouse !== undefined) mode.startDrag(client, mouse);
  if (flags["u"] === true) mode.page(true, false);
  if (flags["d"] === true) mode.page(false, flags["e"] === true);
  if (mode.pane.modes[0] !== mode) return;
  if (flags["S"] === true && client !== undefined && mouse !== undefined) {
    if (mode.dragSlider(client, mouse, flags["e"] === true)) mode.leave();
  }
  mode.redraw();
}
