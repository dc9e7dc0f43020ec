import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import { applyPendingSize } from "#model/sizes.ts";
import type { Screen } from "#terminal/screen.ts";
import { ClientComposer, MARK_STATUS } from "./compose/compose.ts";
import type { ComposeEnvironment } from "./compose/environment.ts";

/** One client's picture, composed into a screen of its holder's: what local and remote clients' views have in common. */
export class ClientFrame {
  readonly client: Client;
  readonly #env: ComposeEnvironment;
  readonly #composer: ClientComposer;

  constructor(client: Client, env: ComposeEnvironment) {
    this.client = client;
    this.#env = env;
    this.#composer = ClientComposer.of(client, env);
  }

  /** Draws what `marks` (MARK_*) says may have changed; `into` is the screen of the calls before, or is drawn as a whole. */
  draw(into: Screen, marks: number): void {
    const window = this.client.session?.current?.window;
    // A window that was not shown gets its size now; drawn before, a part of it would be shown for a moment.
    if (window?.pendingSize !== undefined) applyPendingSize(this.#env.state, window);
    if ((marks & MARK_STATUS) !== 0) this.#updateModes();
    this.#composer.compose(into, marks);
  }

  /** Whether the client sees the pane, so that its output concerns it. */
  shows(pane: Pane): boolean {
    return this.client.session?.current?.window === pane.window;
  }

  /** `status-interval` where a status line is shown, else 0. */
  statusSeconds(): number {
    const options = this.client.session?.options;
    if (options === undefined || options.string("status") === "off") return 0;
    return options.number("status-interval");
  }

  /** ms after which the client wants to be drawn again by itself, undefined for never. */
  wakeAfter(): number | undefined {
    return this.#composer.wakeAfter();
  }

  close(): void {
    this.#composer.close();
  }

  /** Modes that show what status lines show (sessions, windows, messages) look again when those are drawn; one that fails keeps what it shows. */
  #updateModes(): void {
    for (const pane of this.client.session?.current?.window.panes ?? []) {
      const mode = pane.modes[0];
      try {
        mode?.update?.();
      } catch (error) {
        this.#env.report(`updating ${mode?.name}`, error);
      }
    }
  }
}
