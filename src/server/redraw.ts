import type { RedrawRequest } from "#command/context.ts";
import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import type { Clock } from "./clock.ts";
import { MARK_ALL, MARK_BORDERS, MARK_PANES, MARK_STATUS } from "./compose/compose.ts";

/** Time between two frames of a view that changes all the time, ms: about 60 a second. */
export const FRAME_MS = 16;
/** Time between the first frames after a pause: what follows a key shows sooner than under a flood of output. */
const QUICK_FRAME_MS = 4;
const QUICK_FRAMES = 4;
/** A frame takes at most one part in this many of the time: slow terminals and large windows get fewer frames, and so does a new server, which draws slowly. */
const FRAME_SHARE = 8;
/** Of what changes all the time frames take less than that, as long as there are some 30 a second. */
const LATER_FRAME_SHARE = 24;
const LATER_FRAME_MS = 33;
const SLOWEST_FRAME_MS = 250;

/** What is drawn for one client; `ClientView` is the real one. */
export interface RedrawView {
  readonly client: Client;
  /** Whether it can take a frame now: attached, not suspended, its carrier not backed up. */
  ready(): boolean;
  /** Whether the client sees the pane, so that its output concerns it. */
  shows(pane: Pane): boolean;
  /** Draws what `marks` (MARK_*) says may have changed. */
  draw(marks: number): void;
  /** What the other end shows is not known any more: the next frame draws it all. */
  forget(): void;
  /** Seconds between redraws of the status line, 0 for none. */
  statusSeconds(): number;
  /** ms after which it wants to be drawn again by itself, undefined for never. */
  wakeAfter(): number | undefined;
  close(): void;
}

/** How long a view was quiet before it counts as idle again, ms. */
const IDLE_MS = FRAME_MS;

interface Entry {
  readonly view: RedrawView;
  marks: number;
  /** Ends the wait for the frame that is due. */
  cancel: (() => void) | undefined;
  /** Ends the wait for what time alone will bring (`wakeAfter`). */
  wake: (() => void) | undefined;
  lastFrame: number;
  /** Frames since the view was last idle. */
  streak: number;
  costMs: number;
  statusTimer: (() => void) | undefined;
  statusSeconds: number;
}

/**
 * Decides when each client is drawn. Whatever changes is marked; a view that was idle is drawn at once, one that is busy
 * once a frame interval, one whose carrier is backed up not before that is ready, in one frame with all that it missed.
 */
export class RedrawScheduler {
  readonly #clock: Clock;
  readonly #report: (error: unknown) => void;
  readonly #entries = new Map<Client, Entry>();

  /** @param report gets what drawing a view throws */
  constructor(clock: Clock, report: (error: unknown) => void) {
    this.#clock = clock;
    this.#report = report;
  }

  /** Begins to draw a client; its first frame comes at once. */
  add(view: RedrawView): void {
    this.remove(view.client);
    const entry: Entry = {
      view,
      marks: 0,
      cancel: undefined,
      wake: undefined,
      lastFrame: -Infinity,
      streak: 0,
      costMs: 0,
      statusTimer: undefined,
      statusSeconds: -1,
    };
    this.#entries.set(view.client, entry);
    this.#mark(entry, MARK_ALL);
  }

  /** Draws a client no more; what it shows stays. */
  remove(client: Client): void {
    const entry = this.#entries.get(client);
    if (entry === undefined) return;
    entry.cancel?.();
    entry.wake?.();
    entry.statusTimer?.();
    this.#entries.delete(client);
    entry.view.close();
  }

  view(client: Client): RedrawView | undefined {
    return this.#entries.get(client)?.view;
  }

  /** A pane's program printed something, or its mode drew something. */
  paneChanged(pane: Pane): void {
    for (const entry of this.#entries.values()) {
      if (entry.view.shows(pane)) this.#mark(entry, MARK_PANES);
    }
  }

  /** Somebody types: what follows is likely its echo, and is not to wait for the pace of a flood. */
  inputFrom(client: Client): void {
    const entry = this.#entries.get(client);
    if (entry === undefined || entry.streak === 0) return;
    entry.streak = 0;
    if (entry.cancel !== undefined) this.#schedule(entry);
  }

  /** As commands ask for it. */
  redraw(request: RedrawRequest): void {
    const marks =
      request.what === "all" ? MARK_ALL : request.what === "status" ? MARK_STATUS : MARK_BORDERS | MARK_STATUS;
    for (const [client, entry] of this.#entries) {
      if (!concerns(request, client)) continue;
      if (request.anew === true) entry.view.forget();
      this.#mark(entry, marks);
    }
  }

  /** The carrier took what it was given: a frame that waited for it may go. */
  carrierReady(client: Client): void {
    const entry = this.#entries.get(client);
    if (entry !== undefined && entry.marks !== 0) this.#schedule(entry);
  }

  /** Draws what is marked now, whatever the interval says; nothing if the carrier is not ready. */
  flush(client: Client): void {
    const entry = this.#entries.get(client);
    if (entry !== undefined && entry.marks !== 0) this.#draw(entry);
  }

  #mark(entry: Entry, marks: number): void {
    entry.marks |= marks;
    if (entry.cancel === undefined) this.#schedule(entry);
  }

  #schedule(entry: Entry): void {
    entry.cancel?.();
    entry.cancel = undefined;
    if (!entry.view.ready()) return;
    const draw = (): void => {
      entry.cancel = undefined;
      this.#draw(entry);
    };
    const since = this.#clock.now() - entry.lastFrame;
    const wait = intervalOf(entry) - since;
    if (since >= Math.max(IDLE_MS, intervalOf(entry))) entry.streak = 0;
    entry.cancel = wait <= 0 ? this.#clock.soon(draw) : this.#clock.after(wait, draw);
  }

  #draw(entry: Entry): void {
    entry.cancel?.();
    entry.cancel = undefined;
    if (!entry.view.ready()) return;
    const marks = entry.marks;
    entry.marks = 0;
    const begin = this.#clock.now();
    try {
      entry.view.draw(marks);
    } catch (error) {
      // one view's frame is an edge: the others are drawn, and this one again when something changes
      this.#report(error);
    }
    const end = this.#clock.now();
    entry.costMs = end - begin;
    entry.lastFrame = end;
    entry.streak++;
    this.#keepStatusTimer(entry);
    this.#keepLaterFrame(entry);
  }

  /** The status line is drawn anew every `status-interval` seconds, counted from attaching or from a change of the option. */
  #keepStatusTimer(entry: Entry): void {
    const seconds = entry.view.statusSeconds();
    if (seconds === entry.statusSeconds) return;
    entry.statusTimer?.();
    entry.statusTimer = undefined;
    entry.statusSeconds = seconds;
    if (seconds === 0) return;
    const tick = (): void => {
      entry.statusTimer = this.#clock.after(seconds * 1000, tick);
      if (entry.view.client.message === undefined && entry.view.client.prompt === undefined) {
        this.#mark(entry, MARK_STATUS);
      }
    };
    entry.statusTimer = this.#clock.after(seconds * 1000, tick);
  }

  /** A frame left something out that time will bring: a pane in the middle of a synchronised update. */
  #keepLaterFrame(entry: Entry): void {
    entry.wake?.();
    const later = entry.view.wakeAfter();
    entry.wake = later === undefined ? undefined : this.#clock.after(later, () => this.#mark(entry, MARK_PANES));
  }
}

function intervalOf(entry: Entry): number {
  const { costMs } = entry;
  const base =
    entry.streak <= QUICK_FRAMES
      ? QUICK_FRAME_MS
      : Math.max(FRAME_MS, Math.min(LATER_FRAME_MS, costMs * LATER_FRAME_SHARE));
  return Math.min(SLOWEST_FRAME_MS, Math.max(base, costMs * FRAME_SHARE));
}

function concerns(request: RedrawRequest, client: Client): boolean {
  if (request.client !== undefined && request.client !== client) return false;
  if (request.session !== undefined && request.session !== client.session) return false;
  const window = request.window ?? request.pane?.window;
  if (window === undefined) return true;
  if (client.session?.current?.window === window) return true;
  // A window that is not shown still stands in the status line of the sessions that have it.
  return request.what !== "borders" && [...window.winlinks].some((winlink) => winlink.session === client.session);
}
