import { describe, expect, test } from "bun:test";
import { createHarness, type Harness } from "../harness.ts";

async function withSession(): Promise<Harness> {
  const harness = createHarness();
  await harness.run("new-session -d -s one ; split-window -t one:");
  return harness;
}

/** Runs each line; what it prints, or what is wrong with it. */
async function answers(harness: Harness, lines: readonly string[]): Promise<string[]> {
  const said: string[] = [];
  for (const line of lines) {
    const { output, errors } = await harness.run(line);
    said.push(...errors.map((error) => `! ${error}`), ...output);
  }
  return said;
}

describe("set-option", () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ["a flag", "set -g mouse on ; show -g mouse", ["mouse on"]],
    ["a flag toggles without a value", "set -g mouse ; show -gv mouse", ["off"]],
    ["a flag that is none", "set -g mouse maybe", ["! bad value: maybe"]],
    ["a number", "set -g history-limit 5000 ; show -g history-limit", ["history-limit 5000"]],
    ["a number that is none", "set -g history-limit x", ["! value is invalid: x"]],
    ["a number that is too small", "set -g history-limit -1", ["! value is too small: -1"]],
    ["a choice", "set -g status-position top ; show -gv status-position", ["top"]],
    ["a choice that is none", "set -g status-position left", ["! unknown value: left"]],
    ["a colour", "set -g display-panes-colour colour4 ; show -gv display-panes-colour", ["colour4"]],
    ["a colour that is none", "set -g display-panes-colour nope", ["! invalid colour: nope"]],
    ["a style", "set -g status-style bg=red,bold ; show -g status-style", ["status-style bg=red,bold"]],
    ["a style that is none", "set -g status-style nope", ["! invalid style: nope"]],
    ["a key", "set -g prefix C-a ; show -g prefix", ["prefix C-a"]],
    ["a key that is none", "set -g prefix C-", ["! bad key: C-"]],
    ["no value", "set -g default-shell", ["! empty value"]],
    ["an unknown name", "set -g nope 1", ["! invalid option: nope"]],
    ["an ambiguous name", "set -g status-l 1", ["! ambiguous option: status-l"]],
    ["-q says nothing of it", "set -gq nope 1", []],
    ["the beginning of a name", "set -g status-inte 7 ; show -g status-interval", ["status-interval 7"]],
    ["a user option", "set @a 'x y' ; show @a", ['@a "x y"']],
    ["-a adds to it", "set -g @a x ; set -ga @a y ; show -gv @a", ["xy"]],
    ["-o leaves what is set", "set -g @a x ; set -go @a y", ["! already set: @a"]],
    ["-F expands it", "set -gF @a '#{session_name}' ; show -gv @a", ["one"]],
    ["-u unsets it", "set -g @a x ; set -gu @a ; show -g @a", ["! invalid option: @a"]],
    ["-u goes back to the default", "set -g mouse off ; set -gu mouse ; show -gv mouse", ["on"]],
    ["an item of an array", "set -s command-alias[60] x=lsk ; show -s command-alias[60]", ["command-alias[60] x=lsk"]],
    [
      "a whole array",
      "set -g update-environment 'A B' ; show -g update-environment",
      ["update-environment[0] A", "update-environment[1] B"],
    ],
    [
      "-a adds items",
      "set -g update-environment A ; set -ga update-environment B ; show -gv update-environment",
      ["A", "B"],
    ],
    ["an empty array", "set -g update-environment '' ; show -g update-environment", ["update-environment"]],
    ["a key of what is no array", "set -g status[1] on", ["! not an array: status[1]"]],
    ["the scope follows the name", "set -g mode-keys vi ; show -gw mode-keys", ["mode-keys vi"]],
    ["a window's", "set -w mode-keys vi ; show -w mode-keys ; show -gw mode-keys", ["mode-keys vi", "mode-keys emacs"]],
    ["a pane's", "set -p window-style bg=red ; show -p window-style ; show -w window-style", ["window-style bg=red"]],
    ["-A shows what is inherited", "show -A mouse", ["mouse* on"]],
    ["-t that is not there", "set -t nope status on", ["! no such session: nope"]],
    ["-p -t that is not there", "show -p -t nope cursor-colour", ["! no such pane: nope"]],
    [
      "a command",
      "set -g default-client-command 'new ; ls' ; show -gs default-client-command",
      ["default-client-command new-session ; list-sessions"],
    ],
    ["a command that is none", "set -s default-client-command nope", ["! unknown command: nope"]],
    ["-F of show", "set -g @a x ; show -g -F '#{option_name}/#{option_value}/#{option_is_user}' @a", ["@a/x/1"]],
  ];
  for (const [name, text, expected] of cases) {
    test(name, async () => {
      const harness = await withSession();
      expect(await answers(harness, [text])).toEqual([...expected]);
    });
  }

  test("-U unsets it in the window's panes too", async () => {
    const harness = await withSession();
    await harness.run(
      "set -p -t one:.0 cursor-colour red ; set -p -t one:.1 cursor-colour red ; set -w cursor-colour blue",
    );
    expect(
      await answers(harness, ["set -Uw cursor-colour", "show -p -t one:.0 cursor-colour", "show -w cursor-colour"]),
    ).toEqual([]);
  });

  test("the server is told of each change", async () => {
    const harness = await withSession();
    await harness.run("set -g status-left x");
    expect(harness.calls).toContainEqual({ name: "optionChanged", arguments: ["status-left"] });
  });
});

describe("hooks", () => {
  test("a hook is printed as commands, one item a line", async () => {
    const harness = await withSession();
    await harness.run("set-hook -g alert-bell { ls ; lsk } ; set-hook -ga alert-bell 'display x'");
    expect((await harness.run("show-hooks -g alert-bell")).output).toEqual([
      "alert-bell[0] list-sessions ; list-keys",
      "alert-bell[1] display-message x",
    ]);
    expect((await harness.run("show -g")).output.join("\n")).not.toContain("alert-bell");
    expect((await harness.run("show -gH")).output.join("\n")).toContain("alert-bell[0]");
  });

  test("show-hooks counts how often one ran", async () => {
    const harness = await withSession();
    await harness.run("set-hook -g window-renamed 'display x' ; rename-window a");
    await harness.run("rename-window b");
    expect((await harness.run("show-hooks -g -F '#{hook_fire_count}' window-renamed")).output).toEqual(["2"]);
  });

  test("-B needs three parts and a name of the user's", async () => {
    const harness = await withSession();
    expect(await answers(harness, ["set-hook -B nope", "set-hook -B 'a::b'", "set-hook -E a"])).toEqual([
      "! invalid subscription: nope",
      "! monitor hook name must start with @",
      "! event name must start with @",
    ]);
  });
});

describe("environment", () => {
  test("set, show, hide and remove", async () => {
    const harness = await withSession();
    expect(
      await answers(harness, [
        "setenv -g A 'x y' ; showenv -g A",
        "setenv B 1 ; showenv B ; showenv -g B",
        "setenv C '$\"`\\' ; showenv -s C",
        "setenv -r D ; showenv D ; showenv -s D",
        "setenv -u B ; showenv B",
        "setenv -h H 1 ; showenv H ; showenv -h H",
        "setenv E",
        "setenv '' 1",
        "setenv A=B 1",
        "setenv -u A 1",
        "setenv -F F '#{session_name}' ; showenv F",
      ]),
    ).toEqual([
      "A=x y",
      "! unknown variable: B",
      "B=1",
      'C="\\$\\"\\`\\\\"; export C;',
      "-D",
      "unset D;",
      "! unknown variable: B",
      "H=1",
      "! no value specified",
      "! empty variable name",
      "! variable name contains =",
      "! can't specify a value with -u",
      "F=one",
    ]);
  });
});
