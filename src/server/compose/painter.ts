import type { FormatRange } from "#format/draw.ts";
import type { Client } from "#model/client.ts";
import { scrollbarSize } from "#model/pane-look.ts";
import type { Pane } from "#model/pane.ts";
import { NO_IMAGES, type Images } from "#terminal/images.ts";
import { Screen } from "#terminal/screen.ts";
import { borderCell } from "./border-cell.ts";
import type { ComposeEnvironment } from "./environment.ts";
import { ImagePainter } from "./image-painter.ts";
import { isPlain, themeMapper } from "./look.ts";
import { SceneLook } from "./scene-look.ts";
import type { Scene } from "./scene.ts";
import { sliderOf, type Slider } from "./scrollbar.ts";
import type { BorderSpan, FillSpan, PaneSpan, ScrollbarSpan, Span, StatusSpan } from "./spans.ts";

/** What was drawn of a pane: from which screen, and the version of each of its rows. */
interface Drawn {
  screen: Screen;
  readonly stamps: number[];
  images: Images;
  slider: Slider | undefined;
}

/** Draws a scene into a client's screen: all of it, or what changed in its panes. */
export class ScenePainter {
  readonly #client: Client;
  readonly #env: ComposeEnvironment;
  #scene: Scene;
  readonly #look: SceneLook;
  readonly #drawn = new Map<Pane, Drawn>();
  readonly #images = new ImagePainter();
  #promptCursor: { readonly x: number; readonly y: number } | undefined;

  constructor(client: Client, env: ComposeEnvironment, scene: Scene) {
    this.#client = client;
    this.#env = env;
    this.#scene = scene;
    this.#look = new SceneLook(client, env);
  }

  get scene(): Scene {
    return this.#scene;
  }

  setScene(scene: Scene): void {
    this.#scene = scene;
    this.#drawn.clear();
    this.#look.forgetStatusLines();
  }

  /** Reads styles and status lines anew. @returns whether panes' cells look different than before */
  refresh(): boolean {
    return this.#look.refresh(this.#scene);
  }

  /** Draws everything. */
  drawAll(into: Screen): void {
    this.#drawn.clear();
    this.#draw(into, () => true);
    for (const pane of this.#scene.panes()) this.#remember(pane);
    this.#drawImages(into);
    this.#drawPrompts(into);
  }

  /** Draws borders, status lines of panes and what is not a pane. */
  drawBorders(into: Screen): void {
    this.#draw(into, (span) => span.kind !== "pane" && span.kind !== "scrollbar");
  }

  /** Draws the rows of panes that changed since they were drawn last. */
  drawPanes(into: Screen): void {
    for (const pane of this.#scene.panes()) {
      const drawn = this.#drawn.get(pane);
      if (drawn === undefined || drawn.screen !== pane.screen) {
        for (const { y, span } of this.#scene.spansOf(pane)) this.#drawPane(into, span, y);
      } else {
        const screen = this.#seen(pane);
        // Where a box stood for a picture the cells may be the same as before it.
        if (drawn.images !== screen.images) drawn.stamps.fill(-1);
        for (const { y, span } of this.#scene.spansOf(pane)) {
          if (drawn.stamps[span.paneY] !== screen.rowStamp(span.paneY)) this.#drawPane(into, span, y);
        }
      }
      const slider = drawn?.slider;
      const next = this.#remember(pane).slider;
      if (slider?.row !== next?.row || slider?.rows !== next?.rows) {
        this.#draw(into, (span) => span.kind === "scrollbar" && span.pane === pane);
      }
    }
    this.#drawImages(into);
    this.#drawPrompts(into);
  }

  #drawImages(into: Screen): void {
    const { top } = this.#scene.view;
    this.#images.begin();
    for (const [pane, { images }] of this.#drawn) {
      for (const image of images)
        this.#images.add(into, image, this.#scene.spansOf(pane), top, this.#client.showsImages);
    }
    this.#images.end(into);
  }

  /** ms until a pane that holds its picture is drawn all the same; undefined when none does. */
  heldFor(): number | undefined {
    let least: number | undefined;
    for (const pane of this.#drawn.keys()) {
      const left = pane.modes.length === 0 ? pane.terminal.heldUntil() - this.#env.state.now() : 0;
      if (left > 0 && (least === undefined || left < least)) least = left;
    }
    return least;
  }

  /** What the columns of a pane's status line mean. */
  statusRanges(pane: Pane): readonly FormatRange[] {
    return this.#look.statusRanges(pane);
  }

  #draw(into: Screen, wanted: (span: Span) => boolean): void {
    const { rows } = this.#scene;
    for (let y = 0; y < rows.length; y++) {
      for (const span of rows[y]!) {
        if (wanted(span)) this.#drawSpan(into, span, y);
      }
    }
  }

  #drawSpan(into: Screen, span: Span, y: number): void {
    switch (span.kind) {
      case "pane":
        return this.#drawPane(into, span, y);
      case "border":
        return this.#drawBorder(into, span, y);
      case "status":
        return this.#drawStatus(into, span, y);
      case "scrollbar":
        return this.#drawScrollbar(into, span, y);
      default:
        return this.#drawFill(into, span, y);
    }
  }

  /** What is seen of a pane: of one in a synchronised update what was there before it. */
  #seen(pane: Pane): Screen {
    return pane.modes.length === 0 ? pane.terminal.shown(this.#env.state.now()) : pane.screen;
  }

  #drawPane(into: Screen, span: PaneSpan, y: number): void {
    const screen = this.#seen(span.pane);
    const row = this.#scene.view.top + y;
    if (span.paneX + span.width > screen.cols || span.paneY >= screen.rows) into.fill(span.x, row, span.width, 1, " ");
    if (span.paneY < screen.rows) into.blit(screen, span.paneX, span.paneY, span.width, 1, span.x, row);
    const dress = this.#look.dressOf(span.pane);
    if (dress === undefined || (isPlain(dress.look) && span.pane.modes.length === 0)) return;
    into.restyle(span.x, row, span.width, 1, dress.mapper.map);
  }

  #drawBorder(into: Screen, span: BorderSpan, y: number): void {
    const { marked } = this.#env.state;
    const isHere = marked !== undefined && marked.winlink === this.#client.session?.current;
    const { window, view } = this.#scene;
    const pane = isHere ? marked.pane : undefined;
    const { text, style } = borderCell(span.border, window, this.#client, pane, this.#look.borderOf);
    into.fill(span.x, view.top + y, span.width, 1, text, style);
  }

  #drawStatus(into: Screen, span: StatusSpan, y: number): void {
    const line = this.#look.statusLine(span.pane);
    if (line !== undefined) into.blit(line.screen, span.offset, 0, span.width, 1, span.x, this.#scene.view.top + y);
  }

  #drawScrollbar(into: Screen, span: ScrollbarSpan, y: number): void {
    const { pane } = span;
    const slider = sliderOf(pane);
    const dress = this.#look.dressOf(pane);
    if (slider === undefined || dress === undefined) return;
    const { scrollbar: bar, scrollbarPad } = dress;
    const onSlider = span.row >= slider.row && span.row < slider.row + slider.rows;
    const { width, pad } = scrollbarSize(pane);
    const isLeft = pane.window.options.string("pane-scrollbars-position") === "left";
    const row = this.#scene.view.top + y;
    for (let i = 0; i < span.width; i++) {
      const column = span.column + i;
      const isPad = isLeft ? column >= width && column < width + pad : column < pad;
      const cell = isPad ? scrollbarPad : onSlider ? { ...bar, fg: bar.bg, bg: bar.fg } : bar;
      into.fill(span.x + i, row, 1, 1, " ", cell);
    }
  }

  #drawFill(into: Screen, span: FillSpan, y: number): void {
    const cell = span.kind === "outside" ? this.#look.outside : this.#look.empty;
    into.fill(span.x, this.#scene.view.top + y, span.width, 1, cell.text, cell.style);
  }

  /** Where the cursor of the active pane's prompt is on the client's screen; undefined: there is none, or something covers it. */
  get promptCursor(): { readonly x: number; readonly y: number } | undefined {
    return this.#promptCursor;
  }

  /** A prompt in a pane stands on its last row, on its first where the status line is at the top. */
  #drawPrompts(into: Screen): void {
    const { view, window } = this.#scene;
    this.#promptCursor = undefined;
    for (const pane of this.#scene.panes()) {
      if (pane.prompt === undefined || pane.cols === 0) continue;
      const paneY = view.top === 0 ? pane.rows - 1 : 0;
      const row = new Screen(pane.cols, 1);
      const cursor = pane.prompt.draw(row, 0, pane.cols, this.#client);
      const cursorX = pane !== window.active || cursor === undefined ? -1 : Math.min(cursor, pane.cols - 1);
      row.restyle(0, 0, pane.cols, 1, themeMapper(this.#client, this.#env.state).map);
      for (const { y, span } of this.#scene.spansOf(pane)) {
        if (span.paneY !== paneY) continue;
        into.blit(row, span.paneX, 0, span.width, 1, span.x, view.top + y);
        const x = cursorX - span.paneX;
        if (cursorX >= 0 && x >= 0 && x < span.width) this.#promptCursor = { x: span.x + x, y: view.top + y };
      }
      const drawn = this.#drawn.get(pane);
      if (drawn !== undefined) drawn.stamps[paneY] = -1;
    }
  }

  #remember(pane: Pane): Drawn {
    const screen = this.#seen(pane);
    let drawn = this.#drawn.get(pane);
    if (drawn === undefined) {
      drawn = { screen: pane.screen, stamps: [], images: NO_IMAGES, slider: undefined };
      this.#drawn.set(pane, drawn);
    }
    drawn.screen = pane.screen;
    drawn.images = screen.images;
    for (let y = 0; y < screen.rows; y++) drawn.stamps[y] = screen.rowStamp(y);
    drawn.slider = this.#scene.hasScrollbar(pane) ? sliderOf(pane) : undefined;
    return drawn;
  }
}
