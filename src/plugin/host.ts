import type {
  HookEvent,
  KeyBinding,
  PluginCommand,
  RunResult,
  SessionInfo,
  StatusSegmentDefinition,
  View,
  ViewDefinition,
  CommandCall,
  StatusSegment,
} from "./context.ts";
import type { OptionDeclaration } from "./option.ts";
import type { Registration } from "./registration.ts";
import type { RemoteClient, RemoteClientOptions } from "./remote.ts";
import type { Theme } from "./theme.ts";

/** A command as the host is given it: `exec` is guarded, its flags are plain data. */
export interface HostCommand extends Omit<PluginCommand, "exec"> {
  exec(call: CommandCall<Readonly<Record<string, string | boolean | undefined>>>): Promise<void>;
}

/**
 * What plugins need of a multiplexer. The server implements it (`src/server/plugins/host.ts`), and so does the testing host.
 * Every callback handed over is guarded already: it never throws and never rejects. Every registration may be taken
 * back at any time, also from inside one of its callbacks.
 */
export interface PluginHost {
  readonly socketPath: string;
  /** Folder for the state of the plugin (0700), made when it is asked for. */
  stateDirectory(plugin: string): string;

  /** @throws Error when the name is taken */
  addCommand(command: HostCommand): Registration;
  /** Binds a key; taking it back restores what the key had before. */
  bindKey(binding: KeyBinding): Registration;
  /** A pushed format variable. @param session undefined: everywhere */
  setVariable(name: string, value: string | undefined, session: string | undefined): void;
  addHook(name: string, callback: (event: HookEvent) => void): Registration;
  /** Makes the option known under its name and aliases, so that `set` checks it and `show` lists it. */
  declareOption(name: string, declaration: OptionDeclaration): Registration;
  /** The text an option is set to, undefined when it is at its default. @param session undefined: the global value */
  option(name: string, session?: string): string | undefined;
  onOption(name: string, callback: () => void): Registration;
  addStatusSegment(plugin: string, segment: StatusSegmentDefinition): StatusSegment;
  /** @throws Error when its name is taken or it names no option */
  addTheme(theme: Theme): Registration;
  openView(plugin: string, view: ViewDefinition): View;

  /** Replaces the lines kept under a key at the head of `show-messages`; an empty list takes them away. */
  keepMessage(key: string, lines: readonly string[]): void;
  setChannel(name: string, held: boolean): void;
  /** Keeps the server running while it has no session. */
  hold(): Registration;
  notify(text: string, where: { readonly session?: string | undefined; readonly ms?: number | undefined }): void;
  log(text: string): void;

  run(line: string, where: { readonly session?: string | undefined }): Promise<RunResult>;
  expand(template: string, target: string | undefined): string;
  sessions(): readonly SessionInfo[];
  /** @throws Error when there is no such session */
  attachRemote(plugin: string, options: RemoteClientOptions): RemoteClient;
  /** What runs troam itself, without a command: `[bun, …/cli.ts]` or the single binary. */
  readonly programArgv: readonly string[];
  now(): number;
}
