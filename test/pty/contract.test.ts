import { afterEach, describe, expect, test } from "bun:test";
import { BunPty } from "#pty/bun-pty.ts";
import { foregroundCommand, foregroundPath } from "#pty/foreground.ts";
import { NativePty, nativeAddon } from "#pty/native-pty.ts";
import type { Pty, PtyOptions } from "#pty/pty.ts";

const BASE: PtyOptions = {
  file: "/bin/sh",
  args: [],
  environment: ["PATH=/usr/bin:/bin", "PS1="],
  cwd: "/tmp",
  cols: 80,
  rows: 24,
};

const opened: Pty[] = [];
afterEach(() => {
  for (const pty of opened.splice(0)) pty.close();
});

/** Reads until the output satisfies a condition, or ends. */
async function output(pty: Pty, until: (text: string) => boolean = () => false): Promise<string> {
  let text = "";
  for (let bytes = await pty.read(); bytes !== undefined; bytes = await pty.read()) {
    text += new TextDecoder().decode(bytes);
    if (until(text)) break;
  }
  return text;
}

const IMPLEMENTATIONS: readonly (readonly [string, (options: PtyOptions) => Pty])[] = [
  ...(nativeAddon() === null ? [] : [["node-pty's addon", (options: PtyOptions) => new NativePty(options)] as const]),
  ["Bun.Terminal", (options) => new BunPty(options)],
];

for (const [name, make] of IMPLEMENTATIONS) {
  describe(name, () => {
    const start = (command: string, options: Partial<PtyOptions> = {}): Pty => {
      const pty = make({ ...BASE, args: ["-c", command], ...options });
      opened.push(pty);
      return pty;
    };

    test("the program leads its session and is in the foreground of its terminal", async () => {
      const pty = start("ps -o pid=,sid=,tpgid=,tty= -p $$; tty");
      const [facts = "", tty = ""] = (await output(pty)).trim().split(/\r?\n/);
      const [pid, sid, group, terminal] = facts.trim().split(/\s+/);
      expect([sid, group]).toEqual([pid, pid]);
      expect(Number(pid)).toBe(pty.pid);
      expect(tty).toBe(pty.tty);
      expect(`/dev/${terminal}`).toBe(pty.tty);
    });

    test("/dev/tty is the pty", async () => {
      expect(await output(start("echo through > /dev/tty"))).toBe("through\r\n");
    });

    test("C-c interrupts what is in the foreground", async () => {
      const pty = start("trap 'echo caught; exit 3' INT; echo ready; while :; do sleep 0.05; done");
      await output(pty, (text) => text.includes("ready"));
      pty.write(Uint8Array.of(3));
      expect(await output(pty)).toContain("caught");
      expect(await pty.exited).toEqual({ status: 3 });
    });

    test("the exit status and the signal are told apart", async () => {
      expect(await start("exit 7").exited).toEqual({ status: 7 });
      expect(await start("kill -TERM $$").exited).toEqual({ signal: 15 });
    });

    test("it has the size it is given, and is told of another", async () => {
      const pty = start("stty size; trap 'stty size; exit' WINCH; echo ready; while :; do sleep 0.05; done", {
        cols: 50,
        rows: 10,
      });
      expect(await output(pty, (text) => text.includes("ready"))).toContain("10 50");
      pty.resize(60, 20);
      expect(await output(pty)).toContain("20 60");
    });

    test("nothing of our environment reaches it", async () => {
      const text = await output(start("", { file: "/usr/bin/env", args: [], environment: ["ONLY=this"] }));
      expect(text.trim().split(/\r?\n/)).toEqual(["ONLY=this"]);
    });

    test("its foreground program and folder can be told", async () => {
      const pty = start("cd /usr; echo ready; exec sleep 30");
      await output(pty, (text) => text.includes("ready"));
      for (let tries = 0; tries < 200 && foregroundCommand(pty.pid) !== "sleep"; tries++) await Bun.sleep(5);
      expect(foregroundCommand(pty.pid)).toBe("sleep");
      expect(foregroundPath(pty.pid)).toBe("/usr");
    });

    test("more than its terminal holds is written in order", async () => {
      const lines = 4000;
      const pty = start(`stty raw -echo; echo ready; head -c ${lines * 8} | cksum`);
      await output(pty, (text) => text.includes("ready"));
      const bytes = new TextEncoder().encode(
        Array.from({ length: lines }, (_, i) => `${String(i).padStart(7, "0")}\n`).join(""),
      );
      const [expected] = Bun.spawnSync(["cksum"], { stdin: bytes }).stdout.toString().split("\n");
      pty.write(bytes);
      expect((await output(pty, (text) => text.includes("\n"))).trim()).toBe(expected ?? "");
    });

    test("closing it hangs its program up", async () => {
      const pty = start("echo ready; sleep 30");
      await output(pty, (text) => text.includes("ready"));
      pty.close();
      expect(await pty.exited).toEqual({ signal: 1 });
    });
  });
}

test("a program holds no other pane's terminal open", async () => {
  if (nativeAddon() === null || process.platform !== "linux") return;
  const first = new NativePty({ ...BASE, args: ["-c", "sleep 30"] });
  const second = new NativePty({ ...BASE, args: ["-c", "ls -l /proc/self/fd"] });
  opened.push(first, second);
  expect(await output(second)).not.toContain("ptmx");
});
