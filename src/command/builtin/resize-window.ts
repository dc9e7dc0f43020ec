import { parseNumber } from "#model/number.ts";
import { defaultWindowSize, recalculateSize } from "#model/sizes.ts";
import { WINDOW_MAXIMUM, WINDOW_MINIMUM } from "#model/windows.ts";
import { CommandError, defineCommand } from "../command.ts";

/** Gives a window a size by hand: its `window-size` becomes manual. */
export default defineCommand({
  name: "resize-window",
  alias: "resizew",
  args: "aADLRt:Ux:y:",
  operands: [0, 1],
  usage: "[-aADLRU] [-x width] [-y height] [-t target-window] [adjustment]",
  target: { flag: "t", type: "window" },
  afterHook: true,

  exec({ flags, state, server, target, operands, operand }) {
    const { window, session } = target;
    if (window === undefined || session === undefined) return;
    const adjustment = operands.length === 0 ? 1 : whole("adjustment", operand(0), 1, 2_147_483_647);
    let cols = flags.x === undefined ? window.cols : whole("width", flags.x, WINDOW_MINIMUM, WINDOW_MAXIMUM);
    let rows = flags.y === undefined ? window.rows : whole("height", flags.y, WINDOW_MINIMUM, WINDOW_MAXIMUM);
    if (flags.L === true) cols -= cols >= adjustment ? adjustment : 0;
    else if (flags.R === true) cols += adjustment;
    else if (flags.U === true) rows -= rows >= adjustment ? adjustment : 0;
    else if (flags.D === true) rows += adjustment;
    if (flags.A === true || flags.a === true) {
      ({ cols, rows } = defaultWindowSize(
        state,
        undefined,
        session,
        window,
        flags.A === true ? "largest" : "smallest",
      ));
    }
    window.options.set("window-size", "manual");
    window.manualCols = cols;
    window.manualRows = rows;
    recalculateSize(state, window, true);
    server.redraw({ window, what: "all" });
  },
});

function whole(what: string, text: string, min: number, max: number): number {
  const number = parseNumber(text, min, max);
  if (!number.ok) throw new CommandError(`${what} ${number.error}`);
  return number.value;
}
