import { lockFile, removeFile } from "./native.ts";
import { notRun, wholeProgram } from "./whole-program.ts";

/** What a server is told when it is started. */
export interface ServerLaunch {
  readonly socketPath: string;
  readonly configFiles: readonly string[];
  readonly cwd: string;
  readonly name: string;
  readonly noPlugins: boolean;
  readonly verbose: number;
}

/**
 * The environment of the server's process. React and the JSX of plugins are compiled for production; what the user has as
 * NODE_ENV goes beside, for the panes.
 */
export function serverEnvironment(): Record<string, string | undefined> {
  const { NODE_ENV } = process.env;
  return { ...process.env, NODE_ENV: "production", ...(NODE_ENV === undefined ? {} : { TROAM_NODE_ENV: NODE_ENV }) };
}

/** Words that start a server. */
export function serverCommand(launch: object): string[] {
  return [...wholeProgram(), "troam", "troam-server", JSON.stringify(launch)];
}

/**
 * Starts the server, unless another client does so at this very moment: a lock beside the socket
 * lets one through, and the others find what it has started.
 *
 * @param connect tries the socket; true when it answers
 * @returns "" when a server listens, else why not
 */
export async function startServer(launch: ServerLaunch, connect: () => Promise<boolean>): Promise<string> {
  const lockPath = `${launch.socketPath}.lock`;
  const unlock = lockFile(lockPath);
  try {
    if (await connect()) return "";
    // the server lives in /, where a path that is relative here means another place
    const { socketPath, cwd } = launch;
    const absolute = socketPath.startsWith("/") ? socketPath : `${cwd}/${socketPath}`;
    const command = serverCommand({ ...launch, socketPath: absolute });
    const server = trySpawn(command, launch.verbose > 0);
    if (!server) return notRun(command[0] ?? "");
    // the server closes its output when it listens, and says there why it cannot
    const said = await new Response(server.stdout).text();
    server.unref();
    if (said !== "") return said.trimEnd();
    return (await connect()) ? "" : "server exited unexpectedly";
  } finally {
    removeFile(lockPath);
    unlock();
  }
}

function trySpawn(command: string[], verbose: boolean): Bun.Subprocess<"ignore", "pipe"> | undefined {
  try {
    return Bun.spawn(command, {
      cwd: "/",
      env: serverEnvironment(),
      detached: true,
      stdin: "ignore",
      stdout: "pipe",
      stderr: verbose ? "inherit" : "ignore",
    });
  } catch {
    return undefined;
  }
}
