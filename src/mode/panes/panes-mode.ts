import { CommandError, type Operand } from "#command/command.ts";
import type { ModeOptions } from "#command/context.ts";
import { replaceInTemplate } from "#command/parse/template.ts";
import { drawFormat } from "#format/draw.ts";
import { formatKey, isMouseKey } from "#input/key-names.ts";
import type { KeyEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { LayoutCell } from "#model/layout/cell.ts";
import { hasStatusRow } from "#model/layout/room.ts";
import type { PaneMode } from "#model/mode.ts";
import { windowPaneStatus } from "#model/pane-look.ts";
import { parseNumber } from "#model/number.ts";
import type { Pane } from "#model/pane.ts";
import type { Session } from "#model/session.ts";
import { isVisible, paneAtIndex, paneIndex } from "#model/window-panes.ts";
import type { Window } from "#model/window.ts";
import { winlinkOf } from "#model/winlinks.ts";
import { unzoom, zoom } from "#model/zoom.ts";
import { MODE_CURSOR, Screen } from "#terminal/screen.ts";
import { DEFAULT_STYLE, type Style } from "#terminal/style.ts";
import { DIGIT_ROWS, DIGIT_STEP, eachDigitCell } from "../digits.ts";
import { BasicMode } from "../basic-mode.ts";
import type { ModeEnvironment } from "../environment.ts";
import { mouseInPane } from "../mouse.ts";
import { drawPreview } from "../preview.ts";
import { optionColour, optionStyle } from "../style.ts";
import { drawBorders, drawFrame, frameOf, type Scale } from "./borders.ts";

const DEFAULT_COMMAND = 'select-pane -t "%%%"';

interface Area {
  readonly x: number;
  readonly y: number;
  readonly cols: number;
  readonly rows: number;
}

const cellOf = (pane: Pane): LayoutCell | null => pane.savedLayoutCell ?? pane.layoutCell;

/** display-panes: all panes of a window in the place of one, each with its number, to choose one by its key. */
class PanesMode extends BasicMode {
  readonly name = "panes-mode";
  readonly screen: Screen;
  readonly noStack = true;
  override readonly hidePaneStatus = true;
  override readonly hideScrollbars = true;
  readonly #environment: ModeEnvironment;
  readonly #session: Session | undefined;
  readonly #window: Window;
  readonly #command: Operand;
  readonly #ignoreKeys: boolean;
  readonly #wasZoomed: boolean | undefined;
  /** What the pane showed before it was zoomed. */
  readonly #before: Screen | undefined;
  #areas: { readonly pane: Pane; readonly area: Area }[] = [];
  #stop: () => void = () => {};

  constructor(pane: Pane, options: ModeOptions, environment: ModeEnvironment) {
    super(pane);
    const { flags, operands, target, source } = options;
    this.#environment = environment;
    const { window } = pane;
    const delay = delayOf(flags["d"], window.options.number("display-panes-time"));
    this.#session = target.session;
    this.#window = (typeof flags["s"] === "string" ? source?.window : target.window) ?? window;
    this.#command = operands[0] ?? DEFAULT_COMMAND;
    this.#ignoreKeys = flags["N"] === true;
    if (flags["Z"] !== true) {
      this.#wasZoomed = window.zoomed;
      if (!window.zoomed) {
        this.#before = new Screen(pane.terminal.screen.cols, pane.terminal.screen.rows);
        this.#before.copyFrom(pane.terminal.screen);
        zoom(environment.state, pane);
      }
    }
    this.screen = new Screen(pane.cols, pane.rows);
    this.screen.modes &= ~MODE_CURSOR;
    if (delay !== 0) {
      this.#stop = environment.timer(delay, () => {
        if (pane.modes.includes(this)) environment.services.leaveMode(pane);
      });
    }
    this.#draw();
  }

  #draw(): void {
    const { screen, pane } = this;
    const window = this.#window;
    const root = window.savedLayoutRoot ?? window.layoutRoot;
    screen.clear();
    this.#areas = [];
    if (root !== null) {
      const scale: Scale = { fromCols: root.cols, fromRows: root.rows, cols: screen.cols, rows: screen.rows };
      const extras = { session: this.#session, winlink: this.#session?.current, pane };
      const border = optionStyle(this.#environment, pane.window.options, "display-panes-border-style", extras);
      for (const tiled of window.panes) if (cellOf(tiled)?.floating !== true) this.#drawPane(tiled, root, scale);
      drawBorders(screen, window, root, scale, border);
      for (const floating of window.zIndex.toReversed()) {
        const cell = cellOf(floating);
        if (cell?.floating !== true) continue;
        const frame = frameOf(cell, scale);
        const left = Math.max(0, frame.left);
        const top = Math.max(0, frame.top);
        screen.fill(
          left,
          top,
          Math.min(frame.right, scale.cols - 1) - left + 1,
          Math.min(frame.bottom, scale.rows - 1) - top + 1,
          " ",
        );
        this.#drawPane(floating, root, scale);
        drawFrame(screen, frame, scale, border);
      }
    }
    this.#environment.services.redraw({ pane, what: "all" });
  }

  #drawPane(pane: Pane, root: LayoutCell, scale: Scale): void {
    if (pane.savedLayoutCell === null && !isVisible(pane)) return;
    const area = areaOf(pane, root, scale);
    if (area === undefined) return;
    this.#areas.push({ pane, area });
    const { x, y, cols, rows } = area;
    let source = pane.terminal.screen;
    const before = this.#before;
    if (before !== undefined && pane === this.pane && cols <= before.cols && rows <= before.rows) source = before;
    const whole = scale.fromCols <= scale.cols && scale.fromRows <= scale.rows;
    if (whole) this.screen.blit(source, 0, 0, cols, rows, x, y);
    else drawPreview(this.screen, source, x, y, cols, rows);
    this.#drawNumber(pane, area);
  }

  #drawNumber(pane: Pane, area: Area): void {
    const { screen } = this;
    const { x, y, cols, rows } = area;
    const index = paneIndex(pane);
    const number = String(index);
    const letter = index > 9 && index < 35 ? String.fromCharCode(0x61 + index - 10) : "";
    if (cols < number.length) return;
    const { options } = this.pane.window;
    const winlink = this.#session && (winlinkOf(this.#session, this.#window) ?? this.#session.current);
    const extras = { session: this.#session, winlink, pane };
    const which = this.#window.active === pane ? "display-panes-active-colour" : "display-panes-colour";
    const fg = optionColour(this.#environment, options, which, extras);
    const style: Style = { ...DEFAULT_STYLE, fg };
    const format = options.string("display-panes-format");
    const text = format === "" ? "" : this.#environment.expand(format, extras);

    const width = number.length * DIGIT_STEP - 1;
    if (cols < width || rows < (format === "" ? DIGIT_ROWS : DIGIT_ROWS + 2)) {
      const shown = letter !== "" && cols >= number.length + 2 ? `${number} ${letter}` : number;
      screen.put(x + ((cols - shown.length) >> 1), y + (rows >> 1), shown, style);
      if (rows > 1 && text !== "") drawFormat(screen, x, y, cols, text, style);
      return;
    }
    const left = x + ((cols - width) >> 1);
    const top = y + ((rows - DIGIT_ROWS) >> 1);
    eachDigitCell(number, (dx, dy) => screen.put(left + dx, top + dy, " ", { ...DEFAULT_STYLE, bg: fg }));
    if (rows <= DIGIT_ROWS + 1) return;
    if (text !== "") drawFormat(screen, x, y, cols, text, style);
    if (letter !== "") {
      screen.put(left + number.length * DIGIT_STEP - 2, top + DIGIT_ROWS, letter, style);
    }
  }

  resize(cols: number, rows: number): void {
    this.screen.resize(cols, rows, false);
    this.#draw();
  }

  key(event: KeyEvent, client: Client | undefined): void {
    const name = formatKey(event.key);
    const isMouse = isMouseKey(event.key.code);
    const { services, state } = this.#environment;
    const target = name === "Escape" || name === "q" ? undefined : this.#targetOf(event, name);
    if (target !== undefined) {
      if (this.pane.window.zoomed) unzoom(state, this.pane.window, true);
      const id = `%${target.id}`;
      const run =
        typeof this.#command === "string"
          ? this.#environment.run(replaceInTemplate(this.#command, id, 1), { client })
          : this.#environment.run(this.#command, { client, arguments: [id] });
      this.#environment.background("display-panes", run);
    } else if (name !== "Escape" && name !== "q" && (this.#ignoreKeys || isMouse)) return;
    services.leaveMode(this.pane);
  }

  #targetOf(event: KeyEvent, name: string): Pane | undefined {
    if (this.#ignoreKeys) return undefined;
    if (isMouseKey(event.key.code)) {
      const at =
        name === "MouseDown1Pane" && event.mouse !== undefined ? mouseInPane(this.pane, event.mouse) : undefined;
      if (at === undefined) return undefined;
      return this.#areas.findLast(
        ({ area }) => at.x >= area.x && at.x < area.x + area.cols && at.y >= area.y && at.y < area.y + area.rows,
      )?.pane;
    }
    if (/^[0-9]$/.test(name)) return paneAtIndex(this.#window, Number(name));
    return /^[a-z]$/.test(name) ? paneAtIndex(this.#window, 10 + name.charCodeAt(0) - 0x61) : undefined;
  }

  close(): void {
    this.#stop();
    const { state, services } = this.#environment;
    const { window } = this.pane;
    if (this.#wasZoomed === false) unzoom(state, window, true);
    services.redraw({ window, what: "all" });
  }
}

/** Where a pane is shown, inside its border; undefined where nothing of it is. */
function areaOf(pane: Pane, root: LayoutCell, scale: Scale): Area | undefined {
  const cell = cellOf(pane);
  if (cell === null || scale.fromCols === 0 || scale.fromRows === 0) return undefined;
  const whole = scale.fromCols <= scale.cols && scale.fromRows <= scale.rows;
  const toX = (x: number): number => (whole ? x : Math.floor((x * scale.cols) / scale.fromCols));
  const toY = (y: number): number => (whole ? y : Math.floor((y * scale.rows) / scale.fromRows));
  const x = toX(cell.x);
  let y = toY(cell.y);
  if (x >= scale.cols || y >= scale.rows) return undefined;
  const right = Math.min(Math.max(toX(cell.x + cell.cols), x + 1), scale.cols);
  const bottom = Math.min(Math.max(toY(cell.y + cell.rows), y + 1), scale.rows);
  let rows = bottom - y;
  const status = windowPaneStatus(pane.window);
  if (status !== "off" && hasStatusRow(root, cell, status) && rows > 1) {
    if (status === "top") y++;
    rows--;
  }
  const area = { x, y, cols: right - x, rows };
  return cell.floating ? insideFrame(area, cell, scale) : area;
}

function insideFrame(area: Area, cell: LayoutCell, scale: Scale): Area | undefined {
  const { left, top, right, bottom } = frameOf(cell, scale);
  const x = left >= 0 ? Math.max(area.x, left + 1) : area.x;
  const y = top >= 0 ? Math.max(area.y, top + 1) : area.y;
  const endX = right < scale.cols ? Math.min(area.x + area.cols, right) : area.x + area.cols;
  const endY = bottom < scale.rows ? Math.min(area.y + area.rows, bottom) : area.y + area.rows;
  return endX <= x || endY <= y ? undefined : { x, y, cols: endX - x, rows: endY - y };
}

function delayOf(flag: unknown, option: number): number {
  if (typeof flag !== "string") return option;
  const number = parseNumber(flag, 0, 4_294_967_295);
  if (!number.ok) throw new CommandError(`delay ${number.error}`);
  return number.value;
}

/** `display-panes [-kNZ] [-d duration] [-s source-window] [template]` */
export function createPanesMode(pane: Pane, options: ModeOptions, environment: ModeEnvironment): PaneMode {
  return new PanesMode(pane, options, environment);
}
