import { beforeEach, describe, expect, test } from "bun:test";
import { CLIENT_CONTROL, CLIENT_READONLY, type Client } from "#model/client.ts";
import { createHarness, type Harness } from "./harness.ts";

let harness: Harness;
let client: Client;

beforeEach(async () => {
  harness = createHarness();
  client = harness.client("script");
  await harness.run("new-session -d -s one", client);
});

async function errors(commands: string): Promise<string[]> {
  return (await harness.run(commands, client)).errors;
}

async function output(commands: string): Promise<string[]> {
  const result = await harness.run(commands, client);
  expect(result.errors).toEqual([]);
  return result.output;
}

describe("what cannot be is said in tmux's words", () => {
  test.each([
    ["new-session -d -s one", "duplicate session: one"],
    ["new-session -d -t one -n x", "command or window name given with target"],
    ["new-session -d -x 0", "width too small"],
    ["rename-session -t one one ; new-session -d -s two ; rename-session -t two one", "duplicate session: one"],
    ["attach-session -t nosuch", "can't find session: nosuch"],
    ["has-session -t nosuch", "can't find session: nosuch"],
    ["kill-session -t one -f 1", "-f only valid with -a"],
    ["list-sessions -O sideways", "invalid sort order"],
    ["new-window -t one:0", "create window failed: index 0 in use"],
    ["new-window -E ls", "command cannot be given for empty pane"],
    ["next-window -a", "no next window"],
    ["last-window", "no last window"],
    ["last-pane", "no last pane"],
    ["unlink-window", "window only linked to one session"],
    ["move-window -s one:0 -t one:0", "same index: 0"],
    ["respawn-pane -k -t one:9", "can't find window: 9"],
    ["split-window -l 200%%", "invalid tiled geometry invalid"],
    ["split-window -l x", "invalid tiled geometry invalid"],
    ["new-pane -LO", "modal pane must be floating"],
    ["new-pane -B wavy", "pane-border-lines unknown value: wavy"],
    ["new-pane -x 0 -y 5", "invalid width"],
    ["resize-pane -x tall", "width invalid"],
    ["resize-pane -D few", "adjustment invalid"],
    ["resize-window -x 0", "width too small"],
    ["join-pane -s one:0.0 -t one:0.0", "source and target panes must be different"],
    ["move-pane -P top-left", "pane is not floating"],
    ["break-pane -W ; break-pane -W", "pane is already floating"],
    ["capture-pane -a", "no alternate screen"],
    ["send-keys -X copy", "not in a mode"],
    ["send-keys -N x a", "repeat count invalid"],
    ["switch-client -T nosuch", "no current client"],
    ["server-access nosuchuser", "unknown user: nosuchuser"],
  ])("%s: %s", async (commands, error) => {
    expect(await errors(commands)).toEqual([error]);
  });
});

describe("sessions", () => {
  test("of a group share windows and take its name", async () => {
    expect(
      await output("new-session -d -P -t one ; new-window -d -t one:4 ; list-windows -t one-1 -F '#{window_index}'"),
    ).toEqual(["one-1:", "0", "4"]);
    expect(await output("list-sessions -F '#{session_name} #{session_group} #{session_group_size}'")).toEqual([
      "one one 2",
      "one-1 one 2",
    ]);
  });

  test("take what update-environment and -e give them", async () => {
    client.environment.set("DISPLAY", ":7");
    await output("new-session -d -s two -e NAME=value");
    const { environment } = [...harness.state.sessions.values()].at(-1)!;
    expect(environment.value("DISPLAY")).toBe(":7");
    expect(environment.value("NAME")).toBe("value");
    expect(environment.get("SSH_AUTH_SOCK")?.value).toBeUndefined();
  });

  test("are listed with filter, order and format", async () => {
    await output("new-session -d -s two ; new-session -d -s three");
    expect(await output("list-sessions -r -O creation -F '#{session_name}' -f '#{!=:#{session_name},two}'")).toEqual([
      "three",
      "one",
    ]);
  });

  test("start programs where and with what they should", async () => {
    client.cwd = "/work";
    await output("new-window -d -c sub -e A=b -n name 'a command'");
    const call = harness.calls.findLast(({ name }) => name === "spawn")!;
    const [pane, options] = call.arguments as [
      { id: number },
      { argv: string[]; cwd: string; environment: { toObject(): object } },
    ];
    expect(options).toMatchObject({ argv: ["a command"], cwd: "/work/sub" });
    expect(options.environment.toObject()).toMatchObject({
      A: "b",
      TMUX: "/tmp/test,1,0",
      TMUX_PANE: `%${pane.id}`,
      TERM: "tmux-256color",
    });
  });
});

describe("windows and panes", () => {
  test("-a and -b make room beside the target", async () => {
    await output("new-window -d -n second ; new-window -d -a -t one:0 -n after ; new-window -d -b -t one:0 -n before");
    expect(await output("list-windows -F '#{window_index}:#{window_name}'")).toEqual([
      "0:before",
      "1:sh",
      "2:after",
      "3:second",
    ]);
  });

  test("new-window -S selects what has the name already", async () => {
    await output("new-window -d -n there ; new-window -S -n there");
    expect(await output("list-windows -F '#{window_name}#{window_flags}'")).toEqual(["sh-", "there*"]);
  });

  test("kill-pane -a and its filter leave the target", async () => {
    await output("split-window -d ; split-window -d ; kill-pane -a -f '#{==:#{pane_index},1}'");
    expect(harness.state.panes.size).toBe(2);
    await output("kill-pane -a");
    expect(harness.state.panes.size).toBe(1);
  });

  test("select-pane by direction, input and title", async () => {
    await output("split-window -h ; select-pane -L ; select-pane -T 'A title'");
    expect(await output("display-message -p '#{pane_index} #{pane_title}'")).toEqual(["0 A title"]);
    await output("select-pane -d");
    expect(await output("display-message -p '#{pane_input_off}'")).toEqual(["1"]);
  });

  test("break-pane and join-pane are each other's opposite", async () => {
    const before = await output("split-window -h ; display-message -p '#{window_layout}'");
    expect(await output("break-pane -d -P -F '#{window_index}.#{pane_id}' ; list-panes -F '#{pane_id}'")).toEqual([
      "1.%1",
      "%0",
    ]);
    await output("join-pane -h -s one:1.0 -t one:0.0");
    expect(await output("display-message -p '#{window_layout}'")).toEqual(before);
    expect(harness.state.windows.size).toBe(1);
  });

  test("a floating pane is moved by place, offset and depth", async () => {
    await output("new-pane -x 20 -y 10 -X 5 -Y 2 ; new-pane -x 10 -y 5 ; move-pane -t :.1 -P bottom-right");
    const where = "display-message -p -t :.1 '#{pane_left},#{pane_top} #{pane_width}x#{pane_height} #{pane_z}'";
    expect(await output(where)).toEqual(["61,15 18x8 1"]);
    await output("move-pane -t :.1 -L 3 -U ; move-pane -t :.1 -z 0");
    expect(await output(where)).toEqual(["58,15 18x8 0"].map((text) => text.replace("15", "14")));
    await output("join-pane -s :.1 -t :.1");
    expect(await output("display-message -p -t :.1 '#{pane_floating_flag}'")).toEqual(["0"]);
  });
});

describe("keys and captures", () => {
  const sent = (): unknown[] =>
    harness.calls
      .filter(({ name }) => name === "sendKey")
      .map(({ arguments: [, event] }) => (event as { key: object }).key);

  test("send-keys takes names, text, bytes and repeats", async () => {
    await output("send-keys -N 2 Enter ; send-keys -l Up ; send-keys -H 1b");
    expect(sent()).toMatchObject([{ code: 13 }, { code: 13 }, { code: 85 }, { code: 112 }, { code: 0x1b }]);
  });

  test("capture-pane takes lines into a buffer or prints them", async () => {
    const { terminal } = [...harness.state.panes.values()][0]!;
    terminal.feed(new TextEncoder().encode(Array.from({ length: 30 }, (_, n) => `line ${n}`).join("\r\n")));
    expect(await output("capture-pane -p -S - -E 1")).toEqual(["line 6\nline 7\n"]);
    await output("capture-pane -b taken -S 22");
    expect(new TextDecoder().decode(harness.state.buffers.get("taken")?.bytes)).toBe("line 28\nline 29\n");
  });

  test("read-only clients type nothing", async () => {
    client.flags |= CLIENT_READONLY;
    const typing = harness.client("typist", "one");
    typing.flags |= CLIENT_READONLY;
    expect((await harness.run("send-keys a", typing)).errors).toEqual(["client is read-only"]);
  });
});

describe("refresh-client", () => {
  test("takes sizes of control clients only", async () => {
    const control = harness.client("control", "one");
    expect((await harness.run("refresh-client -C 100x30", control)).errors).toEqual(["not a control client"]);
    control.flags |= CLIENT_CONTROL;
    expect((await harness.run("refresh-client -C 100x0", control)).errors).toEqual(["size too small or too big"]);
    expect((await harness.run("refresh-client -C wide", control)).errors).toEqual(["bad size argument"]);
    await harness.run("refresh-client -C 100x30", control);
    await harness.run("refresh-client -C @0:50x20", control);
    expect([control.cols, control.rows, control.windowSizes.get(0)]).toEqual([100, 30, { cols: 50, rows: 20 }]);
    expect(`${harness.state.windows.get(0)?.cols}x${harness.state.windows.get(0)?.rows}`).toBe("50x20");
  });
});
