import { parseCommands, registry, STATE_CONTROL, createItemState } from "#command/index.ts";
import type { Server } from "../server.ts";
import type { ServerClient } from "../server-client.ts";

/** Longest command line of a control client, characters. */
const MAX_LINE = 1 << 20;

/** From now on the control client's input is commands, a line each; an empty line, or the end, sends it away. */
export function startControlInput(server: Server, entry: ServerClient): void {
  if (entry.control === undefined || entry.controlStarted) return;
  entry.controlStarted = true;
  const decoder = new TextDecoder();
  let pending = "";
  let ended = false;
  // commands before the end that need not wait still run
  const leave = (): void => {
    ended = true;
    setImmediate(() => server.clients.sendAway(entry.client, { kind: "return", message: "" }));
  };
  const take = (bytes: Uint8Array | undefined): void => {
    if (bytes === undefined) return leave();
    const lines = (pending + decoder.decode(bytes, { stream: true })).split("\n");
    pending = lines.pop() ?? "";
    if (pending.length > MAX_LINE) return leave();
    for (const line of lines) {
      if (entry.exit || ended) return;
      if (line === "") return leave();
      runLine(server, entry, line);
    }
  };
  entry.input = take;
  for (const bytes of entry.earlyInput.splice(0)) take(bytes);
}

function runLine(server: Server, entry: ServerClient, line: string): void {
  const { state, runner } = server;
  const { client } = entry;
  const parsed = parseCommands(line, { state, registry });
  if (parsed.ok) {
    void runner.append(parsed.list, client, { flags: STATE_CONTROL });
    server.wake();
    return;
  }
  const fail = (): void => {
    const time = Math.floor(state.now() / 1000);
    entry.control?.guard("begin", time, 0, 1);
    entry.control?.write(`parse error: ${parsed.error}`);
    entry.control?.guard("error", time, 0, 1);
  };
  void runner.queue(client).appendCallback(fail, createItemState());
}
