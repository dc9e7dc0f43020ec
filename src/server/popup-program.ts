import { CommandError } from "#command/command.ts";
import type { PopupProcess, PopupSpawn } from "#mode/environment.ts";
import { programEnvironment } from "#model/program-environment.ts";
import { openPty } from "#pty/pty.ts";
import { DEFAULT_PATH, environmentLines, programOf } from "./program-environment.ts";
import type { Server } from "./server.ts";
import { BOURNE_SHELL, homeOf, usableFolder, usableShell } from "./shell.ts";

/** Starts a program inside a popup, on a pty of its own. @throws CommandError when it cannot be started */
export function spawnPopup(server: Server, options: PopupSpawn): PopupProcess {
  const environment = programEnvironment(server.state, options.session);
  for (const variable of options.environment) environment.put(variable);
  const shellOption = (options.session?.options ?? server.state.sessionOptions).string("default-shell");
  const shell = usableShell(shellOption) ? shellOption : BOURNE_SHELL;
  if (environment.value("PATH") === undefined) environment.set("PATH", DEFAULT_PATH);
  environment.set("SHELL", shell);
  const cwd = usableFolder(options.cwd, homeOf(environment.toObject()));
  environment.set("PWD", cwd);
  const lines = environmentLines(environment);
  let pty: ReturnType<typeof openPty>;
  try {
    pty = openPty({
      ...programOf(options.argv, shell, lines),
      environment: lines,
      cwd,
      cols: options.cols,
      rows: options.rows,
    });
  } catch (error) {
    throw new CommandError(`fork failed: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  const source = server.reader.add(pty, (bytes) => options.onData(bytes), close);
  const finished = pty.exited.then(async (exit) => {
    // what it printed last is shown, unless something else holds its terminal open
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 100))]);
    source.stop();
    pty.close();
    options.onExit(exit.status ?? exit.signal ?? 0);
    server.wake();
  });
  server.background("popup", finished);
  return {
    pid: pty.pid,
    write: (bytes) => pty.write(bytes),
    answer: (bytes) => pty.answer(bytes),
    resize: (cols, rows) => pty.resize({ cols, rows }),
    kill: () => {
      pty.kill("SIGHUP");
      pty.close();
    },
  };
}
