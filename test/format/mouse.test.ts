import { expect, test } from "bun:test";
import { expand } from "#format/expand.ts";
import { DEFAULT_STYLE } from "#terminal/style.ts";
import { world } from "./fixture.ts";

const { context, session, window, pane } = world();
const { screen } = pane.terminal;
const link = screen.addHyperlink("http://example.org/");
screen.put(0, 0, "alpha beta, gamma", DEFAULT_STYLE);
screen.put(6, 1, "LINKED 中文", { ...DEFAULT_STYLE, link });

/** Expands with the mouse at a cell of the client, on the pane or on nothing. */
function at(x: number, y: number, format: string, paneId: number | undefined = pane.id): string {
  const mouse = {
    x,
    y,
    button: 0,
    lastX: 0,
    lastY: 0,
    lastButton: 0,
    sgr: true,
    sgrRelease: false,
    sgrButton: 0,
    valid: true,
    sessionId: session.id,
    windowId: window.id,
    paneId,
    statusAt: 24,
    statusLines: 1,
    offsetX: 0,
    offsetY: 0,
  };
  const statusRange = (): { type: "window"; argument: number } => ({ type: "window", argument: 1 });
  return expand(format, { ...context, mouse, statusRange });
}

test("the word, line and link under the mouse", () => {
  expect(at(2, 0, "#{mouse_x},#{mouse_y} #{mouse_word}|#{mouse_line}|#{mouse_pane}")).toBe(
    "2,0 alpha|alpha beta, gamma|%0",
  );
  expect(at(7, 0, "#{mouse_word}|#{mouse_hyperlink}|")).toBe("beta||");
  expect(at(8, 1, "#{mouse_word}|#{mouse_hyperlink}")).toBe("LINKED|http://example.org/");
  expect(at(14, 1, "#{mouse_word}")).toBe("中文");
});

test("between words the next one counts; past the text there is none", () => {
  expect(at(5, 0, "#{mouse_word}")).toBe("beta");
  expect(at(30, 5, "[#{mouse_word}#{mouse_line}]")).toBe("[]");
});

test("on the status line there is a range and no pane", () => {
  expect(at(12, 24, "#{mouse_status_line} #{mouse_status_range} #{mouse_x},#{mouse_y} [#{mouse_word}]")).toBe(
    "0 window 12,0 []",
  );
});

test("without a mouse key nothing is known", () => {
  expect(expand("#{mouse_x}#{mouse_pane}#{mouse_word}#{mouse_status_range}", context)).toBe("");
});
