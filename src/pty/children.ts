import { ptr } from "bun:ffi";
import { libc } from "#system/libc.ts";
import type { PtyExit } from "./pty.ts";

const P_PID = 1;
const WNOHANG = 1;
const WSTOPPED = 2;
const WEXITED = 4;
const CLD_EXITED = 1;
const CLD_STOPPED = 5;
const SIGCONT = 18;

/** `siginfo_t` of a child on 64-bit Linux, in 32-bit words. */
const INFO_WORDS = 32;
const CODE = 2;
const PID = 4;
const STATUS = 6;

const $info = new Int32Array(INFO_WORDS);
const children = new Map<number, (exit: PtyExit) => void>();
let listening = false;

/**
 * Watches a program that was started on a pty (Linux): resolves when it has ended. Until then, whenever it stops it is
 * continued, for there is no shell above it that could: `suspend` in a login shell. Source: tmux/tmux server.c
 */
export function watchChild(pid: number): Promise<PtyExit> {
  if (!listening) {
    listening = true;
    process.on("SIGCHLD", look);
    // the first may have stopped or ended before we listened
    setImmediate(look);
  }
  const { promise, resolve } = Promise.withResolvers<PtyExit>();
  children.set(pid, resolve);
  return promise;
}

function look(): void {
  const c = calls();
  for (const [pid, resolve] of children) {
    $info[PID] = 0;
    if (c.waitid(P_PID, pid, ptr($info), WEXITED | WSTOPPED | WNOHANG) !== 0) {
      // somebody else took notice of its end: all that is known is that it ended
      children.delete(pid);
      resolve({ status: 0 });
      continue;
    }
    if ($info[PID] !== pid) continue;
    const status = $info[STATUS] ?? 0;
    if ($info[CODE] === CLD_STOPPED) {
      if (c.kill(-pid, SIGCONT) !== 0) c.kill(pid, SIGCONT);
      continue;
    }
    children.delete(pid);
    resolve($info[CODE] === CLD_EXITED ? { status } : { signal: status });
  }
}

let opened: ReturnType<typeof open> | undefined;
const calls = () => (opened ??= open());
const open = () =>
  libc({
    waitid: { args: ["int", "u32", "ptr", "int"], returns: "int" },
    kill: { args: ["int", "int"], returns: "int" },
  });
