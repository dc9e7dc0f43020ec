import { foregroundCommand, foregroundPath } from "#pty/foreground.ts";
import type { Pty, PtySize } from "#pty/pty.ts";
import type { PaneProcess } from "#model/pane.ts";
import { windowNameFromCommand } from "#model/names.ts";

/** A pane's program, over a pty. */
export class PtyProcess implements PaneProcess {
  readonly pty: Pty;
  readonly #pixels: (cols: number, rows: number) => PtySize;
  #closed = false;
  /**
   * It has only just been started: its name is still the one it was started by. So `new-window 'vim x'` names its
   * window vim, and not after the shell that is about to become it.
   */
  #fresh = true;

  /** @param pixels what so many cells measure in the pane's window */
  constructor(pty: Pty, pixels: (cols: number, rows: number) => PtySize) {
    this.pty = pty;
    this.#pixels = pixels;
    // the second turn from now is after the first look at windows' names
    setImmediate(() => setImmediate(() => (this.#fresh = false)));
  }

  get pid(): number {
    return this.pty.pid;
  }

  get tty(): string {
    return this.pty.tty;
  }

  get closed(): boolean {
    return this.#closed;
  }

  write(bytes: Uint8Array): void {
    this.pty.write(bytes);
  }

  answer(bytes: Uint8Array): void {
    this.pty.answer(bytes);
  }

  resize(cols: number, rows: number): void {
    this.pty.resize(this.#pixels(cols, rows));
  }

  currentCommand(): string | undefined {
    const word = this.#closed || this.#fresh ? undefined : foregroundCommand(this.pid);
    return word === undefined ? undefined : windowNameFromCommand(word);
  }

  currentPath(): string | undefined {
    return this.#closed ? undefined : foregroundPath(this.pid);
  }

  kill(signal: NodeJS.Signals): void {
    this.pty.kill(signal);
  }

  close(): void {
    this.#closed = true;
    this.pty.close();
  }
}
