import type { ModeOptions } from "#command/context.ts";
import type { PaneMode } from "#model/mode.ts";
import type { Pane } from "#model/pane.ts";
import { MODE_CURSOR, Screen } from "#terminal/screen.ts";
import { DEFAULT_STYLE } from "#terminal/style.ts";
import { BasicMode } from "./basic-mode.ts";
import { DIGIT_ROWS, DIGIT_STEP, eachDigitCell } from "./digits.ts";
import type { ModeEnvironment } from "./environment.ts";
import { optionColour } from "./style.ts";

const two = (number: number): string => String(number).padStart(2, "0");

/**
 * The time as the clock shows it.
 *
 * @param style `clock-mode-style`: 12, 24, and the two with seconds
 */
export function clockText(time: Date, style: string): string {
  const seconds = style.endsWith("-with-seconds") ? `:${two(time.getSeconds())}` : "";
  const hours = time.getHours();
  if (style.startsWith("24")) return `${two(hours)}:${two(time.getMinutes())}${seconds}`;
  const half = String(hours % 12 === 0 ? 12 : hours % 12).padStart(2);
  return `${half}:${two(time.getMinutes())}${seconds} ${hours >= 12 ? "PM" : "AM"}`;
}

/** A clock in a pane, until a key is pressed. */
class ClockMode extends BasicMode {
  readonly name = "clock-mode";
  readonly screen: Screen;
  readonly #environment: ModeEnvironment;
  #stop: () => void = () => {};

  constructor(pane: Pane, environment: ModeEnvironment) {
    super(pane);
    this.#environment = environment;
    this.screen = new Screen(pane.cols, pane.rows);
    this.screen.modes &= ~MODE_CURSOR;
    this.#draw();
    this.#tick();
  }

  /** Draws again when the second is over. */
  #tick(): void {
    const wait = 1000 - (this.#environment.state.now() % 1000);
    this.#stop = this.#environment.timer(wait, () => {
      this.#draw();
      this.#tick();
    });
  }

  #draw(): void {
    const { screen, pane } = this;
    const { options } = pane.window;
    const colour = optionColour(this.#environment, options, "clock-mode-colour", { pane });
    const text = clockText(new Date(this.#environment.state.now()), options.string("clock-mode-style"));
    screen.clear();
    if (screen.cols < DIGIT_STEP * text.length || screen.rows < DIGIT_ROWS + 1) {
      if (screen.cols >= text.length) {
        screen.put((screen.cols >> 1) - (text.length >> 1), screen.rows >> 1, text, { ...DEFAULT_STYLE, fg: colour });
      }
    } else {
      const left = (screen.cols >> 1) - 3 * text.length;
      const top = (screen.rows >> 1) - 3;
      const style = { ...DEFAULT_STYLE, fg: colour, bg: colour };
      eachDigitCell(text, (x, y) => screen.put(left + x, top + y, "#", style));
    }
    this.#environment.services.redraw({ pane, what: "all" });
  }

  resize(cols: number, rows: number): void {
    this.screen.resize(cols, rows, false);
    this.#draw();
  }

  styleChanged(): void {
    this.#draw();
  }

  key(): void {
    this.#environment.services.leaveMode(this.pane);
  }

  close(): void {
    this.#stop();
  }
}

export function createClockMode(pane: Pane, _options: ModeOptions, environment: ModeEnvironment): PaneMode {
  return new ClockMode(pane, environment);
}
