import { type CommandRunner, parseCommands, registry } from "#command/index.ts";
import type { Target } from "#command/context.ts";
import { Client } from "#model/client.ts";
import { Environment } from "#model/environment.ts";
import type { ServerState } from "#model/state.ts";
import type { RunResult } from "#plugin/context.ts";

/** What a command prints, and how it failed. */
interface Capture {
  readonly lines: string[];
  error: string | undefined;
}

/** Commands that plugins run, and what they print. */
export class PluginRuns {
  readonly #state: ServerState;
  readonly #runner: CommandRunner;
  readonly #captures = new WeakMap<Client, Capture>();

  constructor(state: ServerState, runner: CommandRunner) {
    this.#state = state;
    this.#runner = runner;
  }

  /** Output of a command that a plugin runs. @returns whether the client is a plugin's */
  capture(client: Client, line: string, failed: boolean): boolean {
    const capture = this.#captures.get(client);
    if (capture === undefined) return false;
    if (failed) capture.error ??= line;
    else capture.lines.push(line);
    return true;
  }

  /** @param current finds where it runs, undefined for nowhere; it may throw */
  async run(line: string, current: () => Target | undefined): Promise<RunResult> {
    // A client that is in no list: only a place for output to go to.
    const client = new Client("plugin", Environment.from({}), this.#state.now());
    const capture: Capture = { lines: [], error: undefined };
    this.#captures.set(client, capture);
    try {
      const target = current();
      const parsed = parseCommands(line, { state: this.#state, registry });
      if (!parsed.ok) return { ok: false, output: [], error: parsed.error };
      await this.#runner.append(parsed.list, client, { current: target });
    } catch (error) {
      capture.error ??= error instanceof Error ? error.message : String(error);
    } finally {
      this.#runner.removeClient(client);
    }
    const ok = capture.error === undefined;
    return { ok, output: capture.lines, ...(!ok && { error: capture.error }) };
  }
}
