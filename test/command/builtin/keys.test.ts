import { describe, expect, test } from "bun:test";
import { createHarness } from "../harness.ts";

describe("bind-key and list-keys", () => {
  test("a binding is listed as it would be written", async () => {
    const harness = createHarness();
    await harness.run("bind -r -N 'a note' x lsk ; bind -n C-M-Up { lsk ; ls } ; bind -T mine \\; display 'a b'");
    expect((await harness.run("list-keys")).output).toEqual([
      'bind-key    -T mine   \\;     display-message "a b"',
      "bind-key -r -T prefix x      list-keys",
      "bind-key    -T root   C-M-Up list-keys \\; list-sessions",
    ]);
    expect((await harness.run("list-keys -N")).output).toEqual(["C-b x a note"]);
    expect((await harness.run("list-keys -T root")).output).toEqual([
      "bind-key  -T root C-M-Up list-keys \\; list-sessions",
    ]);
    expect((await harness.run("list-keys -F '#{key_table}/#{key_string}' x")).output).toEqual(["prefix/x"]);
  });

  test("words may be one text, many words or a block", async () => {
    const harness = createHarness();
    await harness.run("bind a 'ls ; lsk'");
    await harness.run("bind b ls \\; lsk");
    await harness.run("bind c { ls ; lsk }");
    const commands = ["a", "b", "c"].map((key) => harness.state.keyTables.binding("prefix", key)?.commands.toString());
    expect(commands).toEqual(Array(3).fill("list-sessions ; list-keys"));
  });

  test("without commands only the note changes", async () => {
    const harness = createHarness();
    await harness.run("bind a ls ; bind -N new a");
    expect(harness.state.keyTables.binding("prefix", "a")).toMatchObject({ note: "new" });
  });

  test("unbind-key", async () => {
    const harness = createHarness();
    await harness.run("bind a ls ; bind b ls");
    await harness.run("unbind a");
    expect((await harness.run("list-keys")).output.length).toBe(1);
    await harness.run("unbind -a");
    expect((await harness.run("list-keys")).output).toEqual([]);
    expect((await harness.run("unbind -T none x")).errors).toEqual(["table none doesn't exist"]);
    expect((await harness.run("unbind")).errors).toEqual(["missing key"]);
    expect((await harness.run("unbind nokey")).errors).toEqual(["unknown key: nokey"]);
    expect((await harness.run("unbind -q nokey ; bind x ls")).errors).toEqual([]);
    expect((await harness.run("bind nokey ls")).errors).toEqual(["unknown key: nokey"]);
  });
});

describe("default keys", () => {
  test("all of them parse, print themselves back, and need no more than there is", async () => {
    const harness = createHarness({ defaultKeys: true });
    const { output } = await harness.run("list-keys");
    expect(output.length).toBe(308);
    expect(output).toContain("bind-key    -T prefix       d                         detach-client");
    expect(output).toContain("bind-key -r -T prefix       Up                        select-pane -U");
    const again = createHarness();
    for (const line of output) expect((await again.run(line)).errors).toEqual([]);
    expect((await again.run("list-keys")).output).toEqual(output);
  });

  test("the keys of tmux 3.3 that fingers know do what they did", async () => {
    const { state } = createHarness({ defaultKeys: true });
    const bound = (key: string, table = "prefix"): string | undefined =>
      state.keyTables.binding(table, key)?.commands.toString();
    const known: Readonly<Record<string, string>> = {
      c: "new-window",
      n: "next-window",
      p: "previous-window",
      l: "last-window",
      "%": "split-window -h",
      '"': "split-window",
      o: "select-pane -t :.+",
      ";": "last-pane",
      z: "resize-pane -Z",
      x: 'confirm-before -p "kill-pane #P? (y/n)" kill-pane',
      "[": "copy-mode",
      "]": "paste-buffer -p",
      ":": "command-prompt",
      "?": "list-keys -N",
      s: "choose-tree -Zs",
      w: "choose-tree -Zw",
      $: 'command-prompt -I "#S" { rename-session "%%" }',
      ",": 'command-prompt -I "#W" { rename-window "%%" }',
      Space: "next-layout",
      "C-b": "send-prefix",
    };
    for (const [key, commands] of Object.entries(known)) expect([key, bound(key)]).toEqual([key, commands]);
    expect(bound("C-a", "copy-mode")).toBe("send-keys -X start-of-line");
    expect(bound("v", "copy-mode-vi")).toBe("send-keys -X rectangle-toggle");
  });
});
