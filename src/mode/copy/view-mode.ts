import type { ModeOptions } from "#command/context.ts";
import type { Pane } from "#model/pane.ts";
import { Terminal } from "#terminal/terminal.ts";
import type { ModeEnvironment } from "../environment.ts";
import { CopyMode } from "./copy-mode.ts";

/** Lines that view mode keeps: all that a command may print. */
const VIEW_HISTORY = 1_000_000;
const encoder = new TextEncoder();

function isPrinted(character: string): boolean {
  return character === "\n" || (character >= " " && character !== "\u007f");
}

/** Shows what commands printed, with the keys of copy mode. */
export class ViewMode extends CopyMode {
  readonly #terminal: Terminal;
  #written = false;
  #isRedrawDue = false;

  constructor(pane: Pane, environment: ModeEnvironment) {
    const terminal = new Terminal(pane.cols, pane.rows, { historyLimit: VIEW_HISTORY });
    super("view-mode", pane, undefined, terminal.screen, environment);
    this.#terminal = terminal;
    this.state.lineNumbers = "off";
    this.state.mark = this.state.position;
    this.redraw();
  }

  /**
   * Adds lines below those that are there; the view stays where it is.
   *
   * @param escapes escape sequences in the text are obeyed, else control characters are left out
   */
  append(text: string, escapes = false): void {
    const before = this.state.history;
    const clean = escapes ? text : Array.from(text).filter(isPrinted).join("");
    this.#terminal.feed(encoder.encode((this.#written ? "\r\n" : "") + clean.replace(/\r?\n/g, "\r\n")));
    this.#written = true;
    this.state.oy += this.state.history - before;
    this.#redrawSoon();
  }

  override close(): void {
    super.close();
    this.#terminal.close();
  }

  /** Commands print line by line: all that one prints in a go is drawn once. */
  #redrawSoon(): void {
    if (this.#isRedrawDue) return;
    this.#isRedrawDue = true;
    queueMicrotask(() => {
      this.#isRedrawDue = false;
      if (this.pane.modes.includes(this)) this.redraw();
    });
  }
}

export function createViewMode(pane: Pane, _options: ModeOptions, environment: ModeEnvironment): ViewMode {
  return new ViewMode(pane, environment);
}
