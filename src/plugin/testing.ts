import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import type { PluginDefinition } from "./define.ts";
import type { PluginInfo } from "./plugin-record.ts";
import { Plugins, type WantedPlugin } from "./plugins.ts";
import { pluginFolders } from "./resolve.ts";
import type { Size } from "./remote.ts";
import { MemoryHost } from "./testing/host.ts";
import type { TestSession } from "./testing/session.ts";

export { MemoryHost, type PluginInfo, type TestSession };

/**
 * The plugins of a test host: loaded and taken away as a server does it.
 *
 * @since 0.1.0
 */
export interface TestPlugins {
  inNameOrder(): readonly PluginInfo[];
  /** Loads several: imported side by side, activated in order; a failure is a message. */
  loadAll(wanted: readonly WantedPlugin[]): Promise<void>;
  /** @throws CodedError with the line that says what failed */
  load(spec: string, from: string): Promise<PluginInfo>;
  unload(name: string): Promise<void>;
  /** @throws CodedError when the new text does not load; the old one then stays */
  reload(name: string): Promise<PluginInfo>;
  /** What the server does with errors that nobody caught. @returns whether it was a plugin's */
  blame(error: unknown): boolean;
}

/**
 * What a plugin's test works with: a multiplexer in memory, without sockets, ptys or a tty.
 *
 * @since 0.1.0
 */
export interface TestHost extends AsyncDisposable {
  readonly host: MemoryHost;
  readonly plugins: TestPlugins;
  /** The session that is there from the start. */
  readonly session: TestSession;
  /** Runs a command line. @returns the lines printed @throws Error with the command's error */
  run(line: string): Promise<readonly string[]>;
  /** Presses a key of the prefix table (or `table key`). @throws Error when it is not bound */
  key(key: string): Promise<readonly string[]>;
  /** Expands a format. */
  format(template: string, session?: string): string;
  /** The rows that a client of the session sees, status line last. */
  screen(): readonly string[];
  /** What `show-messages` says: kept lines, then the log. */
  messages(): readonly string[];
  load(spec: string): Promise<void>;
  unload(name: string): Promise<void>;
}

/**
 * Makes a host with plugins loaded: `await using host = await createTestHost({ plugins: [battery] })`.
 *
 * @since 0.1.0
 */
export async function createTestHost(options: {
  readonly plugins?: readonly (PluginDefinition | string)[];
  /** Lines run before the plugins are loaded: `set -g @option value`. */
  readonly config?: string;
  readonly size?: Size;
  /** What runs `troam` for plugins with programs. */
  readonly programArgv?: readonly string[];
}): Promise<TestHost> {
  const folder = mkdtempSync(join(tmpdir(), "troam-plugin-test-"));
  const host = new MemoryHost(folder, options.programArgv ?? []);
  const session = host.addSession("main", options.size ?? { cols: 80, rows: 24 });
  const definitions = (options.plugins ?? []).filter((each) => typeof each !== "string");
  const plugins = new Plugins(host, {
    builtins: Object.fromEntries(definitions.map((each) => [each.name, async () => ({ default: each })])),
    folders: pluginFolders({ HOME: folder }),
    version: manifest.version,
  });
  const run = async (line: string): Promise<readonly string[]> => {
    const result = await host.run(line);
    if (!result.ok) throw new Error(result.error);
    return result.output;
  };
  const end = async (): Promise<void> => {
    await plugins.disposeAll();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    for (const line of (options.config ?? "").split("\n")) await run(line);
    for (const each of options.plugins ?? []) {
      await plugins.load(typeof each === "string" ? each : each.name, process.cwd());
    }
  } catch (error) {
    await end();
    throw error;
  }

  return {
    host,
    plugins,
    session,
    run,
    async key(key) {
      const binding = host.keys.get(key.includes(" ") ? key : `prefix ${key}`);
      if (binding === undefined) throw new Error(`not bound: ${key}`);
      return run(binding.command);
    },
    format: (template, at) => host.expand(template, at),
    screen() {
      const { screen } = session.terminal;
      return [...Array(screen.rows).keys()].map((y) => screen.text(y)).concat(host.statusLine(session));
    },
    messages: () => [...[...host.kept.values()].flat(), ...host.logged],
    async load(spec) {
      await plugins.load(spec, process.cwd());
    },
    unload: (name) => plugins.unload(name),
    [Symbol.asyncDispose]: end,
  };
}
