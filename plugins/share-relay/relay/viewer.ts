import { MAX_CELLS, type ViewerMessage } from "../wire/messages.ts";
import type { StoredFrame } from "./frame-log.ts";

export interface Size {
  readonly cols: number;
  readonly rows: number;
}

/** A terminal's size as a viewer tells it, held to what a share is drawn for; what is no number is one cell. */
export function boundedSize(cols: unknown, rows: unknown): Size {
  const side = (value: unknown): number =>
    Number.isInteger(value) ? Math.min(Math.max(Number(value), 1), MAX_CELLS) : 1;
  return { cols: side(cols), rows: side(rows) };
}

/** The way to one viewer: an ssh channel or a WebSocket. */
export interface ViewerPort {
  send(frame: StoredFrame): void;
  tell(message: ViewerMessage): void;
  /** Shows a notice over everything: the share does not fit. */
  tooSmall(share: Size, viewer: Size): void;
  /** Bytes accepted by us that have not left yet. */
  backlog(): number;
  /** Says a last line and closes. */
  end(line: string): void;
}

/** Somebody who joined a share. */
export class Viewer {
  readonly id: number;
  readonly via: "ssh" | "web";
  readonly readOnly: boolean;
  readonly address: string;
  readonly port: ViewerPort;
  cols: number;
  rows: number;
  /** Sequence of the last frame sent; undefined: needs a key frame. */
  position: number | undefined;
  /** Lowest backlog seen since he fell behind, and when that was; undefined while he keeps up. */
  behind: { backlog: number; since: number } | undefined;
  /** Both sizes of the last notice that the share does not fit. */
  told = "";

  constructor(id: number, via: "ssh" | "web", readOnly: boolean, address: string, size: Size, port: ViewerPort) {
    this.id = id;
    this.via = via;
    this.readOnly = readOnly;
    this.address = address;
    this.cols = size.cols;
    this.rows = size.rows;
    this.port = port;
  }

  /** Web viewers scale what they show; a terminal must be as large as the share. */
  fits(share: Size): boolean {
    return this.via === "web" || (this.cols >= share.cols && this.rows >= share.rows);
  }
}
