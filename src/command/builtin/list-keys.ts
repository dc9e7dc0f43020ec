import { CLIENT_CONTROL, isAttachedPerson } from "#model/client.ts";
import { KEY_NONE, compareKeys, formatKey, parseKeyName, sameKey } from "#input/key-names.ts";
import type { Binding, KeyTable } from "#model/key-tables.ts";
import { listOrder, sortList, type ListSort } from "#model/sort.ts";
import type { ServerState } from "#model/state.ts";
import { stringWidth } from "#terminal/width.ts";
import { CommandError, defineCommand } from "../command.ts";
import { NOTHING } from "../listing.ts";
import { CommandList } from "../parse/command-list.ts";
import { escapeArgument } from "../parse/escape.ts";

interface Row {
  readonly table: string;
  readonly binding: Binding;
}

/** What the columns of all rows have in common. */
interface Columns {
  readonly notesOnly: boolean;
  readonly hasRepeat: boolean;
  readonly keyWidth: number;
  readonly tableWidth: number;
  readonly prefix: string;
}

function rowsOf(table: KeyTable | undefined): Row[] {
  if (table === undefined) return [];
  const bindings = [...table.bindings.values()].sort((a, b) => compareKeys(a.key, b.key));
  return bindings.map((binding) => ({ table: table.name, binding }));
}

function sorted(rows: Row[], sort: ListSort): Row[] {
  const orders = {
    index: (a: Row, b: Row) => compareKeys(a.binding.key, b.binding.key),
    modifier: (a: Row, b: Row) => a.binding.key.mods - b.binding.key.mods,
  };
  return sortList(rows, sort, orders, (row) => row.table);
}

function allRows(state: ServerState, notesOnly: boolean, sort: ListSort): Row[] {
  if (notesOnly) return ["prefix", "root"].flatMap((name) => sorted(rowsOf(state.keyTables.get(name)), sort));
  return sorted(state.keyTables.inOrder().flatMap(rowsOf), sort);
}

function commandText({ commands }: Binding): string {
  return commands instanceof CommandList ? commands.print(" \\; ", " \\; ") : commands.toString();
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}

function plainLine({ table, binding }: Row, columns: Columns): string {
  const { keyName, note, repeat } = binding;
  const command = commandText(binding);
  if (columns.notesOnly) return `${columns.prefix} ${pad(keyName, columns.keyWidth)} ${note || command}`;
  const repeatColumn = columns.hasRepeat ? (repeat ? "-r" : "  ") : "";
  const key = pad(escapeArgument(keyName), columns.keyWidth);
  return `bind-key ${repeatColumn} -T ${pad(table, columns.tableWidth)} ${key} ${command}`;
}

function variables({ table, binding }: Row, columns: Columns): Record<string, string> {
  const bit = (on: boolean): string => (on ? "1" : "0");
  return {
    notes_only: bit(columns.notesOnly),
    key_has_repeat: bit(columns.hasRepeat),
    key_string_width: String(columns.keyWidth),
    key_table_width: String(columns.tableWidth),
    key_repeat: bit(binding.repeat),
    key_note: binding.note ?? "",
    key_prefix: columns.prefix,
    key_table: table,
    key_string: binding.keyName,
    key_command: commandText(binding),
  };
}

function prefixName(state: ServerState): string {
  const key = parseKeyName(state.sessionOptions.string("prefix"));
  return key === undefined || key.code === KEY_NONE ? "" : formatKey(key);
}

/** Prints key bindings as commands, or with -N their notes; a key bound to `list-keys -N` opens the help. */
export default defineCommand({
  name: "list-keys",
  alias: "lsk",
  args: "1aF:NO:P:rT:",
  operands: [0, 1],
  usage: "[-1aNr] [-F format] [-O order] [-P prefix-string][-T key-table] [key]",
  startServer: true,
  afterHook: true,

  exec({ client, event, flags, operands, operand, expand, print, server, state, targetClient }) {
    const pane = client?.session?.current?.window.active;
    const plain = operands.length === 0 && Object.keys(flags).join("") === "N";
    if (plain && event !== undefined && pane !== undefined && isAttachedPerson(client)) {
      server.enterMode(pane, "help-view", { flags: {}, operands: [], target: { index: -1 } });
      return;
    }
    const only = operands.length === 0 ? undefined : parseKeyName(operand(0));
    if (operands.length > 0 && only === undefined) throw new CommandError(`invalid key: ${operand(0)}`);
    const order = flags.O === undefined ? undefined : listOrder(flags.O);
    if (flags.O !== undefined && order === undefined) throw new CommandError("invalid sort order");
    const sort = { order, reversed: flags.r === true };
    const notesOnly = flags.N === true;

    let rows: Row[];
    if (flags.T === undefined) rows = allRows(state, notesOnly, sort);
    else {
      if (!state.keyTables.has(flags.T)) throw new CommandError(`table ${flags.T} doesn't exist`);
      rows = sorted(rowsOf(state.keyTables.get(flags.T)), sort);
    }
    rows = rows.filter(
      ({ binding }) =>
        (only === undefined || sameKey(binding.key, only)) && (!notesOnly || flags.a || binding.note !== undefined),
    );
    if (only !== undefined && rows.length === 0) throw new CommandError(`unknown key: ${operand(0)}`);
    if (flags["1"]) rows = rows.slice(0, 1);

    const columns: Columns = {
      notesOnly,
      hasRepeat: rows.some(({ binding }) => binding.repeat),
      keyWidth: Math.max(0, ...rows.map(({ binding }) => stringWidth(binding.keyName))),
      tableWidth: Math.max(0, ...rows.map(({ table }) => stringWidth(table))),
      prefix: flags.P ?? prefixName(state),
    };
    for (const row of rows) {
      const line =
        flags.F === undefined
          ? plainLine(row, columns)
          : expand(flags.F, { ...NOTHING, client: targetClient, variables: variables(row, columns) });
      const isForPerson = targetClient !== undefined && !(targetClient.flags & CLIENT_CONTROL);
      if (flags["1"] && isForPerson) server.message(targetClient, line);
      else if (line !== "") print(line);
    }
  },
});
