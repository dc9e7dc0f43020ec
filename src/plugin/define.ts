import type { PluginContext } from "./context.ts";
import type { OptionDeclarations } from "./option.ts";

/**
 * The major version of this API: what `api` in a definition must say.
 *
 * @since 0.1.0
 */
export const PLUGIN_API = 1;

/**
 * A program of a plugin: `troam NAME argv…` runs it in a process of its own, without a server.
 *
 * @since 0.1.0
 */
export interface PluginProgram {
  /** @param calledAs the name that the program was started by: `troam`, or the program's own @returns the exit status */
  main(argv: readonly string[], calledAs: string): number | Promise<number>;
}

/**
 * What a plugin's module exports by default.
 *
 * @since 0.1.0
 */
export interface PluginDefinition<O extends OptionDeclarations = OptionDeclarations> {
  /** Letters, digits, `-`; unique among the loaded plugins. */
  readonly name: string;
  /** Major version of the plugin API it was written for. */
  readonly api: number;
  readonly version?: string;
  /** One line for `list-plugins`. */
  readonly doc?: string;
  readonly options?: O;
  /** Programs run by the command line, loaded when they are asked for. */
  readonly programs?: Readonly<Record<string, () => Promise<PluginProgram>>>;
  /** Registers what the plugin has. Has 10 s; what came from `ctx` is undone when it fails and when the plugin goes. */
  activate?(ctx: PluginContext<O>): void | Promise<void>;
}

/**
 * Types a plugin's definition: `export default definePlugin({ name, api: 1, … })`.
 *
 * @since 0.1.0
 */
export function definePlugin<const O extends OptionDeclarations = Record<never, never>>(
  definition: PluginDefinition<O>,
): PluginDefinition<O> {
  return definition;
}
