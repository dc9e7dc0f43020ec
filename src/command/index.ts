import { builtins } from "./builtin/index.ts";
import { registry } from "./registry.ts";

for (const definition of builtins) registry.addBuiltin(definition);

export { bindDefaultKeys } from "./default-bindings.ts";
export { CommandError, defineCommand, type CommandBlock, type CommandDefinition, type Operand } from "./command.ts";
export { CommandList, printCommand, type ParsedCommand } from "./parse/command-list.ts";
export { escapeArgument, visibleText } from "./parse/escape.ts";
export { parseCommands, parseWords, type ParseOptions, type ParseResult } from "./parse/parse.ts";
export { replaceAllInTemplate } from "./parse/template.ts";
export { CommandQueue } from "./queue/command-queue.ts";
export type { GuardLine, Origin, QueueHost } from "./queue/host.ts";
export {
  createState as createItemState,
  STATE_CONTROL,
  STATE_NO_HOOKS,
  STATE_REPEAT,
  type ItemState,
} from "./queue/item.ts";
export { CommandRunner } from "./queue/runner.ts";
export { CommandRegistry, registry } from "./registry.ts";
export * from "./target/best.ts";
export { clientByName, findClient } from "./target/client.ts";
export { findTarget, type TargetContext } from "./target/find-target.ts";
export { mouseAt, mousePane, mouseWinlink } from "./target/mouse.ts";
