import { drawFormat, layoutRuns, type FormatRange } from "#format/draw.ts";
import type { FormatContext } from "#format/context.ts";
import { expand, expandTime, formatContext } from "#format/expand.ts";
import { parseStyle, type ParsedStyle } from "#format/style.ts";
import type { Client } from "#model/client.ts";
import type { Session } from "#model/session.ts";
import { COLOUR_DEFAULT, colourFromString, type Colour } from "#terminal/colour.ts";
import { Screen } from "#terminal/screen.ts";
import { DEFAULT_STYLE, type Style } from "#terminal/style.ts";
import { rangesOf, type StatusBar, type StatusRow } from "#ui/status.ts";
import type { ComposeEnvironment } from "./environment.ts";
import { Segments } from "./segments.ts";
import { messageRow, statusAtTop, statusRows } from "./geometry.ts";
import { optionStyle, themeKey, themeMapper } from "./look.ts";

/** Where a message or prompt stands in its row, from `width` and `align` of `message-style`. */
interface Area {
  readonly x: number;
  readonly cols: number;
}

/** How long after a new width was shown Ink draws it, ms. */
const INK_AFTER_MS = 10;

/** A client's status lines, with a message or prompt over them. They are laid out anew only when their text changed. */
export class StatusLines {
  readonly #client: Client;
  readonly #env: ComposeEnvironment;
  #screen = new Screen(1, 1);
  #texts: (string | undefined)[] = [];
  #ranges: readonly (readonly FormatRange[])[] = [];
  #style: Style | undefined;
  /** What theme colours depend on. */
  #themeKey = "";
  #bar: StatusBar | undefined;
  /** A new width was shown without Ink, which is to draw it yet. */
  #awaitsInk = false;
  readonly #segments: Segments;
  /** Column of the prompt's cursor in the client, undefined for none. */
  promptX: number | undefined;

  constructor(client: Client, env: ComposeEnvironment) {
    this.#client = client;
    this.#env = env;
    this.#segments = new Segments(client, env);
  }

  /** The lines as last drawn, without message and prompt. */
  get screen(): Screen {
    return this.#screen;
  }

  /** Row of the client's screen where a message or prompt stands. */
  get promptY(): number {
    const lines = statusRows(this.#client);
    if (statusAtTop(this.#client)) return messageRow(this.#client);
    return Math.max(0, this.#client.rows - Math.max(1, lines) + messageRow(this.#client));
  }

  /** Whether a message or prompt stands where no status line is. */
  get coversPanes(): boolean {
    return statusRows(this.#client) === 0 && (this.#client.message !== undefined || this.#client.prompt !== undefined);
  }

  /** What the columns of a status row mean. */
  rangeAt(row: number, x: number): FormatRange | undefined {
    return this.#ranges[row]?.find((range) => x >= range.start && x < range.end);
  }

  ranges(row: number): readonly FormatRange[] {
    return this.#ranges[row] ?? [];
  }

  /** Expands the formats again and draws the lines whose text changed. */
  refresh(session: Session): void {
    const lines = statusRows(this.#client);
    const cols = Math.max(1, this.#client.cols);
    const context = this.#context(session);
    const style = statusStyle(session, context);
    const resized = this.#screen.cols !== cols || this.#screen.rows !== Math.max(1, lines);
    const bar = this.#loadedBar();
    const formats = session.options.array("status-format");
    const texts = Array.from({ length: lines }, (_, row) => {
      const format = formats.get(String(row));
      return format === undefined ? undefined : expandTime(format, context);
    });
    const theme = themeKey(this.#client, this.#env.state);
    const segmentsBefore = this.#segments.key;
    this.#segments.read(session, cols, style, context);
    const same =
      segmentsBefore === this.#segments.key &&
      !resized &&
      bar === this.#bar &&
      theme === this.#themeKey &&
      sameStyle(style, this.#style) &&
      sameTexts(texts, this.#texts);
    if (same && bar?.stale !== true && !this.#awaitsInk) return;
    this.#texts = texts;
    this.#themeKey = theme;
    this.#style = style;
    this.#bar = bar;
    if (resized) this.#screen = new Screen(cols, Math.max(1, lines));
    this.#awaitsInk = resized && bar !== undefined && this.#env.animate !== undefined;
    // Ink takes as long as all the rest of a frame: a new width is shown first
    if (this.#awaitsInk) this.#env.animate?.(this.#client, INK_AFTER_MS);
    if (lines === 0) this.#ranges = [];
    else this.#drawLines(this.#awaitsInk ? undefined : bar, texts, style);
  }

  /** Puts the lines, and what stands over them, into the client's screen. */
  draw(into: Screen, session: Session): void {
    const lines = statusRows(this.#client);
    const top = statusAtTop(this.#client) ? 0 : Math.max(0, into.rows - lines);
    if (lines !== 0) into.blit(this.#screen, 0, 0, into.cols, lines, 0, top);
    this.promptX = undefined;
    const { message, prompt } = this.#client;
    if (message === undefined && prompt === undefined) return;
    const area = this.#area(session);
    const row = new Screen(area.cols, 1);
    if (message !== undefined) {
      this.#drawMessage(row, session, message);
    } else {
      const x = prompt?.draw(row, 0, area.cols, this.#client);
      this.promptX = x === undefined ? undefined : Math.min(area.x + x, into.cols - 1);
    }
    row.restyle(0, 0, area.cols, 1, themeMapper(this.#client, this.#env.state).map);
    into.blit(row, 0, 0, area.cols, 1, area.x, this.promptY);
  }

  close(): void {
    this.#bar?.close();
    this.#bar = undefined;
    this.#segments.close();
  }

  #loadedBar(): StatusBar | undefined {
    return this.#bar ?? this.#env.status?.open();
  }

  /** Draws the lines by Ink; by `format/` alone where there is no bar. */
  #drawLines(bar: StatusBar | undefined, texts: readonly (string | undefined)[], style: Style): void {
    const { cols } = this.#screen;
    const theme = themeMapper(this.#client, this.#env.state);
    const rows: StatusRow[] = texts.map((text, row) => {
      const room = row === 0 ? Math.max(0, cols - this.#segments.width) : cols;
      const runs = layoutRuns(text ?? "", style, room);
      const all = row === 0 ? this.#segments.around(runs) : runs;
      return { runs: all.map((run) => ({ ...run, style: theme.map(run.style) })) };
    });
    if (bar === undefined) drawRuns(this.#screen, rows);
    else bar.draw(this.#screen, rows, cols);
    this.#segments.drawComponents(this.#screen);
    this.#ranges = rows.map((row) => rangesOf(row));
  }

  #drawMessage(row: Screen, session: Session, message: NonNullable<Client["message"]>): void {
    const text = message.ignoreStyles ? message.text.replaceAll("#", "##") : message.text;
    const context = this.#context(session, { message: text, command_prompt: "0" });
    const style = optionStyle(session.options, "message-style", context);
    const expanded = expandTime(session.options.string("message-format"), context);
    drawFormat(row, 0, 0, row.cols, expanded, style);
  }

  #area(session: Session): Area {
    const style = parseStyle(expand(session.options.string("message-style"), this.#context(session)));
    const total = Math.max(1, this.#client.cols);
    const cols = areaWidth(style, total);
    if (style.align === "centre" || style.align === "absolute-centre") return { x: (total - cols) >> 1, cols };
    return { x: style.align === "right" ? total - cols : 0, cols };
  }

  #context(session: Session, variables: Readonly<Record<string, string>> = {}): FormatContext {
    return formatContext(this.#env.state, {
      client: this.#client,
      session,
      winlink: session.current,
      window: session.current?.window,
      pane: session.current?.window.active,
      variables,
      jobs: this.#env.jobs,
      pluginVariables: this.#env.pluginVariables,
      status: true,
      animate: (ms) => this.#env.animate?.(this.#client, ms),
    });
  }
}

/** `status-style`, under `status-fg` and `status-bg` where they are set. */
function statusStyle(session: Session, context: FormatContext): Style {
  const style = optionStyle(session.options, "status-style", context, DEFAULT_STYLE);
  const colour = (name: string, under: Colour): Colour => {
    const value = colourFromString(session.options.string(name)) ?? COLOUR_DEFAULT;
    return value === COLOUR_DEFAULT ? under : value;
  };
  return { ...style, fg: colour("status-fg", style.fg), bg: colour("status-bg", style.bg) };
}

function areaWidth(style: ParsedStyle, total: number): number {
  if (style.width < 0) return total;
  const cols = style.widthIsPercent ? Math.floor((total * style.width) / 100) : style.width;
  return cols === 0 || cols > total ? total : cols;
}

function sameStyle(a: Style, b: Style | undefined): boolean {
  return b !== undefined && a.fg === b.fg && a.bg === b.bg && a.us === b.us && a.attr === b.attr;
}

function sameTexts(a: readonly (string | undefined)[], b: readonly (string | undefined)[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}

/** Draws rows of runs as they are. */
function drawRuns(into: Screen, rows: readonly StatusRow[]): void {
  for (let y = 0; y < rows.length; y++) {
    let x = 0;
    for (const run of rows[y]!.runs) {
      const link = run.linkUri === "" ? run.style.link : into.addHyperlink(run.linkUri);
      into.put(x, y, run.text, { ...run.style, link });
      x += run.width;
    }
  }
}
