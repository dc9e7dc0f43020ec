import type { KeyEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { Target } from "../context.ts";
import type { ParsedCommand } from "../parse/command-list.ts";

/** The key that ran the commands is repeated. */
export const STATE_REPEAT = 1;
/** A control client sent the commands itself. */
export const STATE_CONTROL = 2;
/** The commands are a hook's: they run no hooks. */
export const STATE_NO_HOOKS = 4;

/** What a list of commands runs with. Commands of one list share it, so that one can move the current target for the next. */
export interface ItemState {
  current: Target | undefined;
  readonly event: KeyEvent | undefined;
  /** STATE_* bits. */
  readonly flags: number;
  /** Variables for formats: of the hook that ran the commands, for one. */
  readonly formats: Readonly<Record<string, string>>;
}

/** One command, or one function, in a queue. */
export interface QueueItem {
  readonly state: ItemState;
  readonly command: ParsedCommand | undefined;
  readonly callback: (() => void | Promise<void>) | undefined;
  /** Commands of the group that follow are dropped when one fails; 0: of no group. */
  readonly group: number;
  client: Client | undefined;
  /** The item that inserted this one; while it waits for this one, this one may run. */
  parent: QueueItem | undefined;
  /** Called when the item has run or was dropped. */
  onGone: (() => void) | undefined;
  /** The last item inserted after this one, where the next one goes. */
  lastInserted: QueueItem | undefined;
  /** It has begun, and its promise is not done. */
  waiting: boolean;
  /** It is no longer in the queue. */
  gone: boolean;
  time: number;
  number: number;
  next: QueueItem | undefined;
  previous: QueueItem | undefined;
}

/** What the commands of one list share; what is not said is empty. */
export function createState(parts: Partial<ItemState> = {}): ItemState {
  return {
    current: parts.current,
    event: parts.event,
    flags: parts.flags ?? 0,
    formats: parts.formats ?? {},
  };
}

/** An item that stands in no queue yet: a command to run, or a function to call. */
export function createItem(
  state: ItemState,
  client: Client | undefined,
  what: {
    readonly command?: ParsedCommand;
    readonly callback?: () => void | Promise<void>;
    readonly parent?: QueueItem;
  },
): QueueItem {
  return {
    state,
    command: what.command,
    callback: what.callback,
    group: what.command?.group ?? 0,
    client,
    parent: what.parent,
    onGone: undefined,
    lastInserted: undefined,
    waiting: false,
    gone: false,
    time: 0,
    number: 0,
    next: undefined,
    previous: undefined,
  };
}
