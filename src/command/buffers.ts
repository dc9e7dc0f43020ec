import type { PasteBuffer } from "#model/paste-buffers.ts";
import type { ServerState } from "#model/state.ts";
import { CommandError } from "./command.ts";

/** The buffer of `-b`, or the newest automatic one. @throws CommandError */
export function bufferToSave(state: ServerState, name: string | undefined): PasteBuffer {
  const buffer = name === undefined ? state.buffers.top() : state.buffers.get(name);
  if (buffer === undefined) throw new CommandError(name === undefined ? "no buffers" : `no buffer ${name}`);
  return buffer;
}
