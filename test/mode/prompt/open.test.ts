import { expect, test } from "bun:test";
import { openPrompt } from "#mode/prompt/open.ts";
import { Screen } from "#terminal/screen.ts";
import { keyOf, ModeWorld, picture } from "../world.ts";

function show(world: ModeWorld): string {
  const screen = new Screen(world.client.cols, 1);
  const cursor = world.client.prompt?.draw(screen, 0, world.client.cols, world.client);
  return `${picture(screen)}|${cursor}`;
}

test("a prompt stands in the client's status line until it is answered", async () => {
  const world = new ModeWorld(20, 4);
  const answers: unknown[] = [];
  const done = openPrompt(
    world.client,
    {
      prompt: "(name) ",
      input: "#{session_name}",
      type: "command",
      target: world.target,
      onInput: (input) => void answers.push(input),
    },
    world.environment,
  );
  expect(show(world)).toBe("(name) main|11");
  expect(world.client.prompt?.freezes).toBe(true);
  expect(world.client.prompt?.key(keyOf("x"), world.client)).toBe(true);
  expect(world.client.prompt?.key(keyOf("Enter"), world.client)).toBe(true);
  await done;
  expect(answers).toEqual(["mainx"]);
  expect(world.client.prompt).toBeUndefined();
});

test("a long line scrolls so that the cursor is seen, and the mouse moves the cursor", () => {
  const world = new ModeWorld(12, 4);
  void openPrompt(
    world.client,
    { prompt: "> ", input: "0123456789abc", type: "search", onInput: () => {} },
    world.environment,
  );
  expect(show(world)).toBe("> 456789abc|11");
  world.client.prompt?.key({ key: keyOf("MouseDown1Status").key, mouse: world.mouse(4, 4) }, world.client);
  world.client.prompt?.key(keyOf("X"), world.client);
  world.client.prompt?.key(keyOf("End"), world.client);
  expect(show(world)).toBe("> 56X789abc|11".replace("56X", "5X6"));
});

test("a prompt may stand in a pane; a second takes its place", async () => {
  const world = new ModeWorld(20, 4);
  const first = openPrompt(
    world.client,
    { prompt: "a", input: "", type: "command", pane: world.pane, onInput: () => {} },
    world.environment,
  );
  const events: string[] = [];
  world.state.events.on(({ name }) => events.push(name));
  void openPrompt(
    world.client,
    { prompt: "b", input: "", type: "command", pane: world.pane, onInput: () => {} },
    world.environment,
  );
  await first;
  expect(world.pane.prompt).toBeDefined();
  expect(world.client.prompt).toBeUndefined();
  world.pane.prompt?.key(keyOf("Escape"), world.client);
  expect(world.pane.prompt).toBeUndefined();
  expect(events).toEqual(["pane-prompt-closed", "pane-prompt-opened", "pane-prompt-closed"]);
});
