import { afterEach, describe, expect, test } from "bun:test";
import { CommandError, STATE_CONTROL, parseCommands, registry } from "#command/index.ts";
import { defineCommand } from "#command/command.ts";
import { createHarness } from "./harness.ts";

const added: (() => void)[] = [];
afterEach(() => {
  for (const remove of added.splice(0)) remove();
});

/** Commands to look at the queue with: `say`, `slow` (done when told), `fail`, `both` (runs two lists). */
function addCommands(): { release: () => void } {
  const waiting: (() => void)[] = [];
  const add = (...args: Parameters<typeof registry.add>): void => void added.push(registry.add(...args));
  add(
    defineCommand({
      name: "say",
      args: "",
      operands: [1, 1],
      usage: "",
      exec: ({ print, operand }) => print(operand(0)),
    }),
  );
  add(
    defineCommand({
      name: "slow",
      args: "f",
      operands: [0, 1],
      usage: "",
      async exec({ flags, print, operand, run }) {
        await new Promise<void>((resolve) => waiting.push(resolve));
        if (flags.f) throw new CommandError("slow failed");
        if (operand(0) !== "") await run(operand(0));
        print("slow");
      },
    }),
  );
  add(
    defineCommand({
      name: "fail",
      args: "",
      operands: [0, 0],
      usage: "",
      exec() {
        throw new CommandError("failed");
      },
    }),
  );
  add(
    defineCommand({
      name: "both",
      args: "",
      operands: [2, 2],
      operandTypes: () => "commands-or-string",
      usage: "",
      exec({ operands, run, background }) {
        background("both", Promise.all([run(operands[0]!), run(operands[1]!)]));
      },
    }),
  );
  return {
    release: () => {
      for (const resolve of waiting.splice(0)) resolve();
    },
  };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe("order", () => {
  test("commands run one after the other", async () => {
    addCommands();
    const harness = createHarness();
    expect(await harness.run("say a ; say b ; say c")).toEqual({ output: ["a", "b", "c"], errors: [] });
  });

  test("what a command runs comes before what follows it, in the order it was asked for", async () => {
    addCommands();
    const harness = createHarness();
    const { output } = await harness.run("both { say 1 ; both { say 2 } { say 3 } } { say 4 } ; say 5");
    expect(output).toEqual(["1", "2", "3", "4", "5"]);
  });

  test("a command that waits holds its own queue only", async () => {
    const { release } = addCommands();
    const harness = createHarness();
    const client = harness.client("one");
    const done = harness.run("slow ; say after", client);
    await settle();
    const other = parseCommands("say other", harness);
    if (other.ok) await harness.runner.append(other.list, undefined);
    expect(harness.output).toEqual(["other"]);
    release();
    expect((await done).output).toEqual(["other", "slow", "after"]);
  });

  test("what a waiting command runs does not wait for it", async () => {
    const { release } = addCommands();
    const harness = createHarness();
    const done = harness.run("slow 'say within' ; say after");
    await settle();
    release();
    expect((await done).output).toEqual(["within", "slow", "after"]);
  });

  test("a waiting command waits for what its commands run in turn", async () => {
    const { release } = addCommands();
    const harness = createHarness();
    const done = harness.run("slow 'both { both { say 1 } { say 2 } } { say 3 } ; say 4' ; say after");
    await settle();
    release();
    expect((await done).output).toEqual(["1", "2", "3", "4", "slow", "after"]);
  });

  test("the hook of a command that a waiting command runs does not wait for that", async () => {
    const { release } = addCommands();
    const harness = createHarness();
    await harness.run("set-hook -g command-error { say hooked }");
    const done = harness.run("slow 'fail' ; say after");
    await settle();
    release();
    expect((await done).output).toEqual(["hooked", "slow", "after"]);
  });

  test("a client that is gone leaves nothing behind", async () => {
    const { release } = addCommands();
    const harness = createHarness();
    const client = harness.client("one");
    const done = harness.run("slow ; say after", client);
    await settle();
    harness.runner.removeClient(client);
    release();
    expect((await done).output).toEqual(["slow"]);
  });
});

describe("errors", () => {
  test("an error ends the rest of its group", async () => {
    addCommands();
    const harness = createHarness();
    expect(await harness.run("say a ; fail ; say b")).toEqual({ output: ["a"], errors: ["failed"] });
  });

  test("another line of a file is another group", async () => {
    addCommands();
    const harness = createHarness();
    const parsed = parseCommands("say a ; fail ; say b\nsay c", { state: harness.state, groupByLine: true });
    if (!parsed.ok) throw new Error(parsed.error);
    await harness.runner.append(parsed.list, undefined);
    expect(harness.output).toEqual(["a", "c"]);
  });

  test("an error within a block ends the block, not what follows", async () => {
    addCommands();
    const harness = createHarness();
    const { output } = await harness.run("if-shell -F 1 { say a ; fail ; say b } ; say c");
    expect(output).toEqual(["a", "c"]);
  });

  test("an error after waiting ends the group too", async () => {
    const { release } = addCommands();
    const harness = createHarness();
    const done = harness.run("slow -f ; say b");
    await settle();
    release();
    expect(await done).toEqual({ output: [], errors: ["slow failed"] });
  });

  test("a failure of ours is reported, the server lives", async () => {
    added.push(
      registry.add(
        defineCommand({
          name: "broken",
          args: "",
          operands: [0, 0],
          usage: "",
          exec() {
            throw new TypeError("oh");
          },
        }),
      ),
    );
    const harness = createHarness();
    expect((await harness.run("broken")).errors).toEqual(["broken: oh"]);
    expect(harness.calls.map(({ name }) => name)).toContain("report");
  });

  test("the client's exit status is 1", async () => {
    addCommands();
    const harness = createHarness();
    const client = harness.client("one");
    await harness.run("fail", client);
    expect(client.retval).toBe(1);
  });
});

describe("control clients", () => {
  test("each command stands between begin and end, or error", async () => {
    addCommands();
    const harness = createHarness();
    const client = harness.client("one");
    const parsed = parseCommands("say a ; fail", harness);
    if (!parsed.ok) throw new Error(parsed.error);
    await harness.runner.append(parsed.list, client, { flags: STATE_CONTROL });
    expect(harness.guards.map(({ kind, flags }) => [kind, flags])).toEqual([
      ["begin", 1],
      ["end", 1],
      ["begin", 1],
      ["error", 1],
    ]);
    expect(harness.guards[0]!.number).toBe(harness.guards[1]!.number);
    expect(harness.guards[2]!.number).toBe(harness.guards[0]!.number + 1);
    expect(harness.guards[0]!.time).toBe(1_700_000_000);
  });

  test("the guard closes when a command begins to wait", async () => {
    const { release } = addCommands();
    const harness = createHarness();
    const done = harness.run("slow", harness.client("one"));
    await settle();
    expect(harness.guards.map(({ kind }) => kind)).toEqual(["begin", "end"]);
    release();
    await done;
  });
});

describe("the message log", () => {
  test("says who ran what, with which key", async () => {
    addCommands();
    const harness = createHarness();
    await harness.run("say 'a b'");
    await harness.run("say c", harness.client("one"));
    expect(harness.state.messages.all().map(({ text }) => text)).toEqual(['command: say "a b"', "one command: say c"]);
  });
});

describe("hooks", () => {
  test("the hook after a command runs before what follows, and knows the command", async () => {
    addCommands();
    const harness = createHarness();
    await harness.run("new-session -d -s one");
    await harness.run(
      "set-hook -g after-rename-window 'display-message -p \"#{hook} #{hook_argument_0} #{hook_flag_t}\"'",
    );
    const { errors, output } = await harness.run("rename-window -t one: new ; say after");
    expect(errors).toEqual(["after-rename-window new one:"]);
    expect(output).toEqual(["after"]);
  });

  test("an event runs its hook once the queue is done; a hook's commands run no hooks", async () => {
    const harness = createHarness();
    await harness.run("new-session -d -s one");
    await harness.run("set-hook -g window-renamed 'set -gaF @log \"<#{hook_window_name}>\" ; rename-window again'");
    await harness.run("rename-window -t one: first ; set -ga @log cmd");
    expect((await harness.run("show -gv @log")).output).toEqual(["cmd<first>"]);
  });

  test("command-error runs when a command fails", async () => {
    addCommands();
    const harness = createHarness();
    await harness.run("new-session -d ; set-hook -g command-error 'set -g @err 1'");
    await harness.run("fail");
    expect((await harness.run("show -gv @err")).output).toEqual(["1"]);
  });

  test("set-hook -R runs a hook now, -E fires an event of one's own", async () => {
    addCommands();
    const harness = createHarness();
    await harness.run("new-session -d ; set-hook -g @mine 'say mine' ; set-hook -g window-renamed 'say renamed'");
    expect((await harness.run("set-hook -R window-renamed ; say after")).output).toEqual(["renamed", "after"]);
    expect((await harness.run("set-hook -E @mine")).output).toEqual(["mine"]);
  });

  test("a monitor runs its hook when the value changes, with the value", async () => {
    addCommands();
    const harness = createHarness();
    await harness.run(
      "new-session -d -s one ; set-hook -g -B '@name::#{session_name}' 'say #{hook_last}-#{hook_value}'",
    );
    const tick = async (): Promise<void> => {
      harness.timers.pop()!.callback();
      await settle();
    };
    await tick();
    expect(harness.output).toEqual([]);
    await harness.run("rename-session -t one two");
    await tick();
    expect(harness.output).toEqual(["one-two"]);
    expect((await harness.run("show-hooks -g -B")).output).toEqual(["@name::#{session_name}"]);
  });
});
