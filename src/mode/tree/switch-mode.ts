import type { Operand } from "#command/command.ts";
import type { ModeOptions, Target } from "#command/context.ts";
import { replaceInTemplate } from "#command/parse/template.ts";
import { drawFormat } from "#format/draw.ts";
import { fuzzyMatch } from "#format/fuzzy.ts";
import { formatKey, isMouseKey } from "#input/key-names.ts";
import type { KeyEvent, MouseEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { PaneMode } from "#model/mode.ts";
import type { Pane } from "#model/pane.ts";
import { sortSessions, sortWinlinks } from "#model/sort.ts";
import { unzoom, zoom } from "#model/zoom.ts";
import { Screen } from "#terminal/screen.ts";
import { DEFAULT_STYLE } from "#terminal/style.ts";
import { BasicMode } from "../basic-mode.ts";
import type { ModeEnvironment } from "../environment.ts";
import { isDrag, isRelease, mouseButton, mouseInPane } from "../mouse.ts";
import { drawPrompt, promptMouse, type PromptPlace } from "../prompt/draw.ts";
import { promptDefaults } from "../prompt/open.ts";
import { Prompt } from "../prompt/prompt.ts";
import { optionStyle } from "../style.ts";
import { placeOf, targetText, type PlaceItem } from "./tree-items.ts";

const DEFAULT_COMMAND = "switch-client -Zt '%%'";

const dim = (text: string): string => `#[dim]${text}#[default]`;

const DEFAULT_FORMAT =
  "#{?window_format," +
  `#{window_name} ${dim("#{session_name}:#{window_index}#{window_flags}")} ${dim("#{pane_current_command}")} ` +
  dim("#{?#{!=:#{pane_title},#{host_short}},#{pane_title},}") +
  "," +
  `#{session_name} ${dim("#{session_windows} windows")} ` +
  `#{?session_attached,attached,${dim("detached")}} ${dim("#{window_name}")}` +
  "}";

interface SwitchItem {
  readonly place: PlaceItem;
  readonly text: string;
  readonly score: number;
  readonly columns: readonly number[];
}

/** switch-mode: finds a session or window by what is typed. */
class SwitchMode extends BasicMode {
  readonly name = "switch-mode";
  readonly screen: Screen;
  readonly #environment: ModeEnvironment;
  readonly #target: Target;
  readonly #windows: boolean;
  readonly #format: string;
  readonly #command: Operand;
  readonly #wasZoomed: boolean | undefined;
  readonly #prompt: Prompt;
  #filter = "";
  #matches: readonly SwitchItem[] = [];
  #current = 0;
  #offset = 0;

  constructor(pane: Pane, options: ModeOptions, environment: ModeEnvironment) {
    super(pane);
    const { flags, operands, target } = options;
    this.#environment = environment;
    this.#target = target;
    this.#windows = flags["w"] === true;
    this.#format = typeof flags["F"] === "string" ? flags["F"] : DEFAULT_FORMAT;
    this.#command = operands[0] ?? DEFAULT_COMMAND;
    if (flags["Z"] === true) {
      this.#wasZoomed = pane.window.zoomed;
      if (!this.#wasZoomed) zoom(environment.state, pane);
    }
    this.screen = new Screen(pane.cols, pane.rows);
    this.#prompt = new Prompt({
      ...promptDefaults(this.#options, environment),
      prompt: "(search) ",
      input: "",
      type: "search",
      incremental: true,
      noFormat: true,
      inMode: true,
      editArrows: true,
      onInput: (input, kind) => {
        if (kind === "changed") this.#search(input?.slice(1) ?? "");
        return true;
      },
    });
    this.#prompt.start();
    this.#draw();
  }

  get #options() {
    return this.#target.session?.options ?? this.#environment.state.sessionOptions;
  }

  get #visible(): number {
    return Math.max(0, this.screen.rows - 1);
  }

  #search(filter: string): void {
    this.#filter = filter;
    this.#build();
    this.#current = 0;
    this.#offset = 0;
  }

  #build(): void {
    const sort = { order: "name", reversed: false } as const;
    const sessions = sortSessions(this.#environment.state.sessions.values(), sort);
    const places = this.#windows
      ? sortWinlinks(
          sessions.flatMap((session) => session.winlinksInOrder()),
          sort,
        ).map((winlink) => ({
          place: { type: "window", session: winlink.session.id, winlink: winlink.index, pane: -1 } as const,
          text: this.#environment.expand(this.#format, { session: winlink.session, winlink }),
        }))
      : sessions.map((session) => ({
          place: { type: "session", session: session.id, winlink: -1, pane: -1 } as const,
          text: this.#environment.expand(this.#format, { session }),
        }));
    this.#matches = places
      .flatMap((item) => {
        if (this.#filter === "") return [{ ...item, score: 0, columns: [] }];
        const match = fuzzyMatch(this.#filter, item.text, this.screen.cols);
        return match === undefined ? [] : [{ ...item, ...match }];
      })
      .toSorted((a, b) => b.score - a.score);
  }

  #select(line: number): void {
    const last = this.#matches.length - 1;
    this.#current = Math.max(0, Math.min(line, last));
    if (last < 0 || this.#current < this.#offset) this.#offset = this.#current;
    else if (this.#visible !== 0 && this.#current >= this.#offset + this.#visible) {
      this.#offset = this.#current - this.#visible + 1;
    }
  }

  #place(): PromptPlace {
    const { session, winlink, window, pane } = this.#target;
    const extras = { session, winlink, window, pane };
    return { environment: this.#environment, options: this.#options, extras, x: 0, width: this.screen.cols };
  }

  #draw(): void {
    const { screen, pane } = this;
    screen.clear();
    if (screen.rows > 1) {
      const match = optionStyle(this.#environment, pane.options, "switch-mode-match-style");
      const selected = optionStyle(this.#environment, pane.options, "mode-style");
      for (let row = 0; row < this.#visible; row++) {
        const item = this.#matches[this.#offset + row];
        if (item === undefined) break;
        const isCurrent = this.#offset + row === this.#current;
        if (isCurrent) screen.fill(0, row, screen.cols, 1, " ", { ...DEFAULT_STYLE, bg: selected.bg });
        drawFormat(screen, 0, row, screen.cols, item.text, isCurrent ? selected : DEFAULT_STYLE);
        for (const column of item.columns) {
          screen.restyle(column, row, 1, 1, (style) => ({ ...style, attr: match.attr, fg: match.fg, bg: match.bg }));
        }
      }
      screen.cursorX = drawPrompt(this.#prompt, this.#place(), screen, screen.rows - 1);
      screen.cursorY = screen.rows - 1;
    }
    this.#environment.services.redraw({ pane, what: "all" });
  }

  resize(cols: number, rows: number): void {
    this.screen.resize(cols, rows, false);
    this.#build();
    this.#select(this.#current);
    this.#draw();
  }

  key(event: KeyEvent, client: Client | undefined): void {
    let done = false;
    if (isMouseKey(event.key.code)) done = event.mouse !== undefined && this.#mouse(event, event.mouse, client);
    else done = this.#press(event, client);
    if (done) this.#environment.services.leaveMode(this.pane);
    else this.#draw();
  }

  #mouse(event: KeyEvent, mouse: MouseEvent, client: Client | undefined): boolean {
    const at = mouseInPane(this.pane, mouse);
    if (at === undefined) return false;
    const isPress = mouseButton(mouse.button) === 0 && !isDrag(mouse.button) && !isRelease(mouse.button);
    if (isPress && at.y === this.screen.rows - 1) {
      promptMouse(this.#prompt, this.#place(), at.x);
      return false;
    }
    const name = formatKey(event.key);
    if (name === "WheelUpPane") this.#select(this.#current - 1);
    else if (name === "WheelDownPane") this.#select(this.#current + 1);
    else if (name === "MouseDown1Pane" || name === "DoubleClick1Pane") {
      if (at.y >= this.#visible || this.#offset + at.y >= this.#matches.length) return false;
      this.#select(this.#offset + at.y);
      return name === "DoubleClick1Pane" && this.#run(client);
    }
    return false;
  }

  #press(event: KeyEvent, client: Client | undefined): boolean {
    let name = formatKey(event.key);
    if (name === "C-p" || name === "C-k") name = "Up";
    else if (name === "C-n" || name === "C-j") name = "Down";
    if (name === "Enter") return this.#run(client);
    if (["Escape", "C-[", "C-c", "C-g"].includes(name)) return true;
    const last = this.#matches.length - 1;
    switch (name) {
      case "Up":
        this.#select(this.#current === 0 ? last : this.#current - 1);
        break;
      case "Down":
        this.#select(this.#current === last ? 0 : this.#current + 1);
        break;
      case "PPage":
        this.#select(this.#current - this.#visible);
        break;
      case "NPage":
        this.#select(this.#current + this.#visible);
        break;
      default:
        this.#prompt.key(event.key);
    }
    return false;
  }

  #run(client: Client | undefined): boolean {
    const item = this.#matches[this.#current]?.place;
    const place = item && placeOf(this.#environment.state, item);
    if (item === undefined || place === undefined) return false;
    const text = targetText(item, place);
    const target: Target = { ...place, window: place.winlink.window, index: -1 };
    const run =
      typeof this.#command === "string"
        ? this.#environment.run(replaceInTemplate(this.#command, text, 1), { client, target })
        : this.#environment.run(this.#command, { client, target, arguments: [text] });
    this.#environment.background("switch-mode", run);
    return true;
  }

  close(): void {
    if (this.#wasZoomed === false) unzoom(this.#environment.state, this.pane.window, true);
  }
}

/** `switch-mode [-kswZ] [-F format] [command]` */
export function createSwitchMode(pane: Pane, options: ModeOptions, environment: ModeEnvironment): PaneMode {
  return new SwitchMode(pane, options, environment);
}
