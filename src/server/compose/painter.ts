import { drawFormat, type FormatRange } from "#format/draw.ts";
import type { FormatContext } from "#format/context.ts";
import { expand, formatContext } from "#format/expand.ts";
import { parseStyle, plainStyle } from "#format/style.ts";
import type { Client } from "#model/client.ts";
import { paneLines, scrollbarSize } from "#model/pane-look.ts";
import type { Pane } from "#model/pane.ts";
import { paneIndex } from "#model/window-panes.ts";
import { NO_IMAGES, type Images } from "#terminal/images.ts";
import { Screen } from "#terminal/screen.ts";
import { ATTR_CHARSET, ATTR_REVERSE, DEFAULT_STYLE, type Style } from "#terminal/style.ts";
import type { ComposeEnvironment } from "./environment.ts";
import { ImagePainter } from "./image-painter.ts";
import { ARROW_DOWN, ARROW_LEFT, ARROW_RIGHT, ARROW_UP, borderGlyph, CELL_NONE, CELL_UD } from "./junctions.ts";
import { isPlain, optionStyle, paneLook, sameLook, StyleMapper, themeMapper, type PaneLook } from "./look.ts";
import type { BorderMark } from "./marks.ts";
import { drawPaneStatus, type PaneStatusLine } from "./pane-status.ts";
import type { BorderSpan, FillSpan, PaneSpan, Scene, ScrollbarSpan, Span, StatusSpan } from "./scene.ts";
import { sliderOf, type Slider } from "./scrollbar.ts";

/** Keep what is left and right of a vertical border apart on terminals that order right-to-left text themselves. */
const START_ISOLATE = "\u2066";
const END_ISOLATE = "\u2069";

/** What was drawn of a pane: from which screen, and the version of each of its rows. */
interface Drawn {
  screen: Screen;
  readonly stamps: number[];
  images: Images;
  slider: Slider | undefined;
}

/** What a pane looks like besides its cells; read anew when anything but panes' output was marked. */
interface PaneDress {
  readonly look: PaneLook;
  readonly mapper: StyleMapper;
  readonly border: Style;
}

interface FillCell {
  readonly text: string;
  readonly style: Style;
}

/** Draws a scene into a client's screen: all of it, or what changed in its panes. */
export class ScenePainter {
  readonly #client: Client;
  readonly #env: ComposeEnvironment;
  #scene: Scene;
  #dress = new Map<Pane, PaneDress>();
  readonly #drawn = new Map<Pane, Drawn>();
  readonly #images = new ImagePainter();
  readonly #statusLines = new Map<Pane, PaneStatusLine>();
  #outside: FillCell = { text: " ", style: DEFAULT_STYLE };
  #empty: FillCell = { text: " ", style: DEFAULT_STYLE };
  #plainBorder: Style = DEFAULT_STYLE;

  constructor(client: Client, env: ComposeEnvironment, scene: Scene) {
    this.#client = client;
    this.#env = env;
    this.#scene = scene;
  }

  get scene(): Scene {
    return this.#scene;
  }

  setScene(scene: Scene): void {
    this.#scene = scene;
    this.#drawn.clear();
    this.#statusLines.clear();
  }

  /** Reads styles and status lines anew. @returns whether panes' cells look different than before */
  refresh(): boolean {
    const { window } = this.#scene;
    const active = window.active;
    const theme = themeMapper(this.#client, this.#env.state);
    const before = this.#dress;
    this.#dress = new Map();
    let changed = false;
    for (const pane of window.panes) {
      const context = this.#context(pane);
      const look = paneLook(pane, pane === active, context);
      const option = pane === active ? "pane-active-border-style" : "pane-border-style";
      const old = before.get(pane);
      if (!sameLook(old?.look, look)) changed = true;
      const mapper = new StyleMapper(this.#client, this.#env.state, look);
      this.#dress.set(pane, { look, mapper, border: theme.map(optionStyle(pane.options, option, context)) });
    }
    this.#refreshFill(theme);
    this.#refreshStatusLines(theme);
    return changed;
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
    return this.#statusLines.get(pane)?.ranges ?? [];
  }

  #context(pane: Pane | undefined, extra: Readonly<Record<string, string>> = {}): FormatContext {
    const { session } = this.#client;
    return formatContext(this.#env.state, {
      client: this.#client,
      session,
      winlink: session?.current,
      window: this.#scene.window,
      pane: pane ?? this.#scene.window.active,
      variables: extra,
      jobs: this.#env.jobs,
      pluginVariables: this.#env.pluginVariables,
      status: true,
    });
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
    const dress = this.#dress.get(span.pane);
    if (dress === undefined || (isPlain(dress.look) && span.pane.modes.length === 0)) return;
    into.restyle(span.x, row, span.width, 1, dress.mapper.map);
  }

  #drawBorder(into: Screen, span: BorderSpan, y: number): void {
    const { border } = span;
    const pane = this.#stylePane(border);
    const lines = pane === undefined ? "single" : paneLines(pane);
    const index = pane === undefined ? undefined : paneIndex(pane);
    const glyph = borderGlyph(lines, border.shape, index);
    const style = (pane && this.#dress.get(pane)?.border) ?? this.#plainBorder;
    let { text } = glyph;
    let attr = style.attr | glyph.attr;
    const marked = this.#env.state.marked;
    if (marked !== undefined && marked.winlink === this.#client.session?.current && border.has(marked.pane)) {
      attr ^= ATTR_REVERSE;
    }
    const arrow = border.arrow ? this.#arrow(border) : undefined;
    if (arrow !== undefined) {
      text = arrow;
      attr |= ATTR_CHARSET;
    } else if (border.shape === CELL_UD && this.#client.bidi) {
      const line = (attr & ATTR_CHARSET) === 0 ? text : "│";
      text = END_ISOLATE + line + START_ISOLATE;
      attr &= ~ATTR_CHARSET;
    }
    into.fill(span.x, this.#scene.view.top + y, span.width, 1, text, { ...style, attr });
  }

  /** The pane whose style a border cell has: the one the layout chose, else the active one if it is beside it, else any beside it. */
  #stylePane(border: BorderMark): Pane | undefined {
    if (border.owner !== undefined) return border.owner;
    const active = this.#scene.window.active;
    if (active !== undefined && border.has(active)) return active;
    return border.top ?? border.bottom ?? border.left ?? border.right;
  }

  #arrow(border: BorderMark): string | undefined {
    const active = this.#scene.window.active;
    if (active === undefined) return undefined;
    if (border.left === active) return ARROW_LEFT;
    if (border.right === active) return ARROW_RIGHT;
    if (border.top === active) return ARROW_UP;
    return border.bottom === active ? ARROW_DOWN : undefined;
  }

  #drawStatus(into: Screen, span: StatusSpan, y: number): void {
    const line = this.#statusLines.get(span.pane);
    if (line !== undefined) into.blit(line.screen, span.offset, 0, span.width, 1, span.x, this.#scene.view.top + y);
  }

  #drawScrollbar(into: Screen, span: ScrollbarSpan, y: number): void {
    const { pane } = span;
    const slider = sliderOf(pane);
    if (slider === undefined) return;
    const theme = themeMapper(this.#client, this.#env.state);
    const text = expand(pane.options.string("pane-scrollbars-style"), this.#context(pane));
    const { style } = parseStyle(text, DEFAULT_STYLE, plainStyle());
    const bar = theme.map(style);
    const onSlider = span.row >= slider.row && span.row < slider.row + slider.rows;
    const look = this.#dress.get(pane)?.look;
    const padStyle = { ...DEFAULT_STYLE, fg: look?.fg ?? DEFAULT_STYLE.fg, bg: look?.bg ?? DEFAULT_STYLE.bg };
    const { width, pad } = scrollbarSize(pane);
    const isLeft = pane.window.options.string("pane-scrollbars-position") === "left";
    const row = this.#scene.view.top + y;
    for (let i = 0; i < span.width; i++) {
      const column = span.column + i;
      const isPad = isLeft ? column >= width && column < width + pad : column < pad;
      const cell = isPad ? theme.map(padStyle) : onSlider ? { ...bar, fg: bar.bg, bg: bar.fg } : bar;
      into.fill(span.x + i, row, 1, 1, " ", cell);
    }
  }

  #drawFill(into: Screen, span: FillSpan, y: number): void {
    const cell = span.kind === "outside" ? this.#outside : this.#empty;
    into.fill(span.x, this.#scene.view.top + y, span.width, 1, cell.text, cell.style);
  }

  /** A prompt in a pane stands on its last row, on its first where the status line is at the top. */
  #drawPrompts(into: Screen): void {
    const { view } = this.#scene;
    for (const pane of this.#scene.panes()) {
      if (pane.prompt === undefined || pane.cols === 0) continue;
      const paneY = view.top === 0 ? pane.rows - 1 : 0;
      const row = new Screen(pane.cols, 1);
      pane.prompt.draw(row, 0, pane.cols, this.#client);
      row.restyle(0, 0, pane.cols, 1, themeMapper(this.#client, this.#env.state).map);
      for (const { y, span } of this.#scene.spansOf(pane)) {
        if (span.paneY === paneY) into.blit(row, span.paneX, 0, span.width, 1, span.x, view.top + y);
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

  #refreshFill(theme: StyleMapper): void {
    const { window } = this.#scene;
    this.#plainBorder = theme.map(optionStyle(window.options, "pane-border-style", this.#context(undefined)));
    const cell = (inside: boolean): FillCell => {
      const variables = { is_inside: inside ? "1" : "0", is_outside: inside ? "0" : "1" };
      const text = expand(window.options.string("fill-character"), {
        ...this.#context(undefined, variables),
        jobs: undefined,
      });
      const screen = new Screen(1, 1);
      drawFormat(screen, 0, 0, 1, text, DEFAULT_STYLE);
      if (screen.cellWidth(0, 0) !== 1) {
        const glyph = borderGlyph("single", CELL_NONE, undefined);
        return { text: glyph.text, style: { ...this.#plainBorder, attr: this.#plainBorder.attr | glyph.attr } };
      }
      return { text: screen.cellText(0, 0), style: theme.map(mergeFill(this.#plainBorder, screen.cellStyle(0, 0))) };
    };
    this.#outside = cell(false);
    this.#empty = cell(true);
  }

  #refreshStatusLines(theme: StyleMapper): void {
    this.#statusLines.clear();
    for (const [pane, spans] of this.#scene.statusSpans()) {
      const border = this.#dress.get(pane)?.border ?? DEFAULT_STYLE;
      const line = drawPaneStatus(pane, spans, border, this.#context(pane));
      if (line === undefined) continue;
      line.screen.restyle(0, 0, line.screen.cols, 1, theme.map);
      this.#statusLines.set(pane, line);
    }
  }
}

function mergeFill(base: Style, fill: Style): Style {
  const pick = (over: number, under: number): number => (over === DEFAULT_STYLE.fg ? under : over);
  return {
    fg: pick(fill.fg, base.fg),
    bg: pick(fill.bg, base.bg),
    us: pick(fill.us, base.us),
    attr: base.attr | fill.attr,
    link: fill.link,
  };
}
