import { raiseForSwitch } from "#model/window-panes.ts";
import { setActivePane, unzoom } from "#model/zoom.ts";
import { CommandError, defineCommand, type Flags } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { joinPane } from "../join-pane.ts";
import { moveFloating, placeFloating, setDepth } from "../move-floating.ts";
import { dragPlace } from "../resize-by-mouse.ts";
import { mousePane } from "../target/mouse.ts";

const ARGS = "bdD::fhMvl:L::P:R::s:t:U::X:Y:z:";

type Context = CommandContext<Flags<typeof ARGS>>;

/** Moves a floating pane; without a flag that says where to, moves a pane beside another, as join-pane. */
export default defineCommand({
  name: "move-pane",
  alias: "movep",
  args: ARGS,
  operands: [0, 0],
  usage:
    "[-bdfhMv] [-D lines] [-l size] [-L columns] [-P position] [-R columns] [-s src-pane] [-t dst-pane] [-U lines] " +
    "[-X x-position] [-Y y-position] [-z z-index]",
  source: { flag: "s", type: "pane", defaultMarked: true },
  target: { flag: "t", type: "pane" },

  exec(context) {
    const { flags, state, target } = context;
    if (flags.M === true) return byMouse(context);
    const { D, L, P, R, U, X, Y, z } = flags;
    const { pane } = target;
    if ([D, L, P, R, U, X, Y, z].every((value) => value === undefined)) return joinPane(context);
    if (pane === undefined) return;
    if (!pane.floating) throw new CommandError("pane is not floating");
    unzoom(state, pane.window, true);
    if (P !== undefined) placeFloating(context, pane, P);
    else if (z !== undefined) setDepth(context, pane, z);
    else moveFloating(context, pane, flags);
  },
});

function byMouse(context: Context): void {
  const { state, server, client, event } = context;
  const mouse = event?.mouse;
  const found = mousePane(state, mouse);
  if (mouse === undefined || found === undefined || client === undefined || client.session !== found.winlink.session)
    return;
  const { pane } = found;
  if (!pane.floating) return;
  raiseForSwitch(pane.window, pane);
  setActivePane(state, pane.window, pane, true);
  const update = (report: typeof mouse): boolean => {
    const goesOn = dragPlace(state, report);
    server.redraw({ window: pane.window, what: "all" });
    return goesOn;
  };
  server.drag(client, update);
  update(mouse);
}
