import type { Client } from "#model/client.ts";
import { CLIENT_SUSPENDED } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import { applyPendingSize } from "#model/sizes.ts";
import { diff } from "#render/diff.ts";
import type { OutputTerminal } from "#render/output-terminal.ts";
import { Screen } from "#terminal/screen.ts";
import { ClientComposer, MARK_ALL, MARK_STATUS } from "./compose/compose.ts";
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

/** One client's picture: composes it into a screen of its own and hands that to the sink. */
export class ClientView implements RedrawView {
  readonly client: Client;
  /** The newest composed frame. */
  readonly screen: Screen;
  readonly #composer: ClientComposer;
  readonly #sink: FrameSink;
  readonly #env: ComposeEnvironment;

  constructor(client: Client, sink: FrameSink, env: ComposeEnvironment) {
    this.client = client;
    this.screen = new Screen(Math.max(1, client.cols), Math.max(1, client.rows));
    this.#composer = ClientComposer.of(client, env);
    this.#sink = sink;
    this.#env = env;
  }

  ready(): boolean {
    return this.client.session !== undefined && (this.client.flags & CLIENT_SUSPENDED) === 0 && this.#sink.ready();
  }

  /** Whether the client sees the pane, so that its output concerns it. */
  shows(pane: Pane): boolean {
    return this.client.session?.current?.window === pane.window;
  }

  draw(marks: number = MARK_ALL): void {
    const window = this.client.session?.current?.window;
    // A window that was not shown gets its size now; drawn before, a part of it would be shown for a moment.
    if (window?.pendingSize !== undefined) applyPendingSize(this.#env.state, window);
    if ((marks & MARK_STATUS) !== 0) this.#updateModes();
    this.#composer.compose(this.screen, marks);
    this.#sink.show(this.screen);
  }

  /** Modes that show what status lines show (sessions, windows, messages) look again when those are drawn. */
  #updateModes(): void {
    for (const pane of this.client.session?.current?.window.panes ?? []) pane.modes[0]?.update?.();
  }

  /** Draws everything next time, whatever the terminal is believed to show. */
  forget(): void {
    this.#sink.forget?.();
  }

  /** `status-interval` where a status line is shown, else 0. */
  statusSeconds(): number {
    const options = this.client.session?.options;
    if (options === undefined || options.string("status") === "off") return 0;
    return options.number("status-interval");
  }

  /** ms after which the view wants to be drawn again by itself, undefined for never. */
  wakeAfter(): number | undefined {
    return this.#composer.wakeAfter();
  }

  close(): void {
    this.#composer.close();
  }
}
