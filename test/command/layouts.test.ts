import { beforeEach, expect, test } from "bun:test";
import type { Client } from "#model/client.ts";
import { createHarness, type Harness } from "./harness.ts";

let harness: Harness;
let client: Client;

beforeEach(async () => {
  harness = createHarness();
  client = harness.client("script");
  await harness.run("new-session -d -x 120 -y 40", client);
});

async function layout(commands: string): Promise<string | undefined> {
  const { output, errors } = await harness.run(`${commands} ; display-message -p '#{window_layout}'`, client);
  expect(errors).toEqual([]);
  return output.at(-1);
}

const FIVE = "split-window -h ; split-window -v -l 30% ; split-window -b -f -h -l 20 ; split-window -v -t :.0";

// What tmux c1f947a3c shows after the same commands in a window of 120x40.
const AS_IN_TMUX: readonly (readonly [string, string])[] = [
  ["split-window -h", "f91d,120x40,0,0{60x40,0,0,0,59x40,61,0,1}"],
  ["split-window -h ; split-window -v -l 30%", "1225,120x40,0,0{60x40,0,0,0,59x40,61,0[59x27,61,0,1,59x12,61,28,2]}"],
  [FIVE, "6286,120x40,0,0{20x40,0,0[20x20,0,0,3,20x19,0,21,4],49x40,21,0,0,49x40,71,0[49x27,71,0,1,49x12,71,28,2]}"],
  [
    `${FIVE} ; select-layout even-horizontal`,
    "60e9,120x40,0,0{24x40,0,0,3,23x40,25,0,4,23x40,49,0,0,23x40,73,0,1,23x40,97,0,2}",
  ],
  [
    `${FIVE} ; select-layout even-vertical`,
    "f971,120x40,0,0[120x8,0,0,3,120x7,0,9,4,120x7,0,17,0,120x7,0,25,1,120x7,0,33,2]",
  ],
  [
    `${FIVE} ; select-layout main-horizontal`,
    "b788,120x40,0,0[120x24,0,0,3,120x15,0,25{30x15,0,25,4,29x15,31,25,0,29x15,61,25,1,29x15,91,25,2}]",
  ],
  [
    `${FIVE} ; select-layout main-horizontal-mirrored`,
    "611c,120x40,0,0[120x15,0,0{30x15,0,0,4,29x15,31,0,0,29x15,61,0,1,29x15,91,0,2},120x24,0,16,3]",
  ],
  [
    `${FIVE} ; select-layout main-vertical`,
    "9a82,120x40,0,0{80x40,0,0,3,39x40,81,0[39x10,81,0,4,39x9,81,11,0,39x9,81,21,1,39x9,81,31,2]}",
  ],
  [
    `${FIVE} ; select-layout main-vertical-mirrored`,
    "7af9,120x40,0,0{39x40,0,0[39x10,0,0,4,39x9,0,11,0,39x9,0,21,1,39x9,0,31,2],80x40,40,0,3}",
  ],
  [
    `${FIVE} ; select-layout tiled`,
    "6374,120x40,0,0[120x12,0,0{59x12,0,0,3,60x12,60,0,4},120x12,0,13{59x12,0,13,0,60x12,60,13,1},120x14,0,26,2]",
  ],
  [
    `${FIVE} ; set -w main-pane-width 40% ; set -w other-pane-width 60 ; select-layout main-vertical`,
    "63fa,120x40,0,0{59x40,0,0,3,60x40,60,0[60x10,60,0,4,60x9,60,11,0,60x9,60,21,1,60x9,60,31,2]}",
  ],
  [
    `${FIVE} ; set -w tiled-layout-max-columns 1 ; select-layout tiled`,
    "d9e8,120x40,0,0[120x7,0,0,3,120x7,0,8,4,120x7,0,16,0,120x7,0,24,1,120x8,0,32,2]",
  ],
  [
    `${FIVE} ; select-layout tiled ; resize-pane -t :.0 -R 7 ; resize-pane -t :.4 -y 5 ; resize-pane -t :.2 -x 80`,
    "4507,120x40,0,0[120x12,0,0{66x12,0,0,3,53x12,67,0,4},120x21,0,13{80x21,0,13,0,39x21,81,13,1},120x5,0,35,2]",
  ],
];

for (const [commands, shown] of AS_IN_TMUX) {
  test(`the layout is tmux's after: ${commands.replace(FIVE, "five panes")}`, async () => {
    expect(await layout(commands)).toBe(shown);
  });
}

test("a window that shrinks below what its panes need stays larger, and comes back to its size", async () => {
  await layout(`${FIVE} ; select-layout tiled`);
  expect(await layout("resize-window -x 5 -y 3")).toBe(
    "688f,5x5,0,0[5x1,0,0{1x1,0,0,3,3x1,2,0,4},5x1,0,2{1x1,0,2,0,3x1,2,2,1},5x1,0,4,2]",
  );
  expect(await layout("resize-window -x 130 -y 50")).toBe(
    "7f75,130x50,0,0[130x16,0,0{64x16,0,0,3,65x16,65,0,4},130x16,0,17{64x16,0,17,0,65x16,65,17,1},130x16,0,34,2]",
  );
});

test("a layout's text brings the panes back to where they were", async () => {
  const before = await layout(FIVE);
  expect(await layout("select-layout tiled")).not.toBe(before);
  expect(await layout(`select-layout '${before}'`)).toBe(before);
  expect(await layout("select-layout tiled ; select-layout -o")).toBe(before);
});

test("a layout that is wrong changes nothing and says so in tmux's words", async () => {
  const before = await layout("split-window -h");
  expect((await harness.run("select-layout nonsense", client)).errors).toEqual(["invalid layout: nonsense"]);
  expect((await harness.run("select-layout aafd,120x40,0,0,0", client)).errors).toEqual([
    "have 2 panes but need 1: aafd,120x40,0,0,0",
  ]);
  expect(await layout("start-server")).toBe(before);
});
