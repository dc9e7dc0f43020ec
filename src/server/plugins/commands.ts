import { homedir } from "node:os";
import { CommandError, type CommandDefinition, defineCommand } from "#command/command.ts";
import type { PluginInfo } from "#plugin/plugin-record.ts";
import type { Plugins } from "#plugin/plugins.ts";

const FORMAT =
  "#{plugin_name} #{plugin_version} #{plugin_state} (#{plugin_source}, #{plugin_start_ms} ms)#{?plugin_error,: #{plugin_error},}";

/** The commands that load and unload plugins, and list them. */
export function pluginCommands(plugins: Plugins): readonly CommandDefinition[] {
  const commands = [loadPlugin(plugins), unloadPlugin(plugins), reloadPlugin(plugins), listPlugins(plugins)];
  return commands as unknown as readonly CommandDefinition[];
}

/** What fails here is the user's to know: a wrong name, a plugin that does not load. */
async function told(action: () => Promise<unknown>): Promise<void> {
  try {
    await action();
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}

const loadPlugin = (plugins: Plugins) =>
  defineCommand({
    name: "load-plugin",
    args: "",
    operands: [1, 1],
    usage: "plugin",
    exec: ({ operand, client }) => told(() => plugins.load(operand(0), client?.cwd ?? homedir())),
  });

const unloadPlugin = (plugins: Plugins) =>
  defineCommand({
    name: "unload-plugin",
    args: "",
    operands: [1, 1],
    usage: "plugin",
    exec: ({ operand }) => told(() => plugins.unload(operand(0))),
  });

const reloadPlugin = (plugins: Plugins) =>
  defineCommand({
    name: "reload-plugin",
    args: "",
    operands: [1, 1],
    usage: "plugin",
    exec: ({ operand }) => told(() => plugins.reload(operand(0))),
  });

const listPlugins = (plugins: Plugins) =>
  defineCommand({
    name: "list-plugins",
    alias: "lsplug",
    args: "F:f:",
    operands: [0, 0],
    usage: "[-F format] [-f filter]",
    exec({ flags, expand, isTrue, print }) {
      for (const plugin of plugins.inNameOrder()) {
        const extras = { variables: variablesOf(plugin) };
        if (flags.f !== undefined && !isTrue(flags.f, extras)) continue;
        print(expand(flags.F ?? FORMAT, extras));
      }
    },
  });

function variablesOf(plugin: PluginInfo): Readonly<Record<string, string>> {
  return {
    plugin_name: plugin.name,
    plugin_version: plugin.version,
    plugin_state: plugin.state,
    plugin_source: plugin.source,
    plugin_doc: plugin.doc,
    plugin_error: plugin.error,
    plugin_error_code: plugin.errorCode,
    plugin_variables: [...plugin.variables].map(([name, doc]) => `${name}: ${doc}`).join("\n"),
    plugin_start_ms: String(plugin.startMs),
  };
}
