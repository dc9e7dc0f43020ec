import { lockFile, removeFile } from "./native.ts";

/** What the program needs to start its server: the words that start bun on our entry, up to our own arguments. */
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

/** Words that run this program again as `part`: `bin/troam` finds the newest of build and sources. */
export function ownCommand(part: string): string[] {
  // build/cli.js, src/cli.ts, or the compiled client in build/
  const own = Bun.main.startsWith("/$bunfs/") ? process.execPath : Bun.main;
  return [`${own.slice(0, own.lastIndexOf("/", own.lastIndexOf("/") - 1))}/bin/troam`, part];
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
    const server = Bun.spawn([...ownCommand("troam-server"), JSON.stringify({ ...launch, socketPath: absolute })], {
      cwd: "/",
      env: serverEnvironment(),
      detached: true,
      stdin: "ignore",
      stdout: "pipe",
      stderr: launch.verbose > 0 ? "inherit" : "ignore",
    });
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
