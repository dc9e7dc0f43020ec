import { EventEmitter } from "node:events";

/** A stream that Ink takes for a terminal: it keeps the newest whole frame. */
export class FrameStream extends EventEmitter {
  readonly isTTY = true;
  columns: number;
  rows: number;
  /** The newest frame: rows separated by LF, with SGR and OSC 8. */
  frame = "";
  /** Number of frames so far. */
  frames = 0;

  constructor(columns: number, rows: number) {
    super();
    this.columns = columns;
    this.rows = rows;
  }

  write(frame: string): boolean {
    this.frame = frame;
    this.frames++;
    return true;
  }

  /** As a stream type of node's, which is what Ink asks for; it uses no more than what is here. */
  asStdout(): NodeJS.WriteStream {
    return this as unknown as NodeJS.WriteStream;
  }
}

/** A standard input that never says anything: keys come through the server's key tables. */
export function silentStdin(): NodeJS.ReadStream {
  const stream = Object.assign(new EventEmitter(), {
    isTTY: false,
    setEncoding: () => stream,
    setRawMode: () => stream,
    resume: () => stream,
    pause: () => stream,
    ref: () => stream,
    unref: () => stream,
    read: () => null,
  });
  return stream as unknown as NodeJS.ReadStream;
}
