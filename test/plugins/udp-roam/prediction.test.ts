import { describe, expect, test } from "bun:test";
import { Prediction } from "../../../plugins/udp-roam/prediction.ts";
import { Screen } from "../../../src/plugin/screen.ts";

/** A far end that shows what it is told to, and a local end that predicts. */
class Link {
  readonly frame = new Screen(20, 4);
  readonly prediction: Prediction;
  now = 1000;

  constructor(display: "adaptive" | "always" = "always", overwrite = false) {
    this.prediction = new Prediction({ display, overwrite, widthOf: (text) => (/[぀-ヿ一-鿿]/.test(text) ? 2 : 1) });
    this.prediction.sendInterval = 100;
    this.prediction.judge(this.frame, this.now);
  }

  /** Types each character; each goes out in a state of its own. */
  type(text: string): void {
    for (const byte of new TextEncoder().encode(text)) {
      this.prediction.type(byte, this.frame, this.now);
      this.prediction.sent++;
    }
  }

  /** The far end shows this on the first row, with the cursor behind it, and has seen all that was sent. */
  answer(row: string, cursorX = row.length): void {
    this.now += 100;
    this.frame.fill(0, 0, 20, 1, " ");
    this.frame.put(0, 0, row);
    this.frame.cursorX = cursorX;
    this.prediction.late = this.prediction.sent;
    this.prediction.judge(this.frame, this.now);
  }

  /** What the user sees: first row, and the cursor's column. */
  shown(): [string, number] {
    const screen = new Screen(20, 4);
    screen.copyFrom(this.frame);
    this.prediction.draw(screen);
    return [screen.text(0), screen.cursorX];
  }
}

describe("prediction", () => {
  test("nothing is shown before one guess of the row proved right; then echo is instant", () => {
    const link = new Link();
    link.answer("$ ");
    link.type("l");
    expect(link.shown()).toEqual(["$", 2]);
    link.answer("$ l");
    link.type("s -a");
    expect(link.shown()).toEqual(["$ ls -a", 7]);
    link.answer("$ ls -a");
    expect(link.shown()).toEqual(["$ ls -a", 7]);
    expect(link.prediction.active).toBe(false);
  });

  test("a password is never shown", () => {
    const link = new Link();
    link.answer("Password: ", 10);
    link.type("hunter2");
    expect(link.shown()).toEqual(["Password:", 10]);
    link.answer("Password: ", 10);
    link.type("more");
    expect(link.shown()).toEqual(["Password:", 10]);
  });

  test("what was wrong is taken back at once", () => {
    const link = new Link();
    link.answer("$ ");
    link.type("a");
    link.answer("$ a");
    link.type("bc");
    expect(link.shown()[0]).toBe("$ abc");
    link.answer("$ aXY");
    expect(link.shown()).toEqual(["$ aXY", 5]);
    expect(link.prediction.active).toBe(false);
  });

  test("typing inside a line shifts the rest; overwriting leaves it", () => {
    for (const [overwrite, expected] of [
      [false, "$ abXcd"],
      [true, "$ abXd"],
    ] as const) {
      const link = new Link("always", overwrite);
      link.answer("$ ");
      link.type("a");
      link.answer("$ a");
      link.answer("$ abcd", 4);
      link.type("X");
      expect(link.shown()).toEqual([expected, 5]);
    }
  });

  test("backspace takes a character away, arrows move", () => {
    const link = new Link();
    link.answer("$ ");
    link.type("a");
    link.answer("$ a");
    link.type("bc\x7f");
    expect(link.shown()).toEqual(["$ ab", 4]);
    link.type("\x1b[D");
    expect(link.shown()[1]).toBe(3);
    link.type("\x1bOC");
    expect(link.shown()[1]).toBe(4);
  });

  test("wide characters and control keys hold predictions back", () => {
    const link = new Link();
    link.answer("$ ");
    link.type("a");
    link.answer("$ a");
    link.type("日");
    link.type("b");
    expect(link.shown()[0]).toBe("$ a");
  });

  test("adaptive shows nothing on a fast link, and something once the link is slow", () => {
    const link = new Link("adaptive");
    link.prediction.sendInterval = 20;
    link.answer("$ ");
    link.type("a");
    link.answer("$ a");
    link.type("b");
    expect(link.shown()[0]).toBe("$ a");
    link.prediction.sendInterval = 60;
    link.prediction.judge(link.frame, link.now);
    expect(link.shown()[0]).toBe("$ ab");
  });

  test("a slow answer underlines what is only a guess", () => {
    const link = new Link();
    link.answer("$ ");
    link.type("a");
    link.answer("$ a");
    link.type("b");
    const screen = new Screen(20, 4);
    screen.copyFrom(link.frame);
    link.prediction.draw(screen);
    expect(screen.cellStyle(3, 0).attr & 0x4).toBe(0x4);
  });
});
