import type { CommandCall, KeptMessage, PluginContext } from "./context.ts";
import type { PluginDefinition } from "./define.ts";
import type { Guard } from "./faults.ts";
import type { HostCommand, PluginHost } from "./host.ts";
import type { OptionDeclaration } from "./option.ts";
import type { Registration } from "./registration.ts";
import type { Size } from "./remote.ts";
import type { Scope } from "./scope.ts";

/**
 * Makes the `ctx` of one plugin: the host, with each callback guarded and each registration kept in the scope.
 *
 * @param whenActive runs a callback when all of the plugin's activation is over, or at once if it is: what refers to
 *   another registration (a key to a command) may then stand before it
 */
export function makeContext(
  definition: PluginDefinition,
  host: PluginHost,
  scope: Scope,
  guard: Guard,
  signal: AbortSignal,
  whenActive: (callback: () => void) => void,
): PluginContext {
  const plugin = definition.name;
  const declarations = definition.options ?? {};
  const read = makeOptionReader(declarations, host);
  let keptMessages = 0;

  return {
    name: plugin,
    options: Object.defineProperties(
      {},
      Object.fromEntries(
        Object.keys(declarations).map((name) => [name, { enumerable: true, get: () => read(name, undefined) }]),
      ),
    ),
    signal,
    get stateDirectory() {
      return host.stateDirectory(plugin);
    },
    socketPath: host.socketPath,

    command(command) {
      const exec: HostCommand["exec"] = async (call) =>
        guard.run(command.name, () => command.exec(call as unknown as CommandCall<never>));
      const added = host.addCommand({ ...command, exec });
      return scope.add(() => added.dispose());
    },
    key(binding) {
      let added: Registration | undefined;
      let wanted = true;
      whenActive(() => {
        if (wanted) added = host.bindKey(binding);
      });
      return scope.add(() => {
        wanted = false;
        added?.dispose();
      });
    },
    variable(name) {
      const sessions = new Set<string | undefined>();
      const added = scope.add(() => {
        for (const session of sessions) host.setVariable(name, undefined, session);
      });
      return {
        ...added,
        set(text, session) {
          sessions.add(session);
          host.setVariable(name, text, session);
        },
      };
    },
    hook(name, callback) {
      const added = host.addHook(name, (event) => guard.call(`hook ${name}`, () => callback(event)));
      return scope.add(() => added.dispose());
    },
    onOption(name, callback) {
      const names = [name, ...(declarations[name]?.aliases ?? [])];
      const added = names.map((each) => host.onOption(each, () => guard.call(`option ${name}`, callback)));
      return scope.add(() => added.forEach((each) => each.dispose()));
    },
    optionFor: (name, session) => read(name, session) as never,
    statusSegment(segment) {
      const added = host.addStatusSegment(plugin, segment);
      return { ...added, ...scope.add(() => added.dispose()) };
    },
    view(view) {
      const { lines, key, onClose } = view;
      const opened = host.openView(plugin, {
        ...view,
        ...(lines && { lines: (size: Size) => guard.ask(`view ${view.name}`, () => lines(size), []) }),
        ...(key && { key: (name: string) => guard.ask(`view ${view.name}`, () => key(name), false) }),
        ...(onClose && { onClose: () => guard.call(`view ${view.name}`, onClose) }),
      });
      return { ...opened, ...scope.add(() => opened.dispose()) };
    },

    keepMessage(lines): KeptMessage {
      const key = `${plugin}.${keptMessages++}`;
      host.keepMessage(key, lines);
      return { set: (now) => host.keepMessage(key, now), ...scope.add(() => host.keepMessage(key, [])) };
    },
    channel(name) {
      return {
        set: () => host.setChannel(name, true),
        clear: () => host.setChannel(name, false),
        ...scope.add(() => host.setChannel(name, false)),
      };
    },
    hold() {
      const held = host.hold();
      return scope.add(() => held.dispose());
    },
    notify: (text, where = {}) => host.notify(text, where),
    log: (text) => host.log(`${plugin}: ${text}`),

    run: (line, where = {}) => host.run(line, where),
    expand: (template, target) => host.expand(template, target),
    sessions: () => host.sessions(),
    attachRemote(options) {
      const client = host.attachRemote(plugin, options);
      const attached = scope.add(() => client.detach());
      client.onExit(() => attached.dispose());
      return guardRemote(client, guard);
    },
    programArgv: (program) => [...host.programArgv, program],

    every(seconds, callback) {
      let busy = false;
      const timer = setInterval(() => {
        if (busy) return;
        busy = true;
        guard.call("timer", async () => {
          try {
            await callback();
          } finally {
            busy = false;
          }
        });
      }, seconds * 1000);
      return scope.add(() => clearInterval(timer));
    },
    after(ms, callback) {
      const timer = setTimeout(() => {
        added.dispose();
        guard.call("timer", callback);
      }, ms);
      const added = scope.add(() => clearTimeout(timer));
      return added;
    },
    background(what, promise) {
      guard.call(what, () => promise);
    },
    onDispose(callback) {
      scope.onDispose(() => guard.run("dispose", callback));
    },
    guard:
      (callback) =>
      (...args) =>
        guard.call("callback", () => callback(...args)),
  };
}

type Remote = ReturnType<PluginHost["attachRemote"]>;

function guardRemote(client: Remote, guard: Guard): Remote {
  return {
    get name() {
      return client.name;
    },
    get session() {
      return client.session;
    },
    get size() {
      return client.size;
    },
    input: (bytes) => client.input(bytes),
    resize: (size) => client.resize(size),
    limit: (size) => client.limit(size),
    detach: () => client.detach(),
    copyScreen: (into) => client.copyScreen(into),
    onDirty: (callback) => client.onDirty(() => guard.call("remote client", callback)),
    onExit: (callback) => client.onExit((reason) => guard.call("remote client", () => callback(reason))),
  };
}

/** Reads options by name or alias; text that is no value counts as the default, and is said once. */
function makeOptionReader(
  declarations: Readonly<Record<string, OptionDeclaration>>,
  host: PluginHost,
): (name: string, session: string | undefined) => unknown {
  const told = new Set<string>();
  return (name, session) => {
    const declaration = declarations[name];
    if (declaration === undefined) throw new Error(`option ${name} is not declared`);
    for (const each of [name, ...(declaration.aliases ?? [])]) {
      const text = host.option(each, session);
      if (text === undefined) continue;
      const parsed = declaration.parse(text);
      if (parsed.ok) return parsed.value;
      if (!told.has(`${each}=${text}`)) host.log(`${each}: ${parsed.reason}`);
      told.add(`${each}=${text}`);
    }
    return declaration.default;
  };
}

/** Makes a plugin's options known to the host while the scope lives. */
export function declareOptions(definition: PluginDefinition, host: PluginHost, scope: Scope): void {
  for (const [name, declaration] of Object.entries(definition.options ?? {})) {
    for (const each of [name, ...(declaration.aliases ?? [])]) {
      const declared = host.declareOption(each, declaration);
      scope.add(() => declared.dispose());
    }
  }
}
