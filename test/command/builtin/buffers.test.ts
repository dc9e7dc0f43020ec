import { describe, expect, test } from "bun:test";
import { CommandError } from "#command/index.ts";
import type { PaneProcess } from "#model/pane.ts";
import { createHarness, type Harness } from "../harness.ts";

describe("buffers", () => {
  test("set, show, add, rename, list and delete", async () => {
    const { run } = createHarness();
    await run("set-buffer one ; set-buffer -b named two");
    expect((await run("show-buffer")).output).toEqual(["one"]);
    await run("set-buffer -a -b named 'and more'");
    expect((await run("show-buffer -b named")).output).toEqual(["twoand more"]);
    await run("set-buffer -b named -n other");
    expect((await run("list-buffers -F '#{buffer_name}'")).output.toSorted()).toEqual(["buffer0", "other"]);
    expect((await run("list-buffers -F '#{buffer_name}' -f '#{==:#{buffer_name},other}'")).output).toEqual(["other"]);
    await run("delete-buffer -b other ; delete-buffer");
    expect((await run("list-buffers")).output).toEqual([]);
  });

  test("what is not there is said", async () => {
    const { run } = createHarness();
    expect((await run("show-buffer")).errors).toEqual(["no buffers"]);
    expect((await run("show-buffer -b x")).errors).toEqual(["no buffer x"]);
    expect((await run("delete-buffer")).errors).toEqual(["no buffer"]);
    expect((await run("delete-buffer -b x")).errors).toEqual(["unknown buffer: x"]);
    expect((await run("set-buffer")).errors).toEqual(["no data specified"]);
    expect((await run("list-buffers -O nope")).errors).toEqual(["invalid sort order"]);
  });

  test("load and save go through the client; a file that is not there does not end the line", async () => {
    const written: [string, string, boolean][] = [];
    const harness = createHarness({
      services: {
        readFile: async (_client, path) => {
          if (path !== "/there") throw new CommandError(`No such file or directory: ${path}`);
          return new TextEncoder().encode("loaded");
        },
        writeFile: async (_client, path, bytes, append) => {
          written.push([path, new TextDecoder().decode(bytes), append]);
        },
      },
    });
    expect((await harness.run("load-buffer /nowhere ; set -g @a after ; show -gv @a")).output).toEqual(["after"]);
    expect(harness.errors).toEqual(["No such file or directory: /nowhere"]);
    await harness.run("load-buffer -b l /there ; save-buffer -a -b l /out");
    expect(written).toEqual([["/out", "loaded", true]]);
  });
});

describe("paste-buffer", () => {
  async function withPane(): Promise<{ harness: Harness; pasted: () => string }> {
    const sent: string[] = [];
    const harness = createHarness({
      services: { sendBytes: (_pane, bytes) => void sent.push(Buffer.from(bytes).toString("latin1")) },
    });
    await harness.run("new-session -d -s one");
    const pane = [...harness.state.panes.values()][0]!;
    pane.process = { pid: 1, tty: "/dev/pts/9" } as PaneProcess;
    return { harness, pasted: () => sent.splice(0).join("|") };
  }

  test("lines end in carriage returns, unless told otherwise", async () => {
    const { harness, pasted } = await withPane();
    await harness.run('set-buffer "a\\nb\\n"');
    await harness.run("paste-buffer");
    expect(pasted()).toBe("a\rb\r");
    await harness.run("paste-buffer -r");
    expect(pasted()).toBe("a\nb\n");
    await harness.run("paste-buffer -s ' '");
    expect(pasted()).toBe("a b ");
  });

  test("brackets come only when the program asked for them", async () => {
    const { harness, pasted } = await withPane();
    await harness.run("set-buffer x ; paste-buffer -p");
    expect(pasted()).toBe("x");
    [...harness.state.panes.values()][0]!.terminal.feed(new TextEncoder().encode("\u001b[?2004h"));
    await harness.run("paste-buffer -p");
    expect(pasted()).toBe("\u001b[200~x\u001b[201~");
  });

  test("control characters are made visible unless -S; text outside ASCII stays", async () => {
    const { harness, pasted } = await withPane();
    await harness.run('set-buffer "é\\033[31m\\tz" ; paste-buffer');
    expect(pasted()).toBe(`${Buffer.from("é").toString("latin1")}^[[31m\tz`);
    await harness.run("paste-buffer -S");
    expect(pasted()).toBe(`${Buffer.from("é").toString("latin1")}\u001b[31m\tz`);
  });

  test("-d deletes the buffer", async () => {
    const { harness } = await withPane();
    await harness.run("set-buffer x ; paste-buffer -d");
    expect(harness.state.buffers.size).toBe(0);
  });
});
