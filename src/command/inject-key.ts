import { KEY_SENT, type Key } from "#input/key.ts";
import { formatKey } from "#input/key-names.ts";
import type { CommandContext } from "./context.ts";

/**
 * Hands one key to a pane as send-keys does: a mode with a key table runs what the key is bound to, else the mode or the
 * program gets it. @param throughTables to the client instead, as if typed there (`-K`)
 */
export async function injectKey(context: CommandContext, key: Key, throughTables: boolean): Promise<void> {
  const { server, state, target, targetClient } = context;
  const { pane } = target;
  if (throughTables) {
    if (targetClient !== undefined) server.dispatchKey(targetClient, { key: { ...key, flags: key.flags | KEY_SENT } });
    return;
  }
  if (pane === undefined) return;
  const table = pane.modes[0]?.keyTable?.();
  if (table === undefined) {
    server.sendKey(pane, { key }, targetClient);
    return;
  }
  const binding = state.keyTables.binding(table, formatKey(key));
  if (binding !== undefined) await context.run(binding.commands.toString(), { target, fresh: true });
}
