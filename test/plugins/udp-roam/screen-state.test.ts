import { describe, expect, test } from "bun:test";
import { IncomingScreen, OutgoingScreen } from "../../../plugins/udp-roam/screen-state.ts";

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** Brings what changed from one version to the next over to the other end. */
function carry(from: OutgoingScreen, to: OutgoingScreen, into: IncomingScreen): IncomingScreen {
  const next = into.copy();
  expect(next.apply(to.diffFrom(from))).toBe(true);
  return next;
}

describe("beside the screen", () => {
  test("a bell rings once at the other end, however often it rang between two versions", () => {
    const screen = new OutgoingScreen();
    const first = screen.copy();
    screen.ring();
    screen.ring();
    expect(screen.equals(first)).toBe(false);
    const second = screen.copy();
    const heard = carry(first, second, new IncomingScreen());
    expect(heard.bells).toBe(1);
    screen.show((into) => void into.put(0, 0, "text"));
    const later = carry(second, screen, heard);
    expect(later.bells).toBe(1);
    expect(later.screen.text(0)).toBe("text");
  });

  test("the newest clipboard arrives, whichever version it is told from, with a new size too", () => {
    const screen = new OutgoingScreen();
    const first = screen.copy();
    screen.setClipboard(new TextEncoder().encode("one"));
    const second = screen.copy();
    screen.setClipboard(new TextEncoder().encode("two"));
    screen.show((into) => into.resize(100, 30));
    expect(text(carry(first, screen, new IncomingScreen()).clipboard)).toBe("two");
    const before = carry(first, second, new IncomingScreen());
    expect(text(before.clipboard)).toBe("one");
    expect(text(carry(second, screen, before).clipboard)).toBe("two");
  });

  test("a clipboard that no stock client holds is left out", () => {
    const screen = new OutgoingScreen();
    const first = screen.copy();
    screen.setClipboard(new Uint8Array(20_000));
    expect(screen.equals(first)).toBe(true);
  });
});
