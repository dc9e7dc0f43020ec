import {
  CommandRunner,
  bindDefaultKeys,
  parseCommands,
  registry,
  type GuardLine,
  type QueueHost,
} from "#command/index.ts";
import type { ServerServices } from "#command/context.ts";
import { Client } from "#model/client.ts";
import { createState } from "#model/create-state.ts";
import { Environment } from "#model/environment.ts";
import type { ServerState } from "#model/state.ts";
import { Terminal } from "#terminal/terminal.ts";

/** One call of a service by a command: its name and arguments. */
export interface ServiceCall {
  readonly name: string;
  readonly arguments: readonly unknown[];
}

export interface Timer {
  readonly ms: number;
  readonly callback: () => void;
}

/**
 * A server without a server: state, queues, and services that only note what they are asked for.
 * The clock stands still unless a test moves it.
 */
export interface Harness {
  readonly state: ServerState;
  readonly runner: CommandRunner;
  readonly services: ServerServices;
  /** What commands printed, a line each. */
  readonly output: string[];
  readonly errors: string[];
  readonly guards: GuardLine[];
  /** What waits for its time; a test calls it back itself. */
  readonly timers: Timer[];
  readonly calls: ServiceCall[];
  readonly clock: { now: number };
  /** Runs commands as the client (or as nobody) and waits for them. @returns what they printed and what went wrong */
  readonly run: (text: string, client?: Client) => Promise<{ readonly output: string[]; readonly errors: string[] }>;
  /** A client that is there; attached when a session is given. */
  readonly client: (name: string, session?: string) => Client;
}

export interface HarnessOptions {
  readonly services?: Partial<ServerServices>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly defaultKeys?: boolean;
}

/** Services that note each call; those given answer it. Promises are answered by what they would be without a server: nothing. */
function fakeServices(calls: ServiceCall[], given: Partial<ServerServices>): ServerServices {
  return new Proxy({} as ServerServices, {
    get(_, name: string) {
      return (...args: unknown[]): unknown => {
        calls.push({ name, arguments: args });
        const own = given[name as keyof ServerServices] as ((...args: unknown[]) => unknown) | undefined;
        return own?.(...args);
      };
    },
  });
}

export function createHarness(options: HarnessOptions = {}): Harness {
  const clock = { now: 1_700_000_000_000 };
  const state = createState({
    socketPath: "/tmp/test",
    pid: 1,
    version: "3.6",
    now: () => clock.now,
    globalEnvironment: Environment.from(options.environment ?? { HOME: "/home/test" }),
    createTerminal: (_id, cols, rows) => new Terminal(cols, rows, {}, { reply: () => undefined }),
  });
  const output: string[] = [];
  const errors: string[] = [];
  const guards: GuardLine[] = [];
  const timers: Timer[] = [];
  const calls: ServiceCall[] = [];
  const services = fakeServices(calls, options.services ?? {});
  const host: QueueHost = {
    state,
    services,
    registry,
    formatParts: () => ({}),
    print: (_client, line) => output.push(line),
    printBytes: (_client, bytes) => output.push(new TextDecoder().decode(bytes)),
    error: (client, message) => {
      errors.push(message);
      if (client !== undefined) client.retval = 1;
    },
    configError: (_client, message) => errors.push(message),
    after: (ms, callback) => {
      timers.push({ ms, callback });
      return () => timers.splice(0);
    },
    guard: (_client, line) => guards.push(line),
    logsCommands: () => true,
  };
  const runner = new CommandRunner(host);
  if (options.defaultKeys) bindDefaultKeys(state);
  return {
    state,
    runner,
    services,
    output,
    errors,
    guards,
    timers,
    calls,
    clock,
    async run(text, client) {
      output.length = 0;
      errors.length = 0;
      const parsed = parseCommands(text, { state });
      if (!parsed.ok) return { output: [], errors: [parsed.error] };
      await runner.append(parsed.list, client);
      // Hooks of events run on the global queue, after this one.
      await runner
        .queue(undefined)
        .appendCallback(() => undefined, { current: undefined, event: undefined, flags: 0, formats: {} });
      return { output: [...output], errors: [...errors] };
    },
    client(name, session) {
      const client = new Client(name, new Environment(), clock.now);
      const found = [...state.sessions.values()].find((each) => each.name === session);
      client.session = found;
      if (found !== undefined) found.attached++;
      state.clients.push(client);
      return client;
    },
  };
}
