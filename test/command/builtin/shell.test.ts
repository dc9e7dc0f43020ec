import { describe, expect, test } from "bun:test";
import type { JobResult, PromptOptions } from "#command/context.ts";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHarness } from "../harness.ts";

const result = (output: string, status: number | undefined = 0, signal?: number): JobResult => ({
  output: new TextEncoder().encode(output),
  status,
  signal,
});

describe("if-shell", () => {
  test("goes by the exit status, with -F by the format", async () => {
    const { run } = createHarness({ services: { job: async (command) => result("", command === "good" ? 0 : 1) } });
    expect((await run("if good { display-message -p a } ; set -g @x 1 ; show -gv @x")).output).toEqual(["1"]);
    const said = async (text: string): Promise<string[]> => {
      await run("set -g @r none");
      await run(text);
      return (await run("show -gv @r")).output;
    };
    expect(await said("if good 'set -g @r yes' 'set -g @r no'")).toEqual(["yes"]);
    expect(await said("if bad 'set -g @r yes' 'set -g @r no'")).toEqual(["no"]);
    expect(await said("if bad 'set -g @r yes'")).toEqual(["none"]);
    expect(await said("if -F '#{==:a,a}' { set -g @r yes }")).toEqual(["yes"]);
    expect(await said("if -F 0 { set -g @r yes } { set -g @r no }")).toEqual(["no"]);
    expect(await said("if -b good { set -g @r yes } ; set -g @r after")).toEqual(["yes"]);
  });

  test("text that is no command is an error", async () => {
    const { run } = createHarness({ services: { job: async () => result("") } });
    expect((await run("if true 'wibble' ; set -g @r x")).errors).toEqual(["unknown command: wibble"]);
    expect((await run("if -F 1 'wibble' ; set -g @r y")).errors).toEqual(["unknown command: wibble"]);
    expect((await run("show -gv @r")).output).toEqual(["x"]);
  });
});

describe("run-shell", () => {
  test("prints what the command printed, and how it failed; the client gets its status", async () => {
    const harness = createHarness({
      services: {
        job: async (command) =>
          command === "ok"
            ? result("a\nb\n")
            : result("half", command === "killed" ? undefined : 3, command === "killed" ? 9 : undefined),
      },
    });
    const client = harness.client("one");
    expect((await harness.run("run ok", client)).output).toEqual(["a", "b"]);
    expect((await harness.run("run bad", client)).output).toEqual(["half", "'bad' returned 3"]);
    expect(client.retval).toBe(3);
    expect((await harness.run("run killed", client)).output).toEqual(["half", "'killed' terminated by signal 9"]);
    expect(client.retval).toBe(137);
  });

  test("-C runs commands; operands are there as #{1}, #{2}", async () => {
    const { run, calls } = createHarness({ services: { job: async () => result("") } });
    expect((await run("run -C 'set -g @a #{version} ; show -gv @a'")).output).toEqual(["3.6"]);
    await run("run 'echo #{1}-#{2}' x y");
    expect(calls.findLast(({ name }) => name === "job")?.arguments[0]).toBe("echo x-y");
  });

  test("what makes no sense is said", async () => {
    const { run } = createHarness();
    expect((await run("run -d x")).errors).toEqual(["invalid delay time: x"]);
    expect((await run("run { ls }")).errors).toEqual(['command run-shell: argument 1 must be "string"']);
    expect(await run("run")).toEqual({ output: [], errors: [] });
  });
});

describe("source-file", () => {
  const folder = mkdtempSync(join(tmpdir(), "source-"));
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const withFiles = (): ReturnType<typeof createHarness> =>
    createHarness({
      services: { readFile: async (_client, path) => new Uint8Array(await Bun.file(path).arrayBuffer()) },
    });

  test("runs each line; an error ends only its line", async () => {
    const path = write(
      "a.conf",
      "set -g @a 1\nset -g nope 1 ; set -g @b 1\nset -g @c '#{current_file}'\nset -gF @d '#{current_file}'\n",
    );
    const { run, errors } = withFiles();
    await run(`source ${path}`);
    expect(errors).toEqual(["invalid option: nope"]);
    expect((await run("show -g @a ; show -gv @d")).output).toEqual(["@a 1", path]);
    expect((await run("show -g @b")).errors).toEqual(["invalid option: @b"]);
  });

  test("a file that does not parse names file and line; patterns and -n and -v and -q", async () => {
    const bad = write("bad.conf", "set -g @a 1\n\nwibble\n");
    write("p1.conf", "set -g @p1 1");
    write("p2.conf", "set -g @p2 2 ; set -g @p3 3");
    const { run } = withFiles();
    expect((await run(`source ${bad}`)).errors).toEqual([`${bad}:3: unknown command: wibble`]);
    await run(`source '${folder}/p*.conf'`);
    expect((await run("show -gv @p1 ; show -gv @p3")).output).toEqual(["1", "3"]);
    expect((await run(`source -nv ${folder}/p2.conf`)).output).toEqual([
      `${folder}/p2.conf:1: set-option -g @p2 2 ; set-option -g @p3 3`,
    ]);
    expect((await run("source /nowhere/at-all")).errors).toEqual(["No such file or directory: /nowhere/at-all"]);
    expect((await run("source -q /nowhere/at-all")).errors).toEqual([]);
  });

  test("a file that sources itself ends", async () => {
    const path = write("loop.conf", `source ${folder}/loop.conf\n`);
    const { run } = withFiles();
    expect((await run(`source ${path}`)).errors).toContain("too many nested files");
  });
});

describe("prompts", () => {
  test("command-prompt asks one after the other and runs the template with the answers", async () => {
    let asked: PromptOptions | undefined;
    const harness = createHarness({
      services: {
        prompt: async (_client, options) => {
          asked = options;
          expect(options.onInput("one", true)).toEqual({ prompt: "second ", input: "preset" });
          expect(options.onInput("it's", true)).toBe(false);
        },
      },
    });
    await harness.run("new-session -d -s s");
    const client = harness.client("c", "s");
    await harness.run("command-prompt -p first,second -I ,preset \"set -g @a '%1' ; set -g @b '%2'\"", client);
    expect(asked).toMatchObject({ prompt: "first ", input: "", type: "command" });
    expect((await harness.run("show -gv @a")).output).toEqual(["one"]);
  });

  test("a prompt nobody wrote names the command", async () => {
    const prompts: string[] = [];
    const harness = createHarness({ services: { prompt: async (_client, { prompt }) => void prompts.push(prompt) } });
    await harness.run("new-session -d -s s");
    const client = harness.client("c", "s");
    await harness.run(
      "command-prompt ; command-prompt 'rename-session %1' ; command-prompt { rename-window '%%' } ; confirm-before kill-server",
      client,
    );
    expect(prompts).toEqual([":", "(rename-session) ", "(rename-window) ", "Confirm 'kill-server'? (y/n) "]);
  });

  test("confirm-before runs on its key only", async () => {
    let answer = "n";
    const harness = createHarness({ services: { prompt: async (_client, { onInput }) => void onInput(answer, true) } });
    await harness.run("new-session -d -s s");
    const client = harness.client("c", "s");
    await harness.run("set -g @r 0 ; confirm 'set -g @r 1'", client);
    expect((await harness.run("show -gv @r")).output).toEqual(["0"]);
    answer = "y";
    await harness.run("confirm 'set -g @r 1' ; set -ga @r x", client);
    expect((await harness.run("show -gv @r")).output).toEqual(["1x"]);
    expect((await harness.run("confirm -c yes ls", client)).errors).toEqual(["invalid confirm key"]);
  });
});

describe("wait-for", () => {
  test("a waiting client goes on when the channel is signalled", async () => {
    const harness = createHarness();
    const waiting = harness.run("wait-for ready ; set -g @a done", harness.client("one"));
    await harness.run("wait-for -S ready");
    await waiting;
    expect((await harness.run("show -gv @a")).output).toEqual(["done"]);
  });

  test("a signal that nobody waited for is kept", async () => {
    const harness = createHarness();
    await harness.run("wait-for -S early");
    expect((await harness.run("wait-for early", harness.client("one"))).errors).toEqual([]);
  });

  test("locks are handed on", async () => {
    const harness = createHarness();
    await harness.run("wait-for -L door", harness.client("one"));
    const second = harness.run("wait-for -L door ; set -g @a in", harness.client("two"));
    await harness.run("wait-for -U door");
    await second;
    expect((await harness.run("show -gv @a ; wait-for -U door")).output).toEqual(["in"]);
    expect((await harness.run("wait-for -U door")).errors).toEqual(["channel door not locked"]);
  });

  test("-E waits for an event, -F for one that matches", async () => {
    const harness = createHarness();
    await harness.run("new-session -d -s one");
    const waiting = harness.run(
      "wait-for -E -F '#{==:#{window_name},right}' window-renamed ; set -g @a done",
      harness.client("c"),
    );
    await harness.run("rename-window -t one: wrong");
    expect((await harness.run("wait-for -El window-renamed")).output).toEqual(["c"]);
    await harness.run("rename-window -t one: right");
    await waiting;
    expect((await harness.run("show -gv @a")).output).toEqual(["done"]);
    expect((await harness.run("wait-for -E nope")).errors).toEqual(["invalid event: nope"]);
  });
});

describe("display-message", () => {
  test("prints, expands, or leaves alone", async () => {
    const harness = createHarness();
    await harness.run("new-session -d -s one");
    const client = harness.client("c");
    expect((await harness.run("display -p '#{session_name} %Y'", client)).output).toEqual(["one 2023"]);
    expect((await harness.run("display -pl '#{session_name}'", client)).output).toEqual(["#{session_name}"]);
    expect((await harness.run("display -F a b", client)).errors).toEqual(["only one of -F or argument must be given"]);
    expect((await harness.run("display -d x a", client)).errors).toEqual(["delay invalid"]);
    expect((await harness.run("display -a -p", client)).output).toContain("session_name=one");
  });

  test("goes to the client's status line", async () => {
    const harness = createHarness();
    await harness.run("new-session -d -s one");
    const client = harness.client("c", "one");
    await harness.run("display -N -d 5 hello", client);
    expect(harness.calls.find(({ name }) => name === "message")?.arguments).toEqual([
      client,
      "hello",
      { ms: 5, ignoreKeys: true, noFreeze: false },
    ]);
  });
});
