import type { ReactNode } from "react";
import { Screen } from "#terminal/screen.ts";
import { Terminal } from "#terminal/terminal.ts";
import { render } from "./ink.ts";
import { FrameStream, silentStdin } from "./ink-stream.ts";

const encoder = new TextEncoder();

/**
 * Frames after which the collector is told that there is something to do. Ink leaves some 100 KB behind with each; left to
 * itself the process grew by 80 MB before the first collection.
 */
const FRAMES_PER_COLLECTION = 100;

/** Listeners for a new size that are Ink's own; others are components'. */
const INK_LISTENERS = 1;

/**
 * A place where Ink draws: React elements become cells. One Ink instance is kept for the life of the surface;
 * its frames go through a terminal of ours, never to a tty.
 */
export class Surface {
  readonly #stream: FrameStream;
  readonly #terminal: Terminal;
  readonly #onChange: () => void;
  #instance: ReturnType<typeof render> | undefined;
  #drawing = false;
  #seen: string | undefined;

  /** @param onChange a component drew itself again, outside `draw` */
  constructor(cols: number, rows: number, onChange: () => void) {
    this.#stream = new FrameStream(cols, rows);
    this.#terminal = new Terminal(cols, rows);
    this.#onChange = onChange;
    const write = this.#stream.write.bind(this.#stream);
    this.#stream.write = (frame) => {
      write(frame);
      if (this.#stream.frames % FRAMES_PER_COLLECTION === 0) Bun.gc(false);
      if (!this.#drawing) this.#onChange();
      return true;
    };
  }

  /** The newest frame as Ink wrote it. */
  get frame(): string {
    return this.#stream.frame;
  }

  /** Whether Ink drew since the cells were read last. */
  get stale(): boolean {
    return this.#seen !== this.#stream.frame;
  }

  /** Draws an element in `cols` × `rows` cells. @returns the cells, valid until the next call */
  draw(node: ReactNode, cols: number, rows: number): Screen {
    const resized = cols !== this.#stream.columns || rows !== this.#stream.rows;
    if (resized) {
      this.#stream.columns = cols;
      this.#stream.rows = rows;
      this.#terminal.resize(cols, rows);
      this.#seen = undefined;
    }
    const { frames } = this.#stream;
    this.#guard(() => {
      if (this.#instance !== undefined) return this.#instance.rerender(node);
      const stdout = this.#stream.asStdout();
      this.#instance = render(node, {
        stdout,
        stderr: stdout,
        stdin: silentStdin(),
        debug: true,
        patchConsole: false,
        exitOnCtrlC: false,
      });
    });
    // Ink asks for the width whenever it lays out; to be told of it as well costs a second layout and frame.
    const heard = this.#stream.listenerCount("resize") > INK_LISTENERS;
    if (resized && (heard || this.#stream.frames === frames)) this.#guard(() => this.#stream.emit("resize"));
    return this.cells();
  }

  /** The cells of the newest frame. */
  cells(): Screen {
    if (this.#seen !== this.#stream.frame) {
      this.#seen = this.#stream.frame;
      // Without autowrap a row that is exactly full does not push the next one down.
      const text = this.#seen.replaceAll("\n", "\r\n");
      this.#terminal.feed(encoder.encode(`\x1b[0m\x1b[?7l\x1b[H\x1b[2J${text}`));
    }
    return this.#terminal.screen;
  }

  close(): void {
    this.#guard(() => {
      this.#instance?.unmount();
      this.#instance?.cleanup();
    });
    this.#instance = undefined;
    this.#terminal.close();
  }

  #guard(work: () => void): void {
    this.#drawing = true;
    try {
      work();
    } finally {
      this.#drawing = false;
    }
  }
}
