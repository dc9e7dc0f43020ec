import type { MouseEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import type { Session } from "#model/session.ts";
import type { ServerState } from "#model/state.ts";
import type { Window } from "#model/window.ts";
import type { Winlink } from "#model/winlink.ts";
import { CommandError, type TargetSpec } from "../command.ts";
import type { Target } from "../context.ts";
import { NO_TARGET, bestWinlink, isValidTarget, targetOfClient, targetOfSession, targetOfWinlink } from "./best.ts";
import {
  findPane,
  findPaneById,
  findSession,
  findWindow,
  findWindowById,
  firstOfMany,
  type FoundWindow,
} from "./lookup.ts";
import { mousePane, mouseWinlink } from "./mouse.ts";

/** What a target is relative to. */
export interface TargetContext {
  readonly state: ServerState;
  /** Where the queue is: the target of the key, hook or command before. */
  readonly current: Target | undefined;
  readonly client: Client | undefined;
  readonly mouse: MouseEvent | undefined;
}

export type TargetOptions = Omit<TargetSpec, "flag">;

const WINDOW_WORDS: Readonly<Record<string, string>> = {
  "{start}": "^",
  "{last}": "!",
  "{end}": "$",
  "{next}": "+",
  "{previous}": "-",
};

const PANE_WORDS: Readonly<Record<string, string>> = {
  "{last}": "!",
  "{next}": "+",
  "{previous}": "-",
  "{top}": "top",
  "{bottom}": "bottom",
  "{left}": "left",
  "{right}": "right",
  "{top-left}": "top-left",
  "{top-right}": "top-right",
  "{bottom-left}": "bottom-left",
  "{bottom-right}": "bottom-right",
};

/** `session:window.pane` taken apart; parts that are missing or empty are undefined. */
interface Parts {
  session?: string | undefined;
  window?: string | undefined;
  pane?: string | undefined;
  exactSession: boolean;
  exactWindow: boolean;
  /** The colon or period was there, so the part can be nothing else. */
  onlyWindow: boolean;
  onlyPane: boolean;
}

function split(text: string, type: TargetSpec["type"]): Parts {
  const parts: Parts = { exactSession: false, exactWindow: false, onlyWindow: false, onlyPane: false };
  const colon = text.indexOf(":");
  const rest = colon === -1 ? text : text.slice(colon + 1);
  const period = rest.indexOf(".");
  const beforePeriod = period === -1 ? rest : rest.slice(0, period);
  if (colon !== -1) {
    parts.session = text.slice(0, colon);
    parts.window = beforePeriod;
    parts.onlyWindow = true;
  } else if (period !== -1) parts.window = beforePeriod;
  else if (text.startsWith("$")) parts.session = text;
  else if (text.startsWith("@")) parts.window = text;
  else if (text.startsWith("%")) parts.pane = text;
  else parts[type] = text;
  if (period !== -1) {
    parts.pane = rest.slice(period + 1);
    parts.onlyPane = true;
  }

  if (parts.session?.startsWith("=")) {
    parts.session = parts.session.slice(1);
    parts.exactSession = true;
  }
  if (parts.window?.startsWith("=")) {
    parts.window = parts.window.slice(1);
    parts.exactWindow = true;
  }
  parts.session ||= undefined;
  parts.window = parts.window ? (WINDOW_WORDS[parts.window] ?? parts.window) : undefined;
  parts.pane = parts.pane ? (PANE_WORDS[parts.pane] ?? parts.pane) : undefined;
  return parts;
}

class TargetSearch {
  readonly #context: TargetContext;
  readonly #options: TargetOptions;
  readonly #state: ServerState;
  /** What was found before the search failed: a target that may fail has it. */
  found: Target = NO_TARGET;
  /** There is no client to take the active pane of: tmux says so even where it is otherwise quiet. */
  wantedClient = false;

  constructor(context: TargetContext, options: TargetOptions) {
    this.#context = context;
    this.#options = options;
    this.#state = context.state;
  }

  find(text: string | undefined): Target {
    const current = this.#current();
    if (text === undefined || text === "") return this.#options.windowIndex ? { ...current, index: -1 } : current;
    if (text === "@" || text === "{active}" || text === "{current}") return this.#active();
    if (text === "=" || text === "{mouse}") return this.#mouse();
    if (text === "~" || text === "{marked}") {
      const { marked } = this.#state;
      if (marked === undefined || !isValidTarget(this.#state, this.#marked()))
        throw new CommandError("no marked target");
      return this.#marked()!;
    }
    const parts = split(text, this.#options.type);
    if (parts.pane !== undefined && this.#options.windowIndex) throw new CommandError("can't specify pane here");
    if (parts.session !== undefined) return this.#inSession(parts, parts.session);
    if (parts.window !== undefined) return this.#window(current, parts, parts.window);
    if (parts.pane !== undefined) return this.#pane(current, parts, parts.pane);
    return this.#options.windowIndex ? { ...current, index: -1 } : current;
  }

  #marked(): Target | undefined {
    const { marked } = this.#state;
    return marked === undefined ? undefined : targetOfWinlink(marked.winlink, marked.pane);
  }

  #current(): Target {
    const marked = this.#options.defaultMarked ? this.#marked() : undefined;
    if (isValidTarget(this.#state, marked)) return marked;
    const { current, client } = this.#context;
    if (isValidTarget(this.#state, current)) return current;
    const target = targetOfClient(this.#state, client, this.#options.preferUnattached);
    if (target === undefined) throw new CommandError("no current target");
    return target;
  }

  #active(): Target {
    const winlink = this.#context.client?.session?.current;
    if (winlink === undefined) {
      this.wantedClient = true;
      throw new CommandError("no current client");
    }
    return targetOfWinlink(winlink);
  }

  #mouse(): Target {
    const { mouse } = this.#context;
    if (this.#options.type === "pane") {
      const found = mousePane(this.#state, mouse);
      if (found !== undefined) return targetOfWinlink(found.winlink, found.pane);
    }
    const winlink = mouseWinlink(this.#state, mouse);
    if (winlink?.window.active === undefined) throw new CommandError("no mouse target");
    return targetOfWinlink(winlink);
  }

  #inSession(parts: Parts, text: string): Target {
    const session = findSession(this.#state, text, parts.exactSession);
    if (session === undefined) throw new CommandError(`can't find session: ${text}`);
    this.found = { session, index: -1 };
    if (parts.window === undefined && parts.pane === undefined) return targetOfSession(session);
    if (parts.window === undefined) {
      const pane = parts.pane ?? "";
      const byId = pane.startsWith("%") ? this.#state.panes.get(Number(pane.slice(1)))?.window : undefined;
      const winlink = byId === undefined ? session.current : bestWinlink(session, byId);
      return this.#paneIn(winlink, winlink?.window, pane);
    }
    const found = findWindow(this.#state, session, parts.window, this.#windowSearch(parts));
    const other = parts.window.startsWith("@")
      ? session.current
      : firstOfMany(session, parts.window, parts.exactWindow);
    this.found = { session, winlink: other, index: -1 };
    return this.#found(session, found, parts, parts.window);
  }

  #windowSearch(parts: Parts): { exact: boolean; anyIndex: boolean } {
    return { exact: parts.exactWindow, anyIndex: this.#options.windowIndex === true };
  }

  #found(session: Session | undefined, found: FoundWindow | undefined, parts: Parts, text: string): Target {
    if (found === undefined) throw new CommandError(`can't find window: ${text}`);
    const { winlink, index } = found;
    if (parts.pane !== undefined) return this.#paneIn(winlink, winlink?.window, parts.pane);
    if (winlink === undefined) return { session, window: session?.current?.window, index };
    return { ...targetOfWinlink(winlink), index };
  }

  #window(current: Target, parts: Parts, text: string): Target {
    if (parts.onlyWindow && !text.startsWith("@")) this.found = { session: current.session, index: -1 };
    return this.#found(current.session, this.#findWindow(current, parts, text), parts, text);
  }

  /** A window of the current session, or a session's current window. */
  #findWindow(current: Target, parts: Parts, text: string): FoundWindow | undefined {
    if (text.startsWith("@")) return findWindowById(this.#state, text, this.#options.preferUnattached === true);
    const found =
      current.session === undefined
        ? undefined
        : findWindow(this.#state, current.session, text, this.#windowSearch(parts));
    if (found !== undefined || parts.onlyWindow) return found;
    const session = findSession(this.#state, text, parts.exactSession);
    if (session?.current === undefined) return undefined;
    return { winlink: session.current, index: this.#options.windowIndex ? -1 : session.current.index };
  }

  #pane(current: Target, parts: Parts, text: string): Target {
    if (text.startsWith("%")) {
      const found = findPaneById(this.#state, text, this.#options.preferUnattached === true);
      if (found === undefined) throw new CommandError(`can't find pane: ${text}`);
      return targetOfWinlink(found.winlink, found.pane);
    }
    const pane = current.window === undefined ? undefined : findPane(this.#state, current.window, text);
    if (pane !== undefined) return { ...current, pane };
    if (parts.onlyPane) this.found = { ...current, pane: undefined };
    const found = parts.onlyPane ? undefined : this.#findWindow(current, parts, text);
    if (found?.winlink === undefined) throw new CommandError(`can't find pane: ${text}`);
    return targetOfWinlink(found.winlink);
  }

  #paneIn(winlink: Winlink | undefined, window: Window | undefined, text: string): Target {
    const pane: Pane | undefined = window === undefined ? undefined : findPane(this.#state, window, text);
    if (winlink !== undefined) this.found = { ...targetOfWinlink(winlink), pane: undefined };
    if (winlink === undefined || pane === undefined) throw new CommandError(`can't find pane: ${text}`);
    return targetOfWinlink(winlink, pane);
  }
}

/**
 * The object that a `-t` or `-s` names.
 *
 * @param text undefined or "": the current one
 * @param tell takes what is said of a target that may fail: only that there is no client whose pane it could be
 * @returns as much of it as was found, when the target may fail
 * @throws CommandError in tmux's words, with `quiet` without a word
 * Source: tmux/tmux cmd-find.c
 */
export function findTarget(
  context: TargetContext,
  text: string | undefined,
  options: TargetOptions,
  tell?: (message: string) => void,
): Target {
  const search = new TargetSearch(context, options);
  try {
    return search.find(text);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    if (options.canFail) {
      if (search.wantedClient) tell?.(error.message);
      return search.found;
    }
    throw options.quiet && !search.wantedClient ? new CommandError("") : error;
  }
}
