import type { Operand } from "#command/command.ts";
import type { ModeOptions, Target } from "#command/context.ts";
import { replaceInTemplate } from "#command/parse/template.ts";
import { formatKey, isMouseKey, KEY_FOCUS_IN, KEY_FOCUS_OUT, parseKeyName, sameKey } from "#input/key-names.ts";
import type { KeyEvent, MouseEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import { unzoom, zoom } from "#model/zoom.ts";
import { MODE_CURSOR, Screen } from "#terminal/screen.ts";
import type { ModeEnvironment } from "../environment.ts";
import { mouseInPane } from "../mouse.ts";
import { drawTree } from "./draw.ts";
import type { TreeSource } from "./source.ts";
import { treeKey } from "./tree-keys.ts";
import { TreeList } from "./tree-list.ts";
import { openTreeMenu } from "./tree-menu.ts";
import { TreePrompt, type TreeQuestion } from "./tree-prompt.ts";

export type Preview = "off" | "normal" | "big";

/** What became of a key: its name for the mode to act on ("Enter" for a choice), or nothing more; `done`: leave the mode. */
export interface TreeKey {
  readonly name: string;
  readonly done: boolean;
  /** Where the mouse was, in cells of the pane. */
  readonly at?: { readonly x: number; readonly y: number } | undefined;
}

const PREVIEWS: Readonly<Record<Preview, Preview>> = { off: "big", normal: "off", big: "normal" };

/** A list that folds, with keys, search, filter, tags, a preview: what choosers and customize mode are made of. */
export class ModeTree<Data> extends TreeList<Data> {
  readonly pane: Pane;
  readonly environment: ModeEnvironment;
  readonly screen: Screen;
  preview: Preview;
  /** Said beside the sort order in the preview's border. */
  viewName: string | undefined;
  helpShown = false;
  dead = false;
  #search: string | undefined;
  #searchBackwards = false;
  #prompt: TreePrompt | undefined;
  #wasZoomed: boolean | undefined;

  constructor(pane: Pane, options: ModeOptions, environment: ModeEnvironment, source: TreeSource<Data>) {
    super(source, options.flags);
    this.pane = pane;
    this.environment = environment;
    const { flags } = options;
    const previews = options.count?.("N") ?? (flags["N"] === true ? 1 : 0);
    this.preview = source.draw === undefined || previews === 1 ? "off" : previews > 1 ? "big" : "normal";
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

  protected rowsFor(lines: number): number {
    const { rows } = this.screen;
    if (this.preview === "off") return rows;
    let wanted: number;
    if (this.source.previewRows !== undefined) {
      const ofPreview = this.source.previewRows(rows);
      wanted = ofPreview < rows ? rows - ofPreview : rows;
    } else if (this.preview === "normal") {
      wanted = Math.floor(rows / 3) * 2;
      if (wanted > lines) wanted = rows >> 1;
      if (wanted < 10) wanted = rows;
    } else wanted = Math.max(2, Math.min(rows >> 2, lines));
    return rows - wanted < 2 ? rows : wanted;
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
      this.#prompt.draw();
      return;
    }
    this.screen.cursorX = 0;
    this.screen.cursorY = Math.max(0, this.current - this.offset);
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

  ask(client: Client | undefined, question: TreeQuestion): void {
    const { environment } = this;
    this.#prompt = new TreePrompt(environment, this.screen, client, {
      ...question,
      answer: (input, by) => (this.dead ? false : question.answer(input, by)),
    });
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
    if (this.#promptKey(event, client)) return none;
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
    return { name, done: treeKey(this, name, client) };
  }

  /** @returns whether a prompt took the key */
  #promptKey(event: KeyEvent, client: Client | undefined): boolean {
    const prompt = this.#prompt;
    if (prompt === undefined) return false;
    const result = prompt.key(event, this.pane, client);
    if (result === "ignored") return false;
    if (prompt.prompt.closed && this.#prompt === prompt) this.clearPrompt();
    if (!this.dead) this.draw();
    return result === "taken";
  }

  #mouse(event: KeyEvent, mouse: MouseEvent, client: Client | undefined): TreeKey {
    const name = formatKey(event.key);
    const at = mouseInPane(this.pane, mouse);
    if (at === undefined) return { name: "", done: false };
    const opensMenu = name === "MouseDown3Pane";
    if (at.x > this.screen.cols || at.y > this.rows) {
      if (opensMenu && client !== undefined) openTreeMenu(this, client, at, false);
      return { name: this.preview === "off" ? "" : name, done: false, at };
    }
    const line = this.offset + at.y;
    if (line < this.lines.length && ["MouseDown1Pane", "MouseDown3Pane", "DoubleClick1Pane"].includes(name)) {
      this.current = line;
      if (name === "DoubleClick1Pane") return { name: "Enter", done: false, at };
    }
    if (opensMenu && client !== undefined) openTreeMenu(this, client, at, true);
    return { name: "", done: false, at };
  }

  showHelp(): void {
    this.helpShown = true;
  }

  askSearch(client: Client | undefined): void {
    this.#searchBackwards = false;
    this.ask(client, {
      prompt: "(search) ",
      type: "search",
      answer: (input) => {
        this.#search = input === "" ? undefined : input;
        this.searchAgain(this.#searchBackwards);
      },
    });
  }

  searchAgain(backwards: boolean): void {
    this.#searchBackwards = backwards;
    if (this.#search !== undefined && this.find(this.#search, backwards)) this.draw();
  }

  askFilter(client: Client | undefined): void {
    this.ask(client, {
      prompt: "(filter) ",
      input: this.filter,
      type: "search",
      answer: (input) => this.setFilter(input === "" ? undefined : input),
    });
  }

  clearFilter(): void {
    this.clearPrompt();
    this.setFilter(undefined);
  }

  nextPreview(): void {
    this.preview = this.source.draw === undefined ? "off" : PREVIEWS[this.preview];
    this.build();
  }
}
