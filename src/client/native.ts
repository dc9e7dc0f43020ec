import { CString, type Pointer, ptr } from "bun:ffi";
import { libc } from "#system/libc.ts";
import { rawBytes } from "#wire/raw-text.ts";

function lazy<T>(open: () => T): () => T {
  let opened: T | undefined;
  return () => (opened ??= open());
}

/**
 * Calls of the C library, opened when the first of a group is needed: `node:fs`, `process.stdout` or a socket of the
 * event loop would cost 1 to 3 ms each, and a start is to take no longer than bun's own.
 */
const start = lazy(() =>
  libc({
    close: { args: ["int"], returns: "int" },
    connect: { args: ["int", "ptr", "u32"], returns: "int" },
    read: { args: ["int", "ptr", "usize"], returns: "i64" },
    socket: { args: ["int", "int", "int"], returns: "int" },
    ttyname: { args: ["int"], returns: "ptr" },
    write: { args: ["int", "ptr", "usize"], returns: "i64" },
  }),
);
/** Linux's own `stat`, whose layout is the same on every machine. */
const status = lazy(() => libc({ statx: { args: ["int", "ptr", "int", "u32", "ptr"], returns: "int" } }));
const waiting = lazy(() => libc({ poll: { args: ["ptr", "u64", "int"], returns: "int" } }));
const terminal = lazy(() =>
  libc({
    isatty: { args: ["int"], returns: "int" },
    ioctl: { args: ["int", "u64", "ptr"], returns: "int" },
    tcgetattr: { args: ["int", "ptr"], returns: "int" },
    tcsetattr: { args: ["int", "int", "ptr"], returns: "int" },
    cfmakeraw: { args: ["ptr"], returns: "void" },
  }),
);
const files = lazy(() =>
  libc({
    flock: { args: ["int", "int"], returns: "int" },
    mkdir: { args: ["cstring", "u32"], returns: "int" },
    unlink: { args: ["cstring"], returns: "int" },
  }),
);
const programs = lazy(() =>
  libc({
    execv: { args: ["cstring", "ptr"], returns: "int" },
    setenv: { args: ["cstring", "cstring", "int"], returns: "int" },
    signal: { args: ["int", "usize"], returns: "usize" },
  }),
);

type FileSystem = typeof import("node:fs");

/** Node's, for what is not on the way of every command. By name, for an import would put 1.4 MB of it into the client. */
export function fileSystem(): FileSystem {
  return (process as unknown as { getBuiltinModule(name: "node:fs"): FileSystem }).getBuiltinModule("node:fs");
}

const encoder = new TextEncoder();
const POLLOUT = 4;
/** POLLERR, POLLHUP and POLLNVAL. */
const POLLBROKEN = 0x38;
const LOCK_EX = 2;
const LOCK_UN = 8;
const TCSANOW = 0;
/** More than any platform's `struct termios`. */
const TERMIOS_BYTES = 128;
const TIOCGWINSZ = process.platform === "darwin" ? 0x40087468 : 0x5413;

/** Longest path in a `struct sockaddr_un`, bytes. */
export const MAX_SOCKET_PATH = process.platform === "darwin" ? 103 : 107;

/** A blocking stream socket, connected to a Unix socket's path; -1 when it cannot be. */
export function connectSocket(path: string): number {
  const AF_UNIX = 1;
  const SOCK_STREAM = 1;
  const name = encoder.encode(path);
  if (name.length > MAX_SOCKET_PATH) return -1;
  // BSDs begin with the length in a byte, Linux has the family in two: 1, 0
  const address = new Uint8Array(name.length + 3);
  if (process.platform === "linux") address[0] = AF_UNIX;
  else address.set([address.length, AF_UNIX]);
  address.set(name, 2);
  const fd = start().socket(AF_UNIX, SOCK_STREAM, 0);
  if (fd < 0 || start().connect(fd, ptr(address), address.length) === 0) return fd;
  closeFile(fd);
  return -1;
}

/** Waits for bytes. @returns how many were read, 0 at the end, below 0 for an error */
export function readSome(fd: number, into: Uint8Array): number {
  return Number(start().read(fd, ptr(into), into.length));
}

export function closeFile(fd: number): void {
  start().close(fd);
}

export function cString(text: string): Uint8Array {
  return encoder.encode(`${text}\0`);
}

export function isTerminal(fd: number): boolean {
  return terminal().isatty(fd) === 1;
}

/** Path of the terminal behind a file descriptor, "" when it is none. */
export function terminalName(fd: number): string {
  const name = start().ttyname(fd);
  return name ? new CString(name).toString() : "";
}

export interface Size {
  readonly cols: number;
  readonly rows: number;
  readonly xPixel: number;
  readonly yPixel: number;
}

/** Size of a terminal; 80 × 24 where it does not know, as tmux has it. */
export function terminalSize(fd: number): Size {
  const size = new Uint16Array(4);
  terminal().ioctl(fd, TIOCGWINSZ, ptr(size));
  const [rows = 0, cols = 0, xPixel = 0, yPixel = 0] = size;
  return { cols: cols || 80, rows: rows || 24, xPixel, yPixel };
}

/** How much of `bytes` a descriptor takes now without holding the caller up; -1 when it is dead. */
export function writeSome(fd: number, bytes: Uint8Array): number {
  const ready = new Uint16Array([fd & 0xffff, fd >> 16, POLLOUT, 0]);
  if (waiting().poll(ptr(ready), 1, 0) <= 0) return 0;
  if (((ready[3] ?? 0) & POLLOUT) === 0) return -1;
  return Number(start().write(fd, ptr(bytes), bytes.length));
}

/** A descriptor that says it is ready and takes nothing so many times in a row is dead. */
const MAX_REFUSALS = 100;

/** Writes everything, waiting as long as it takes. @returns false when the descriptor is dead */
export function writeAll(fd: number, bytes: Uint8Array): boolean {
  let refusals = 0;
  for (let rest = bytes; rest.length > 0;) {
    const written = Number(start().write(fd, ptr(rest), rest.length));
    if (written > 0) {
      rest = rest.subarray(written);
      refusals = 0;
      continue;
    }
    if (++refusals > MAX_REFUSALS) return false;
    const ready = new Uint16Array([fd & 0xffff, fd >> 16, POLLOUT, 0]);
    waiting().poll(ptr(ready), 1, -1);
    // Nobody reads any more (`troam ls | head -1`): a pipe is then both broken and ready.
    const state = ready[3] ?? 0;
    if ((state & POLLBROKEN) !== 0 || (state & POLLOUT) === 0) return false;
  }
  return true;
}

export function writeText(fd: number, text: string): boolean {
  return text === "" || writeAll(fd, encoder.encode(text));
}

export function makeDirectory(path: string, mode: number): boolean {
  return files().mkdir(ptr(cString(path)), mode) === 0;
}

export function removeFile(path: string): void {
  files().unlink(ptr(cString(path)));
}

/** Of a file, without following a link. */
export interface FileStatus {
  readonly uid: number;
  /** With the type. */
  readonly mode: number;
}

/** `struct statx`. */
const $status = new Uint32Array(64);
const AT_FDCWD = -100;

/** @returns undefined when it is not there */
export function fileStatus(path: string): FileStatus | undefined {
  if (process.platform !== "linux") return fileSystem().lstatSync(path, { throwIfNoEntry: false });
  const AT_SYMLINK_NOFOLLOW = 0x100;
  const STATX_TYPE_MODE_UID = 0xb;
  const missing = status().statx(AT_FDCWD, ptr(cString(path)), AT_SYMLINK_NOFOLLOW, STATX_TYPE_MODE_UID, ptr($status));
  return missing === 0 ? { uid: $status[5]!, mode: $status[7]! & 0xffff } : undefined;
}

/**
 * When the newest of some files was written, links followed: ms, Infinity when one is not there.
 *
 * @param folder what the paths begin in, "" for absolute ones
 */
export function newestMs(folder: string, paths: readonly string[]): number {
  const prefix = folder === "" ? "" : `${folder}/`;
  if (process.platform !== "linux") {
    const { statSync } = fileSystem();
    const times = paths.map((path) => statSync(`${prefix}${path}`, { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
    return Math.max(0, ...times);
  }
  const STATX_MTIME = 0x40;
  const { statx } = status();
  // all paths one after the other in one piece of memory: three dozen are looked at before every command
  const names = cString(prefix + paths.join(`\0${prefix}`));
  const [start, into] = [ptr(names), ptr($status)];
  let newest = 0;
  for (let at = 0; at < names.length; at = names.indexOf(0, at) + 1) {
    if (statx(AT_FDCWD, (start + at) as Pointer, 0, STATX_MTIME, into) !== 0) return Infinity;
    newest = Math.max(newest, $status[28]! * 1000 + $status[30]! / 1e6);
  }
  return newest;
}

/**
 * Takes an exclusive lock on a file, waiting for whoever has it.
 *
 * @returns what lets it go; it does nothing when the file could not be made
 */
export function lockFile(path: string): () => void {
  const { constants, openSync } = fileSystem();
  let fd: number;
  try {
    // what a link points to is somebody's
    fd = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
  } catch {
    return () => undefined;
  }
  files().flock(fd, LOCK_EX);
  return () => {
    files().flock(fd, LOCK_UN);
    closeFile(fd);
  };
}

/** A terminal's settings, to be put back later; undefined when it has none. */
export function saveSettings(fd: number): Uint8Array | undefined {
  const settings = new Uint8Array(TERMIOS_BYTES);
  return terminal().tcgetattr(fd, ptr(settings)) === 0 ? settings : undefined;
}

export function restoreSettings(fd: number, settings: Uint8Array): void {
  terminal().tcsetattr(fd, TCSANOW, ptr(settings));
}

/**
 * Every byte passes as it is: no echo, no signals, no translation of output (OPOST is cleared too,
 * which bun's own `setRawMode` leaves on).
 */
export function setRaw(fd: number, saved: Uint8Array): void {
  const settings = saved.slice();
  terminal().cfmakeraw(ptr(settings));
  terminal().tcsetattr(fd, TCSANOW, ptr(settings));
}

/** As `setRaw`, but lines end as in a shell: what `-CC` programs expect. */
export function setControlRaw(fd: number, saved: Uint8Array): void {
  const settings = saved.slice();
  terminal().cfmakeraw(ptr(settings));
  const view = new DataView(settings.buffer);
  const darwin = process.platform === "darwin";
  // c_iflag = ICRNL | IXANY, c_oflag = OPOST | ONLCR
  view.setUint32(0, 0x900, true);
  view.setUint32(darwin ? 8 : 4, darwin ? 3 : 5, true);
  terminal().tcsetattr(fd, TCSANOW, ptr(settings));
}

/** Becomes another program; comes back only when that fails. */
export function exec(file: string, argv: readonly string[], environment: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(environment))
    programs().setenv(ptr(cString(name)), ptr(cString(value)), 1);
  const words = argv.map((word) => rawBytes(`${word}\0`));
  const pointers = new BigUint64Array(words.length + 1);
  words.forEach((word, index) => {
    pointers[index] = BigInt(ptr(word) as Pointer);
  });
  const SIGPIPE = 13;
  const SIG_DFL = 0;
  programs().signal(SIGPIPE, SIG_DFL);
  programs().execv(ptr(cString(file)), ptr(pointers));
}
