import { afterEach, describe, expect, test } from "bun:test";
import { BunPty } from "#pty/bun-pty.ts";
import { foregroundCommand, foregroundPath } from "#pty/foreground.ts";
import { forkByAddon, nativeAddon } from "#pty/addon.ts";
import { NativePty } from "#pty/native-pty.ts";
import { spawnOnPty } from "#pty/spawn-on-pty.ts";
import { specialCharacters } from "#pty/terminal-settings.ts";
import type { Pty, PtyOptions } from "#pty/pty.ts";

const BASE: PtyOptions = {
  file: "/bin/sh",
  args: [],
  environment: ["PATH=/usr/bin:/bin", "PS1="],
  cwd: "/tmp",
  cols: 80,
  rows: 24,
};

const linux = process.platform === "linux";

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
  ...(linux ? [["the C library", (options: PtyOptions) => new NativePty(options, spawnOnPty)] as const] : []),
  ...(nativeAddon() !== null
    ? [["node-pty's addon", (options: PtyOptions) => new NativePty(options, forkByAddon)] as const]
    : []),
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
      pty.resize({ cols: 60, rows: 20 });
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

describe.skipIf(!linux)("the C library", () => {
  const start = (options: Partial<PtyOptions>): Pty => {
    const pty = new NativePty({ ...BASE, ...options }, spawnOnPty);
    opened.push(pty);
    return pty;
  };

  test("a program holds no other pane's terminal open", async () => {
    start({ args: ["-c", "sleep 30"] });
    expect(await output(start({ args: ["-c", "ls -l /proc/self/fd"] }))).not.toContain("ptmx");
  });

  test("it gets no signal that is blocked or ignored", async () => {
    const text = await output(start({ args: ["-c", "grep -E '^Sig(Blk|Ign)' /proc/self/status"] }));
    const [, blocked = "", , ignored = ""] = text.trim().split(/\s+/);
    // signals 32 and 33 are the C library's own
    const mask = ~(3n << 31n);
    expect([BigInt(`0x${blocked}`) & mask, BigInt(`0x${ignored}`) & mask]).toEqual([0n, 0n]);
  });

  test("it is called by another name where that is asked for", async () => {
    expect(await output(start({ argv0: "-sh", args: ["-c", "echo $0"] }))).toBe("-sh\r\n");
  });

  test("what cannot be executed counts as a program that failed", async () => {
    expect(await start({ file: "/does/not/exist" }).exited).toEqual({ status: 1 });
  });

  test("a program that stops itself is continued", async () => {
    expect(await output(start({ args: ["-c", "kill -STOP $$; echo goes on"] }))).toBe("goes on\r\n");
  });

  test("its terminal's erase key and special characters are those asked for, the rest the kernel's", async () => {
    const given = start({ args: ["-c", "stty erase x intr '^P'; echo ready; cat"] });
    await output(given, (text) => text.includes("ready"));
    const special = specialCharacters(given.tty);
    const text = await output(start({ specialCharacters: special, erase: 0x7f, args: ["-c", "stty -a"] }));
    expect(text).toMatch(/intr = \^P;.* erase = \^\?;/);
    expect(text).toMatch(/ -ixany -imaxbel\s+iutf8/);
  });

  test("pixels are told with the size", async () => {
    const pty = start({ xPixel: 800, yPixel: 480, args: ["-c", "echo ready; cat"] });
    await output(pty, (text) => text.includes("ready"));
    expect(pixels(pty.tty)).toEqual([24, 80, 800, 480]);
    pty.resize({ cols: 60, rows: 20, xPixel: 600, yPixel: 400 });
    expect(pixels(pty.tty)).toEqual([20, 60, 600, 400]);
  });
});

/** What TIOCGWINSZ says: rows, cols, xPixel, yPixel. */
function pixels(tty: string): number[] {
  const code =
    "import fcntl,os,struct,sys,termios; " +
    "print(*struct.unpack('4H', fcntl.ioctl(os.open(sys.argv[1], os.O_RDWR | os.O_NOCTTY), termios.TIOCGWINSZ, b' ' * 8)))";
  return Bun.spawnSync(["python3", "-c", code, tty]).stdout.toString().trim().split(" ").map(Number);
}
