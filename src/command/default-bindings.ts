import type { ServerState } from "#model/state.ts";
import { bindKey } from "./bind.ts";
import { COPY_MODE_VI_BINDINGS } from "./default-bindings/copy-mode-vi.ts";
import { COPY_MODE_BINDINGS } from "./default-bindings/copy-mode.ts";
import { MOVE_BINDINGS } from "./default-bindings/move.ts";
import { PREFIX_BINDINGS } from "./default-bindings/prefix.ts";
import { ROOT_BINDINGS } from "./default-bindings/root.ts";
import { parseCommands } from "./parse/parse.ts";

/** The bindings of a new server, in tmux's syntax. Source of the facts: what tmux's list-keys prints */
export const DEFAULT_BINDINGS: string = [
  PREFIX_BINDINGS,
  MOVE_BINDINGS,
  ROOT_BINDINGS,
  COPY_MODE_BINDINGS,
  COPY_MODE_VI_BINDINGS,
].join("");

/** Binds the default keys of a new server and keeps them as what `unbind-key` and customize mode go back to. */
export function bindDefaultKeys(state: ServerState): void {
  const parsed = parseCommands(DEFAULT_BINDINGS, { state });
  if (!parsed.ok) throw new Error(`default bindings: ${parsed.error}`);
  for (const { arguments: args } of parsed.list.commands) bindKey(state, args.record, args.operands);
  state.keyTables.keepAsDefaults();
}
