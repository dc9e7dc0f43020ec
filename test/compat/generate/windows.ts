import { format } from "./formats.ts";
import { line, quoted, type Random } from "./random.ts";
import { pane, session, window } from "./targets.ts";

const LAYOUTS = ["even-horizontal", "even-vertical", "main-horizontal", "main-vertical", "tiled"];
const NEW_LAYOUTS = ["main-horizontal-mirrored", "main-vertical-mirrored"];
const LAYOUT_STRINGS = [
  "bb62,159x48,0,0{79x48,0,0,79x48,80,0}",
  "d67c,80x24,0,0{40x24,0,0,0,39x24,41,0,1}",
  "0000,80x24,0,0",
  "nonsense",
  "tile",
  "even",
  "main",
  "8205,80x24,0,0[80x12,0,0,0,80x11,0,13,1]",
];
const NAMES = ["w0", "w1", "w2", "new", "a b", "x:y", "x.y", "é", "", "#{l:n}", "=x", "-"];
const SIZES = ["1", "2", "5", "10", "20", "30", "50%", "10%", "100%", "0", "-1", "x", "200", "5%%", "25%"];

type Make = (random: Random, head: boolean) => string;

function name(random: Random): string {
  return quoted(random.oneIn(3) ? random.pick(NAMES) : random.pick(["w0", "w1", "w2", "w3"]));
}

const printed = (random: Random, head: boolean): string =>
  random.oneIn(3) ? line("-P", random.oneIn(2) ? "" : `-F ${quoted(format(random, head, 1))}`) : "";

const size = (random: Random): string => random.pick(SIZES);

const newWindow: Make = (random, head) =>
  line(
    random.pick(["new-window", "neww"]),
    ...random.some(["-d"]),
    random.maybe(4, () => random.pick(["-a", "-b", "-k", "-S", "-ak"])),
    random.maybe(2, () => `-n ${name(random)}`),
    printed(random, head),
    `-t ${random.oneIn(2) ? quoted(`${session(random)}:`) : window(random)}`,
  );

const splitWindow: Make = (random, head) =>
  line(
    random.pick(["split-window", "splitw"]),
    ...random.some(["-d", "-h"]),
    random.maybe(4, () => random.pick(["-b", "-f", "-Z", "-v", "-bf"])),
    random.maybe(2, () => `-l ${size(random)}`),
    printed(random, head),
    `-t ${pane(random)}`,
  );

const resizePane: Make = (random, head) =>
  line(
    random.pick(["resize-pane", "resizep"]),
    `-t ${pane(random)}`,
    head
      ? random.pick([
          `-${random.pick(["U", "D", "L", "R"])} ${random.pick(["1", "3", "10", "0", "x", "100"])}`,
          `-x ${size(random)}`,
          `-y ${size(random)}`,
          `-x ${size(random)} -y ${size(random)}`,
          "-Z",
          "-T",
        ])
      : random.pick([
          `-${random.pick(["U", "D", "L", "R"])} ${random.pick(["", "1", "3", "10"])}`,
          `-x ${random.pick(["5", "20", "30%"])}`,
          `-y ${random.pick(["3", "10", "50%"])}`,
          "-Z",
        ]),
  );

const selectLayout: Make = (random, head) =>
  line(
    random.pick(["select-layout", "selectl"]),
    `-t ${random.oneIn(4) ? pane(random) : window(random)}`,
    random.pick([
      random.pick(LAYOUTS),
      random.pick(LAYOUTS),
      quoted(random.pick(LAYOUT_STRINGS)),
      "-n",
      "-p",
      "-o",
      "-E",
      "",
      head ? random.pick(NEW_LAYOUTS) : "tiled",
    ]),
  );

const newPane: Make = (random, head) =>
  line(
    random.pick(["new-pane", "newp"]),
    ...random.some(["-d"]),
    random.maybe(2, () => `-x ${random.pick(["10", "20", "50%", "1", "100"])}`),
    random.maybe(2, () => `-y ${random.pick(["5", "10", "50%", "1", "100"])}`),
    random.maybe(3, () => `-X ${random.pick(["0", "3", "-1", "90", "30"])}`),
    random.maybe(3, () => `-Y ${random.pick(["0", "3", "-1", "90", "10"])}`),
    random.maybe(6, () => random.pick(["-A", "-M", "-K", "-O", "-Z", "-k", "-h", "-v", "-L"])),
    random.maybe(8, () => `-T ${quoted("title")}`),
    random.maybe(8, () => `-B ${random.pick(["none", "single", "double", "bad"])}`),
    printed(random, head),
    `-t ${pane(random)}`,
  );

const movePane: Make = (random) =>
  line(
    "move-pane",
    random.pick([
      `-X ${random.pick(["0", "5", "100", "-2"])}`,
      `-Y ${random.pick(["0", "5", "100", "-2"])}`,
      `-P ${random.pick(["top-left", "centre", "bottom-right", "bad", "top"])}`,
      `-${random.pick(["U", "D", "L", "R"])} ${random.pick(["1", "5", "x"])}`,
      `-z ${random.pick(["0", "1", "9", "+", "-"])}`,
      `-s ${pane(random)}`,
    ]),
    `-t ${pane(random)}`,
  );

const SHARED: readonly Make[] = [
  newWindow,
  newWindow,
  splitWindow,
  splitWindow,
  splitWindow,
  resizePane,
  resizePane,
  selectLayout,
  selectLayout,
  (random) =>
    line(
      random.pick(["new-session", "new"]),
      "-d",
      random.maybe(2, () => `-n ${name(random)}`),
      random.maybe(2, () => `-x ${random.pick(["40", "120", "80", "x", "0"])}`),
      random.maybe(2, () => `-y ${random.pick(["10", "50", "x", "1"])}`),
      random.pick([`-s ${quoted(random.pick(["s0", "s1", "s2", "s3", "a.b", "a:b", "", "=x"]))}`, `-s s2`]),
      random.maybe(4, () => `-t ${session(random)}`),
      random.maybe(4, () => "-P -F '#{session_name} #{session_id}'"),
    ),
  (random) =>
    line(
      "kill-session",
      random.maybe(6, () => "-C"),
      `-t ${session(random)}`,
    ),
  (random) =>
    line(
      random.pick(["kill-window", "killw"]),
      random.maybe(4, () => "-a"),
      `-t ${window(random)}`,
    ),
  (random) =>
    line(
      random.pick(["kill-pane", "killp"]),
      random.maybe(4, () => "-a"),
      `-t ${pane(random)}`,
    ),
  (random) => line(random.pick(["rename-window", "renamew"]), `-t ${window(random)}`, name(random)),
  (random) =>
    line("rename-session", `-t ${session(random)}`, quoted(random.pick(["s0", "s1", "s2", "r", "a.b", "", "é"]))),
  (random) =>
    line(
      "link-window",
      ...random.some(["-d", "-k"]),
      random.maybe(4, () => random.pick(["-a", "-b"])),
      `-s ${window(random)} -t ${window(random)}`,
    ),
  (random) => line("unlink-window", ...random.some(["-k"]), `-t ${window(random)}`),
  (random) =>
    line(
      random.pick(["move-window", "movew"]),
      random.pick([
        line(
          ...random.some(["-d", "-k"]),
          random.maybe(4, () => random.pick(["-a", "-b"])),
          `-s ${window(random)} -t ${window(random)}`,
        ),
        `-r -t ${session(random)}`,
        `-s ${window(random)} -t ${quoted(`${session(random)}:`)}`,
      ]),
    ),
  (random) => line("swap-window", ...random.some(["-d"]), `-s ${window(random)} -t ${window(random)}`),
  (random) =>
    line(
      "swap-pane",
      ...random.some(["-d"]),
      random.oneIn(3) ? random.pick(["-U", "-D"]) : `-s ${pane(random)}`,
      random.maybe(5, () => "-Z"),
      `-t ${pane(random)}`,
    ),
  (random) => line("rotate-window", random.pick(["", "-D", "-U", "-Z"]), `-t ${window(random)}`),
  (random) =>
    line(
      random.pick(["join-pane", "move-pane", "joinp"]),
      ...random.some(["-d", "-h"]),
      random.maybe(4, () => random.pick(["-b", "-f", "-v"])),
      random.maybe(3, () => `-l ${size(random)}`),
      `-s ${pane(random)} -t ${pane(random)}`,
    ),
  (random, head) =>
    line(
      "break-pane",
      ...random.some(["-d"]),
      random.maybe(4, () => random.pick(["-a", "-b"])),
      random.maybe(3, () => `-n ${name(random)}`),
      printed(random, head),
      `-s ${pane(random)}`,
      random.oneIn(2) ? `-t ${window(random)}` : `-t ${session(random)}:`,
    ),
  (random) => line("respawn-pane", ...random.some(["-k"]), `-t ${pane(random)}`),
  (random) => line("respawn-window", ...random.some(["-k"]), `-t ${window(random)}`),
  (random) => line("select-window", random.pick(["", "", "-l", "-n", "-p", "-T"]), `-t ${window(random)}`),
  (random) =>
    line(
      "select-pane",
      random.pick(["", "", "-l", "-U", "-D", "-L", "-R", "-m", "-M", "-Z", "-d", "-e", "-T title", "-T '#{l:x}'"]),
      `-t ${pane(random)}`,
    ),
  (random) =>
    line(
      "last-pane",
      random.maybe(4, () => random.pick(["-Z", "-d", "-e"])),
      `-t ${window(random)}`,
    ),
  (random) => line("last-window", `-t ${session(random)}`),
  (random) =>
    line(
      random.pick(["next-window", "previous-window", "next", "prev"]),
      random.maybe(3, () => "-a"),
      `-t ${session(random)}`,
    ),
  (random) => line(random.pick(["next-layout", "previous-layout", "nextl", "prevl"]), `-t ${window(random)}`),
  (random) =>
    line(
      random.pick(["resize-window", "resizew"]),
      random.pick(["-x 100", "-y 40", "-x 20 -y 10", "-a", "-A", "-U 3", "-L", "-R 5", "-D", "-x 0", "-y x"]),
      `-t ${window(random)}`,
    ),
  (random) => line("find-window", ...random.some(["-N", "-C"]), `-t ${pane(random)}`, "w1"),
  (random) => line("select-pane", `-t ${pane(random)}`),
  (random) => line("has-session", `-t ${quoted(random.pick(["s0", "=s", "none", "$7", "s*", ":", "s0:9"]))}`),
];

const HEAD: readonly Make[] = [
  newPane,
  newPane,
  movePane,
  (random, head) => line("kill-window", `-f ${quoted(format(random, head, 1))}`, `-t ${window(random)}`),
  (random, head) => line("kill-pane", "-a", `-f ${quoted(format(random, head, 1))}`, `-t ${pane(random)}`),
  (random) => line("kill-session", "-g", `-t ${session(random)}`),
];

/** A command that makes, moves, sizes or ends sessions, windows and panes. */
export function windowCommand(random: Random, head: boolean): string {
  return random.pick(head ? [...SHARED, ...HEAD] : SHARED)(random, head);
}
