import type { Frame } from "../wire/frame.ts";
import { FrameLog, type StoredFrame } from "./frame-log.ts";
import type { Viewer } from "./viewer.ts";

/** More than this unsent for a viewer, and he gets no more until it is gone; then he jumps to now. */
export const VIEWER_LIMIT_BYTES = 256 * 1024;
/** A laggard is caught up again when he has less than this unsent. */
const CAUGHT_UP_BYTES = 16 * 1024;
/** Up to this much of the log is sent to catch up; beyond, a fresh key frame is cheaper. */
const CATCH_UP_BYTES = 128 * 1024;
const LAGGARD_INTERVAL_MS = 25;
/** A viewer who accepts nothing for so long is cut. */
export const STUCK_MS = 60_000;

/** One encoding of a share: its log, and the viewers who follow it, each at his own pace. */
export class FanOut {
  readonly log = new FrameLog();
  readonly viewers = new Set<Viewer>();
  readonly #demand: (on: boolean, key: boolean) => void;
  readonly #cut: (viewer: Viewer, line: string) => void;
  #keyAsked = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  /**
   * @param demand tells the host what is wanted: the log at all, a key frame now
   * @param cut ends a viewer
   */
  constructor(demand: (on: boolean, key: boolean) => void, cut: (viewer: Viewer, line: string) => void) {
    this.#demand = demand;
    this.#cut = cut;
  }

  join(viewer: Viewer): void {
    const first = this.viewers.size === 0;
    this.viewers.add(viewer);
    if (first) this.#ask(true);
    this.#catchUp(viewer);
  }

  leave(viewer: Viewer): void {
    if (!this.viewers.delete(viewer) || this.viewers.size > 0) return;
    this.#stopTimer();
    this.log.clear();
    this.#keyAsked = false;
    this.#demand(false, false);
  }

  /** The viewer's terminal has another size. */
  resized(viewer: Viewer): void {
    viewer.position = undefined;
    this.#catchUp(viewer);
  }

  /** A new connection of the host: nothing that was sent counts any more. */
  restart(): void {
    this.log.clear();
    for (const viewer of this.viewers) viewer.position = undefined;
    this.#keyAsked = false;
    if (this.viewers.size > 0) this.#ask(true);
  }

  /** Takes a frame of the host. @returns false when it fits nowhere: a key frame is asked for */
  take(frame: Frame): boolean {
    if (this.viewers.size === 0) return true;
    const before = this.log.sequence;
    const stored = this.log.add(frame);
    if (stored === undefined) {
      this.#ask(true);
      return false;
    }
    if (stored === this.log.key) this.#keyAsked = false;
    for (const viewer of this.viewers) {
      if (stored !== this.log.key && viewer.position === before && viewer.behind === undefined) {
        this.#send(viewer, stored);
      } else if (viewer.position !== frame.sequence) this.#catchUp(viewer);
    }
    if (this.log.wantsKey) this.#ask(false);
    return true;
  }

  close(): void {
    this.#stopTimer();
    this.viewers.clear();
  }

  #send(viewer: Viewer, stored: StoredFrame): void {
    if (viewer.port.backlog() > VIEWER_LIMIT_BYTES) return this.#fallBehind(viewer);
    viewer.position = stored.frame.sequence;
    viewer.port.send(stored);
  }

  #catchUp(viewer: Viewer): void {
    const { size } = this.log;
    if (size.cols > 0 && !viewer.fits(size)) {
      viewer.position = undefined;
      // A terminal that changes its size for ever and reads nothing is owed no notice each time.
      if (viewer.port.backlog() > CAUGHT_UP_BYTES) return this.#fallBehind(viewer);
      const sizes = `${size.cols}x${size.rows} ${viewer.cols}x${viewer.rows}`;
      if (viewer.told !== sizes) viewer.port.tooSmall(size, viewer);
      viewer.told = sizes;
      return;
    }
    viewer.told = "";
    const backlog = viewer.port.backlog();
    if (backlog > CAUGHT_UP_BYTES) return this.#fallBehind(viewer);
    const missing = this.log.since(viewer.position);
    if (missing === undefined) return this.#ask(false);
    const bytes = missing.reduce((sum, each) => sum + each.bytes.length, 0);
    if (missing.length > 1 && bytes > CATCH_UP_BYTES) return this.#ask(false);
    viewer.behind = undefined;
    for (const each of missing) {
      viewer.position = each.frame.sequence;
      viewer.port.send(each);
    }
  }

  #fallBehind(viewer: Viewer): void {
    viewer.behind ??= { backlog: viewer.port.backlog(), since: performance.now() };
    this.#timer ??= setInterval(() => this.#lookAfterLaggards(), LAGGARD_INTERVAL_MS);
  }

  #lookAfterLaggards(): void {
    const now = performance.now();
    let laggards = 0;
    for (const viewer of this.viewers) {
      if (viewer.behind === undefined) continue;
      const backlog = viewer.port.backlog();
      if (backlog < viewer.behind.backlog) viewer.behind = { backlog, since: now };
      if (now - viewer.behind.since > STUCK_MS) {
        this.#cut(viewer, "Your connection has accepted nothing for a minute.");
        continue;
      }
      laggards++;
      if (backlog <= CAUGHT_UP_BYTES) this.#catchUp(viewer);
    }
    if (laggards === 0) this.#stopTimer();
  }

  #ask(again: boolean): void {
    if (this.#keyAsked && !again) return;
    this.#keyAsked = true;
    this.#demand(true, true);
  }

  #stopTimer(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
