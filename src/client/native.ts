import { CString, type Pointer, ptr } from "bun:ffi";
import { libc } from "#wire/libc.ts";

/**
 * Calls of the C library that the client needs. They are opened once, together: `node:fs` or
 * `process.stdout` would add 3 to 10 ms to a start of 5 (measured, bun 1.4.5).
 */
const c = libc({
  write: { args: ["int", "ptr", "usize"], returns: "i64" },
  poll: { args: ["ptr", "u64", "int"], returns: "int" },
  isatty: { args: ["int"], returns: "int" },
  ttyname: { args: ["int"], returns: "ptr" },
  ioctl: { args: ["int", "u64", "ptr"], returns: "int" },
  close: { args: ["int"], returns: "int" },
  creat: { args: ["cstring", "u32"], returns: "int" },
  flock: { args: ["int", "int"], returns: "int" },
  mkdir: { args: ["cstring", "u32"], returns: "int" },
  unlink: { args: ["cstring"], returns: "int" },
  tcgetattr: { args: ["int", "ptr"], returns: "int" },
  tcsetattr: { args: ["int", "int", "ptr"], returns: "int" },
  cfmakeraw: { args: ["ptr"], returns: "void" },
  execv: { args: ["cstring", "ptr"], returns: "int" },
  setenv: { args: ["cstring", "cstring", "int"], returns: "int" },
  signal: { args: ["int", "usize"], returns: "usize" },
});

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

export function cString(text: string): Uint8Array {
  return encoder.encode(`${text}\0`);
}

export function isTerminal(fd: number): boolean {
  return c.isatty(fd) === 1;
}

/** Path of the terminal behind a file descriptor, "" when it is none. */
export function terminalName(fd: number): string {
  const name = c.ttyname(fd);
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
  c.ioctl(fd, TIOCGWINSZ, ptr(size));
  const [rows = 0, cols = 0, xPixel = 0, yPixel = 0] = size;
  return { cols: cols || 80, rows: rows || 24, xPixel, yPixel };
}

/** How much of `bytes` a descriptor takes now without holding the caller up; -1 when it is dead. */
export function writeSome(fd: number, bytes: Uint8Array): number {
  const ready = new Uint16Array([fd & 0xffff, fd >> 16, POLLOUT, 0]);
  if (c.poll(ptr(ready), 1, 0) <= 0) return 0;
  if (((ready[3] ?? 0) & POLLOUT) === 0) return -1;
  return Number(c.write(fd, ptr(bytes), bytes.length));
}

/** Writes everything, waiting as long as it takes. @returns false when the descriptor is dead */
export function writeAll(fd: number, bytes: Uint8Array): boolean {
  for (let rest = bytes; rest.length > 0; ) {
    const written = Number(c.write(fd, ptr(rest), rest.length));
    if (written > 0) {
      rest = rest.subarray(written);
      continue;
    }
    const ready = new Uint16Array([fd & 0xffff, fd >> 16, POLLOUT, 0]);
    c.poll(ptr(ready), 1, -1);
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
  return c.mkdir(ptr(cString(path)), mode) === 0;
}

export function removeFile(path: string): void {
  c.unlink(ptr(cString(path)));
}

/**
 * Takes an exclusive lock on a file, waiting for whoever has it.
 *
 * @returns what lets it go; it does nothing when the file could not be made
 */
export function lockFile(path: string): () => void {
  const fd = c.creat(ptr(cString(path)), 0o600);
  if (fd < 0) return () => undefined;
  c.flock(fd, LOCK_EX);
  return () => {
    c.flock(fd, LOCK_UN);
    c.close(fd);
  };
}

/** A terminal's settings, to be put back later; undefined when it has none. */
export function saveSettings(fd: number): Uint8Array | undefined {
  const settings = new Uint8Array(TERMIOS_BYTES);
  return c.tcgetattr(fd, ptr(settings)) === 0 ? settings : undefined;
}

export function restoreSettings(fd: number, settings: Uint8Array): void {
  c.tcsetattr(fd, TCSANOW, ptr(settings));
}

/**
 * Every byte passes as it is: no echo, no signals, no translation of output (OPOST is cleared too,
 * which bun's own `setRawMode` leaves on).
 */
export function setRaw(fd: number, saved: Uint8Array): void {
  const settings = saved.slice();
  c.cfmakeraw(ptr(settings));
  c.tcsetattr(fd, TCSANOW, ptr(settings));
}

/** As `setRaw`, but lines end as in a shell: what `-CC` programs expect. */
export function setControlRaw(fd: number, saved: Uint8Array): void {
  const settings = saved.slice();
  c.cfmakeraw(ptr(settings));
  const view = new DataView(settings.buffer);
  const darwin = process.platform === "darwin";
  // c_iflag = ICRNL | IXANY, c_oflag = OPOST | ONLCR
  view.setUint32(0, 0x900, true);
  view.setUint32(darwin ? 8 : 4, darwin ? 3 : 5, true);
  c.tcsetattr(fd, TCSANOW, ptr(settings));
}

/** Becomes another program; comes back only when that fails. */
export function exec(file: string, argv: readonly string[], environment: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(environment)) c.setenv(ptr(cString(name)), ptr(cString(value)), 1);
  const words = argv.map(cString);
  const pointers = new BigUint64Array(words.length + 1);
  words.forEach((word, index) => {
    pointers[index] = BigInt(ptr(word) as Pointer);
  });
  const SIGPIPE = 13;
  const SIG_DFL = 0;
  c.signal(SIGPIPE, SIG_DFL);
  c.execv(ptr(cString(file)), ptr(pointers));
}
