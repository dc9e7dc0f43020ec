import type { RemoteClient, Size } from "../../../src/plugin/index.ts";
import { Terminal } from "../../../src/plugin/screen.ts";
import { openPty } from "#pty/pty.ts";

/** A remote client without a server: a program on a pty, its output in a terminal of ours. */
export function shellClient(argv: readonly string[], size: Size): RemoteClient {
  const [file = "", ...args] = argv;
  const environment = Object.entries({ ...process.env, TERM: "screen-256color", PS1: "$ ", LANG: "C.UTF-8" });
  const pty = openPty({
    file,
    args,
    environment: environment.map(([name, value]) => `${name}=${value ?? ""}`),
    cwd: "/",
    ...size,
  });
  let bell: (() => void) | undefined;
  let clipboard: ((selection: string, bytes: Uint8Array) => void) | undefined;
  const terminal = new Terminal(
    size.cols,
    size.rows,
    { setClipboard: 2 },
    {
      reply: (bytes) => pty.write(bytes),
      bell: () => bell?.(),
      clipboardSet: (selection, bytes) => clipboard?.(selection, bytes),
    },
  );
  let now = size;
  let dirty: (() => void) | undefined;
  let exit: ((reason: string) => void) | undefined;
  const read = async (): Promise<void> => {
    for (let chunk = await pty.read(); chunk !== undefined; chunk = await pty.read()) {
      terminal.feed(chunk);
      dirty?.();
    }
    await pty.exited;
    exit?.("exited");
  };
  read().catch(() => exit?.("failed"));
  const registration = { dispose: () => {}, [Symbol.dispose]: () => {} };
  return {
    name: "test",
    session: "$0",
    get size() {
      return now;
    },
    input: (bytes) => pty.write(bytes),
    resize(next) {
      if (next === "session") return;
      now = next;
      terminal.resize(next.cols, next.rows);
      pty.resize(next);
      dirty?.();
    },
    limit: () => undefined,
    detach: () => pty.close(),
    copyScreen: (into) => into.copyFrom(terminal.screen),
    onDirty(callback) {
      dirty = callback;
      return registration;
    },
    onBell(callback) {
      bell = callback;
      return registration;
    },
    onClipboard(callback) {
      clipboard = callback;
      return registration;
    },
    onExit(callback) {
      exit = callback;
      return registration;
    },
  };
}
