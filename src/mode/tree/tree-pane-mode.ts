import type { ModeOptions } from "#command/context.ts";
import type { Key, KeyEvent } from "#input/key.ts";
import type { FormatExtras } from "#format/context.ts";
import type { ListOrder } from "#model/sort.ts";
import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import type { Screen } from "#terminal/screen.ts";
import { BasicMode } from "../basic-mode.ts";
import { drawNotice } from "../box.ts";
import type { ModeEnvironment } from "../environment.ts";
import type { MenuRow } from "../menu/items.ts";
import { ModeTree } from "./mode-tree.ts";
import type { HelpText, TreeBuilder, TreeSource } from "./source.ts";

/** While an editor is open these keys leave the mode: `q`, Escape, and what Ctrl-C sends. */
const leavesEditor = ({ code, mods }: Key): boolean => mods === 0 && (code === 0x71 || code === 0x1b || code === 3);

/** A pane mode that is a tree. What differs from tree to tree: what it is made of and its own keys. */
export abstract class TreePaneMode<Data> extends BasicMode implements TreeSource<Data> {
  abstract readonly menu: readonly MenuRow[];
  abstract readonly orders: readonly ListOrder[];
  abstract readonly help: HelpText;
  readonly environment: ModeEnvironment;
  #tree: ModeTree<Data> | undefined;
  #editing = false;

  constructor(pane: Pane, environment: ModeEnvironment) {
    super(pane);
    this.environment = environment;
  }

  /** Makes the tree; once, when all fields of the mode are set. */
  protected start(options: ModeOptions): void {
    this.#tree = new ModeTree(this.pane, options, this.environment, this);
    this.prepare(this.#tree);
    this.#tree.build();
    this.#tree.draw();
  }

  protected prepare(_tree: ModeTree<Data>): void {
    // nothing by default
  }

  get tree(): ModeTree<Data> {
    if (this.#tree === undefined) throw new Error("the tree is not made yet");
    return this.#tree;
  }

  get screen(): Screen {
    return this.tree.screen;
  }

  get extras(): Partial<FormatExtras> {
    return { pane: this.pane };
  }

  abstract build(builder: TreeBuilder<Data>): void;

  /** The mode's own keys. @returns true to leave the mode */
  protected abstract act(name: string, data: Data | undefined, client: Client | undefined): boolean;

  resize(cols: number, rows: number): void {
    this.tree.resize(cols, rows);
  }

  update(): void {
    this.tree.update();
    this.drawWaiting();
  }

  close(): void {
    this.tree.close();
  }

  menuKey(key: Key, client: Client): void {
    if (this.pane.modes[0] === this) this.key({ key }, client);
  }

  key(event: KeyEvent, client: Client | undefined): void {
    if (this.#editing) {
      this.finish(leavesEditor(event.key));
      return;
    }
    const { tree } = this;
    const { name, done } = tree.key(event, client);
    this.finish(this.act(name, tree.currentData, client) || done);
  }

  /** Leaves the mode, or shows what became of it. */
  protected finish(done: boolean): void {
    if (this.tree.dead) return;
    if (done) this.environment.services.leaveMode(this.pane);
    else this.tree.draw();
    if (!this.tree.dead) this.drawWaiting();
  }

  /**
   * Opens an item's text in the client's editor; the list waits for it.
   *
   * @param done what becomes of the new text, which is not empty; called also when the mode is over by then
   */
  protected edit(client: Client, text: string, done: (edited: string) => void): void {
    this.#editing = true;
    this.environment.edit(client, text, (edited) => {
      this.#editing = false;
      if (edited !== undefined && edited !== "") done(edited);
      if (this.tree.dead) return;
      this.tree.build();
      this.tree.draw();
    });
  }

  protected drawWaiting(): void {
    if (this.#editing) drawNotice(this.screen, "WAITING FOR EDITOR");
  }
}
