import { dirname } from "node:path";
import { builtinPlugins } from "../../../plugins/builtin.ts";
import { registry } from "#command/index.ts";
import { Plugins, type WantedPlugin } from "#plugin/plugins.ts";
import { pluginFolders } from "#plugin/resolve.ts";
import { VERSION } from "#wire/version.ts";
import type { Server } from "../server.ts";
import { pluginCommands } from "./commands.ts";
import { ServerPluginHost } from "./host.ts";

const CLOSE_LIMIT_MS = 3_000;

/** The plugins of a server: which are loaded, and when. */
export class ServerPlugins {
  readonly all: Plugins;
  readonly host: ServerPluginHost;
  readonly #server: Server;
  readonly #wanted: WantedPlugin[] = [];
  #loaded = false;

  constructor(server: Server) {
    this.#server = server;
    this.host = new ServerPluginHost(server);
    const folders = pluginFolders(server.setup.environment);
    this.all = new Plugins(this.host, { builtins: builtinPlugins, folders, version: VERSION });
    for (const command of pluginCommands(this.all)) registry.add(command);
  }

  /** Loads the built-in plugins, so that a config file may set their options. */
  async start(): Promise<void> {
    await this.all.loadAll(Object.keys(builtinPlugins).map((spec) => ({ spec, from: "/" })));
  }

  /** `set -g @plugin`: loaded when the configuration has been read, or at once if that is over. @param file where it was said */
  want(spec: string, file: string): void {
    const from = file === "" ? (this.#server.state.configDirectory ?? this.#server.setup.cwd) : dirname(file);
    this.#wanted.push({ spec, from });
    if (this.#loaded) this.#server.background("plugins", this.loadWanted());
  }

  /** Loads what the configuration named. Names of the form `owner/name` are left to tpm, which reads them too. */
  async loadWanted(): Promise<void> {
    this.#loaded = true;
    const ours = this.#wanted.splice(0).filter(({ spec }) => !/^(?!\.{1,2}\/)[\w.-]+\/[\w.-]+(#.*)?$/.test(spec));
    await this.all.loadAll(ours);
  }

  /** Disposes of all plugins, within a limit: the server ends. */
  async close(): Promise<void> {
    await Promise.race([this.all.disposeAll(), Bun.sleep(CLOSE_LIMIT_MS)]);
  }

  /** @returns whether an error that nobody caught is a plugin's; it is then counted as its fault */
  blame(error: unknown): boolean {
    return this.all.blame(error);
  }
}
