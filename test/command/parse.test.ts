import { describe, expect, test } from "bun:test";
import { parseCommands, parseWords } from "#command/index.ts";
import { createHarness } from "./harness.ts";

const { state } = createHarness({ environment: { HOME: "/home/me", NAME: "value", EMPTY: "" } });

function printed(text: string): string {
  const parsed = parseCommands(text, { state });
  return parsed.ok ? parsed.list.toString() : `! ${parsed.error}`;
}

describe("a text is printed back as tmux prints it", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["", ""],
    ["  \t ", ""],
    ["list-keys", "list-keys"],
    ["lsk", "list-keys"],
    ["list-k", "list-keys"],
    ["lsk ; lsk", "list-keys ; list-keys"],
    ["lsk;lsk;", "list-keys ; list-keys"],
    ["lsk ;; lsk", "list-keys ; list-keys"],
    ["lsk # a comment", "list-keys"],
    ["# only a comment", ""],
    ["lsk \\\n -N", "list-keys -N"],
    ["set -g @a b", "set-option -g @a b"],
    ["set -g @a 'b c'", 'set-option -g @a "b c"'],
    ["set -g @a b\\ c", 'set-option -g @a "b c"'],
    ['set -g @a ""', "set-option -g @a ''"],
    ["set -g @a '\\e'", "set-option -g @a \\\\e"],
    ["set -g @a \\e", "set-option -g @a \\033"],
    ["set -g @a '$HOME'", 'set-option -g @a "\\$HOME"'],
    ["set -g @a $HOME", "set-option -g @a /home/me"],
    ['set -g @a "${NAME}x"', "set-option -g @a valuex"],
    ["set -g @a $NAME-$MISSING-$EMPTY", "set-option -g @a value--"],
    ["set -g @a $ ", "set-option -g @a \\$"],
    ["set -g @a ~/x", "set-option -g @a /home/me/x"],
    ["set -g @a a~", "set-option -g @a a~"],
    ["set -g @a '~'", "set-option -g @a \\~"],
    ["set -g @a ~root/x", "set-option -g @a /root/x"],
    ["set -g @a \\u00e9\\U0001f600", "set-option -g @a é😀"],
    ["set -g @a \\303\\251", "set-option -g @a é"],
    ["set -g @a \\101\\s\\t\\n", 'set-option -g @a "A \\t\\n"'],
    ["set -g @a a#b", 'set-option -g @a "a#b"'],
    ["set -g @a ';'", "set-option -g @a \\;"],
    ["set -g @a a\\;", 'set-option -g @a "a;"'],
    ["set -g @a 'say \"x\"'", 'set-option -g @a "say \\"x\\""'],
    ["set -g @a '\"x\"'", "set-option -g @a '\"x\"'"],
    ["set -g @a %1", 'set-option -g @a "%1"'],
    ["display -p %1", 'display-message -p "%1"'],
    ["if -F 1 { lsk ; lsk }", "if-shell -F 1 { list-keys ; list-keys }"],
    ["if -F 1 {\n lsk\n\n lsk -N # x\n}", "if-shell -F 1 { list-keys ; list-keys -N }"],
    ["if -F 1 { if -F 0 { lsk } } { lsk }", "if-shell -F 1 { if-shell -F 0 { list-keys } } { list-keys }"],
    ["if -F 1 {}", "if-shell -F 1 {  }"],
    ["bind -nr x { lsk }", "bind-key -nr x { list-keys }"],
    ["bind -r -n x lsk \\; lsk", "bind-key -nr x lsk \\; lsk"],
    ["new -e A=1 -eB=2 -d", "new-session -d -e A=1 -e B=2"],
    ["set -- -g b", "set-option -g b"],
    ["neww -d -- -x", "new-window -d -x"],
    ["X=1 lsk", "list-keys"],
    ["set -g @a X=1", "set-option -g @a X=1"],
    ["%if 1\nlsk\n%endif", "list-keys"],
    ["%if 0\nlsk\n%else\nlsk -N\n%endif", "list-keys -N"],
    ["%if 0\nlsk\n%elif 1\nlsk -a\n%else\nlsk -N\n%endif", "list-keys -a"],
    ["%if #{==:a,a}\nlsk\n%endif", "list-keys"],
    ["%if 1 lsk %else lsk -N %endif", "list-keys"],
    ["%if 0 lsk %elif 0 lsk -a %else lsk -N %endif ; lsk -1", "list-keys -N ; list-keys -1"],
    ["%if 1\n%if 0\nlsk\n%endif\nlsk -N\n%endif", "list-keys -N"],
    ["%if 0\n%if 1\nlsk\n%endif\n%endif", ""],
    ["set -g @a 'one\n   two\n  # gone\n  three'", "set-option -g @a one\\ntwo\\n\\nthree"],
    ["lsk\r\nlsk\r\n", "list-keys ; list-keys"],
  ];
  for (const [text, expected] of cases) {
    test(JSON.stringify(text), () => expect(printed(text)).toBe(expected));
  }
});

describe("what is wrong is said in tmux's words", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["nope", "unknown command: nope"],
    [
      "show-",
      "ambiguous command: show-, could be: show-buffer, show-environment, show-hooks, show-messages, show-options, show-prompt-history, show-window-options",
    ],
    ["lsk -z", "command list-keys: unknown flag -z"],
    ["lsk -T", "command list-keys: -T expects an argument"],
    ["lsk -T {}", "command list-keys: -T argument must be a string"],
    ["lsk a b", "command list-keys: too many arguments (need at most 1)"],
    ["rename-session", "command rename-session: too few arguments (need at least 1)"],
    ["lsk -=", "command list-keys: invalid flag -="],
    ["kill-server -?", "usage: kill-server "],
    ["rename-session {}", 'command rename-session: argument 1 must be "string"'],
    ["run-shell -b { lsk }", 'command run-shell: argument 1 must be "string"'],
    ["; lsk", "syntax error"],
    ["lsk }", "syntax error"],
    ["if -F 1 { lsk", "syntax error"],
    ["%if 1\nlsk", "syntax error"],
    ["%else", "syntax error"],
    ["%nope", "syntax error"],
    ["set -g @a \\400", "invalid octal escape"],
    ["set -g @a \\u00zz", "invalid \\u argument"],
    ["set -g @a ${X-}", "invalid environment variable"],
    ["set -g @a ~nobodyhere/", "syntax error"],
  ];
  for (const [text, message] of cases) {
    test(JSON.stringify(text), () => expect(printed(text)).toBe(`! ${message}`));
  }

  test("a file's errors name the file and the line", () => {
    const parsed = parseCommands("lsk\n\nif -F 1 {\n lsk\n nope\n}\n", { state, file: "/a/file", groupByLine: true });
    expect(parsed).toEqual({ ok: false, error: "/a/file:5: unknown command: nope" });
  });

  test("with onError the rest of a file still loads", () => {
    const loaded = (text: string): { errors: string[]; list: string } => {
      const errors: string[] = [];
      const parsed = parseCommands(text, {
        state,
        file: "f",
        groupByLine: true,
        onError: (error) => errors.push(error),
      });
      return { errors, list: parsed.ok ? parsed.list.toString() : parsed.error };
    };
    // neither half a line nor half a block: `bind x { new-window ; typo }` binds nothing
    expect(loaded("lsk ; nope ; lsk\nlsk -N")).toEqual({
      errors: ["f:1: unknown command: nope"],
      list: "list-keys -N",
    });
    expect(loaded("bind x { lsk\n nope\n nope2 }\nlsk -N")).toEqual({
      errors: ["f:2: unknown command: nope"],
      list: "list-keys -N",
    });
    expect(loaded("lsk\nnope\nlsk -N")).toEqual({
      errors: ["f:2: unknown command: nope"],
      list: "list-keys ;; list-keys -N",
    });
    expect(loaded("lsk\nlsk }\nlsk -N\n; x\nlsk -a")).toEqual({
      errors: ["f:2: syntax error", "f:4: syntax error"],
      list: "list-keys ;; list-keys -N ;; list-keys -a",
    });
    expect(loaded("lsk\n%if 0\nlsk }\nkill-server\n%endif\nlsk")).toEqual({
      errors: ["f:3: syntax error"],
      list: "list-keys",
    });
    expect(loaded("set -g @a \\400 ; x\nlsk")).toEqual({ errors: ["f:1: invalid octal escape"], list: "list-keys" });
    expect(loaded("if -F 1 {\nlsk")).toEqual({ errors: ["f:2: syntax error"], list: "" });
  });
});

describe("environment", () => {
  test("an assignment counts for what follows", () => {
    const { state: own } = createHarness();
    const parsed = parseCommands("FIRST=one\nset -g @a $FIRST ; %hidden SECOND=two", { state: own });
    expect(parsed).toEqual({ ok: false, error: "syntax error" });
    const good = parseCommands("FIRST=one\nset -g @a $FIRST\n%hidden SECOND=two\nset -g @b $SECOND", { state: own });
    expect(good.ok && good.list.toString()).toBe("set-option -g @a one ; set-option -g @b two");
    expect(own.environment.get("SECOND")?.hidden).toBe(true);
  });

  test("an assignment below %else heeds the test before it, not whether an earlier part was taken", () => {
    const { state: own } = createHarness();
    const text = [
      "%if 1",
      "A=1",
      "%elif 0",
      "A=2",
      "%else",
      "A=3",
      "%endif",
      "%if 0",
      "%if 1",
      "B=1",
      "%endif",
      "%endif",
    ];
    parseCommands(text.join("\n"), { state: own });
    expect([own.environment.value("A"), own.environment.value("B")]).toEqual(["3", undefined]);
  });

  test("a branch not taken and a parse alone assign nothing", () => {
    const { state: own } = createHarness();
    parseCommands("%if 0\nA=1\n%endif", { state: own });
    parseCommands("B=1", { state: own, parseOnly: true });
    expect(own.environment.value("A")).toBeUndefined();
    expect(own.environment.value("B")).toBeUndefined();
  });
});

describe("aliases", () => {
  test("an alias is expanded, its own name within is not", () => {
    const { state: own } = createHarness();
    own.serverOptions.setArrayItem("command-alias", "50", "lsk=lsk -N");
    own.serverOptions.setArrayItem("command-alias", "51", "two=lsk -a ; lsk");
    const at = (text: string): string => {
      const parsed = parseCommands(text, { state: own });
      return parsed.ok ? parsed.list.toString() : parsed.error;
    };
    expect(at("lsk -T root")).toBe("list-keys -N -T root");
    expect(at("two -T root")).toBe("list-keys -a ; list-keys -T root");
    expect(at("if -F 1 { two }")).toBe("if-shell -F 1 { list-keys -a ; list-keys }");
  });
});

describe("words that a shell has split", () => {
  const words = (...args: string[]): string => {
    const parsed = parseWords(args, { state });
    return parsed.ok ? parsed.list.toString() : parsed.error;
  };
  test("a word that ends in a semicolon ends a command", () => {
    expect(words("lsk", ";", "lsk", "-N;", "lsk")).toBe("list-keys ; list-keys -N ; list-keys");
  });
  test("an escaped one is a semicolon", () => {
    expect(words("set", "-g", "@a", "x\\;")).toBe('set-option -g @a "x;"');
  });
  test("words are taken as they are", () => {
    expect(words("set", "-g", "@a", "$HOME 'x'")).toBe("set-option -g @a \"\\$HOME 'x'\"");
  });
});

describe("lines and groups", () => {
  test("a text is one group, a file has one for each line", () => {
    const groups = (groupByLine: boolean): number => {
      const parsed = parseCommands("lsk ; lsk\nlsk", { state, groupByLine });
      return parsed.ok ? new Set(parsed.list.commands.map(({ group }) => group)).size : -1;
    };
    expect(groups(false)).toBe(1);
    expect(groups(true)).toBe(2);
  });

  test("values go in the place of %1 and %% in blocks too, each list with a group of its own", () => {
    const parsed = parseCommands("if -F 1 { display -p '%1 %%' } ; display '%%'", { state });
    if (!parsed.ok) throw new Error(parsed.error);
    const filled = parsed.list.withValues(["it's"]);
    expect(filled.toString()).toBe(
      `if-shell -F 1 { display-message -p "it's it'\\\\''s" } ; display-message "it'\\\\''s"`,
    );
    expect(filled.commands[0]!.group).not.toBe(parsed.list.commands[0]!.group);
  });
});
