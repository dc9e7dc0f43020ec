import { type Client, CLIENT_SUSPENDED } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import { diff } from "#render/diff.ts";
import type { OutputTerminal } from "#render/output-terminal.ts";
import { Screen } from "#terminal/screen.ts";
import { ClientFrame } from "./client-frame.ts";
import { MARK_ALL } from "./compose/compose.ts";
import type { ComposeEnvironment } from "./compose/environment.ts";
import type { RedrawView } from "./redraw.ts";

/** What carries bytes to a terminal. */
export interface CarrierPort {
  /** Whether it takes more: false while what it was given is not yet gone. */
  ready(): boolean;
  write(bytes: Uint8Array): void;
}

/** What takes whole frames. */
export interface FrameSink {
  ready(): boolean;
  /** Shows a frame. The screen stays the view's: it is valid until the sink returns. */
  show(frame: Screen): void;
  /** What the other end shows is not known any more (it was drawn over, it is new). */
  forget?(): void;
}

/** Draws frames on a terminal: keeps what the terminal shows and sends the difference. */
export class TerminalSink implements FrameSink {
  readonly #terminal: OutputTerminal;
  readonly #port: CarrierPort;
  #seen: Screen | null = null;

  constructor(terminal: OutputTerminal, port: CarrierPort) {
    this.#terminal = terminal;
    this.#port = port;
  }

  ready(): boolean {
    return this.#port.ready();
  }

  show(frame: Screen): void {
    const bytes = diff(this.#seen, frame, this.#terminal);
    this.#seen ??= new Screen(frame.cols, frame.rows);
    this.#seen.copyFrom(frame);
    if (bytes.length !== 0) this.#port.write(bytes);
  }

  forget(): void {
    this.#seen = null;
  }
}

/** Draws one client on its terminal: composes its picture into a screen of its own and hands that to the sink. */
export class ClientView implements RedrawView {
  readonly client: Client;
  /** The newest composed frame. */
  readonly screen: Screen;
  readonly #frame: ClientFrame;
  readonly #sink: FrameSink;

  constructor(client: Client, sink: FrameSink, env: ComposeEnvironment) {
    this.client = client;
    this.screen = new Screen(Math.max(1, client.cols), Math.max(1, client.rows));
    this.#frame = new ClientFrame(client, env);
    this.#sink = sink;
  }

  ready(): boolean {
    return this.client.session !== undefined && (this.client.flags & CLIENT_SUSPENDED) === 0 && this.#sink.ready();
  }

  shows(pane: Pane): boolean {
    return this.#frame.shows(pane);
  }

  draw(marks: number = MARK_ALL): void {
    this.#frame.draw(this.screen, marks);
    this.#sink.show(this.screen);
  }

  forget(): void {
    this.#sink.forget?.();
  }

  statusSeconds(): number {
    return this.#frame.statusSeconds();
  }

  wakeAfter(): number | undefined {
    return this.#frame.wakeAfter();
  }

  close(): void {
    this.#frame.close();
  }
}
