import { createRequire } from "node:module";
import { libc } from "#system/libc.ts";
import type { PtyExit, PtyOptions, Started } from "./pty.ts";

interface Addon {
  fork(
    file: string,
    args: readonly string[],
    environment: readonly string[],
    cwd: string,
    cols: number,
    rows: number,
    uid: number,
    gid: number,
    utf8: boolean,
    helper: string,
    onExit: (status: number, signal: number) => void,
  ): { fd: number; pid: number; pty: string };
  resize(fd: number, cols: number, rows: number): void;
}

let addon: Addon | null | undefined;
let helper = "";

/**
 * node-pty's native addon, or null where there is none for this platform. Only its `fork` and
 * `resize` are used: its JavaScript stream loses the fd on bun (oven-sh/bun#25822).
 */
export function nativeAddon(): Addon | null {
  if (addon !== undefined) return addon;
  const require = createRequire(import.meta.url);
  const name = `@lydell/node-pty-${process.platform}-${process.arch}`;
  try {
    addon = require(`${name}/pty.node`) as Addon;
    if (process.platform === "darwin") helper = require.resolve(`${name}/spawn-helper`);
  } catch {
    addon = null;
  }
  return addon;
}

/** On Linux the addon leaves a pty's master open to programs started later, which would hold another pane's terminal open. */
function closeOnExec(fd: number): void {
  if (process.platform !== "linux") return;
  const F_SETFD = 2;
  const FD_CLOEXEC = 1;
  libc({ fcntl: { args: ["int", "int", "int"], returns: "int" } }).fcntl(fd, F_SETFD, FD_CLOEXEC);
}

/**
 * Starts a program on a pty by the addon: on macOS, and on a Linux with an old C library. It knows neither `argv0`, pixels nor special characters.
 *
 * @throws Error where there is no addon
 */
export function forkByAddon({ file, args, environment, cwd, cols, rows }: PtyOptions): Started {
  const native = nativeAddon();
  if (!native) throw new Error("no native pty on this platform");
  const { promise, resolve } = Promise.withResolvers<PtyExit>();
  const made = native.fork(file, args, environment, cwd, cols, rows, -1, -1, true, helper, (status, signal) =>
    resolve(signal > 0 ? { signal } : { status }),
  );
  closeOnExec(made.fd);
  return {
    fd: made.fd,
    pid: made.pid,
    tty: made.pty,
    exited: promise,
    resize: (size) => native.resize(made.fd, size.cols, size.rows),
  };
}
