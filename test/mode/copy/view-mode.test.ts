import { expect, test } from "bun:test";
import { ViewMode } from "#mode/copy/view-mode.ts";
import { ModeWorld, picture } from "../world.ts";

/** View mode without the position in its corner. */
function view(world: ModeWorld): ViewMode {
  const mode = world.enter("view-mode");
  if (!(mode instanceof ViewMode)) throw new Error("no view mode");
  world.copy("toggle-position");
  return mode;
}

test("what commands print is there from its first line on, whatever is added", async () => {
  const world = new ModeWorld(20, 3);
  const mode = view(world);
  for (const line of ["one", "two\u0007", "three", "four"]) mode.append(line);
  await Promise.resolve();
  expect(picture(mode.screen)).toBe("one\ntwo\nthree");
  world.copy("history-bottom");
  expect(picture(mode.screen)).toBe("two\nthree\nfour");
});

test("escape sequences are obeyed where they are asked for", async () => {
  const world = new ModeWorld(20, 3);
  const mode = view(world);
  mode.append("\u001b[1mbold\u001b[0m", true);
  await Promise.resolve();
  expect(picture(mode.screen)).toBe("bold");
});

test("a mode that is gone is not drawn any more", async () => {
  const world = new ModeWorld(20, 3);
  const mode = view(world);
  mode.append("one");
  world.copy("cancel");
  await Promise.resolve();
  expect(world.pane.modes).toHaveLength(0);
  expect(picture(mode.screen)).not.toContain("one");
});
