import { expandTime, formatContext } from "#format/expand.ts";
import type { Client } from "#model/client.ts";
import type { Window } from "#model/window.ts";
import { NO_IMAGES } from "#terminal/images.ts";
import type { Screen } from "#terminal/screen.ts";
import { placeCursor } from "./cursor.ts";
import type { ComposeEnvironment } from "./environment.ts";
import { windowOf, windowView } from "./geometry.ts";
import { ScenePainter } from "./painter.ts";
import { buildScene, type Scene } from "./scene.ts";
import { SceneKey } from "./scene-key.ts";
import { StatusLines } from "./status-lines.ts";

/** What may have changed since the last frame: output of panes, status lines, borders, everything. */
export const MARK_PANES = 1;
export const MARK_STATUS = 2;
export const MARK_BORDERS = 4;
export const MARK_ALL = 15;

const composers = new WeakMap<Client, ClientComposer>();

/**
 * Makes one client's screen of the model: panes, borders, status lines, message or prompt, overlay, cursor and modes.
 * It keeps what it drew, so that composing again costs only what changed.
 */
export class ClientComposer {
  readonly client: Client;
  readonly #env: ComposeEnvironment;
  readonly #key = new SceneKey();
  readonly status: StatusLines;
  #painter: ScenePainter | undefined;
  #target: Screen | undefined;
  /** Something was drawn over panes that the next frame has to take away or draw again. */
  #covered = false;

  constructor(client: Client, env: ComposeEnvironment) {
    this.client = client;
    this.#env = env;
    this.status = new StatusLines(client, env);
  }

  /** The composer of a client, made on first use. */
  static of(client: Client, env: ComposeEnvironment): ClientComposer {
    let composer = composers.get(client);
    if (composer === undefined) {
      composer = new ClientComposer(client, env);
      composers.set(client, composer);
    }
    return composer;
  }

  static existing(client: Client): ClientComposer | undefined {
    return composers.get(client);
  }

  get painter(): ScenePainter | undefined {
    return this.#painter;
  }

  get scene(): Scene | undefined {
    return this.#painter?.scene;
  }

  /**
   * Draws what `marks` (MARK_*) says may have changed into `into`, which takes the client's size.
   * `into` must be the screen of the calls before; another one is drawn as a whole.
   */
  compose(into: Screen, marks: number): void {
    const { session, cols, rows } = this.client;
    const window = windowOf(this.client);
    if (session === undefined || window === undefined || cols === 0 || rows === 0) return;
    let all = into !== this.#target;
    if (into.cols !== cols || into.rows !== rows) {
      into.resize(cols, rows, false);
      all = true;
    }
    this.#target = into;
    const painter = this.#paintScene(window);
    if (this.#key.changed || marks === MARK_ALL || this.#covered) all = true;

    if (all || (marks & ~MARK_PANES) !== 0) {
      if (painter.refresh()) all = true;
      this.status.refresh(session);
    }
    if (all) painter.drawAll(into);
    else {
      if ((marks & (MARK_BORDERS | MARK_STATUS)) !== 0) painter.drawBorders(into);
      if (!this.#isFrozen()) painter.drawPanes(into);
    }
    if (all || (marks & MARK_STATUS) !== 0 || this.status.coversPanes) this.status.draw(into, session);
    this.#drawOverlay(into);
    this.#covered = this.client.overlay !== undefined || this.status.coversPanes;
    const { promptX, promptY } = this.status;
    const prompt = promptX === undefined ? undefined : { x: promptX, y: promptY };
    const { scene, promptCursor: panePrompt } = painter;
    placeCursor(into, { client: this.client, state: this.#env.state, scene, prompt, panePrompt });
    if (all || (marks & MARK_STATUS) !== 0) this.#tellTerminal(into);
  }

  /** ms after which to compose again although nothing is marked; undefined for never. */
  wakeAfter(): number | undefined {
    return this.#painter?.heldFor();
  }

  /** Lets go of what it keeps; a later frame starts from nothing. */
  close(): void {
    this.status.close();
    this.#painter = undefined;
    this.#target = undefined;
    composers.delete(this.client);
  }

  #paintScene(window: Window): ScenePainter {
    const view = windowView(this.client, window);
    this.#key.update(window, view);
    if (this.#painter === undefined) {
      this.#painter = new ScenePainter(this.client, this.#env, buildScene(window, view));
      this.#key.changed = true;
    } else if (this.#key.changed) {
      this.#painter.setScene(buildScene(window, view));
    }
    return this.#painter;
  }

  /** While a question is open or a message is read, panes stand still unless told otherwise. */
  #isFrozen(): boolean {
    return this.client.prompt?.freezes === true || this.client.message?.freezes === true;
  }

  #drawOverlay(into: Screen): void {
    const { overlay } = this.client;
    if (overlay === undefined) return;
    // A terminal would draw pictures over it.
    into.images = NO_IMAGES;
    try {
      overlay.draw(into, this.client);
    } catch (error) {
      this.#env.report(`drawing ${overlay.kind}`, error);
    }
  }

  /** What a terminal shows beside its cells: how far the active pane's program is, title and path. */
  #tellTerminal(into: Screen): void {
    const { session } = this.client;
    if (session === undefined) return;
    const winlink = session.current;
    into.progress = winlink?.window.active?.terminal.screen.progress ?? into.progress;
    if (!session.options.flag("set-titles")) return;
    const context = formatContext(this.#env.state, {
      client: this.client,
      session,
      winlink,
      window: winlink?.window,
      pane: winlink?.window.active,
      pluginVariables: this.#env.pluginVariables,
      jobs: this.#env.jobs,
    });
    into.title = expandTime(session.options.string("set-titles-string"), context);
    into.path = winlink?.window.active?.terminal.screen.path ?? "";
  }
}
