import type { Operand } from "#command/command.ts";
import type { ModeOptions, Target } from "#command/context.ts";
import { replaceInTemplate } from "#command/parse/template.ts";
import { formatKey, isMouseKey, KEY_FOCUS_IN, KEY_FOCUS_OUT, parseKeyName, sameKey } from "#input/key-names.ts";
import type { KeyEvent, MouseEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import { listOrder, type ListOrder } from "#model/sort.ts";
import { unzoom, zoom } from "#model/zoom.ts";
import { MODE_CURSOR, Screen } from "#terminal/screen.ts";
import type { ModeEnvironment } from "../environment.ts";
import { layoutMenu, type MenuRow } from "../menu/items.ts";
import { boxLines, Menu } from "../menu/menu.ts";
import { isDrag, isRelease, mouseButton, mouseInPane } from "../mouse.ts";
import { drawPrompt, promptMouse, type PromptPlace } from "../prompt/draw.ts";
import { promptDefaults } from "../prompt/open.ts";
import { Prompt, type PromptSettings } from "../prompt/prompt.ts";
import { drawTree } from "./draw.ts";
import { everyItem, linesOf, TreeItem, type Tag, type TreeLine } from "./item.ts";
import { findItem, includesText } from "./search.ts";
import type { TreeSource } from "./source.ts";

export type Preview = "off" | "normal" | "big";

/** What became of a key: its name for the mode to act on ("Enter" for a choice), or nothing more; `done`: leave the mode. */
export interface TreeKey {
  readonly name: string;
  readonly done: boolean;
  /** Where the mouse was, in cells of the pane. */
  readonly at?: { readonly x: number; readonly y: number } | undefined;
}

/** What a prompt in the tree asks, and what happens with the answer (true: keep it open). */
export interface TreeQuestion {
  readonly prompt: string;
  readonly input?: string | undefined;
  readonly type: "command" | "search";
  readonly single?: boolean;
  /** Answered with `y` at once (-y). */
  readonly accept?: boolean;
  readonly answer: (input: string | undefined, client: Client | undefined) => boolean | void;
}

const KEYS_ALL_HAVE: readonly MenuRow[] = [
  { name: "Scroll Left", key: parseKeyName("<") },
  { name: "Scroll Right", key: parseKeyName(">") },
  { name: "" },
  { name: "Cancel", key: parseKeyName("q") },
];

const PREVIEWS: Readonly<Record<Preview, Preview>> = { off: "big", normal: "off", big: "normal" };

/** A list that folds, with keys, search, filter, tags, a preview: what choosers and customize mode are made of. */
export class ModeTree<Data> {
  readonly pane: Pane;
  readonly environment: ModeEnvironment;
  readonly source: TreeSource<Data>;
  readonly screen: Screen;
  items: TreeItem<Data>[] = [];
  lines: TreeLine<Data>[] = [];
  /** Line the selection is on, and first line shown. */
  current = 0;
  offset = 0;
  /** Rows for lines; the preview has the rest. */
  rows: number;
  preview: Preview;
  /** Said beside the sort order in the preview's border. */
  viewName: string | undefined;
  sort: { order: ListOrder | undefined; reversed: boolean };
  filter: string | undefined;
  noMatches = false;
  helpShown = false;
  dead = false;
  #search: string | undefined;
  #searchBackwards = false;
  #prompt: Prompt | undefined;
  #promptTop = false;
  #promptClient: Client | undefined;
  #wasZoomed: boolean | undefined;

  constructor(pane: Pane, options: ModeOptions, environment: ModeEnvironment, source: TreeSource<Data>) {
    this.pane = pane;
    this.environment = environment;
    this.source = source;
    const { flags } = options;
    const previews = options.count?.("N") ?? (flags["N"] === true ? 1 : 0);
    this.preview = source.draw === undefined || previews === 1 ? "off" : previews > 1 ? "big" : "normal";
    const order = typeof flags["O"] === "string" ? listOrder(flags["O"]) : undefined;
    this.sort = { order: order ?? source.orders[0], reversed: flags["r"] === true };
    this.filter = typeof flags["f"] === "string" ? flags["f"] : undefined;
    if (flags["Z"] === true) {
      this.#wasZoomed = pane.window.zoomed;
      if (!this.#wasZoomed && zoom(environment.state, pane)) {
        environment.services.redraw({ window: pane.window, what: "all" });
      }
    }
    this.screen = new Screen(pane.cols, pane.rows);
    this.screen.modes &= ~MODE_CURSOR;
    this.rows = pane.rows;
  }

  get currentItem(): TreeItem<Data> | undefined {
    return this.lines[this.current]?.item;
  }

  get currentData(): Data | undefined {
    return this.currentItem?.data;
  }

  build(): void {
    const old = new Map<Tag, TreeItem<Data>>();
    for (const item of everyItem(this.items)) if (!old.has(item.tag)) old.set(item.tag, item);
    let tag: Tag = this.currentItem?.tag;
    let hasTag = this.currentItem !== undefined;
    const fill = (filter: string | undefined): void => {
      this.items = [];
      this.source.build({
        sort: this.sort,
        filter,
        add: (parent, data, itemTag, name, text, expanded = true) => {
          const before = old.get(itemTag);
          const item = new TreeItem(parent, data, itemTag, name, text, before?.expanded ?? expanded);
          if (before !== undefined && (parent === undefined || parent.expanded)) item.tagged = before.tagged;
          (parent?.children ?? this.items).push(item);
          return item;
        },
        remove: (item) => {
          const siblings = item.parent?.children ?? this.items;
          siblings.splice(siblings.indexOf(item), 1);
        },
        select(wanted) {
          tag = wanted;
          hasTag = true;
        },
      });
    };
    fill(this.filter);
    this.noMatches = this.items.length === 0;
    if (this.noMatches) fill(undefined);

    this.lines = linesOf(this.items);
    for (const { item } of this.lines) item.key = this.#keyOf(item);
    if (!hasTag) tag = this.lines[this.current]?.item.tag;
    this.select(tag);
    this.#setRows();
    this.#showCurrent();
  }

  #keyOf(item: TreeItem<Data>) {
    if (this.source.keyOf !== undefined) return this.source.keyOf(item.data, item.line);
    if (item.line < 10) return parseKeyName(String(item.line));
    return item.line < 36 ? parseKeyName(`M-${String.fromCharCode(0x61 + item.line - 10)}`) : undefined;
  }

  #setRows(): void {
    const { rows } = this.screen;
    this.rows = rows;
    if (this.preview === "off") return;
    const lines = this.lines.length;
    if (this.source.previewRows !== undefined) {
      const wanted = this.source.previewRows(rows);
      if (wanted < rows) this.rows = rows - wanted;
    } else if (this.preview === "normal") {
      this.rows = Math.floor(rows / 3) * 2;
      if (this.rows > lines) this.rows = rows >> 1;
      if (this.rows < 10) this.rows = rows;
    } else this.rows = Math.max(2, Math.min(rows >> 2, lines));
    if (rows - this.rows < 2) this.rows = rows;
  }

  /** Brings the selection into view where the rows became fewer. */
  #showCurrent(): void {
    if (this.current > this.rows - 1) this.offset = this.current - this.rows + 1;
  }

  #goTo(line: number): void {
    this.current = line;
    this.offset = Math.max(0, line - this.rows + 1);
  }

  /** Selects an item that is shown. @returns false where it is not */
  select(tag: Tag): boolean {
    const found = this.lines.findIndex(({ item }) => item.tag === tag);
    if (found !== -1) {
      this.#goTo(found);
      return true;
    }
    if (this.current >= this.lines.length && this.lines.length !== 0) this.#goTo(this.lines.length - 1);
    return false;
  }

  /** Unfolds an item that is shown. */
  expand(tag: Tag): void {
    const item = this.lines.find((line) => line.item.tag === tag)?.item;
    if (item === undefined || item.expanded) return;
    item.expanded = true;
    this.build();
  }

  up(wrap: boolean): void {
    if (this.lines.length === 0) return;
    if (this.current === 0) {
      if (!wrap) return;
      this.current = this.lines.length - 1;
      if (this.lines.length >= this.rows) this.offset = this.lines.length - this.rows;
    } else {
      this.current--;
      if (this.current < this.offset) this.offset--;
    }
  }

  /** @returns false at the end, without `wrap` */
  down(wrap: boolean): boolean {
    if (this.lines.length === 0) return false;
    if (this.current === this.lines.length - 1) {
      if (!wrap) return false;
      this.current = 0;
      this.offset = 0;
    } else {
      this.current++;
      if (this.current > this.offset + this.rows - 1) this.offset++;
    }
    return true;
  }

  get taggedCount(): number {
    return this.lines.filter(({ item }) => item.tagged).length;
  }

  /** The tagged items; if there are none, with `current` the selected one. */
  chosen(current: boolean): Data[] {
    const tagged = this.lines.filter(({ item }) => item.tagged).map(({ item }) => item.data);
    if (tagged.length !== 0 || !current) return tagged;
    return this.currentData === undefined ? [] : [this.currentData];
  }

  /** Draws into the screen and has it shown. */
  draw(): void {
    this.paint();
    this.environment.services.redraw({ pane: this.pane, what: "all" });
  }

  /** The world changed: a new tree on the screen, which is about to be shown. */
  update(): void {
    this.build();
    this.paint();
  }

  paint(): void {
    this.screen.modes &= ~MODE_CURSOR;
    drawTree(this);
    if (this.#prompt !== undefined) {
      const row = this.#promptTop ? 0 : this.screen.rows - 1;
      this.screen.modes |= MODE_CURSOR;
      this.screen.cursorX = drawPrompt(this.#prompt, this.#promptPlace(), this.screen, row);
      this.screen.cursorY = row;
    } else {
      this.screen.cursorX = 0;
      this.screen.cursorY = Math.max(0, this.current - this.offset);
    }
  }

  resize(cols: number, rows: number): void {
    this.screen.resize(cols, rows, false);
    this.build();
    this.draw();
  }

  close(): void {
    this.dead = true;
    this.#prompt = undefined;
    const { window } = this.pane;
    if (this.#wasZoomed === false && unzoom(this.environment.state, window, true)) {
      this.environment.services.redraw({ window, what: "all" });
    }
  }

  #promptPlace(): PromptPlace {
    const options = this.#promptClient?.session?.options ?? this.environment.state.sessionOptions;
    return { environment: this.environment, options, extras: {}, x: 0, width: this.screen.cols };
  }

  ask(client: Client | undefined, question: TreeQuestion): void {
    const { environment } = this;
    const options = client?.session?.options ?? environment.state.sessionOptions;
    this.#promptClient = client;
    this.#promptTop = options.string("status-position") === "top";
    const settings: PromptSettings = {
      ...promptDefaults(options, environment),
      prompt: question.prompt,
      input: question.input ?? "",
      type: question.type,
      single: question.single,
      noFormat: true,
      inMode: true,
      onInput: (input) => (this.dead ? false : question.answer(input, this.#promptClient)),
    };
    this.#prompt = new Prompt(settings);
    this.draw();
    if (question.single === true && question.accept === true && client !== undefined) {
      environment.background(
        "accept",
        Promise.resolve().then(() => this.#accept(client)),
      );
    }
  }

  #accept(client: Client): void {
    if (this.dead || this.#prompt === undefined) return;
    const key = parseKeyName("y");
    if (key !== undefined) this.key({ key }, client);
    this.draw();
  }

  clearPrompt(): void {
    this.#prompt = undefined;
  }

  /** Runs a template for an item; a mistake in it becomes a message of the client's. */
  run(client: Client | undefined, template: Operand, value: string, target?: Target): Promise<void> {
    if (typeof template !== "string") return this.environment.run(template, { client, target, arguments: [value] });
    return this.environment.run(replaceInTemplate(template, value, 1), { client, target });
  }

  /** Handles the keys that all trees have. */
  key(event: KeyEvent, client: Client | undefined): TreeKey {
    const none: TreeKey = { name: "", done: false };
    const isMouse = isMouseKey(event.key.code);
    if (this.lines.length === 0) return { name: "", done: true };
    if (this.#prompt !== undefined && this.#promptKey(this.#prompt, event, client)) return none;
    if (this.helpShown) {
      if (isMouse || event.key.code === KEY_FOCUS_IN || event.key.code === KEY_FOCUS_OUT) return none;
      this.helpShown = false;
      this.draw();
      return none;
    }
    if (isMouse && event.mouse !== undefined) return this.#mouse(event, event.mouse, client);

    const choice = this.lines.findIndex(({ item }) => item.key !== undefined && sameKey(item.key, event.key));
    if (choice !== -1) {
      this.current = choice;
      return { name: "Enter", done: false };
    }
    const name = formatKey(event.key);
    return { name, done: this.#command(name, client) };
  }

  #promptKey(prompt: Prompt, event: KeyEvent, client: Client | undefined): boolean {
    this.#promptClient = client;
    let taken: boolean;
    if (isMouseKey(event.key.code)) {
      const { mouse } = event;
      const at = mouse && mouseInPane(this.pane, mouse);
      if (mouse === undefined || at === undefined || mouseButton(mouse.button) !== 0) return false;
      if (isDrag(mouse.button) || isRelease(mouse.button)) return false;
      if (at.y !== (this.#promptTop ? 0 : this.screen.rows - 1)) return false;
      taken = promptMouse(prompt, this.#promptPlace(), at.x);
    } else taken = prompt.key(event.key) === "taken";
    if (prompt.closed && this.#prompt === prompt) this.clearPrompt();
    if (!this.dead) this.draw();
    return taken;
  }

  #mouse(event: KeyEvent, mouse: MouseEvent, client: Client | undefined): TreeKey {
    const name = formatKey(event.key);
    const at = mouseInPane(this.pane, mouse);
    if (at === undefined) return { name: "", done: false };
    const opensMenu = name === "MouseDown3Pane";
    if (at.x > this.screen.cols || at.y > this.rows) {
      if (opensMenu && client !== undefined) this.#openMenu(client, at, false);
      return { name: this.preview === "off" ? "" : name, done: false, at };
    }
    const line = this.offset + at.y;
    if (line < this.lines.length && ["MouseDown1Pane", "MouseDown3Pane", "DoubleClick1Pane"].includes(name)) {
      this.current = line;
      if (name === "DoubleClick1Pane") return { name: "Enter", done: false, at };
    }
    if (opensMenu && client !== undefined) this.#openMenu(client, at, true);
    return { name: "", done: false, at };
  }

  #openMenu(client: Client, at: { readonly x: number; readonly y: number }, onItem: boolean): void {
    const line = this.offset + at.y > this.lines.length - 1 ? this.current : this.offset + at.y;
    const item = this.lines[line]?.item;
    if (item === undefined) return;
    const { environment, pane } = this;
    const title = onItem ? `#[align=centre]${item.name}` : "";
    const rows = onItem ? this.source.menu : KEYS_ALL_HAVE;
    const content = layoutMenu(title, rows, client.cols, (template) => environment.expand(template, { client }));
    const half = (content.width + 4) >> 1;
    const menu = new Menu(
      {
        window: pane.window,
        content,
        x: Math.max(0, at.x - half) + pane.x,
        y: at.y + pane.y,
        lines: boxLines(undefined, "menu-border-lines", pane.window),
        mouse: true,
        start: 0,
        choose: ({ key }) => {
          if (this.dead || key === undefined || line >= this.lines.length) return;
          this.current = line;
          this.source.menuKey(key, client);
        },
      },
      environment,
    );
    environment.showOverlay(client, menu);
  }

  /** @returns true to leave the mode */
  #command(name: string, client: Client | undefined): boolean {
    const line = this.lines[this.current];
    if (line === undefined) return true;
    switch (name) {
      case "q":
      case "Escape":
      case "C-[":
      case "C-g":
        return true;
      case "F1":
      case "C-h":
        this.helpShown = true;
        break;
      case "Up":
      case "k":
      case "WheelUpPane":
      case "C-p":
        this.up(true);
        break;
      case "Down":
      case "j":
      case "WheelDownPane":
      case "C-n":
        this.down(true);
        break;
      case "S-Up":
      case "K":
        this.#swap(-1);
        break;
      case "S-Down":
      case "J":
        this.#swap(1);
        break;
      case "PPage":
      case "C-b":
        for (let row = 0; row < this.rows && this.current !== 0; row++) this.up(false);
        break;
      case "NPage":
      case "C-f":
        for (let row = 0; row < this.rows && this.down(false); row++);
        break;
      case "g":
      case "Home":
        this.current = 0;
        this.offset = 0;
        break;
      case "G":
      case "End":
        this.#goTo(this.lines.length - 1);
        break;
      case "t":
        this.#toggleTag(line.item);
        break;
      case "T":
        for (const { item } of this.lines) item.tagged = false;
        break;
      case "C-t":
        for (const { item } of this.lines) item.tagged = item.parent === undefined ? !item.noTag : item.parent.noTag;
        break;
      case "O":
        this.#nextOrder();
        this.build();
        break;
      case "r":
        this.sort.reversed = !this.sort.reversed;
        this.build();
        break;
      case "Left":
      case "h":
      case "-":
        this.#fold(line);
        break;
      case "Right":
      case "l":
      case "+":
        if (line.flat || line.item.expanded) this.down(false);
        else {
          line.item.expanded = true;
          this.build();
        }
        break;
      case "M--":
      case "M-+":
        for (const item of this.items) item.expanded = name === "M-+";
        this.build();
        break;
      case "?":
      case "/":
      case "C-s":
        this.#searchBackwards = false;
        this.ask(client, {
          prompt: "(search) ",
          type: "search",
          answer: (input) => {
            this.#search = input === "" ? undefined : input;
            this.#searchAgain();
          },
        });
        break;
      case "n":
      case "N":
        this.#searchBackwards = name === "N";
        this.#searchAgain();
        break;
      case "f":
        this.ask(client, {
          prompt: "(filter) ",
          input: this.filter,
          type: "search",
          answer: (input) => {
            this.filter = input === "" ? undefined : input;
            this.build();
          },
        });
        break;
      case "c":
        this.clearPrompt();
        this.filter = undefined;
        this.build();
        break;
      case "v":
        this.preview = this.source.draw === undefined ? "off" : PREVIEWS[this.preview];
        this.build();
        break;
      default:
    }
    return false;
  }

  #fold({ item, flat }: TreeLine<Data>): void {
    const fold = flat || !item.expanded ? item.parent : item;
    if (fold === undefined) {
      this.up(false);
      return;
    }
    fold.expanded = false;
    this.current = fold.line;
    this.build();
  }

  /** Parents and children are not tagged together. */
  #toggleTag(item: TreeItem<Data>): void {
    if (item.noTag) return;
    item.tagged = !item.tagged;
    if (!item.tagged) return;
    for (let parent = item.parent; parent !== undefined; parent = parent.parent) parent.tagged = false;
    for (const child of everyItem(item.children)) child.tagged = false;
  }

  #nextOrder(): void {
    const { orders } = this.source;
    if (orders.length === 0) return;
    const at = this.sort.order === undefined ? -1 : orders.indexOf(this.sort.order);
    this.sort.order = orders[(at + 1) % orders.length];
  }

  #swap(by: 1 | -1): void {
    const from = this.lines[this.current];
    if (this.source.swap === undefined || from === undefined) return;
    let at = this.current;
    do {
      at += by;
      if (at < 0 || at >= this.lines.length) return;
    } while ((this.lines[at]?.depth ?? 0) > from.depth);
    const other = this.lines[at];
    if (other === undefined || other.depth !== from.depth) return;
    if (!this.source.swap(from.item.data, other.item.data, this.sort)) return;
    this.current = at;
    this.build();
  }

  #searchAgain(): void {
    const text = this.#search;
    const from = this.currentItem;
    if (text === undefined || from === undefined) return;
    const ignoreCase = !/[A-Z]/.test(text);
    const found = findItem(this.items, from, this.#searchBackwards, (item) =>
      this.source.matches === undefined
        ? includesText(item.name, text, ignoreCase)
        : this.source.matches(item.data, text, ignoreCase),
    );
    if (found === undefined) return;
    for (let parent = found.parent; parent !== undefined; parent = parent.parent) parent.expanded = true;
    this.build();
    this.select(found.tag);
    this.draw();
  }
}
