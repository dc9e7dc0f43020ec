import { PROTOCOL, TMUX_VERSION, VERSION } from "#wire/version.ts";
import type { Identify } from "#wire/messages.ts";
import { systemReason } from "#wire/system-error.ts";
import { type Arguments, parseArguments, usage } from "./arguments.ts";
import { asTmate } from "./as-tmate.ts";
import { connect, type Connection } from "./connection.ts";
import { serve } from "./foreground.ts";
import { terminalName, terminalSize, writeText } from "./native.ts";
import { rawWords } from "./raw-words.ts";
import { ClientRun } from "./run.ts";
import { labelPath } from "./socket-path.ts";
import { startsServer } from "./start-commands.ts";
import { type ServerLaunch, startServer } from "./start-server.ts";

/** Servers met at their very end, one after the other, before it is given up. */
const MAX_TRIES = 5;

/**
 * The client: finds the socket, starts the server if the command may, hands over who and where it is
 * with the command, and does what the server says until it is sent away.
 *
 * @param name what the program was called: `tmux` makes `-V` answer as tmux
 * @returns the exit status
 */
export async function runClient(name: string, words: readonly string[]): Promise<number> {
  const raw = words.join("").includes("\ufffd") ? rawWords(words) : words;
  const parsed = parseArguments(raw);
  if ("wrong" in parsed) {
    writeText(2, `${parsed.wrong === "" ? "" : `${name}: ${parsed.wrong}\n`}${usage(name)}`);
    return 1;
  }
  if (parsed.only === "help") {
    writeText(1, usage(name));
    return 0;
  }
  if (parsed.only === "version") {
    writeText(1, name === "tmux" ? `tmux ${TMUX_VERSION}\n` : `troam ${VERSION}\n`);
    return 0;
  }
  const environment = process.env;
  const args = name === "tmate" ? asTmate(parsed, environment) : parsed;
  const socket = socketPath(args, environment);
  if (!socket.ok) {
    writeText(2, `${socket.reason}\n`);
    return 1;
  }
  const launch: ServerLaunch = {
    socketPath: socket.path,
    configFiles: args.configFiles,
    cwd: workingDirectory(environment),
    name,
    noPlugins: args.noPlugins,
    verbose: args.verbose,
  };
  if (args.foreground) return serve(launch);

  for (let tries = 1; ; tries++) {
    const status = await tryServer(args, name, launch, environment);
    if (status !== "turned away") return status;
    if (tries === MAX_TRIES) {
      writeText(2, "server exited unexpectedly\n");
      return 1;
    }
  }
}

/** One try with one server. @returns the exit status */
async function tryServer(
  args: Arguments,
  name: string,
  launch: ServerLaunch,
  environment: NodeJS.ProcessEnv,
): Promise<number | "turned away"> {
  const run = new ClientRun(args.control, args.shellCommand, args.login);
  let failure = "";
  const tryConnect = async (): Promise<Connection | undefined> => {
    try {
      return await connect(launch.socketPath, run);
    } catch (error) {
      failure = error instanceof Error && "code" in error ? String(error.code) : String(error);
      return undefined;
    }
  };
  let connection = await tryConnect();
  const command = connection ? args.command : withSession(args.command);
  const mayStart = !args.noStart && (args.shellCommand !== undefined || startsServer(command));
  if (!connection && mayStart && (failure === "ECONNREFUSED" || failure === "ENOENT")) {
    const reason = await startServer(launch, async () => (connection = await tryConnect()) !== undefined);
    if (reason !== "") {
      writeText(2, `${reason}\n`);
      return 1;
    }
  }
  if (!connection) {
    writeText(
      2,
      failure === "ECONNREFUSED"
        ? `no server running on ${launch.socketPath}\n`
        : `error connecting to ${launch.socketPath} (${systemReason({ code: failure })})\n`,
    );
    return 1;
  }
  const status = await run.start(connection, identify({ ...args, command }, name, launch.cwd, environment));
  return run.turnedAway ? "turned away" : status;
}

/** `share` where there is no server begins with a session to share. */
function withSession(command: readonly string[]): readonly string[] {
  return command.length === 1 && command[0] === "share" ? ["new-session", ";", "share"] : command;
}

/** `-S`, else the label of `-L`, else the server of `$TMUX` in whose pane we are, else the label `default`. */
function socketPath(args: Arguments, environment: NodeJS.ProcessEnv) {
  if (args.socketPath !== undefined) return { ok: true, path: args.socketPath } as const;
  const inside = environment.TMUX ?? "";
  if (args.label === undefined && inside !== "" && !inside.startsWith(",")) {
    return { ok: true, path: inside.slice(0, inside.includes(",") ? inside.indexOf(",") : undefined) } as const;
  }
  return labelPath(args.label ?? "default", environment, process.getuid?.() ?? 0);
}

function workingDirectory(environment: NodeJS.ProcessEnv): string {
  try {
    return process.cwd();
  } catch {
    return environment.HOME || "/";
  }
}

function isUtf8(locale: string): boolean {
  const name = locale.toLowerCase();
  return name.includes("utf-8") || name.includes("utf8");
}

function identify(args: Arguments, name: string, cwd: string, environment: NodeJS.ProcessEnv): Identify {
  const tty = terminalName(0);
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG || "";
  return {
    type: "identify",
    protocol: PROTOCOL,
    version: VERSION,
    argv: args.command,
    environment,
    cwd,
    pid: process.pid,
    tty,
    term: environment.TERM ?? "",
    ...(tty === "" ? { cols: 80, rows: 24, xPixel: 0, yPixel: 0 } : terminalSize(0)),
    features: args.features,
    utf8: args.utf8 || environment.TMUX !== undefined || isUtf8(locale),
    control: args.control,
    login: args.login,
    name,
    shell: args.shellCommand !== undefined,
    defaultSocket: args.socketPath === undefined,
  };
}
