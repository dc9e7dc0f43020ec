import type { CommandCall, KeptMessage, PluginContext } from "./context.ts";
import type { PluginDefinition } from "./define.ts";
import type { Guard } from "./faults.ts";
import type { HostCommand, PluginHost } from "./host.ts";
import type { OptionDeclaration } from "./option.ts";
import { registration, type Registration } from "./registration.ts";
import type { Size } from "./remote.ts";
import type { Scope } from "./scope.ts";

/** Longest wait of a timer, ms: what is longer than 32 bits would be over at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** What the context of a plugin needs of whoever keeps the plugin. */
export interface PluginLife {
  /**
   * Runs a callback when all of the plugin's activation is over, or at once if it is: what refers to another registration
   * (a key to a command) may then stand before it.
   */
  readonly whenActive: (callback: () => void) => void;
  /** A format variable of the plugin, and what it says about itself. */
  readonly describe: (variable: string, doc: string) => void;
}

/** Makes the `ctx` of one plugin: the host, with each callback guarded and each registration kept in the scope. */
export function makeContext(
  definition: PluginDefinition,
  host: PluginHost,
  scope: Scope,
  guard: Guard,
  signal: AbortSignal,
  { whenActive, describe }: PluginLife,
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
      return scope.keep(() => host.addCommand({ ...command, exec }));
    },
    key(binding) {
      let bound: Registration | undefined;
      let wanted = true;
      const added = scope.add(() => {
        wanted = false;
        bound?.dispose();
      });
      whenActive(() => {
        if (wanted) bound = host.bindKey(binding);
      });
      return added;
    },
    variable(name, doc) {
      describe(name, doc);
      const sessions = new Set<string | undefined>();
      const held = whileKept(scope, () => {
        for (const session of sessions) host.setVariable(name, undefined, session);
      });
      return {
        ...held,
        set: (text, session) =>
          held.set(() => {
            sessions.add(session);
            host.setVariable(name, text, session);
          }),
      };
    },
    hook(name, callback) {
      return scope.keep(() => host.addHook(name, (event) => guard.call(`hook ${name}`, () => callback(event))));
    },
    onOption(name, callback) {
      const names = [name, ...(declarations[name]?.aliases ?? [])];
      return scope.keep(() => {
        const added = names.map((each) => host.onOption(each, () => guard.call(`option ${name}`, callback)));
        return registration(() => added.forEach((each) => each.dispose()));
      });
    },
    optionFor: (name, session) => read(name, session) as never,
    statusSegment: (segment) => scope.keep(() => host.addStatusSegment(plugin, segment)),
    theme: (theme) => scope.keep(() => host.addTheme(theme)),
    view(view) {
      const { lines, key, onClose } = view;
      const where = `view ${view.name}`;
      return scope.keep(() =>
        host.openView(plugin, {
          ...view,
          ...(lines && { lines: (size: Size) => guard.ask(where, () => lines(size), []) }),
          ...(key && { key: (name: string) => guard.ask(where, () => key(name), false) }),
          ...(onClose && { onClose: () => guard.call(where, onClose) }),
        }),
      );
    },

    keepMessage(lines): KeptMessage {
      const key = `${plugin}.${keptMessages++}`;
      const held = whileKept(scope, () => host.keepMessage(key, []));
      held.set(() => host.keepMessage(key, lines));
      return { ...held, set: (now) => held.set(() => host.keepMessage(key, now)) };
    },
    channel(name) {
      const held = whileKept(scope, () => host.setChannel(name, false));
      return {
        ...held,
        set: () => held.set(() => host.setChannel(name, true)),
        clear: () => held.set(() => host.setChannel(name, false)),
      };
    },
    hold: () => scope.keep(() => host.hold()),
    notify: (text, where = {}) => host.notify(text, where),
    log: (text) => host.log(`${plugin}: ${text}`),

    run: (line, where = {}) => host.run(line, where),
    expand: (template, target) => host.expand(template, target),
    sessions: () => host.sessions(),
    attachRemote(options) {
      scope.assertAlive();
      const client = host.attachRemote(plugin, options);
      const attached = scope.add(() => client.detach());
      client.onExit(() => attached.dispose());
      return guardRemote(client, guard);
    },
    programArgv: (program) => [...host.programArgv, program],

    every(seconds, callback) {
      if (!(seconds > 0)) throw new Error(`not a time between calls: ${seconds} s`);
      let busy = false;
      const call = (): void => {
        if (busy) return;
        busy = true;
        guard.call("timer", async () => {
          try {
            await callback();
          } finally {
            busy = false;
          }
        });
      };
      return scope.keep(() => {
        const timer = setInterval(call, Math.min(seconds * 1000, MAX_TIMER_MS));
        return registration(() => clearInterval(timer));
      });
    },
    after(ms, callback) {
      if (!(ms >= 0)) throw new Error(`not a time to wait: ${ms} ms`);
      const added = scope.keep(() => {
        const call = (): void => {
          added.dispose();
          guard.call("timer", callback);
        };
        const timer = setTimeout(call, Math.min(ms, MAX_TIMER_MS));
        return registration(() => clearTimeout(timer));
      });
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

/** What is set and set again until it is taken back: afterwards nothing is set any more. */
function whileKept(scope: Scope, undo: () => void): Registration & { set(action: () => void): void } {
  let kept = true;
  const added = scope.add(() => {
    kept = false;
    undo();
  });
  return {
    ...added,
    set(action) {
      if (kept) action();
    },
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
    onBell: (callback) => client.onBell(() => guard.call("remote client", callback)),
    onClipboard: (callback) =>
      client.onClipboard((selection, bytes) => guard.call("remote client", () => callback(selection, bytes))),
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
