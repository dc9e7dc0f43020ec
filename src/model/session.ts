import type { Environment } from "./environment.ts";
import type { Options } from "./options.ts";
import type { Winlink } from "./winlink.ts";

/** Sessions that share their windows; created by `new-session -t`. */
export interface SessionGroup {
  name: string;
  readonly sessions: Session[];
}

/** A session: winlinks to windows, one of which is current, with options and an environment of its own. Clients attach to it. */
export class Session {
  readonly id: number;
  name: string;
  cwd: string;
  readonly options: Options;
  readonly environment: Environment;
  /** By index, kept in order of index by `winlinksInOrder`. */
  readonly winlinks: Map<number, Winlink> = new Map();
  /** Most recently current first, without the current one. */
  readonly lastWinlinks: Winlink[] = [];
  current: Winlink | undefined;
  group: SessionGroup | undefined;
  /** Number of clients attached. */
  attached = 0;
  alerted = false;
  /** Special characters of the terminal it was made from, for the terminals of its panes. */
  specialCharacters: Uint8Array | undefined;
  creationTime: number;
  lastAttachedTime = 0;
  activityTime: number;
  lastActivityTime: number;

  constructor(id: number, name: string, cwd: string, options: Options, environment: Environment, now: number) {
    this.id = id;
    this.name = name;
    this.cwd = cwd;
    this.options = options;
    this.environment = environment;
    this.creationTime = now;
    this.activityTime = now;
    this.lastActivityTime = now;
  }

  /** The session's winlinks by ascending index. */
  winlinksInOrder(): Winlink[] {
    return [...this.winlinks.values()].sort((a, b) => a.index - b.index);
  }
}
