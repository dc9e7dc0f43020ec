import { ptr } from "bun:ffi";
import { closeSync, constants, openSync } from "node:fs";
import { libc } from "#system/libc.ts";
import type { PtySize } from "./pty.ts";

/** Of `struct termios` on Linux: offsets in bytes, and how many special characters the kernel knows. */
const TERMIOS_BYTES = 64;
const INPUT_FLAGS = 0;
const SPECIAL_CHARACTERS = 17;
const SPECIAL_CHARACTER_COUNT = 19;
const ERASE = 2;
const IUTF8 = 0x4000;
const TCSANOW = 0;
const TIOCSWINSZ = 0x5414n;

/** Tells a pty its size, and so its program by SIGWINCH. */
export function setWindowSize(fd: number, { cols, rows, xPixel = 0, yPixel = 0 }: PtySize): void {
  const size = Uint16Array.of(rows, cols, Math.min(xPixel, 0xffff), Math.min(yPixel, 0xffff));
  calls().ioctl(fd, TIOCSWINSZ, ptr(size));
}

/**
 * The settings of a new pty as tmux has them, on Linux: the kernel's own, its erase key, UTF-8.
 *
 * @param special the special characters (`c_cc`) of the terminal the session was made from
 * @param erase what the backspace key sends
 */
export function setInputModes(fd: number, special: Uint8Array | undefined, erase: number | undefined): void {
  const settings = new Uint8Array(TERMIOS_BYTES);
  if (calls().tcgetattr(fd, ptr(settings)) !== 0) return;
  const view = new DataView(settings.buffer);
  view.setUint32(INPUT_FLAGS, view.getUint32(INPUT_FLAGS, true) | IUTF8, true);
  if (special) settings.set(special.subarray(0, SPECIAL_CHARACTER_COUNT), SPECIAL_CHARACTERS);
  if (erase !== undefined) settings[SPECIAL_CHARACTERS + ERASE] = Math.min(erase, 0x7f);
  calls().tcsetattr(fd, TCSANOW, ptr(settings));
}

/** All settings of a terminal (`struct termios`); undefined where it has none. Linux only. */
export function terminalSettings(fd: number): Uint8Array | undefined {
  const settings = new Uint8Array(TERMIOS_BYTES);
  return calls().tcgetattr(fd, ptr(settings)) === 0 ? settings : undefined;
}

export function setTerminalSettings(fd: number, settings: Uint8Array): void {
  calls().tcsetattr(fd, TCSANOW, ptr(settings));
}

/** The special characters of a terminal given by its path; undefined where it cannot be asked. Linux only. */
export function specialCharacters(path: string): Uint8Array | undefined {
  if (process.platform !== "linux" || path === "") return undefined;
  let fd: number;
  try {
    fd = openSync(path, constants.O_RDONLY | constants.O_NOCTTY | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
  try {
    const settings = new Uint8Array(TERMIOS_BYTES);
    if (calls().tcgetattr(fd, ptr(settings)) !== 0) return undefined;
    return settings.slice(SPECIAL_CHARACTERS, SPECIAL_CHARACTERS + SPECIAL_CHARACTER_COUNT);
  } finally {
    closeSync(fd);
  }
}

let opened: ReturnType<typeof open> | undefined;
const calls = () => (opened ??= open());
const open = () =>
  libc({
    ioctl: { args: ["int", "u64", "ptr"], returns: "int" },
    tcgetattr: { args: ["int", "ptr"], returns: "int" },
    tcsetattr: { args: ["int", "int", "ptr"], returns: "int" },
  });
