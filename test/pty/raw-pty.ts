import { openPty, type Pty } from "#pty/pty.ts";

const opened: Pty[] = [];

/** Closes what a test opened; for `afterEach`. */
export function closeOpened(): void {
  for (const pty of opened.splice(0)) pty.close();
}

/** Starts a shell's command on a raw terminal. */
export function start(command: string): Pty {
  const pty = openPty({
    file: "/bin/sh",
    args: ["-c", `stty raw; ${command}`],
    environment: ["PATH=/usr/bin:/bin"],
    cwd: "/",
    cols: 80,
    rows: 24,
  });
  opened.push(pty);
  return pty;
}
