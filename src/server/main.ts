import { closeStandardStreams } from "./descriptors.ts";
import { listen } from "./listen.ts";
import { LogFile } from "./log-file.ts";
import { Server } from "./server.ts";

/** What the client hands over to the server it starts. */
interface Launch {
  readonly socketPath: string;
  readonly configFiles: readonly string[];
  readonly cwd: string;
  readonly foreground?: boolean;
  readonly noPlugins?: boolean;
  /** How often `-v` was given. */
  readonly verbose?: number;
}

/** The environment as the user has it: NODE_ENV is the server's own (`client/start-server.ts`). */
function userEnvironment(): Record<string, string | undefined> {
  const { TROAM_NODE_ENV, NODE_ENV: _, ...environment } = process.env;
  return TROAM_NODE_ENV === undefined ? environment : { ...environment, NODE_ENV: TROAM_NODE_ENV };
}

/**
 * The daemon: listens, says on its standard output why if it cannot, else closes that, and lives until the
 * server has ended.
 *
 * @returns the exit status
 */
export async function runServer(launchText: string): Promise<number> {
  const launch = JSON.parse(launchText) as Launch;
  const ended = Promise.withResolvers<number>();
  const server = new Server({
    socketPath: launch.socketPath,
    configFiles: launch.configFiles,
    cwd: launch.cwd,
    environment: userEnvironment(),
    foreground: launch.foreground === true,
    plugins: launch.noPlugins !== true,
    ended: () => ended.resolve(0),
  });
  const log = new LogFile(launch.cwd, server.state);
  if ((launch.verbose ?? 0) > 0) log.toggle();
  // What comes from a plugin is its own fault; the rest is ours. Neither ends the server.
  const uncaught = (where: string, error: unknown): void => {
    if (!server.plugins.blame(error)) server.report(where, error);
  };
  process.on("uncaughtException", (error) => uncaught("uncaught", error));
  process.on("unhandledRejection", (error) => uncaught("unhandled", error));
  try {
    server.listener = listen(
      launch.socketPath,
      (connection) => server.accept(connection),
      (uid) => server.state.access.check(uid, []) !== undefined,
    );
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
    return 1;
  }
  process.on("SIGTERM", () => server.exitWatch.ask());
  process.on("SIGINT", () => server.exitWatch.ask());
  process.on("SIGHUP", () => undefined);
  process.on("SIGUSR1", () => {
    try {
      server.listener?.renew();
    } catch (error) {
      // its folder may be gone too: then another signal may come when it is there again
      server.report("socket", error);
    }
  });
  process.on("SIGUSR2", () => log.toggle());
  if (launch.foreground) server.background("configuration", server.config.load());
  else closeStandardStreams();
  return ended.promise;
}
