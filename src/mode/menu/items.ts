import { formatWidth, trimFormat } from "#format/trim.ts";
import { formatKey, KEY_NONE, KEY_UNKNOWN } from "#input/key-names.ts";
import type { Key } from "#input/key.ts";

/** A row of a menu before it is laid out; "" as a name is a line between items. */
export interface MenuRow {
  /** Format; a `-` at its start makes an item that cannot be chosen. */
  readonly name: string;
  readonly key?: Key | undefined;
  /** Format of the commands to run. */
  readonly command?: string | undefined;
}

/** A row of a menu as it is drawn; undefined: a line. */
export interface MenuItem {
  /** Expanded text, without the `-` of an item that cannot be chosen. */
  readonly text: string;
  readonly disabled: boolean;
  readonly key: Key | undefined;
  readonly command: string | undefined;
}

/** A menu laid out for a client; undefined items are lines between others. */
export interface MenuContent {
  readonly title: string;
  readonly items: readonly (MenuItem | undefined)[];
  /** Cells of the widest item or the title. */
  readonly width: number;
}

/**
 * Lays out the rows of a menu: formats are expanded, items that come out empty are left out, lines never stand first or double.
 *
 * @param clientCols items are cut to what fits into a client of that width
 */
export function layoutMenu(
  title: string,
  rows: readonly MenuRow[],
  clientCols: number,
  expand: (template: string) => string,
): MenuContent {
  const items: (MenuItem | undefined)[] = [];
  let width = formatWidth(title);
  for (const row of rows) {
    if (row.name === "") {
      if (items.length !== 0 && items.at(-1) !== undefined) items.push(undefined);
      continue;
    }
    const name = expand(row.name);
    if (name === "") continue;
    const item = layoutItem(name, row, clientCols - 4, expand);
    items.push(item);
    width = Math.max(width, formatWidth(item.text));
  }
  return { title, items, width };
}

function layoutItem(name: string, row: MenuRow, room: number, expand: (template: string) => string): MenuItem {
  const disabled = name.startsWith("-");
  const hasKey = row.key !== undefined && row.key.code !== KEY_NONE && row.key.code !== KEY_UNKNOWN;
  let shortcut = !disabled && hasKey && row.key !== undefined ? formatKey(row.key) : "";
  const length = new TextEncoder().encode(name).length;
  if (shortcut !== "") {
    // The shortcut is shown where it leaves room for most of the text, or all of it.
    const cols = shortcut.length + 3;
    if (cols <= Math.floor(room / 4)) room -= cols;
    else if (cols >= room || length >= room - cols) shortcut = "";
  }
  const cut = length > room ? `${trimFormat(name, room - 1, "right")}>` : trimFormat(name, room, "right");
  const text = shortcut === "" ? cut : `${cut}#[default] #[align=right](${shortcut})`;
  return {
    text: disabled ? text.slice(1) : text,
    disabled,
    key: row.key,
    command: row.command === undefined ? undefined : expand(row.command),
  };
}

export function canChoose(item: MenuItem | undefined): item is MenuItem {
  return item !== undefined && !item.disabled;
}
