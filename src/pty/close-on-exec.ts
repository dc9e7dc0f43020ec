import { dlopen } from "bun:ffi";

const F_SETFD = 2;
const FD_CLOEXEC = 1;

/** glibc, then musl. */
const LIBRARIES = ["libc.so.6", "libc.so"];

let fcntl: ((fd: number, command: number, value: number) => number) | undefined;

/**
 * Keeps a descriptor from programs started later. node-pty leaves a pty's master open to them on Linux: a program
 * would then hold another pane's terminal open, which so would never hang up. (On macOS its helper closes all.)
 */
export function closeOnExec(fd: number): void {
  if (process.platform !== "linux") return;
  fcntl ??= openFcntl();
  fcntl(fd, F_SETFD, FD_CLOEXEC);
}

function openFcntl(): NonNullable<typeof fcntl> {
  for (const library of LIBRARIES) {
    try {
      return dlopen(library, { fcntl: { args: ["int", "int", "int"], returns: "int" } }).symbols.fcntl;
    } catch {
      // the next library
    }
  }
  return () => -1;
}
