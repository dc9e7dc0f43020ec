import type { ServerState } from "#model/state.ts";
import type { FormatContext } from "./context.ts";

/**
 * Builds a whole context from the parts that are known. What is missing follows from the rest as in tmux: the session from the
 * client, its current winlink, that window's active pane, the newest buffer. `type` is what the most special given part is.
 */
export function formatContext(state: ServerState, parts: Partial<FormatContext> = {}): FormatContext {
  const session = parts.session ?? parts.client?.session;
  const winlink = parts.winlink ?? session?.current;
  const pane = parts.pane ?? (parts.winlink === undefined ? parts.window : undefined)?.active ?? winlink?.window.active;
  return {
    ...parts,
    state,
    client: parts.client,
    session,
    winlink,
    window: parts.window ?? winlink?.window ?? pane?.window,
    pane,
    buffer: parts.buffer ?? state.buffers.top(),
    mouse: parts.mouse,
    variables: parts.variables ?? {},
    type: parts.type ?? typeOf(parts),
  };
}

function typeOf(parts: Partial<FormatContext>): FormatContext["type"] {
  if (parts.pane !== undefined) return "pane";
  if (parts.winlink !== undefined || parts.window !== undefined) return "window";
  return parts.session === undefined ? undefined : "session";
}
