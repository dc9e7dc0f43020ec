import { CommandError, type Operand } from "#command/command.ts";
import type { ModeOptions, Target } from "#command/context.ts";
import { formatKey, isMouseKey, parseKeyName } from "#input/key-names.ts";
import type { Key, KeyEvent } from "#input/key.ts";
import { groupSessions, synchronizeFrom } from "#model/groups.ts";
import { setCurrent, swapWindows } from "#model/winlinks.ts";
import { listOrder, sortPanes, sortSessions, sortWinlinks, type ListSort } from "#model/sort.ts";
import { countPanes, paneIndex } from "#model/window-panes.ts";
import type { FormatExtras } from "#format/context.ts";
import { TREE_MODE_FORMAT } from "#format/default-formats.ts";
import type { Client } from "#model/client.ts";
import type { PaneMode } from "#model/mode.ts";
import { fire } from "#model/notify.ts";
import type { Options } from "#model/options.ts";
import type { Pane } from "#model/pane.ts";
import type { Session } from "#model/session.ts";
import type { Winlink } from "#model/winlink.ts";
import type { Screen } from "#terminal/screen.ts";
import type { ModeEnvironment } from "../environment.ts";
import type { MenuRow } from "../menu/items.ts";
import { drawPreview } from "../preview.ts";
import { optionStyle } from "../style.ts";
import { drawInfo } from "./info.ts";
import type { TreeItem } from "./item.ts";
import { DEFAULT_KEY_FORMAT } from "./key-format.ts";
import type { ModeTree, TreeKey } from "./mode-tree.ts";
import { drawPreviews, type PreviewPart, type PreviewRow } from "./previews.ts";
import { includesText } from "./search.ts";
import type { HelpText, TreeBuilder } from "./source.ts";
import { paneInfo, sessionInfo, windowInfo } from "./tree-formats.ts";
import { TreePaneMode } from "./tree-pane-mode.ts";
import { placeOf, targetText, type Place, type PlaceItem } from "./tree-items.ts";

const DEFAULT_COMMAND = "switch-client -Zt '%%'";

const HELP: HelpText = {
  item: "item",
  width: 51,
  rows: [
    ["Enter", "Choose selected item"],
    ["S-Up", "Swap current and previous window"],
    ["S-Down", "Swap current and next window"],
    ["x", "Kill selected item"],
    ["X", "Kill tagged items"],
    ["<", "Scroll previews left"],
    [">", "Scroll previews right"],
    ["m", "Set the marked pane"],
    ["M", "Clear the marked pane"],
    ["i", "Toggle session, window and pane information"],
    [":", "Run a command for each tagged item"],
    ["f", "Enter a format"],
    ["H", "Jump to the starting pane"],
  ],
};

const MENU: readonly MenuRow[] = [
  { name: "Select", key: parseKeyName("Enter") },
  { name: "Expand", key: parseKeyName("Right") },
  { name: "Mark", key: parseKeyName("m") },
  { name: "" },
  { name: "Tag", key: parseKeyName("t") },
  { name: "Tag All", key: parseKeyName("C-t") },
  { name: "Tag None", key: parseKeyName("T") },
  { name: "" },
  { name: "Kill", key: parseKeyName("x") },
  { name: "Kill Tagged", key: parseKeyName("X") },
  { name: "" },
  { name: "Cancel", key: parseKeyName("q") },
];

/** choose-tree: sessions, their windows, their panes. */
class TreeMode extends TreePaneMode<PlaceItem> {
  readonly name = "tree-mode";
  readonly menu = MENU;
  readonly orders = ["index", "name", "activity", "z"] as const;
  readonly help = HELP;
  readonly #start: Target;
  readonly #format: string;
  readonly #keyFormat: string;
  readonly #command: Operand;
  readonly #squashGroups: boolean;
  readonly #hideThisPane: boolean;
  readonly #acceptsAtOnce: boolean;
  /** What to select at first, and how far to unfold: as of -s, -w, or the pane; undefined once that is done. */
  #first: "session" | "window" | "pane" | undefined;
  #infoShown = false;
  #scrolled = 0;
  #previews: PreviewRow | undefined;

  constructor(pane: Pane, options: ModeOptions, environment: ModeEnvironment) {
    super(pane, environment);
    const { flags, operands, target } = options;
    this.#start = target;
    this.#first = flags["s"] === true ? "session" : flags["w"] === true ? "window" : "pane";
    this.#format = typeof flags["F"] === "string" ? flags["F"] : TREE_MODE_FORMAT;
    this.#keyFormat = typeof flags["K"] === "string" ? flags["K"] : DEFAULT_KEY_FORMAT;
    this.#command = operands[0] ?? DEFAULT_COMMAND;
    this.#squashGroups = flags["G"] !== true;
    this.#hideThisPane = flags["h"] === true;
    this.#acceptsAtOnce = flags["y"] === true;
    this.start(options);
    this.#first = undefined;
  }

  protected override prepare(tree: ModeTree<PlaceItem>): void {
    tree.viewName = "preview";
  }

  #place(item: PlaceItem | undefined): Place | undefined {
    return item && placeOf(this.environment.state, item);
  }

  build(builder: TreeBuilder<PlaceItem>): void {
    const { state } = this.environment;
    const start = this.#start;
    const own = start.session?.group;
    for (const session of sortSessions(state.sessions.values(), builder.sort)) {
      const { group } = session;
      const stands = group === own ? start.session : group?.sessions[0];
      if (this.#squashGroups && group !== undefined && session !== stands) continue;
      this.#buildSession(builder, session);
    }
    if (this.#first === "session") builder.select(start.session);
    else if (this.#first === "window") builder.select(start.winlink);
    else if (this.#first === "pane" && start.window !== undefined) {
      builder.select(countPanes(start.window, true) === 1 ? start.winlink : start.pane);
    }
  }

  #buildSession(builder: TreeBuilder<PlaceItem>, session: Session): void {
    const data: PlaceItem = { type: "session", session: session.id, winlink: -1, pane: -1 };
    const text = this.environment.expand(this.#format, { session });
    const item = builder.add(undefined, data, session, session.name, text, this.#first !== "session");
    let shown = false;
    for (const winlink of sortWinlinks(session.winlinksInOrder(), builder.sort)) {
      if (this.#buildWindow(builder, session, winlink, item)) shown = true;
    }
    if (!shown) builder.remove(item);
  }

  #buildWindow(
    builder: TreeBuilder<PlaceItem>,
    session: Session,
    winlink: Winlink,
    parent: TreeItem<PlaceItem>,
  ): boolean {
    const data: PlaceItem = { type: "window", session: session.id, winlink: winlink.index, pane: -1 };
    const text = this.environment.expand(this.#format, { session, winlink });
    const expanded = this.#first !== "session" && this.#first !== "window";
    const item = builder.add(parent, data, winlink, String(winlink.index), text, expanded);
    item.align = 1;
    let found = false;
    for (const pane of sortPanes(winlink.window.panes, builder.sort)) {
      const extras = { session, winlink, pane };
      if (builder.filter !== undefined && !this.environment.isTrue(builder.filter, extras)) continue;
      found = true;
      if (this.#hideThisPane && pane === this.pane) continue;
      const paneData: PlaceItem = { ...data, type: "pane", pane: pane.id };
      const child = builder.add(
        item,
        paneData,
        pane,
        String(paneIndex(pane)),
        this.environment.expand(this.#format, extras),
      );
      child.align = 1;
    }
    if (!found) builder.remove(item);
    return found;
  }

  /** What formats of an item mean. */
  #extrasOf(item: PlaceItem): Partial<FormatExtras> {
    const place = this.#place(item);
    if (place === undefined) return {};
    const { session, winlink, pane } = place;
    if (item.type === "session") return { session };
    return item.type === "window" ? { session, winlink } : { session, winlink, pane };
  }

  keyOf(item: PlaceItem, line: number): Key | undefined {
    const extras = { ...this.#extrasOf(item), variables: { line: String(line) } };
    return parseKeyName(this.environment.expand(this.#keyFormat, extras));
  }

  matches(item: PlaceItem, text: string, ignoreCase: boolean): boolean {
    const place = this.#place(item);
    if (place === undefined) return false;
    if (item.type === "session") return includesText(place.session.name, text, ignoreCase);
    if (item.type === "window") return includesText(place.winlink.window.name, text, ignoreCase);
    return includesText(place.pane.process?.currentCommand() ?? "", text, ignoreCase);
  }

  swap(a: PlaceItem, b: PlaceItem, sort: ListSort): boolean {
    const { state, services } = this.environment;
    const one = this.#place(a);
    const other = this.#place(b);
    if (a.type !== "window" || b.type !== "window" || one === undefined || other === undefined) return false;
    const { session } = one;
    if (other.session !== session) return false;
    // Other orders than that of the index would put them back.
    const tied = sortWinlinks([one.winlink, other.winlink], { ...sort, reversed: false });
    const tiedBack = sortWinlinks([other.winlink, one.winlink], { ...sort, reversed: false });
    if (sort.order !== "index" && tied[0] === tiedBack[0]) return false;
    const { current } = session;
    swapWindows(state, one.winlink, other.winlink);
    if (current === one.winlink) setCurrent(state, session, other.winlink);
    else if (current === other.winlink) setCurrent(state, session, one.winlink);
    synchronizeFrom(state, session);
    for (const member of groupSessions(session)) services.redraw({ session: member, what: "all" });
    services.recalculateSizes();
    return true;
  }

  draw(item: PlaceItem, screen: Screen, x: number, y: number, cols: number, rows: number): void {
    const place = this.#place(item);
    if (place === undefined) return;
    const area = { x, y, cols, rows };
    if (this.#infoShown) this.#drawInfo(item, place, screen, area);
    else if (item.type === "session") this.#drawSession(place.session, screen, area);
    else if (item.type === "window") this.#drawWindow(place, screen, area);
    else if (!this.#hideThisPane || place.pane !== this.pane) {
      drawPreview(screen, place.pane.terminal.screen, x, y, cols, rows);
    }
  }

  #border(options: Options = this.pane.window.options, extras?: Partial<FormatExtras>) {
    return optionStyle(this.environment, options, "tree-mode-border-style", extras);
  }

  #part(source: Screen, options: Options, extras: Partial<FormatExtras>): PreviewPart {
    const borderStyle = this.#border(options, extras);
    const labelStyle = optionStyle(this.environment, options, "tree-mode-preview-style", extras);
    const format = options.string("tree-mode-preview-format");
    const label = format === "" ? "" : this.environment.expand(format, extras);
    return { screen: source, label, borderStyle, labelStyle: { ...labelStyle, bg: borderStyle.bg } };
  }

  #drawSession(session: Session, screen: Screen, area: { x: number; y: number; cols: number; rows: number }): void {
    const winlinks = session.winlinksInOrder();
    const current = winlinks.findIndex((winlink) => winlink === session.current);
    const parts = winlinks.flatMap((winlink) => {
      const { window } = winlink;
      const source = window.active?.terminal.screen;
      return source === undefined ? [] : [this.#part(source, window.options, { session, winlink })];
    });
    this.#show(screen, area, parts, current);
  }

  #drawWindow(
    { session, winlink }: Place,
    screen: Screen,
    area: { x: number; y: number; cols: number; rows: number },
  ): void {
    const panes = winlink.window.panes.filter((pane) => !this.#hideThisPane || pane !== this.pane);
    const active = panes.findIndex((pane) => pane === winlink.window.active);
    const parts = panes.map((pane) => this.#part(pane.terminal.screen, pane.options, { session, winlink, pane }));
    this.#show(screen, area, parts, active === -1 ? panes.length : active);
  }

  #show(
    screen: Screen,
    area: { x: number; y: number; cols: number; rows: number },
    parts: readonly PreviewPart[],
    current: number,
  ): void {
    this.#previews = drawPreviews(screen, area, parts, current, this.#scrolled, this.#border());
    if (this.#previews !== undefined) this.#scrolled = this.#previews.offset;
  }

  #drawInfo(
    item: PlaceItem,
    { session, winlink, pane }: Place,
    screen: Screen,
    area: { x: number; y: number; cols: number; rows: number },
  ): void {
    const sections = [sessionInfo];
    if (item.type !== "session") sections.unshift(windowInfo);
    if (item.type === "pane") sections.unshift(paneInfo);
    const extras = { session, winlink, pane };
    drawInfo(screen, area, sections, this.#border(), (format) => this.environment.expand(format, extras));
  }

  override key(event: KeyEvent, client: Client | undefined): void {
    const tree = this.tree;
    let item = tree.currentData;
    const pressed = tree.key(event, client);
    let { name } = pressed;
    if (item !== tree.currentData) {
      item = tree.currentData;
      this.#scrolled = 0;
    }
    if (isMouseKey(event.key.code) && name === formatKey(event.key)) {
      name = this.#clickPreview(pressed, item);
      item = tree.currentData;
    }
    this.finish(this.act(name, item, client) || pressed.done);
  }

  /** @returns the key that the click on a preview stands for */
  #clickPreview({ name, at }: TreeKey, item: PlaceItem | undefined): string {
    const previews = this.#previews;
    if (name !== "MouseDown1Pane" || at === undefined || previews === undefined || item === undefined) return "";
    if (previews.left !== -1 && at.x <= previews.left) return "<";
    if (previews.right !== -1 && at.x >= previews.right) return ">";
    const x = previews.left !== -1 ? at.x - previews.left : Math.max(0, at.x - 1);
    let index = previews.start + Math.floor(x / previews.each);
    if (index >= previews.end) index = previews.end - 1;
    const place = this.#place(item);
    if (place === undefined || item.type === "pane") return "";
    const tree = this.tree;
    const tag = tree.currentItem?.tag;
    if (tag !== undefined) tree.expand(tag);
    const inside = item.type === "session" ? place.session.winlinksInOrder()[index] : place.winlink.window.panes[index];
    if (inside !== undefined) tree.select(inside);
    return "Enter";
  }

  protected act(name: string, item: PlaceItem | undefined, client: Client | undefined): boolean {
    const tree = this.tree;
    const place = this.#place(item);
    switch (name) {
      case "<":
      case ">":
        this.#scrolled += name === "<" ? -1 : 1;
        break;
      case "H":
        tree.expand(this.#start.session);
        tree.expand(this.#start.winlink);
        if (!tree.select(this.pane)) tree.select(this.#start.winlink);
        break;
      case "m":
      case "M":
        this.#mark(name === "m" ? place : undefined);
        tree.build();
        break;
      case "i":
        this.#infoShown = !this.#infoShown;
        tree.viewName = this.#infoShown ? "info" : "preview";
        break;
      case "x":
        if (item !== undefined && place !== undefined) this.#askKill(client, killPrompt(item, place), () => [item]);
        break;
      case "X":
        if (tree.taggedCount !== 0) {
          this.#askKill(client, `Kill ${tree.taggedCount} tagged? `, () => tree.chosen(true));
        }
        break;
      case ":":
        this.#askCommand(client);
        break;
      case "Enter":
        if (item !== undefined && place !== undefined) {
          this.environment.background("choose-tree", tree.run(client, this.#command, targetText(item, place)));
        }
        return true;
      default:
    }
    return false;
  }

  #mark(place: Place | undefined): void {
    const { state, services } = this.environment;
    const old = state.marked?.pane;
    state.marked = place;
    const pane = place?.pane ?? old;
    if (pane !== undefined) {
      const extra = { new_pane: place?.pane, old_pane: old, marked: place === undefined ? 0 : 1 };
      fire(state, "marked-pane-changed", { pane, window: pane.window }, extra);
    }
    for (const changed of [old, place?.pane]) {
      if (changed !== undefined) services.redraw({ window: changed.window, what: "all" });
    }
  }

  #askKill(client: Client | undefined, prompt: string, items: () => readonly PlaceItem[]): void {
    this.tree.ask(client, {
      prompt,
      type: "command",
      single: true,
      accept: this.#acceptsAtOnce,
      answer: (input) => {
        if (input?.toLowerCase() !== "y") return;
        for (const item of items()) this.#kill(item);
        this.#rebuildLater();
      },
    });
  }

  #kill(item: PlaceItem): void {
    const place = this.#place(item);
    if (place === undefined) return;
    const { services } = this.environment;
    if (item.type === "session") services.killSession(place.session);
    else if (item.type === "window") services.killWindow(place.winlink.window);
    else services.killPane(place.pane);
  }

  #askCommand(client: Client | undefined): void {
    const tree = this.tree;
    const tagged = tree.taggedCount;
    tree.ask(client, {
      prompt: tagged === 0 ? "(current) " : `(${tagged} tagged) `,
      type: "command",
      answer: (input, asked) => {
        if (input === undefined || input === "") return;
        const runs = tree.chosen(true).flatMap((item) => {
          const place = this.#place(item);
          if (place === undefined) return [];
          const target: Target = { ...place, window: place.winlink.window, index: -1 };
          return [tree.run(asked, input, targetText(item, place), target)];
        });
        this.environment.background(
          "choose-tree",
          Promise.all(runs).then(() => this.#rebuildLater()),
        );
      },
    });
  }

  #rebuildLater(): void {
    this.environment.background(
      "choose-tree",
      Promise.resolve().then(() => {
        if (this.tree.dead) return;
        this.tree.build();
        this.tree.draw();
      }),
    );
  }
}

function killPrompt(item: PlaceItem, { session, winlink, pane }: Place): string {
  if (item.type === "session") return `Kill session ${session.name}? `;
  return item.type === "window" ? `Kill window ${winlink.index}? ` : `Kill pane ${paneIndex(pane)}? `;
}

/** `choose-tree [-GhkNrswyZ] [-F format] [-f filter] [-K key-format] [-O sort-order] [template]` */
export function createTreeMode(pane: Pane, options: ModeOptions, environment: ModeEnvironment): PaneMode {
  const order = options.flags["O"];
  if (typeof order === "string" && listOrder(order) === undefined) throw new CommandError("invalid sort order");
  return new TreeMode(pane, options, environment);
}
