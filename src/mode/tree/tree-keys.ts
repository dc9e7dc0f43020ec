import type { Client } from "#model/client.ts";
import type { ModeTree } from "./mode-tree.ts";

type TreeAction = <Data>(tree: ModeTree<Data>, client: Client | undefined) => void;

/** Keys that all trees have, and what they do. */
const ACTIONS: ReadonlyMap<string, TreeAction> = new Map(
  (
    [
      [["F1", "C-h"], (tree) => tree.showHelp()],
      [["Up", "k", "WheelUpPane", "C-p"], (tree) => tree.up(true)],
      [["Down", "j", "WheelDownPane", "C-n"], (tree) => tree.down(true)],
      [["S-Up", "K"], (tree) => tree.swap(-1)],
      [["S-Down", "J"], (tree) => tree.swap(1)],
      [["PPage", "C-b"], (tree) => tree.pageUp()],
      [["NPage", "C-f"], (tree) => tree.pageDown()],
      [["g", "Home"], (tree) => tree.first()],
      [["G", "End"], (tree) => tree.last()],
      [["t"], (tree) => tree.toggleTag()],
      [["T"], (tree) => tree.tagNone()],
      [["C-t"], (tree) => tree.tagAll()],
      [["O"], (tree) => tree.nextOrder()],
      [["r"], (tree) => tree.reverse()],
      [["Left", "h", "-"], (tree) => tree.fold()],
      [["Right", "l", "+"], (tree) => tree.unfold()],
      [["M--"], (tree) => tree.foldAll(true)],
      [["M-+"], (tree) => tree.foldAll(false)],
      [["?", "/", "C-s"], (tree, client) => tree.askSearch(client)],
      [["n"], (tree) => tree.searchAgain(false)],
      [["N"], (tree) => tree.searchAgain(true)],
      [["f"], (tree, client) => tree.askFilter(client)],
      [["c"], (tree) => tree.clearFilter()],
      [["v"], (tree) => tree.nextPreview()],
    ] satisfies readonly (readonly [readonly string[], TreeAction])[]
  ).flatMap(([names, action]) => names.map((name): [string, TreeAction] => [name, action])),
);

const EXITS: ReadonlySet<string> = new Set(["q", "Escape", "C-[", "C-g"]);

/** Does what a key does in all trees, if anything. @returns true to leave the mode */
export function treeKey<Data>(tree: ModeTree<Data>, name: string, client: Client | undefined): boolean {
  if (EXITS.has(name)) return true;
  ACTIONS.get(name)?.(tree, client);
  return false;
}
