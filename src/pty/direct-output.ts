import { ptr } from "bun:ffi";
import { libc } from "#system/libc.ts";

/** A pty hands over at most this much at a time, bytes (N_TTY_BUF_SIZE of the kernel is 4096); some more for what may come. */
const READ_BYTES = 16384;
const POLLIN = 1;
const MAX_WAITED_FOR = 64;

let opened: ReturnType<typeof open> | undefined;
const calls = () => (opened ??= open());
const open = () =>
  libc({
    read: { args: ["int", "ptr", "usize"], returns: "int" },
    ppoll: { args: ["ptr", "u64", "ptr", "ptr"], returns: "int" },
  });

const $output = new Uint8Array(READ_BYTES);
/** Two words each: the fd; what is waited for, and above that what came (`struct pollfd`). */
const $waited = new Int32Array(2 * MAX_WAITED_FOR);
/** `struct timespec`: seconds, nanoseconds. */
const $limit = new BigInt64Array(2);

/** @returns the output that a pty's master has now, `limit` bytes at most, valid until the next call; undefined where there is none, and at its end */
export function readOutput(fd: number, limit: number): Uint8Array | undefined {
  const length = calls().read(fd, ptr($output), Math.min(limit, READ_BYTES));
  return length > 0 ? $output.subarray(0, length) : undefined;
}

/**
 * Waits without the event loop, which stands still meanwhile.
 *
 * @param fds masters of ptys; of more than 64 the rest is not waited for
 * @returns whether one of them has output; false as well when one has come to its end
 */
export function waitForOutput(fds: readonly number[], microseconds: number): boolean {
  const count = Math.min(fds.length, MAX_WAITED_FOR);
  for (let i = 0; i < count; i++) {
    $waited[2 * i] = fds[i]!;
    $waited[2 * i + 1] = POLLIN;
  }
  $limit[1] = BigInt(microseconds) * 1000n;
  if (calls().ppoll(ptr($waited), count, ptr($limit), null) <= 0) return false;
  for (let i = 0; i < count; i++) if ((($waited[2 * i + 1]! >> 16) & POLLIN) !== 0) return true;
  return false;
}
