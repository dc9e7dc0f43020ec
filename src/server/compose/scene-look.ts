import { drawFormat, type FormatRange } from "#format/draw.ts";
import type { FormatContext } from "#format/context.ts";
import { expand, formatContext } from "#format/expand.ts";
import { parseStyle, plainStyle } from "#format/style.ts";
import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import type { Window } from "#model/window.ts";
import { Screen } from "#terminal/screen.ts";
import { DEFAULT_STYLE, type Style } from "#terminal/style.ts";
import type { DressedCell } from "./border-cell.ts";
import type { ComposeEnvironment } from "./environment.ts";
import { borderGlyph, CELL_NONE } from "./junctions.ts";
import { optionStyle, paneLook, sameLook, StyleMapper, themeMapper, type PaneLook } from "./look.ts";
import { drawPaneStatus, type PaneStatusLine } from "./pane-status.ts";
import type { Scene } from "./scene.ts";

/** What a pane looks like besides its cells. */
export interface PaneDress {
  readonly look: PaneLook;
  readonly mapper: StyleMapper;
  readonly border: Style;
  /** Of the scrollbar's slot; the slider is the same reversed. */
  readonly scrollbar: Style;
  /** Of the gap between scrollbar and pane. */
  readonly scrollbarPad: Style;
}

/** What options and formats say of how a window looks to a client: read anew when anything but panes' output was marked. */
export class SceneLook {
  readonly #client: Client;
  readonly #env: ComposeEnvironment;
  #dress = new Map<Pane, PaneDress>();
  readonly #statusLines = new Map<Pane, PaneStatusLine>();
  #plainBorder: Style = DEFAULT_STYLE;
  /** What stands where no pane is: beyond the window, and within it. */
  outside: DressedCell = { text: " ", style: DEFAULT_STYLE };
  empty: DressedCell = { text: " ", style: DEFAULT_STYLE };

  constructor(client: Client, env: ComposeEnvironment) {
    this.#client = client;
    this.#env = env;
  }

  dressOf(pane: Pane): PaneDress | undefined {
    return this.#dress.get(pane);
  }

  /** Style of a pane's borders; of undefined, of borders that are no pane's. */
  readonly borderOf = (pane: Pane | undefined): Style => (pane && this.#dress.get(pane)?.border) ?? this.#plainBorder;

  statusLine(pane: Pane): PaneStatusLine | undefined {
    return this.#statusLines.get(pane);
  }

  /** What the columns of a pane's status line mean. */
  statusRanges(pane: Pane): readonly FormatRange[] {
    return this.#statusLines.get(pane)?.ranges ?? [];
  }

  /** The lines are another scene's. */
  forgetStatusLines(): void {
    this.#statusLines.clear();
  }

  /** Reads styles and status lines anew. @returns whether panes' cells look different than before */
  refresh(scene: Scene): boolean {
    const { window } = scene;
    const theme = themeMapper(this.#client, this.#env.state);
    const before = this.#dress;
    this.#dress = new Map();
    let changed = false;
    for (const pane of window.panes) {
      const dress = this.#read(pane, window, theme);
      if (!sameLook(before.get(pane)?.look, dress.look)) changed = true;
      this.#dress.set(pane, dress);
    }
    this.#plainBorder = theme.map(
      optionStyle(window.options, "pane-border-style", this.#context(window, window.active)),
    );
    this.outside = this.#fillCell(window, theme, false);
    this.empty = this.#fillCell(window, theme, true);
    this.#readStatusLines(scene, theme);
    return changed;
  }

  #read(pane: Pane, window: Window, theme: StyleMapper): PaneDress {
    const context = this.#context(window, pane);
    const isActive = pane === window.active;
    const look = paneLook(pane, isActive, context);
    const border = optionStyle(pane.options, isActive ? "pane-active-border-style" : "pane-border-style", context);
    const bar = parseStyle(expand(pane.options.string("pane-scrollbars-style"), context), DEFAULT_STYLE, plainStyle());
    return {
      look,
      mapper: new StyleMapper(this.#client, this.#env.state, look),
      border: theme.map(border),
      scrollbar: theme.map(bar.style),
      scrollbarPad: theme.map({ ...DEFAULT_STYLE, fg: look.fg, bg: look.bg }),
    };
  }

  #fillCell(window: Window, theme: StyleMapper, inside: boolean): DressedCell {
    const variables = { is_inside: inside ? "1" : "0", is_outside: inside ? "0" : "1" };
    const context = { ...this.#context(window, window.active, variables), jobs: undefined };
    const text = expand(window.options.string("fill-character"), context);
    const screen = new Screen(1, 1);
    drawFormat(screen, 0, 0, 1, text, DEFAULT_STYLE);
    const border = this.#plainBorder;
    if (screen.cellWidth(0, 0) !== 1) {
      const glyph = borderGlyph("single", CELL_NONE, undefined);
      return { text: glyph.text, style: { ...border, attr: border.attr | glyph.attr } };
    }
    return { text: screen.cellText(0, 0), style: theme.map(mergeFill(border, screen.cellStyle(0, 0))) };
  }

  #readStatusLines(scene: Scene, theme: StyleMapper): void {
    this.#statusLines.clear();
    for (const [pane, spans] of scene.statusSpans()) {
      const border = this.#dress.get(pane)?.border ?? DEFAULT_STYLE;
      const line = drawPaneStatus(pane, spans, border, this.#context(scene.window, pane));
      if (line === undefined) continue;
      line.screen.restyle(0, 0, line.screen.cols, 1, theme.map);
      this.#statusLines.set(pane, line);
    }
  }

  #context(window: Window, pane: Pane | undefined, variables: Readonly<Record<string, string>> = {}): FormatContext {
    const { session } = this.#client;
    return formatContext(this.#env.state, {
      client: this.#client,
      session,
      winlink: session?.current,
      window,
      pane,
      variables,
      jobs: this.#env.jobs,
      pluginVariables: this.#env.pluginVariables,
      status: true,
    });
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
