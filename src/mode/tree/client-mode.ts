import { CommandError, type Operand } from "#command/command.ts";
import type { ModeOptions } from "#command/context.ts";
import { CLIENT_MODE_FORMAT } from "#format/default-formats.ts";
import { parseKeyName } from "#input/key-names.ts";
import type { Key } from "#input/key.ts";
import { CLIENT_ATTACHED, CLIENT_DEAD, CLIENT_EXITING, CLIENT_SUSPENDED, type Client } from "#model/client.ts";
import type { PaneMode } from "#model/mode.ts";
import type { Pane } from "#model/pane.ts";
import { listOrder, sortClients } from "#model/sort.ts";
import type { Screen } from "#terminal/screen.ts";
import { drawAcross } from "../box.ts";
import type { ModeEnvironment } from "../environment.ts";
import type { MenuRow } from "../menu/items.ts";
import { drawPreview } from "../preview.ts";
import { optionStyle } from "../style.ts";
import { clientFacts, clientOptions } from "./client-info.ts";
import { drawInfo } from "./info.ts";
import { DEFAULT_KEY_FORMAT } from "./key-format.ts";
import type { ModeTree } from "./mode-tree.ts";
import type { HelpText, TreeBuilder } from "./source.ts";
import { TreePaneMode } from "./tree-pane-mode.ts";

const DEFAULT_COMMAND = "detach-client -t '%%'";

const HELP: HelpText = {
  item: "client",
  width: 0,
  rows: [
    ["i", "Toggle info view"],
    ["Enter", "Choose selected %1"],
    ["d", "Detach selected %1"],
    ["D", "Detach tagged %1s"],
    ["x", "Detach selected %1"],
    ["X", "Detach tagged %1s"],
    ["z", "Suspend selected %1"],
    ["Z", "Suspend tagged %1s"],
    ["f", "Enter a filter"],
  ],
};

const MENU: readonly MenuRow[] = [
  { name: "Detach", key: parseKeyName("d") },
  { name: "Detach Tagged", key: parseKeyName("D") },
  { name: "" },
  { name: "Tag", key: parseKeyName("t") },
  { name: "Tag All", key: parseKeyName("C-t") },
  { name: "Tag None", key: parseKeyName("T") },
  { name: "" },
  { name: "Cancel", key: parseKeyName("q") },
];

const GONE = CLIENT_DEAD | CLIENT_EXITING | CLIENT_SUSPENDED;

function isListed(client: Client): boolean {
  return client.session !== undefined && (client.flags & CLIENT_ATTACHED) !== 0 && (client.flags & GONE) === 0;
}

/** choose-client: the attached clients. */
class ClientMode extends TreePaneMode<Client> {
  readonly name = "client-mode";
  readonly menu = MENU;
  readonly orders = ["name", "size", "creation", "activity"] as const;
  readonly help = HELP;
  readonly #format: string;
  readonly #keyFormat: string;
  readonly #command: Operand;
  readonly #hideThisPane: boolean;
  #infoShown: boolean;

  constructor(pane: Pane, options: ModeOptions, environment: ModeEnvironment) {
    super(pane, environment);
    const { flags, operands } = options;
    this.#format = typeof flags["F"] === "string" ? flags["F"] : CLIENT_MODE_FORMAT;
    this.#keyFormat = typeof flags["K"] === "string" ? flags["K"] : DEFAULT_KEY_FORMAT;
    this.#command = operands[0] ?? DEFAULT_COMMAND;
    this.#hideThisPane = flags["h"] === true;
    this.#infoShown = flags["i"] === true;
    this.start(options);
  }

  protected override prepare(tree: ModeTree<Client>): void {
    tree.viewName = this.#infoShown ? "info" : "preview";
  }

  build(builder: TreeBuilder<Client>): void {
    for (const client of sortClients(this.environment.state.clients.filter(isListed), builder.sort)) {
      if (builder.filter !== undefined && !this.environment.isTrue(builder.filter, { client })) continue;
      builder.add(undefined, client, client, client.name, this.environment.expand(this.#format, { client }));
    }
  }

  keyOf(client: Client, line: number): Key | undefined {
    return parseKeyName(this.environment.expand(this.#keyFormat, { client, variables: { line: String(line) } }));
  }

  draw(client: Client, screen: Screen, x: number, y: number, cols: number, rows: number): void {
    const window = client.session?.current?.window;
    if (window === undefined || !isListed(client)) return;
    const border = optionStyle(this.environment, window.options, "tree-mode-border-style");
    if (this.#infoShown) {
      const extras = { client, variables: { clipboard_invalid: "0" } };
      drawInfo(screen, { x, y, cols, rows }, [clientFacts, clientOptions], border, (format) =>
        this.environment.expand(format, extras),
      );
      return;
    }
    let pane = window.active;
    if (this.#hideThisPane && pane === this.pane) pane = window.lastPanes[0];
    const view = this.environment.view(client);
    const lines = view.statusRows >= rows ? 0 : view.statusRows;
    const top = view.statusAtTop ? lines : 0;
    if (pane !== undefined) drawPreview(screen, pane.terminal.screen, x, y + top, cols, rows - 2 - lines);
    drawAcross(screen, x, top !== 0 ? y + 2 : y + rows - 1 - lines, cols, false, "single", border);
    const status = this.environment.statusScreen(client);
    if (status !== undefined) screen.blit(status, 0, 0, cols, lines, x, top !== 0 ? y : y + rows - lines);
  }

  protected act(key: string, client: Client | undefined, by: Client | undefined): boolean {
    const { tree } = this;
    switch (key) {
      case "d":
      case "x":
      case "z":
        if (client !== undefined) this.#detach(client, key);
        tree.build();
        break;
      case "D":
      case "X":
      case "Z":
        for (const tagged of tree.chosen(false)) this.#detach(tagged, key.toLowerCase());
        tree.build();
        break;
      case "i":
        this.#infoShown = !this.#infoShown;
        tree.viewName = this.#infoShown ? "info" : "preview";
        tree.build();
        break;
      case "Enter":
        if (client !== undefined) {
          this.environment.background("choose-client", tree.run(by, this.#command, client.tty || client.name));
        }
        return true;
      default:
    }
    return !this.environment.state.clients.some(isListed);
  }

  #detach(client: Client, how: string): void {
    const { services } = this.environment;
    if (client === this.tree.currentData) this.tree.down(false);
    if (how === "z") services.suspend(client);
    else services.detach(client, { kill: how === "x" });
  }
}

/** `choose-client [-hikNryZ] [-F format] [-f filter] [-K key-format] [-O sort-order] [template]` */
export function createClientMode(pane: Pane, options: ModeOptions, environment: ModeEnvironment): PaneMode | undefined {
  const order = options.flags["O"];
  if (typeof order === "string" && listOrder(order) === undefined) throw new CommandError("invalid sort order");
  return environment.state.clients.some(isListed) ? new ClientMode(pane, options, environment) : undefined;
}
