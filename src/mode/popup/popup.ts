import { CommandError } from "#command/command.ts";
import type { OverlayOptions } from "#command/context.ts";
import { workingDirectory } from "#command/working-directory.ts";
import { drawFormat } from "#format/draw.ts";
import { applyStyle } from "#format/style.ts";
import { encodeKey } from "#input/encode.ts";
import { encodeMouse } from "#input/encode-mouse.ts";
import { formatKey, isMouseKey, isPasteKey } from "#input/key-names.ts";
import type { KeyEvent, MouseEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { Overlay } from "#model/mode.ts";
import { COLOUR_DEFAULT } from "#terminal/colour.ts";
import { Screen } from "#terminal/screen.ts";
import type { Style } from "#terminal/style.ts";
import { Terminal } from "#terminal/terminal.ts";
import { drawBox, type BoxLines } from "../box.ts";
import type { ModeEnvironment, PopupProcess } from "../environment.ts";
import { boxLines } from "../menu/menu.ts";
import { popupPosition } from "../menu/position.ts";
import { isDrag, mouseButton, mouseModifiers, MOUSE_META } from "../mouse.ts";
import { optionStyle } from "../style.ts";

/** What ends a popup besides the keys of its own. */
interface CloseRules {
  /** -E: its program's end; -EE: only with status 0. */
  readonly onExit: "never" | "always" | "success";
  /** -k: any key once the program has ended. */
  readonly onAnyKey: boolean;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly cols: number;
  readonly rows: number;
}

interface PopupLook {
  title: string;
  lines: BoxLines;
  style: string | undefined;
  borderStyle: string | undefined;
}

/** Status of a popup that is closed before its program ended: as of one that SIGHUP ended. */
const STATUS_HANGUP = 129;

/** A program in a box over a client. */
export class Popup implements Overlay {
  readonly kind = "popup";
  readonly done: Promise<number>;
  readonly #environment: ModeEnvironment;
  readonly #client: Client;
  readonly #terminal: Terminal;
  readonly #finish: (status: number) => void;
  readonly #look: PopupLook;
  #process: PopupProcess | undefined;
  #closes: CloseRules;
  #status = STATUS_HANGUP;
  /** Where it is now, and where it would be if the client were large enough. */
  #box: Box;
  #wanted: Box;
  #dragging: "no" | "move" | "size" = "no";
  #grip = { x: 0, y: 0 };
  #frame = new Screen(1, 1);

  constructor(
    client: Client,
    box: Box,
    look: PopupLook,
    closes: CloseRules,
    environment: ModeEnvironment,
    spawn: (size: { cols: number; rows: number }, popup: Popup) => PopupProcess,
  ) {
    this.#client = client;
    this.#box = box;
    this.#wanted = box;
    this.#look = look;
    this.#closes = closes;
    this.#environment = environment;
    const { promise, resolve } = Promise.withResolvers<number>();
    this.done = promise;
    this.#finish = resolve;
    const size = this.#inner();
    this.#terminal = new Terminal(size.cols, size.rows, {}, { reply: (bytes) => this.#process?.answer(bytes) });
    this.#process = spawn(size, this);
  }

  get #border(): 0 | 1 {
    return this.#look.lines === "none" ? 0 : 1;
  }

  #inner(): { cols: number; rows: number } {
    const edge = this.#border * 2;
    return { cols: Math.max(1, this.#box.cols - edge), rows: Math.max(1, this.#box.rows - edge) };
  }

  #resizeInside(): void {
    const { cols, rows } = this.#inner();
    this.#terminal.resize(cols, rows);
    this.#process?.resize(cols, rows);
  }

  #redraw(): void {
    this.#environment.services.redraw({ client: this.#client, what: "all" });
  }

  /** Output of the program. */
  feed(bytes: Uint8Array): void {
    this.#terminal.feed(bytes);
    this.#redraw();
  }

  exited(status: number): void {
    this.#process = undefined;
    this.#status = status;
    const { onExit } = this.#closes;
    const closes = onExit === "always" || (onExit === "success" && status === 0);
    if (closes && this.#client.popup === this) this.#environment.services.closePopup(this.#client);
  }

  /** `display-popup` while it is open changes it. */
  modify(change: Partial<PopupLook>, closes: CloseRules | undefined): void {
    const had = this.#border;
    if (change.title !== undefined) this.#look.title = change.title;
    if (change.style !== undefined) this.#look.style = change.style;
    if (change.borderStyle !== undefined) this.#look.borderStyle = change.borderStyle;
    if (change.lines !== undefined) this.#look.lines = change.lines;
    if (had !== this.#border) this.#resizeInside();
    if (closes !== undefined) this.#closes = closes;
    this.#redraw();
  }

  #style(option: string, flag: string | undefined): Style {
    const options = this.#client.session?.current?.window.options ?? this.#environment.state.windowOptions;
    const base = optionStyle(this.#environment, options, option, { client: this.#client });
    const { fg, bg } = flag === undefined ? base : applyStyle(flag, base);
    return { ...base, fg, bg, attr: 0 };
  }

  draw(screen: Screen, client: Client): void {
    client.session?.current?.window.menu?.draw(screen, client);
    const { x, y, cols, rows } = this.#box;
    const style = this.#style("popup-style", this.#look.style);
    const inside = this.#terminal.screen;
    const frame = this.#frame;
    if (frame.cols !== cols || frame.rows !== rows) frame.resize(cols, rows, false);
    frame.clear();
    if (this.#border === 0) frame.blit(inside, 0, 0, cols, rows, 0, 0);
    else if (cols > 2 && rows > 2) {
      const border = this.#style("popup-border-style", this.#look.borderStyle);
      drawBox(frame, 0, 0, cols, rows, this.#look.lines, border);
      if (this.#look.title !== "") drawFormat(frame, 2, 0, cols - 4, this.#look.title, border);
      frame.blit(inside, 0, 0, cols - 2, rows - 2, 1, 1);
    }
    const fg = style.fg === COLOUR_DEFAULT ? inside.defaultFg : style.fg;
    const bg = style.bg === COLOUR_DEFAULT ? inside.defaultBg : style.bg;
    if (fg !== COLOUR_DEFAULT || bg !== COLOUR_DEFAULT) {
      frame.restyle(0, 0, cols, rows, (cell) => ({
        ...cell,
        fg: cell.fg === COLOUR_DEFAULT ? fg : cell.fg,
        bg: cell.bg === COLOUR_DEFAULT ? bg : cell.bg,
      }));
    }
    screen.blit(frame, 0, 0, cols, rows, x, y);
  }

  cursor(): { x: number; y: number } | undefined {
    const { cursorX, cursorY } = this.#terminal.screen;
    return { x: this.#box.x + this.#border + cursorX, y: this.#box.y + this.#border + cursorY };
  }

  modes(): number {
    return this.#terminal.screen.modes;
  }

  resize(client: Client): boolean {
    const wanted = this.#wanted;
    const cols = Math.min(wanted.cols, client.cols);
    const rows = Math.min(wanted.rows, client.rows);
    this.#box = { cols, rows, x: Math.min(wanted.x, client.cols - cols), y: Math.min(wanted.y, client.rows - rows) };
    this.#resizeInside();
    return true;
  }

  key(event: KeyEvent): boolean {
    const { mouse } = event;
    const isMouse = isMouseKey(event.key.code);
    if (isMouse && mouse !== undefined) {
      const handled = this.#mouse(mouse);
      if (handled !== "inside") return false;
    }
    const name = formatKey(event.key);
    const ends = this.#closes.onExit === "never" || this.#process === undefined;
    if (ends && (name === "Escape" || name === "C-c")) return true;
    if (this.#process === undefined) return this.#closes.onAnyKey && !isMouse && !isPasteKey(event.key.code);

    const { screen } = this.#terminal;
    const bytes =
      isMouse && mouse !== undefined
        ? encodeMouse(mouse, mouse.x - this.#box.x - this.#border, mouse.y - this.#box.y - this.#border, screen.modes)
        : encodeKey(event.key, screen.modes);
    if (bytes !== undefined) this.#process.write(bytes);
    return false;
  }

  /** Moves or resizes by the mouse. @returns `inside` where the report is for the program */
  #mouse(mouse: MouseEvent): "inside" | "outside" | "frame" {
    if (this.#dragging !== "no") {
      this.#drag(mouse);
      return "frame";
    }
    const { x, y, cols, rows } = this.#box;
    if (mouse.x < x || mouse.x >= x + cols || mouse.y < y || mouse.y >= y + rows) return "outside";
    const onLeft = mouse.x === x;
    const onTop = mouse.y === y;
    const onBorder = this.#border === 1 && (onLeft || onTop || mouse.x === x + cols - 1 || mouse.y === y + rows - 1);
    if (onBorder && mouseModifiers(mouse.button) === 0 && mouseButton(mouse.button) === 2 && (onLeft || onTop)) {
      return "frame";
    }
    if (mouseModifiers(mouse.button) !== MOUSE_META && !(onBorder && !isDrag(mouse.lastButton))) return "inside";
    if (!isDrag(mouse.button)) return "frame";
    const button = mouseButton(mouse.lastButton);
    if (button === 0) this.#dragging = "move";
    else if (button === 2) this.#dragging = "size";
    this.#grip = { x: mouse.lastX - x, y: mouse.lastY - y };
    return "frame";
  }

  #drag(mouse: MouseEvent): void {
    if (!isDrag(mouse.button)) {
      this.#dragging = "no";
      return;
    }
    const { cols, rows } = this.#box;
    if (this.#dragging === "move") {
      const x = Math.max(0, Math.min(mouse.x - this.#grip.x, this.#client.cols - cols));
      const y = Math.max(0, Math.min(mouse.y - this.#grip.y, this.#client.rows - rows));
      this.#grip = { x: mouse.x - x, y: mouse.y - y };
      this.#box = { x, y, cols, rows };
      this.#wanted = { ...this.#wanted, x, y };
    } else {
      const least = this.#border === 0 ? 1 : 3;
      if (mouse.x < this.#box.x + least || mouse.y < this.#box.y + least) return;
      this.#box = { ...this.#box, cols: mouse.x - this.#box.x, rows: mouse.y - this.#box.y };
      this.#wanted = { ...this.#wanted, cols: this.#box.cols, rows: this.#box.rows };
      this.#resizeInside();
    }
    this.#redraw();
  }

  close(): void {
    this.#process?.kill();
    this.#process = undefined;
    this.#terminal.close();
    this.#finish(this.#status);
  }
}

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const PERCENT_MOST = 1000;

/** `-w` and `-h`: cells, or a part of the client in percent. @throws CommandError `width too large` and the like */
function sizeFlag(value: unknown, what: "width" | "height", size: number): number {
  if (typeof value !== "string") return size >> 1;
  const percent = value.endsWith("%");
  const digits = percent ? value.slice(0, -1) : value;
  if (value === "") throw new CommandError(`${what} empty`);
  if (!/^[+-]?\d+$/.test(digits)) throw new CommandError(`${what} invalid`);
  const number = Number(digits);
  if (percent && number > PERCENT_MOST) throw new CommandError(`${what} too large`);
  const cells = percent ? Math.floor((size * number) / 100) : number;
  if (cells < 1) throw new CommandError(`${what} too small`);
  if (cells > size) throw new CommandError(`${what} too large`);
  return cells;
}

function closeRules(options: OverlayOptions, isNew: boolean): CloseRules | undefined {
  const { flags } = options;
  const exits = options.count("E");
  if (!isNew && flags["N"] !== true && exits === 0 && flags["k"] !== true) return undefined;
  return { onExit: exits > 1 ? "success" : exits === 1 ? "always" : "never", onAnyKey: flags["k"] === true };
}

/**
 * `display-popup [-BCEkN] [-b border-lines] [-d start-directory] [-e environment] [-h height] [-s style] [-S border-style]
 * [-T title] [-w width] [-x position] [-y position] [shell-command …]`. A popup that is open already is changed.
 *
 * @returns a new popup; undefined where there is none to show, or the one that is there was changed
 */
export function createPopup(client: Client, options: OverlayOptions, environment: ModeEnvironment): Popup | undefined {
  const { flags, target, operands } = options;
  if (flags["C"] === true) {
    environment.services.closePopup(client);
    return undefined;
  }
  const open = client.popup instanceof Popup ? client.popup : undefined;
  const session = target.session ?? client.session;
  const window = session?.current?.window;
  if (window === undefined) return undefined;

  const look: Partial<PopupLook> = { title: options.expand(text(flags["T"]) ?? "") };
  const style = text(flags["s"]);
  const borderStyle = text(flags["S"]);
  const hasLines = flags["B"] === true || typeof flags["b"] === "string";
  if (open !== undefined) {
    const lines = flags["B"] === true ? "none" : boxLines(flags["b"], "popup-border-lines", window);
    open.modify(
      {
        ...look,
        ...(style !== undefined && { style }),
        ...(borderStyle !== undefined && { borderStyle }),
        ...(hasLines && { lines }),
      },
      closeRules(options, false),
    );
    return undefined;
  }

  const rows = sizeFlag(flags["h"], "height", client.rows);
  const cols = sizeFlag(flags["w"], "width", client.cols);
  const lines = flags["B"] === true ? "none" : boxLines(flags["b"], "popup-border-lines", window);
  const position = popupPosition(client, options, environment, { cols, rows, last: { x: 0, y: 0 } });
  const least = lines === "none" ? 1 : 3;
  if (position === undefined || cols < least || rows < least) return undefined;

  const directory = text(flags["d"]);
  const words = operands.map(String);
  const command = words.length === 0 ? (session?.options.string("default-command") ?? "") : "";
  return new Popup(
    client,
    { ...position, cols, rows },
    { title: look.title ?? "", lines, style, borderStyle },
    closeRules(options, true) ?? { onExit: "never", onAnyKey: false },
    environment,
    (size, popup) =>
      environment.spawnPopup({
        argv: words.length === 0 && command !== "" ? [command] : words,
        cwd: directory === undefined ? workingDirectory(environment.state, client, session) : options.expand(directory),
        environment: options.values("e"),
        session,
        ...size,
        onData: (bytes) => popup.feed(bytes),
        onExit: (status) => popup.exited(status),
      }),
  );
}
