import type { ServerState } from "#model/state.ts";
import { bindKey } from "./bind.ts";
import { COPY_MODE_VI_BINDINGS } from "./default-bindings/copy-mode-vi.ts";
import { COPY_MODE_BINDINGS } from "./default-bindings/copy-mode.ts";
import { MOVE_BINDINGS } from "./default-bindings/move.ts";
import { PREFIX_BINDINGS } from "./default-bindings/prefix.ts";
import { ROOT_BINDINGS } from "./default-bindings/root.ts";
import { CommandList } from "./parse/command-list.ts";
import { parseCommands } from "./parse/parse.ts";

/** The bindings of a new server, in tmux's syntax. Source of the facts: what tmux's list-keys prints */
export const DEFAULT_BINDINGS: string = [
  PREFIX_BINDINGS,
  MOVE_BINDINGS,
  ROOT_BINDINGS,
  COPY_MODE_BINDINGS,
  COPY_MODE_VI_BINDINGS,
].join("");

/** A binding's line: the key with its flags, and the commands in braces. */
const LINE = /^(bind-key .*?) \{ (.*) \}$/;

function parsed(text: string, state: ServerState): CommandList {
  const result = parseCommands(text, { state });
  if (!result.ok) throw new Error(`default bindings: ${result.error}`);
  return result.list;
}

/**
 * Gives a new server the default keys, and keeps them as what `unbind-key` and customize mode go back to.
 * They are bound when a key table is first looked at, and the commands of each parsed when it is first run or listed:
 * all at once would be a good part of the server's start.
 */
export function bindDefaultKeys(state: ServerState): void {
  state.keyTables.fillLater(() => bindAll(state));
}

function bindAll(state: ServerState): void {
  const heads: string[] = [];
  const bodies: string[] = [];
  for (const line of DEFAULT_BINDINGS.split("\n")) {
    const [, head, body] = LINE.exec(line) ?? [];
    if (head === undefined || body === undefined) continue;
    heads.push(head);
    bodies.push(body);
  }
  for (const [i, { arguments: args }] of parsed(heads.join("\n"), state).commands.entries()) {
    const commands = new CommandList(() => parsed(bodies[i]!, state).commands);
    bindKey(state, args.record, [...args.operands, commands]);
  }
  state.keyTables.keepAsDefaults();
}
