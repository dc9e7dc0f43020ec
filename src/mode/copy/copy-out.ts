import { CLIENT_ATTACHED } from "#model/client.ts";
import { fire } from "#model/notify.ts";
import type { Session } from "#model/session.ts";
import type { CopyHost } from "./host.ts";
import { selectedText } from "./copy-text.ts";

/** Where copied text goes. */
export interface CopyWhere {
  /** Prefix of the paste buffer's name, `buffer` if undefined. */
  readonly prefix: string | undefined;
  readonly paste: boolean;
  readonly clipboard: boolean;
}

const encoder = new TextEncoder();

/** Sends text to the clipboards of the terminals that show the pane, unless `set-clipboard` is off. */
function setClipboards({ pane, environment }: CopyHost, bytes: Uint8Array): void {
  const { state, services } = environment;
  if (state.serverOptions.string("set-clipboard") === "off") return;
  for (const client of state.clients) {
    const shows = client.session?.current?.window === pane.window;
    if (shows && (client.flags & CLIENT_ATTACHED) !== 0) services.setClipboard(client, bytes);
  }
  fire(state, "pane-set-clipboard", { pane, window: pane.window });
}

/** @param text undefined: what is selected */
export function copyToBuffer(host: CopyHost, text: string | undefined, where: CopyWhere): void {
  const copied = text ?? selectedText(host.state);
  if (copied === undefined) return;
  const bytes = encoder.encode(copied);
  if (where.clipboard) setClipboards(host, bytes);
  if (where.paste) host.environment.state.buffers.add(bytes, where.prefix);
}

/** Puts what is selected behind the newest paste buffer. */
export function appendToBuffer(host: CopyHost): void {
  const text = selectedText(host.state);
  if (text === undefined) return;
  const bytes = encoder.encode(text);
  setClipboards(host, bytes);
  const { buffers } = host.environment.state;
  const top = buffers.top();
  if (top === undefined) {
    buffers.add(bytes);
    return;
  }
  const joined = new Uint8Array(top.bytes.length + bytes.length);
  joined.set(top.bytes);
  joined.set(bytes, top.bytes.length);
  buffers.set(joined, top.name);
}

/** Gives what is selected to a shell command, `copy-command` if there is none. @returns what was selected */
export function pipeSelection(
  host: CopyHost,
  session: Session | undefined,
  command: string | undefined,
): string | undefined {
  const text = selectedText(host.state);
  const { environment } = host;
  const shell = command ?? environment.state.serverOptions.string("copy-command");
  if (shell !== "") {
    const input = encoder.encode(text ?? "");
    environment.background("copy-pipe", environment.services.job(shell, { session, input, noWait: true }));
  }
  return text;
}
