import type { ModeOptions } from "#command/context.ts";
import type { Key, KeyEvent } from "#input/key.ts";
import type { FormatExtras } from "#format/context.ts";
import type { ListOrder } from "#model/sort.ts";
import type { Client } from "#model/client.ts";
import type { PaneMode } from "#model/mode.ts";
import type { Pane } from "#model/pane.ts";
import type { Screen } from "#terminal/screen.ts";
import type { ModeEnvironment } from "../environment.ts";
import type { MenuRow } from "../menu/items.ts";
import { ModeTree } from "./mode-tree.ts";
import type { HelpText, TreeBuilder, TreeSource } from "./source.ts";

/** A pane mode that is a tree. What differs from tree to tree: what it is made of and its own keys. */
export abstract class TreePaneMode<Data> implements PaneMode, TreeSource<Data> {
  abstract readonly name: string;
  abstract readonly menu: readonly MenuRow[];
  abstract readonly orders: readonly ListOrder[];
  abstract readonly help: HelpText;
  readonly pane: Pane;
  readonly environment: ModeEnvironment;
  killOnExit = false;
  hidePaneStatus = false;
  hideScrollbars = false;
  fillWindow = false;
  prefix = 1;
  #tree: ModeTree<Data> | undefined;

  constructor(pane: Pane, environment: ModeEnvironment) {
    this.pane = pane;
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
  }

  close(): void {
    this.tree.close();
  }

  menuKey(key: Key, client: Client): void {
    if (this.pane.modes[0] === this) this.key({ key }, client);
  }

  key(event: KeyEvent, client: Client | undefined): void {
    const { tree } = this;
    const { name, done } = tree.key(event, client);
    this.finish(this.act(name, tree.currentData, client) || done);
  }

  /** Leaves the mode, or shows what became of it. */
  protected finish(done: boolean): void {
    if (this.tree.dead) return;
    if (done) this.environment.services.leaveMode(this.pane);
    else this.tree.draw();
  }
}
