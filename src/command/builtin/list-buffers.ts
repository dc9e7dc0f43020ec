import type { PasteBuffer } from "#model/paste-buffers.ts";
import { listOrder, sortList } from "#model/sort.ts";
import { NOTHING } from "../listing.ts";
import { CommandError, defineCommand } from "../command.ts";

const FORMAT = '#{buffer_name}: #{buffer_size} bytes: "#{buffer_sample}"';

const ORDERS = {
  creation: (a: PasteBuffer, b: PasteBuffer) => b.order - a.order,
  size: (a: PasteBuffer, b: PasteBuffer) => a.bytes.length - b.bytes.length,
};

/** Prints the paste buffers. */
export default defineCommand({
  name: "list-buffers",
  alias: "lsb",
  args: "F:f:O:r",
  operands: [0, 0],
  usage: "[-F format] [-f filter] [-O order]",
  afterHook: true,

  exec({ flags, expand, isTrue, print, state }) {
    const order = flags.O === undefined ? undefined : listOrder(flags.O);
    if (flags.O !== undefined && order === undefined) throw new CommandError("invalid sort order");
    const sort = { order, reversed: flags.r === true };
    for (const buffer of sortList(state.buffers.inOrder(), sort, ORDERS, ({ name }) => name)) {
      const extras = { ...NOTHING, buffer };
      if (flags.f === undefined || isTrue(flags.f, extras)) print(expand(flags.F ?? FORMAT, extras));
    }
  },
});
