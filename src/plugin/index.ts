export { definePlugin, PLUGIN_API, type PluginDefinition, type PluginProgram } from "./define.ts";
export { option, type OptionDeclaration, type OptionDeclarations, type OptionValues } from "./option.ts";
export { CodedError, defineErrors } from "./coded-error.ts";
export type { Flags } from "./flags.ts";
export type { Registration } from "./registration.ts";
export type { RemoteClient, RemoteClientOptions, Size } from "./remote.ts";
export type { Theme } from "./theme.ts";
export type {
  Channel,
  CommandCall,
  HookEvent,
  KeptMessage,
  KeyBinding,
  Place,
  PluginCommand,
  PluginContext,
  RunResult,
  SegmentProps,
  SessionInfo,
  StatusSegment,
  StatusSegmentDefinition,
  Variable,
  View,
  ViewDefinition,
} from "./context.ts";
