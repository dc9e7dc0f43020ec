import type { Screen, Style } from "troam/plugin/screen";

/** What a cell shows, or is thought to show. */
export interface CellContent {
  readonly text: string;
  readonly style: Style;
}

export type Verdict = "inactive" | "pending" | "right" | "right-no-credit" | "wrong";

/** The cell of a frame; the right half of a wide character reads as a blank. */
export function cellOf(screen: Screen, x: number, y: number): CellContent {
  return { text: screen.cellText(x, y) || " ", style: screen.cellStyle(x, y) };
}

/** Blank, space and no-break space look the same. */
export function isBlank(text: string): boolean {
  return text === "" || text === " " || text === "\u00a0";
}

function looksSame(a: string, b: string): boolean {
  return a === b || (isBlank(a) && isBlank(b));
}

/** What one cell is predicted to become. Source: mobile-shell/mosh src/frontend/terminaloverlay.cc */
export class PredictedCell {
  active = false;
  /** Something changes here, but what it will show cannot be known. */
  unknown = false;
  content: CellContent;
  /** Epoch of the prediction: shown only once that epoch is confirmed. */
  epoch = 0;
  /** The first state of ours whose echo must show it. */
  due = 0n;
  madeAt = 0;
  /** What was there before: being right about no change earns no credit. */
  #earlier: string[] = [];

  constructor(content: CellContent) {
    this.content = content;
  }

  /** Predicts anew; an earlier prediction of the cell is remembered as something that may have been there. */
  predict(was: CellContent, epoch: number, due: bigint, now: number): void {
    if (this.active && !this.unknown) this.#earlier.push(this.content.text);
    else this.#earlier = [];
    this.#earlier.push(was.text);
    this.active = true;
    this.unknown = false;
    this.epoch = epoch;
    this.due = due;
    this.madeAt = now;
  }

  /** Takes over what a neighbour shows or is predicted to show. */
  moveFrom(neighbour: PredictedCell | undefined, actual: CellContent): void {
    if (neighbour?.active === true) {
      this.unknown = neighbour.unknown;
      this.content = neighbour.content;
    } else {
      this.content = actual;
    }
  }

  drop(): void {
    this.active = false;
    this.unknown = false;
    this.#earlier = [];
  }

  /** @param actual what the newest frame shows here @param late newest state of ours whose echo is in that frame */
  judge(actual: CellContent, late: bigint): Verdict {
    if (!this.active) return "inactive";
    if (late < this.due) return "pending";
    if (this.unknown || isBlank(this.content.text)) return "right-no-credit";
    if (!looksSame(this.content.text, actual.text)) return "wrong";
    return this.#earlier.some((text) => looksSame(text, this.content.text)) ? "right-no-credit" : "right";
  }
}
