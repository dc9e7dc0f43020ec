import { existsSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import type { JobOptions, JobResult } from "#command/context.ts";
import type { ServerState } from "#model/state.ts";
import { programEnvironment } from "#model/program-environment.ts";
import { DEFAULT_PATH } from "./program-environment.ts";
import { BOURNE_SHELL, homeOf, usableFolder } from "./shell.ts";

/** The folder that holds `tmux`, which is this program: what plugins call by that name must not be another tmux. */
const SHIM_FOLDER = shimFolder();

interface RunningJob {
  readonly number: number;
  readonly command: string;
  readonly process: Bun.Subprocess;
  readonly noWait: boolean;
}

/** Programs the server runs for commands and formats: `run-shell`, `if-shell`, `#()`. */
export class Jobs {
  readonly #state: ServerState;
  readonly #configured: () => boolean;
  readonly #changed: () => void;
  readonly #running = new Map<number, RunningJob>();
  #next = 0;

  /**
   * @param configured false while the configuration loads
   * @param changed is called when a job ended
   */
  constructor(state: ServerState, configured: () => boolean, changed: () => void) {
    this.#state = state;
    this.#configured = configured;
    this.#changed = changed;
  }

  /** Runs a command by the Bourne shell (text) or as it stands (words). A program that cannot start ends with status 127. */
  async run(command: string | readonly string[], options: JobOptions): Promise<JobResult> {
    const words = typeof command === "string" ? shellWords(command, options.stderrToStdout === true) : [...command];
    let child: Bun.Subprocess<"ignore" | Uint8Array, "pipe", "ignore">;
    try {
      child = Bun.spawn(words, {
        ...this.#place(options),
        stdin: options.input ?? "ignore",
        stdout: "pipe",
        stderr: "ignore",
      });
    } catch {
      return { output: new Uint8Array(0), status: 127, signal: undefined };
    }
    const number = this.#next++;
    const text = typeof command === "string" ? command : command.join(" ");
    this.#running.set(number, { number, command: text, process: child, noWait: options.noWait === true });
    try {
      const output = await collect(child.stdout, options.onLine);
      const status = await child.exited;
      const signal = child.signalCode;
      return typeof signal === "string"
        ? { output, status: undefined, signal: constants.signals[signal] }
        : { output, status, signal: undefined };
    } finally {
      this.#running.delete(number);
      this.#changed();
    }
  }

  /** Whether a job still runs that the server waits for before it ends. */
  get busy(): boolean {
    return [...this.#running.values()].some((job) => !job.noWait);
  }

  /** Ends all: the server goes. */
  killAll(): void {
    for (const job of this.#running.values()) job.process.kill("SIGTERM");
  }

  /** One line a job, as `show-messages -J` prints them. */
  lines(): string[] {
    return [...this.#running.values()].map(
      (job) => `Job ${job.number}: ${job.command} [fd=-1, pid=${job.process.pid}, status=0]`,
    );
  }

  #place(options: JobOptions): { cwd: string; env: Record<string, string> } {
    const environment = programEnvironment(this.#state, options.session);
    // while the configuration loads, `if-shell` may look at the terminal it was started in
    const outer = this.#configured() ? undefined : this.#state.environment.value("TERM");
    if (outer !== undefined) environment.set("TERM", outer);
    for (const variable of options.environment ?? []) environment.put(variable);
    const env = environment.toObject();
    env.PATH = SHIM_FOLDER ? `${SHIM_FOLDER}:${env.PATH ?? DEFAULT_PATH}` : (env.PATH ?? DEFAULT_PATH);
    const cwd = usableFolder(options.cwd, homeOf(env));
    env.PWD = cwd;
    return { cwd, env };
  }
}

function shellWords(command: string, withErrors: boolean): string[] {
  return withErrors
    ? [BOURNE_SHELL, "-c", 'exec "$0" -c "$1" 2>&1', BOURNE_SHELL, command]
    : [BOURNE_SHELL, "-c", command];
}

/** Longest line that is handed on, characters; the rest of a longer one is left out. */
const MAX_LINE = 1 << 16;

/** Reads to the end. @returns the output; nothing where lines are handed on: a job may print for as long as the server lives */
async function collect(
  stream: ReadableStream<Uint8Array>,
  onLine: ((line: string) => void) | undefined,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const decoder = new TextDecoder();
  let line = "";
  for await (const piece of stream) {
    if (!onLine) {
      pieces.push(piece);
      continue;
    }
    const lines = (line + decoder.decode(piece, { stream: true })).split("\n");
    line = (lines.pop() ?? "").slice(0, MAX_LINE);
    for (const whole of lines) onLine(whole.slice(0, MAX_LINE));
  }
  if (onLine && line !== "") onLine(line);
  return Buffer.concat(pieces);
}

function shimFolder(): string | undefined {
  // both src/server/ and build/ lie below the project's folder
  for (let folder = import.meta.dir; folder !== "/"; folder = dirname(folder)) {
    const candidate = join(folder, "libexec");
    if (existsSync(join(candidate, "tmux"))) return candidate;
  }
  return undefined;
}
