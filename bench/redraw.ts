/**
 * What a redraw costs, by how much changed: composing a client's screen, and a status line drawn by Ink.
 *
 *     bun bench/redraw.ts [--check]
 */
import { layoutRuns } from "#format/draw.ts";
import { MARK_ALL, MARK_PANES, MARK_STATUS } from "#server/compose/compose.ts";
import { COLOUR_DEFAULT } from "#terminal/colour.ts";
import { Screen } from "#terminal/screen.ts";
import { StatusRenderer } from "#ui/status.ts";
import { World } from "../test/server/compose/world.ts";
import { median, printTable, type Row } from "./table.ts";

/** Median time of one call, µs. */
function time(work: (i: number) => void, turns = 2000): number {
  const samples: number[] = [];
  for (let i = 0; i < turns / 10; i++) work(i);
  for (let i = 0; i < turns; i++) {
    const begin = performance.now();
    work(i);
    samples.push((performance.now() - begin) * 1000);
  }
  return median(samples);
}

function composing(cols: number, rows: number, panes: number): Row[] {
  const world = new World(cols, rows - 1, { cols, rows });
  world.session.options.set("status", "on");
  for (let i = 1; i < panes; i++) world.split(world.pane, i % 2 === 1 ? "left-right" : "top-bottom");
  for (const pane of world.window.panes) world.paint(pane, "a");
  world.compose();
  const where = `${cols}×${rows}, ${panes} pane${panes === 1 ? "" : "s"}`;
  const { screen } = world.pane.terminal;
  const line = (i: number): void => {
    screen.put(0, i % world.pane.rows, `line ${i}`);
    world.compose(MARK_PANES);
  };
  const text = "some words of a line that scrolls by ".repeat(2);
  const scroll = (i: number): void => {
    world.feed(world.pane, `\r\n${i} ${text}`);
    world.compose(MARK_PANES);
  };
  return [
    { what: `one changed line, ${where}`, unit: "µs", ours: time(line), peer: undefined, under: 100 },
    { what: `one pane scrolled, ${where}`, unit: "µs", ours: time(scroll), peer: undefined, under: 500 },
    { what: `nothing changed, ${where}`, unit: "µs", ours: time(() => world.compose(MARK_PANES)), peer: undefined },
    { what: `status line marked, ${where}`, unit: "µs", ours: time(() => world.compose(MARK_STATUS)), peer: undefined },
    {
      what: `everything, ${where}`,
      unit: "µs",
      ours: time(() => world.compose(MARK_ALL)),
      peer: undefined,
      under: 4000,
    },
  ];
}

async function statusLine(): Promise<Row[]> {
  const renderer = new StatusRenderer(() => undefined);
  await renderer.load();
  const bar = renderer.open();
  if (bar === undefined) throw new Error("Ink did not load");
  const screen = new Screen(120, 1);
  const base = { fg: 0, bg: 2, us: COLOUR_DEFAULT, attr: 0, link: 0 };
  const draw = (i: number): void => {
    const text = `[main] #[list=on]0:bash  1:vim*#[nolist align=right]"host" ${i}`;
    bar.draw(screen, [{ runs: layoutRuns(text, base, 120) }], 120);
  };
  return [
    { what: "status line of 120 cells by Ink", unit: "µs", ours: time(draw, 1000), peer: undefined, under: 2000 },
  ];
}

const rows = [...composing(80, 24, 1), ...composing(200, 50, 4), ...(await statusLine())];
const ok = printTable("redraw", rows);
process.exit(process.argv.includes("--check") && !ok ? 1 : 0);
