import { parseKeyName } from "#input/key-names.ts";
import type { Client } from "#model/client.ts";
import { layoutMenu, type MenuRow } from "../menu/items.ts";
import { boxLines, Menu } from "../menu/menu.ts";
import type { ModeTree } from "./mode-tree.ts";

const KEYS_ALL_HAVE: readonly MenuRow[] = [
  { name: "Scroll Left", key: parseKeyName("<") },
  { name: "Scroll Right", key: parseKeyName(">") },
  { name: "" },
  { name: "Cancel", key: parseKeyName("q") },
];

/**
 * Opens the menu of the item under the mouse.
 *
 * @param at cell of the pane
 * @param onItem false for the menu that belongs to none
 */
export function openTreeMenu<Data>(
  tree: ModeTree<Data>,
  client: Client,
  at: { readonly x: number; readonly y: number },
  onItem: boolean,
): void {
  const line = tree.offset + at.y > tree.lines.length - 1 ? tree.current : tree.offset + at.y;
  const item = tree.lines[line]?.item;
  if (item === undefined) return;
  const { environment, pane } = tree;
  const title = onItem ? `#[align=centre]${item.name}` : "";
  const rows = onItem ? tree.source.menu : KEYS_ALL_HAVE;
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
        if (tree.dead || key === undefined || line >= tree.lines.length) return;
        tree.current = line;
        tree.source.menuKey(key, client);
      },
    },
    environment,
  );
  environment.showMenu(pane.window, menu);
}
