import { CString, ptr, type Pointer } from "bun:ffi";
import { watchChild } from "./children.ts";
import { libc } from "#system/libc.ts";
import type { PtyOptions, Started } from "./pty.ts";
import { setInputModes, setWindowSize } from "./terminal-settings.ts";

const O_RDWR = 2;
const O_NOCTTY = 0o400;
const O_NONBLOCK = 0o4000;
const O_CLOEXEC = 0o2000000;
const POSIX_SPAWN_SETSIGDEF = 4;
const POSIX_SPAWN_SETSIGMASK = 8;
const POSIX_SPAWN_SETSID = 0x80;
/** More than `posix_spawn_file_actions_t`, `posix_spawnattr_t` and `sigset_t` take on any Linux, bytes. */
const STRUCT_BYTES = 512;

/**
 * Starts a program on a new pty, on Linux: session leader, the pty its controlling terminal (the first terminal
 * that a leader without one opens), signals as at the start of a session. Its name (`argv[0]`) may differ from its path.
 *
 * As in tmux a program that cannot be executed counts as one that ended with status 1.
 *
 * @throws Error when there is no pty or no process to be had
 */
export function spawnOnPty(options: PtyOptions): Started {
  const c = calls();
  const fd = c.posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) throw new Error("no pty");
  try {
    if (c.grantpt(fd) !== 0 || c.unlockpt(fd) !== 0) throw new Error("no pty");
    const name = c.ptsname(fd);
    if (name === null) throw new Error("no pty");
    const tty = new CString(name).toString();
    setInputModes(fd, options.specialCharacters, options.erase);
    setWindowSize(fd, options);
    const pid = spawn(tty, options) ?? spawn(tty, { ...options, ...FAILED });
    if (pid === undefined) throw new Error("no process");
    return { fd, pid, tty, exited: watchChild(pid), resize: (size) => setWindowSize(fd, size) };
  } catch (error) {
    c.close(fd);
    throw error;
  }
}

/** Whether this is Linux with a C library that has all it takes (glibc 2.29, musl 1.2). */
export function canSpawnOnPty(): boolean {
  if (process.platform !== "linux") return false;
  try {
    calls();
    return true;
  } catch {
    return false;
  }
}

const FAILED = { file: "/bin/sh", argv0: "sh", args: ["-c", "exit 1"], cwd: "/" };

/** What C holds addresses of during a call: nothing else may refer to it any more, and it must not be collected. */
const $held = new Set<object>();

/** @returns its pid, undefined when it cannot be executed */
function spawn(tty: string, { file, argv0, args, environment, cwd }: PtyOptions): number | undefined {
  const c = calls();
  const [actions, attributes, signals] = [block(), block(), block()];
  const path = cString(tty);
  const folder = cString(cwd);
  const pid = new Int32Array(1);
  c.posix_spawn_file_actions_init(ptr(actions));
  c.posix_spawnattr_init(ptr(attributes));
  try {
    c.posix_spawn_file_actions_addopen(ptr(actions), 0, ptr(path), O_RDWR, 0);
    c.posix_spawn_file_actions_adddup2(ptr(actions), 0, 1);
    c.posix_spawn_file_actions_adddup2(ptr(actions), 0, 2);
    c.posix_spawn_file_actions_addchdir_np(ptr(actions), ptr(folder));
    c.posix_spawnattr_setflags(ptr(attributes), POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    c.posix_spawnattr_setsigmask(ptr(attributes), ptr(signals));
    c.sigfillset(ptr(signals));
    c.posix_spawnattr_setsigdefault(ptr(attributes), ptr(signals));
    const argv = new Words([argv0 ?? file, ...args]);
    const env = new Words(environment);
    const program = cString(file);
    for (const object of [argv, env, program]) $held.add(object);
    const failed = c.posix_spawn(ptr(pid), ptr(program), ptr(actions), ptr(attributes), argv.address, env.address);
    return failed === 0 ? pid[0] : undefined;
  } finally {
    $held.clear();
    c.posix_spawn_file_actions_destroy(ptr(actions));
    c.posix_spawnattr_destroy(ptr(attributes));
  }
}

/** A vector of C strings with a null at its end; valid as long as it is referred to. */
class Words {
  readonly #words: readonly Uint8Array[];
  readonly #pointers: BigUint64Array;

  constructor(words: readonly string[]) {
    this.#words = words.map(cString);
    this.#pointers = new BigUint64Array(words.length + 1);
    this.#words.forEach((word, index) => {
      this.#pointers[index] = BigInt(ptr(word));
    });
  }

  get address(): Pointer {
    return ptr(this.#pointers);
  }
}

const encoder = new TextEncoder();

/** What follows a NUL in the text is lost, as in every C program. */
function cString(text: string): Uint8Array {
  return encoder.encode(`${text}\0`);
}

function block(): Uint8Array {
  return new Uint8Array(STRUCT_BYTES);
}

let opened: ReturnType<typeof open> | undefined;
const calls = () => (opened ??= open());
const open = () =>
  libc({
    posix_openpt: { args: ["int"], returns: "int" },
    grantpt: { args: ["int"], returns: "int" },
    unlockpt: { args: ["int"], returns: "int" },
    ptsname: { args: ["int"], returns: "ptr" },
    close: { args: ["int"], returns: "int" },
    sigfillset: { args: ["ptr"], returns: "int" },
    posix_spawn_file_actions_init: { args: ["ptr"], returns: "int" },
    posix_spawn_file_actions_destroy: { args: ["ptr"], returns: "int" },
    posix_spawn_file_actions_addopen: { args: ["ptr", "int", "ptr", "int", "u32"], returns: "int" },
    posix_spawn_file_actions_adddup2: { args: ["ptr", "int", "int"], returns: "int" },
    posix_spawn_file_actions_addchdir_np: { args: ["ptr", "ptr"], returns: "int" },
    posix_spawnattr_init: { args: ["ptr"], returns: "int" },
    posix_spawnattr_destroy: { args: ["ptr"], returns: "int" },
    posix_spawnattr_setflags: { args: ["ptr", "i16"], returns: "int" },
    posix_spawnattr_setsigmask: { args: ["ptr", "ptr"], returns: "int" },
    posix_spawnattr_setsigdefault: { args: ["ptr", "ptr"], returns: "int" },
    posix_spawn: { args: ["ptr", "ptr", "ptr", "ptr", "ptr", "ptr"], returns: "int" },
  });
