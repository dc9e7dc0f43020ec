import { CommandError, type Operand } from "#command/command.ts";
import type { ModeOptions, Target } from "#command/context.ts";
import type { FormatExtras } from "#format/context.ts";
import { BUFFER_MODE_FORMAT } from "#format/default-formats.ts";
import { visibleBytes } from "#format/visible-bytes.ts";
import { parseKeyName } from "#input/key-names.ts";
import type { Key, KeyEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { PaneMode } from "#model/mode.ts";
import type { Pane } from "#model/pane.ts";
import type { PasteBuffer } from "#model/paste-buffers.ts";
import { listOrder, sortList } from "#model/sort.ts";
import type { Screen } from "#terminal/screen.ts";
import type { ModeEnvironment } from "../environment.ts";
import type { MenuRow } from "../menu/items.ts";
import { DEFAULT_KEY_FORMAT } from "./key-format.ts";
import { includesText } from "./search.ts";
import type { HelpText, TreeBuilder } from "./source.ts";
import { TreePaneMode } from "./tree-pane-mode.ts";

const DEFAULT_COMMAND = "paste-buffer -p -b '%%'";

const HELP: HelpText = {
  item: "buffer",
  width: 0,
  rows: [
    ["Enter", "Paste selected %1"],
    ["p", "Paste selected %1"],
    ["P", "Paste tagged %1s"],
    ["d", "Delete selected %1"],
    ["D", "Delete tagged %1s"],
    ["e", "Open %1 in editor"],
    ["f", "Enter a filter"],
  ],
};

const MENU: readonly MenuRow[] = [
  { name: "Paste", key: parseKeyName("p") },
  { name: "Paste Tagged", key: parseKeyName("P") },
  { name: "" },
  { name: "Tag", key: parseKeyName("t") },
  { name: "Tag All", key: parseKeyName("C-t") },
  { name: "Tag None", key: parseKeyName("T") },
  { name: "" },
  { name: "Delete", key: parseKeyName("d") },
  { name: "Delete Tagged", key: parseKeyName("D") },
  { name: "" },
  { name: "Cancel", key: parseKeyName("q") },
];

/** choose-buffer: the paste buffers. Items are names, for a buffer may be replaced. */
class BufferMode extends TreePaneMode<string> {
  readonly name = "buffer-mode";
  readonly menu = MENU;
  readonly orders = ["creation", "name", "size"] as const;
  readonly help = HELP;
  readonly #target: Target;
  readonly #format: string;
  readonly #keyFormat: string;
  readonly #command: Operand;

  constructor(pane: Pane, options: ModeOptions, environment: ModeEnvironment) {
    super(pane, environment);
    const { flags, operands, target } = options;
    this.#target = target;
    this.#format = typeof flags["F"] === "string" ? flags["F"] : BUFFER_MODE_FORMAT;
    this.#keyFormat = typeof flags["K"] === "string" ? flags["K"] : DEFAULT_KEY_FORMAT;
    this.#command = operands[0] ?? DEFAULT_COMMAND;
    this.start(options);
  }

  #buffer(name: string | undefined): PasteBuffer | undefined {
    return name === undefined ? undefined : this.environment.state.buffers.get(name);
  }

  #extrasOf(buffer: PasteBuffer): Partial<FormatExtras> {
    const { session, winlink, pane } = this.#target;
    return { session, winlink, pane, buffer };
  }

  build(builder: TreeBuilder<string>): void {
    const orders = {
      creation: (a: PasteBuffer, b: PasteBuffer) => b.order - a.order,
      size: (a: PasteBuffer, b: PasteBuffer) => a.bytes.length - b.bytes.length,
    };
    const { buffers } = this.environment.state;
    for (const buffer of sortList(buffers.inOrder(), builder.sort, orders, ({ name }) => name)) {
      const extras = this.#extrasOf(buffer);
      if (builder.filter !== undefined && !this.environment.isTrue(builder.filter, extras)) continue;
      builder.add(undefined, buffer.name, buffer.order, buffer.name, this.environment.expand(this.#format, extras));
    }
  }

  keyOf(name: string, line: number): Key | undefined {
    const buffer = this.#buffer(name);
    if (buffer === undefined) return undefined;
    const extras = { ...this.#extrasOf(buffer), variables: { line: String(line) } };
    return parseKeyName(this.environment.expand(this.#keyFormat, extras));
  }

  matches(name: string, text: string, ignoreCase: boolean): boolean {
    const buffer = this.#buffer(name);
    if (buffer === undefined) return false;
    if (includesText(name, text, ignoreCase)) return true;
    return includesText(new TextDecoder().decode(buffer.bytes), text, ignoreCase);
  }

  draw(name: string, screen: Screen, x: number, y: number, cols: number, rows: number): void {
    const buffer = this.#buffer(name);
    if (buffer === undefined) return;
    const { bytes } = buffer;
    for (let row = 0, from = 0; row < rows && from <= bytes.length; row++) {
      const newline = bytes.indexOf(0x0a, from);
      const to = newline === -1 ? bytes.length : newline;
      const shown = visibleBytes(bytes.subarray(from, Math.min(to, from + cols * 4)));
      let at = x;
      for (const character of shown) {
        const next = screen.put(at, y + row, character);
        if (next > x + cols) {
          screen.fill(at, y + row, next - at, 1, " ");
          break;
        }
        at = next;
        if (at === x + cols) break;
      }
      if (newline === -1) break;
      from = to + 1;
    }
  }

  override key(event: KeyEvent, client: Client | undefined): void {
    if (this.environment.state.buffers.size === 0) this.finish(true);
    else super.key(event, client);
  }

  protected override finish(done: boolean): void {
    super.finish(done || this.environment.state.buffers.size === 0);
  }

  protected act(key: string, name: string | undefined, client: Client | undefined): boolean {
    const { tree } = this;
    switch (key) {
      case "e":
        if (name !== undefined && client !== undefined) this.#edit(name, client);
        return false;
      case "d":
        if (name !== undefined) this.#delete(name);
        tree.build();
        return false;
      case "D":
        for (const tagged of tree.chosen(false)) this.#delete(tagged);
        tree.build();
        return false;
      case "P":
        for (const tagged of tree.chosen(false)) this.#paste(tagged, client);
        return true;
      case "p":
      case "Enter":
        if (name !== undefined) this.#paste(name, client);
        return true;
      default:
        return false;
    }
  }

  /** The selection goes to a buffer that stays. */
  #delete(name: string): void {
    const { tree } = this;
    if (name === tree.currentData && !tree.down(false)) tree.up(false);
    this.environment.state.buffers.delete(name);
  }

  #paste(name: string, client: Client | undefined): void {
    if (this.#buffer(name) === undefined) return;
    this.environment.background("choose-buffer", this.tree.run(client, this.#command, name));
  }

  #edit(name: string, client: Client): void {
    const buffer = this.#buffer(name);
    if (buffer === undefined) return;
    const text = new TextDecoder().decode(buffer.bytes);
    this.edit(client, text, (edited) => {
      const { buffers } = this.environment.state;
      if (buffers.get(name) !== buffer) return;
      // Editors end the last line; a buffer that had no end there gets none.
      const adds = !text.endsWith("\n") && edited.endsWith("\n");
      const bytes = new TextEncoder().encode(adds ? edited.slice(0, -1) : edited);
      if (bytes.length !== 0) buffers.replace(buffer, bytes);
    });
  }
}

/** `choose-buffer [-kNryZ] [-F format] [-f filter] [-K key-format] [-O sort-order] [template]` */
export function createBufferMode(pane: Pane, options: ModeOptions, environment: ModeEnvironment): PaneMode | undefined {
  const order = options.flags["O"];
  if (typeof order === "string" && listOrder(order) === undefined) throw new CommandError("invalid sort order");
  return environment.state.buffers.size === 0 ? undefined : new BufferMode(pane, options, environment);
}
