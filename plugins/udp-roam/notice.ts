import { ATTR_BRIGHT, DEFAULT_STYLE, MODE_CURSOR, type Screen, type Style } from "troam/plugin/screen";

/** All ms. Source: mobile-shell/mosh src/frontend/terminaloverlay.cc */
const SERVER_LATE = 6500;
const REPLY_LATE = 10_000;
const CONNECTING_AFTER = 250;
const MESSAGE_TIME = 1000;

/** What the bar is made from; times are ms of a monotonic clock. */
export interface LinkState {
  readonly connected: boolean;
  readonly startedAt: number;
  /** When the newest state of the server came. */
  readonly heardAt: number;
  /** When the newest of our states that it acknowledged was sent. */
  readonly acknowledgedAt: number;
  readonly port: number;
  readonly shuttingDown: boolean;
}

/** White on blue, bold. */
const STYLE: Style = { ...DEFAULT_STYLE, fg: 7, bg: 4, attr: ATTR_BRIGHT };

/** The bar over the top row: what is wrong with the connection, or what the user is being told. */
export class Notice {
  readonly #quitKeys: string;
  #message: { readonly text: string; readonly until: number; readonly trouble: boolean } | undefined;

  /** @param quitKeys how to leave, as in "[To quit: Ctrl-^ .]"; "" when there is no way */
  constructor(quitKeys: string) {
    this.#quitKeys = quitKeys;
  }

  /** Shows a message for a second, or until the next one. */
  say(text: string, now: number, lastsMs = MESSAGE_TIME): void {
    this.#message = text === "" ? undefined : { text, until: now + lastsMs, trouble: false };
  }

  /** Sending fails: told until it works again. */
  trouble(text: string | undefined, now: number): void {
    if (text !== undefined) this.#message = { text, until: now + 3100, trouble: true };
    else if (this.#message?.trouble === true) this.#message = undefined;
  }

  /** @returns the line to show, "" for none */
  text(link: LinkState, now: number): string {
    const message = this.#message !== undefined && now < this.#message.until ? this.#message.text : "";
    const age = this.#age(link, now);
    if (message === "" && age === "") return "";
    const parts = message === "" ? age : age === "" ? message : `${message} (${age})`;
    return `mosh: ${parts.replace(/^./, (first) => (message === "" ? first.toUpperCase() : first))}${this.#quitKeys}`;
  }

  /** Draws the bar into a copy of the frame. */
  draw(into: Screen, link: LinkState, now: number): void {
    const text = this.text(link, now);
    if (text === "") return;
    into.fill(0, 0, into.cols, 1, " ", STYLE);
    into.put(0, 0, text, STYLE);
    if (into.cursorY === 0) into.modes &= ~MODE_CURSOR;
  }

  /** How long until the line changes by itself, ms. */
  waitMs(link: LinkState, now: number): number {
    if (this.text(link, now) !== "") return 250;
    if (!link.connected) return Math.max(0, link.startedAt + CONNECTING_AFTER - now);
    const due = Math.min(link.heardAt + SERVER_LATE, link.acknowledgedAt + REPLY_LATE);
    return Math.max(0, due - now) + 1;
  }

  #age(link: LinkState, now: number): string {
    if (link.shuttingDown) return "exiting";
    if (!link.connected) {
      return now - link.startedAt >= CONNECTING_AFTER ? `nothing received from server on UDP port ${link.port}.` : "";
    }
    if (now - link.heardAt > SERVER_LATE) return `last contact ${elapsed(now - link.heardAt)} ago.`;
    if (now - link.acknowledgedAt > REPLY_LATE) return `last reply ${elapsed(now - link.acknowledgedAt)} ago.`;
    return "";
  }
}

function elapsed(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return `${seconds} seconds`;
  const two = (n: number): string => String(n).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
