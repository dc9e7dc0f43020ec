import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { TestServer } from "./harness.ts";

setDefaultTimeout(20_000);

const SHELL = "PS1='P> ' ENV= exec sh";

/** What stands between a program's start and what its user does with it. */
interface Scene {
  readonly program: string;
  readonly start: string;
  readonly shows: string | RegExp;
  readonly quit: string;
}

const scenes: readonly Scene[] = [
  { program: "vim", start: "vim -u NONE -N /etc/passwd", shows: /^root:x:0/, quit: ":q!\r" },
  { program: "less", start: "less /etc/passwd", shows: /^root:x:0/, quit: "q" },
  { program: "htop", start: "htop", shows: "F10Quit", quit: "q" },
  { program: "top", start: "top", shows: /PID USER/, quit: "q" },
  { program: "mc", start: "mc --nosubshell", shows: "10Quit", quit: "\x1b[21~" },
];

for (const scene of scenes) {
  describe.skipIf(Bun.which(scene.program) === null)(scene.program, () => {
    test("has the whole pane, and what was there before comes back", async () => {
      await using server = new TestServer();
      await using screen = server.attach(["new-session", "-s", "s", SHELL], { environment: { HOME: server.folder } });
      await screen.until("P>");
      screen.type("echo be''fore\r");
      await screen.until("\nbefore\nP>");
      const before = screen.rows().slice(0, 2);
      screen.type(`${scene.start}\r`);
      await screen.until(scene.shows);
      screen.type(scene.quit);
      // top leaves its last lines behind, the others what was there
      await screen.until((now) => now.rows()[now.cursor.y] === "P>" && now.cursor.x === 3);
      if (scene.program !== "top") expect(screen.rows().slice(0, 2)).toEqual(before);
    });
  });
}
