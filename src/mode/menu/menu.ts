import { CommandError, type Operand } from "#command/command.ts";
import type { OverlayOptions, Target } from "#command/context.ts";
import { drawFormat } from "#format/draw.ts";
import { applyStyle } from "#format/style.ts";
import { formatKey, isMouseKey, parseKeyName, sameKey } from "#input/key-names.ts";
import type { KeyEvent, MouseEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { WindowMenu } from "#model/mode.ts";
import { parseNumber } from "#model/number.ts";
import type { Window } from "#model/window.ts";
import { MODE_MOUSE_ALL, MODE_MOUSE_BUTTON, Screen } from "#terminal/screen.ts";
import { ATTR_DIM, type Style } from "#terminal/style.ts";
import { drawAcross, drawBox, type BoxLines } from "../box.ts";
import type { ModeEnvironment } from "../environment.ts";
import { isDrag, isRelease, isWheel, mouseButton } from "../mouse.ts";
import { optionStyle } from "../style.ts";
import { pageChoice, settleChoice, startChoice, stepChoice } from "./choice.ts";
import { canChoose, layoutMenu, type MenuContent, type MenuItem, type MenuRow } from "./items.ts";
import { menuPosition } from "./position.ts";

/** Where the last menu of a window stood, for `-x L` and `-y L`. */
const lastPositions = new WeakMap<Window, { readonly x: number; readonly y: number }>();

export interface MenuSettings {
  readonly window: Window;
  readonly content: MenuContent;
  /** Cells of the window. */
  readonly x: number;
  readonly y: number;
  readonly lines: BoxLines;
  /** Styles of the command's flags, over those of the options. */
  readonly style?: string | undefined;
  readonly borderStyle?: string | undefined;
  readonly selectedStyle?: string | undefined;
  /** Stays open when the mouse is released outside of an item (-O). */
  readonly stayOpen?: boolean;
  readonly mouse: boolean;
  /** Item to begin with where there is no mouse, -1 none. */
  readonly start: number;
  readonly target?: Target | undefined;
  /** Runs what the client chose. */
  readonly choose: (item: MenuItem, client: Client) => void;
}

/** A menu over a window. */
export class Menu implements WindowMenu {
  readonly kind = "menu";
  readonly #settings: MenuSettings;
  readonly #environment: ModeEnvironment;
  readonly #screen: Screen;
  #x: number;
  #y: number;
  #choice: number;

  constructor(settings: MenuSettings, environment: ModeEnvironment) {
    this.#settings = settings;
    this.#environment = environment;
    const { content } = settings;
    this.#screen = new Screen(content.width + 4, content.items.length + 2);
    this.#x = settings.x;
    this.#y = settings.y;
    this.#choice = settings.mouse ? -1 : startChoice(content.items, settings.start);
    this.#fit();
    lastPositions.set(settings.window, { x: this.#x, y: this.#y });
  }

  get window(): Window {
    return this.#settings.window;
  }

  #fit(): void {
    const { window } = this.#settings;
    this.#x = Math.max(0, Math.min(this.#x, window.cols - this.#screen.cols));
    this.#y = Math.max(0, Math.min(this.#y, window.rows - this.#screen.rows));
  }

  #style(option: string, flag: string | undefined): Style {
    const { window, target } = this.#settings;
    const extras = { session: target?.session, winlink: target?.winlink, window, pane: target?.pane };
    const style = optionStyle(this.#environment, window.options, option, extras);
    if (flag === undefined) return style;
    const { fg, bg } = applyStyle(flag, style);
    return { ...style, fg, bg };
  }

  #paint(): void {
    const { content, lines } = this.#settings;
    const { items, title, width } = content;
    const screen = this.#screen;
    const style = this.#style("menu-style", this.#settings.style);
    const border = this.#style("menu-border-style", this.#settings.borderStyle);
    const selected = this.#style("menu-selected-style", this.#settings.selectedStyle);
    screen.clear();
    drawBox(screen, 0, 0, screen.cols, screen.rows, lines, border, title);
    for (const [index, item] of items.entries()) {
      const row = index + 1;
      if (item === undefined) {
        drawAcross(screen, 0, row, screen.cols, true, lines, border);
        continue;
      }
      const look = index === this.#choice && !item.disabled ? selected : style;
      screen.fill(1, row, width + 2, 1, " ", look);
      drawFormat(screen, 2, row, width, item.text, item.disabled ? { ...look, attr: look.attr | ATTR_DIM } : look);
    }
  }

  draw(screen: Screen, client: Client): void {
    this.#paint();
    const view = this.#environment.view(client);
    for (let row = 0; row < this.#screen.rows; row++) {
      const y = this.#y + row - view.y;
      const x = this.#x - view.x;
      if (y < 0 || y >= view.rows || x >= view.cols) continue;
      const from = Math.max(0, -x);
      screen.blit(
        this.#screen,
        from,
        row,
        Math.min(this.#screen.cols - from, view.cols - Math.max(0, x)),
        1,
        Math.max(0, x),
        view.top + y,
      );
    }
  }

  /** Hidden, as `modes` says, and still where the choice is: readers of the screen follow it. */
  cursor(client: Client): { x: number; y: number } {
    const view = this.#environment.view(client);
    return { x: this.#x + 2 - view.x, y: this.#y + 1 + this.#choice - view.y + view.top };
  }

  modes(): number {
    return this.#settings.mouse ? MODE_MOUSE_ALL | MODE_MOUSE_BUTTON : 0;
  }

  resize(): boolean {
    this.#fit();
    return true;
  }

  key(event: KeyEvent, client: Client): boolean {
    const before = this.#choice;
    const finished = isMouseKey(event.key.code)
      ? event.mouse !== undefined && this.#mouse(event.mouse, client)
      : this.#press(event, client);
    if (!finished && this.#choice !== before) this.#environment.services.redraw({ window: this.window, what: "all" });
    return finished;
  }

  /** Puts a mouse report of the client into cells of the window; outside of it, nowhere. */
  #toWindow(mouse: MouseEvent, client: Client): { readonly x: number; readonly y: number } {
    const view = this.#environment.view(client);
    const y = mouse.y - view.top;
    const inside = y >= 0 && (view.statusAtTop || mouse.y < client.rows - view.statusRows);
    return inside ? { x: mouse.x + view.x, y: y + view.y } : { x: Infinity, y: Infinity };
  }

  #mouse(mouse: MouseEvent, client: Client): boolean {
    const { stayOpen = false, content } = this.#settings;
    const { button } = mouse;
    if (!this.#settings.mouse) return mouseButton(button) !== 0;
    // A move without a button is reported as a release: it marks an item and does no more.
    const moves = isDrag(button) && isRelease(button);
    const { x, y } = this.#toWindow(mouse, client);
    const row = y - this.#y - 1;
    const inside = x >= this.#x && x <= this.#x + 4 + content.width && row >= 0 && row < content.items.length;
    if (!inside) {
      const closes = stayOpen ? !isRelease(button) && !isWheel(button) && !isDrag(button) : !moves && isRelease(button);
      if (!closes) this.#choice = -1;
      return closes;
    }
    const chooses = stayOpen ? !isWheel(button) && !isDrag(button) : !moves && isRelease(button);
    if (chooses) return this.#choose(client);
    this.#choice = row;
    return false;
  }

  #choose(client: Client): boolean {
    if (this.#choice === -1) return true;
    const item = this.#settings.content.items[this.#choice];
    if (!canChoose(item)) return this.#settings.stayOpen !== true;
    this.#settings.choose(item, client);
    return true;
  }

  #press(event: KeyEvent, client: Client): boolean {
    const { items } = this.#settings.content;
    const shortcut = items.findIndex(
      (item) => canChoose(item) && item.key !== undefined && sameKey(item.key, event.key),
    );
    if (shortcut !== -1) {
      this.#choice = shortcut;
      return this.#choose(client);
    }
    switch (formatKey(event.key)) {
      case "BTab":
      case "Up":
      case "k":
        this.#choice = stepChoice(items, this.#choice, -1);
        break;
      case "Down":
      case "j":
        this.#choice = stepChoice(items, this.#choice, 1);
        break;
      case "PPage":
      case "C-b":
        this.#choice = pageChoice(items, this.#choice, -1);
        break;
      case "NPage":
        this.#choice = pageChoice(items, this.#choice, 1);
        break;
      case "g":
      case "Home":
        this.#choice = settleChoice(items, 0, 1);
        break;
      case "G":
      case "End":
        this.#choice = settleChoice(items, items.length - 1, -1);
        break;
      case "Enter":
        return this.#choose(client);
      case "Escape":
      case "C-[":
      case "C-c":
      case "C-g":
      case "q":
        return true;
      default:
    }
    return false;
  }
}

const LINES: readonly string[] = ["single", "double", "heavy", "simple", "rounded", "padded", "none"];

/** Kind of border lines: the flag's, else the option's. @throws CommandError for an unknown one */
export function boxLines(flag: unknown, option: string, window: Window): BoxLines {
  const value = typeof flag === "string" ? flag : window.options.string(option);
  if (!LINES.includes(value)) throw new CommandError(`${option} unknown value: ${value}`);
  return value as BoxLines;
}

function rowsOf(operands: readonly Operand[]): MenuRow[] {
  const rows: MenuRow[] = [];
  for (let at = 0; at < operands.length;) {
    const name = String(operands[at++]);
    if (name === "") {
      rows.push({ name });
      continue;
    }
    if (operands.length - at < 2) throw new CommandError("not enough arguments");
    const key = parseKeyName(String(operands[at++]));
    rows.push({ name, key, command: String(operands[at++]) });
  }
  return rows;
}

function startFlag(value: unknown): number {
  if (typeof value !== "string") return 0;
  if (value === "-") return -1;
  const number = parseNumber(value, 0, 4_294_967_295);
  if (!number.ok) throw new CommandError(`starting choice ${number.error}`);
  return number.value;
}

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** `display-menu [-MO] [-b border-lines] [-C starting-choice] [-H selected-style] [-s style] [-S border-style] [-T title] …` */
export function createMenu(client: Client, options: OverlayOptions, environment: ModeEnvironment): Menu | undefined {
  const { flags, target, event } = options;
  const window = target.window ?? client.session?.current?.window;
  if (window === undefined) return undefined;
  const start = startFlag(flags["C"]);
  const title = options.expand(text(flags["T"]) ?? "");
  const content = layoutMenu(title, rowsOf(options.operands), client.cols, (template) => options.expand(template));
  if (content.items.length === 0) return undefined;
  const size = {
    cols: content.width + 4,
    rows: content.items.length + 2,
    last: lastPositions.get(window) ?? { x: 0, y: 0 },
  };
  const settings: MenuSettings = {
    window,
    content,
    ...menuPosition(client, options, environment, size),
    lines: boxLines(flags["b"], "menu-border-lines", window),
    style: text(flags["s"]),
    borderStyle: text(flags["S"]),
    selectedStyle: text(flags["H"]),
    stayOpen: flags["O"] === true,
    mouse: flags["M"] === true || event?.mouse?.valid === true,
    start,
    target,
    choose: ({ command = "" }, who) =>
      environment.background("menu", environment.run(command, { target, client: who, event })),
  };
  return new Menu(settings, environment);
}
