import { expect } from "bun:test";
import { mouse, type OptionRow, type OptionWorld, SEEN, STYLE } from "./world.ts";

/** A second window behind the first, "back", whose pane the test prints into. */
async function behind(world: OptionWorld): Promise<string> {
  await world.run("new-window", "-d", "-n", "back", "cat");
  return `${world.session}:back`;
}

/** Notes each time that a hook fires in @fired. */
async function noting(world: OptionWorld, hook: string): Promise<() => Promise<string>> {
  await world.run("set-option", "-gu", "@fired");
  await world.hook(hook, "set-option -gaF @fired '#{hook_window_name} '");
  return () => world.run("show-options", "-gqv", "@fired");
}

/** `activity-action` and its like: which windows alert. */
function action(
  option: string,
  hook: string,
  monitor: string,
  raise: (world: OptionWorld, target: string) => Promise<void>,
): OptionRow {
  const flag = `window_${hook.replace("alert-", "")}_flag`;
  return {
    option,
    does: "is which windows alert",
    async see(world) {
      const back = await behind(world);
      const here = `${world.session}:w`;
      const fired = await noting(world, hook);
      await world.set("-gw", monitor, monitor === "monitor-silence" ? "1" : "on");
      const expected: Readonly<Record<string, string>> = { none: "", current: "w", other: "back", any: "back w" };
      for (const [value, seen] of Object.entries(expected)) {
        if (monitor === "monitor-silence" && (value === "any" || value === "none")) continue;
        await world.set("-g", option, value);
        await world.run("set-option", "-gu", "@fired");
        // alerts are kept until the window is looked at
        await world.run("select-window", "-t", back, ";", "select-window", "-t", here);
        await raise(world, here);
        await raise(world, back);
        await world.says(`#{${flag}}`, "1", back);
        const all = async (): Promise<string> => [...new Set((await fired()).split(" "))].toSorted().join(" ").trim();
        for (const end = Date.now() + 10_000; Date.now() < end && (await all()) !== seen;);
        expect([value, await all()]).toEqual([value, seen]);
      }
    },
  };
}

/** `visual-activity` and its like: a message, a bell, or both. */
function visual(
  option: string,
  monitor: string,
  message: RegExp,
  raise: (world: OptionWorld, target: string) => Promise<void>,
): OptionRow {
  return {
    option,
    does: "tells by a message instead of a bell",
    async see(world) {
      const back = await behind(world);
      await world.set("-g", "display-time", "0");
      await world.set("-gw", monitor, monitor === "monitor-silence" ? "1" : "on");
      const bells = (from: number): number => world.client.output.slice(from).split("\x07").length - 1;
      for (const value of ["on", "off", "both"]) {
        await world.set("-g", option, value);
        const from = world.client.output.length;
        await world.run("select-window", "-t", back, ";", "last-window");
        await raise(world, back);
        if (value !== "off") await world.until(message);
        if (value === "both") await world.sent("\x07", from);
        if (value === "on") expect(bells(from)).toBe(0);
        await world.says(`#{window_${monitor.replace("monitor-", "")}_flag}`, "1", back);
        if (value === "off") expect(world.client.text()).not.toMatch(message);
        else world.type("q");
        await world.until((screen) => !message.test(screen.text()));
      }
    },
  };
}

const print = (world: OptionWorld, target: string): Promise<void> => world.print("x", target);
const bell = (world: OptionWorld, target: string): Promise<void> => world.print("\x07", target);
const wait = (): Promise<void> => Promise.resolve();

/** The status line, from the bottom of the screen. */
const statusRow = (world: OptionWorld, up = 0): string => world.client.rows()[23 - up] ?? "";

/** Rows for options of sessions. */
export const sessionRows: readonly OptionRow[] = [
  action("activity-action", "alert-activity", "monitor-activity", print),
  action("bell-action", "alert-bell", "monitor-bell", bell),
  action("silence-action", "alert-silence", "monitor-silence", wait),
  visual("visual-activity", "monitor-activity", /Activity in window 1/, print),
  visual("visual-bell", "monitor-bell", /Bell in window 1/, bell),
  visual("visual-silence", "monitor-silence", /Silence in window 1/, wait),
  {
    option: "assume-paste-time",
    does: "takes keys that come at once as pasted",
    async see(world) {
      await world.bind("root", "q", "set-option", "-ga", "@pressed", "q");
      await world.set("-g", "assume-paste-time", "60000");
      // a terminal that says what is pasted needs no guess
      await world.set("-s", "terminal-overrides[50]", "xterm*:Enbp@");
      await using other = world.attach();
      await other.until("ready");
      other.type("qqqqqq");
      await world.until(/ready\nqqqqq?$/m);
      const pressed = await world.run("show-options", "-gqv", "@pressed");
      expect(pressed.length).toBeLessThanOrEqual(2);
      await world.set("-g", "assume-paste-time", "0");
      other.type("qqqq");
      await world.server.until(["show-options", "-gqv", "@pressed"], (text) => text === `${pressed}qqqq\n`);
      await world.run("set-option", "-gu", "@pressed");
    },
  },
  {
    option: "base-index",
    does: "is the number of the first window",
    async see(world) {
      await world.set("-g", "base-index", "5");
      await world.run("new-session", "-d", "-s", "based", "cat");
      expect(await world.format("#{window_index}", "based:")).toBe("5");
    },
  },
  {
    option: "default-command",
    does: "is what runs in a new window",
    async see(world) {
      await world.set("-g", "default-command", "echo by default; cat");
      await world.run("new-window");
      await world.until("by default");
    },
  },
  {
    option: "default-shell",
    does: "is the shell of new windows",
    async see(world) {
      await world.set("-g", "default-shell", "/bin/bash");
      await world.run("new-window", 'echo "$SHELL is ${BASH_VERSION:+itself}"; cat');
      await world.until("/bin/bash is itself");
    },
  },
  {
    option: "default-size",
    does: "is the size of a session that nobody looks at",
    async see(world) {
      await world.set("-g", "default-size", "101x37");
      await world.set("-gw", "window-size", "manual");
      await world.run("new-session", "-d", "-s", "sized", "cat");
      expect(await world.format("#{window_width}x#{window_height}", "sized:")).toBe("101x37");
    },
  },
  {
    option: "destroy-unattached",
    does: "ends a session when its client leaves",
    async see(world) {
      await world.run("new-session", "-d", "-s", "short", "cat");
      await world.run("new-session", "-d", "-s", "kept", "cat");
      await world.run("new-session", "-d", "-t", "kept", "-s", "member");
      await world.run("switch-client", "-t", "short");
      await world.run("set-option", "-t", "short", "destroy-unattached", "on");
      await world.run("switch-client", "-t", "kept");
      expect((await world.answer("has-session", "-t", "short")).status).toBe(1);
      await world.run("set-option", "-t", "kept", "destroy-unattached", "keep-last");
      await world.run("switch-client", "-t", "member");
      expect((await world.answer("has-session", "-t", "=kept")).status).toBe(1);
      await world.run("set-option", "-t", "member", "destroy-unattached", "keep-last");
      await world.run("switch-client", "-t", world.session);
      await world.run("has-session", "-t", "member");
      await world.run(
        "switch-client",
        "-t",
        "member",
        ";",
        "set-option",
        "-t",
        "member",
        "destroy-unattached",
        "keep-group",
      );
      await world.run("switch-client", "-t", world.session);
      await world.run("has-session", "-t", "member");
    },
  },
  {
    option: "detach-on-destroy",
    does: "is where a client goes whose session ends",
    async see(world) {
      const ends = { on: "", off: world.session, previous: "s2", next: "s4", "no-detached": "s2" };
      for (const [value, session] of Object.entries(ends)) {
        for (const name of ["s1", "s2", "s3", "s4"]) await world.run("new-session", "-d", "-s", name, "cat");
        for (const name of ["s1", "s2"]) await world.switchTo(name);
        await using other = world.attach(["attach-session", "-t", "s3"]);
        await other.until("[s3]");
        await world.switchTo(world.session);
        await world.run("set-option", "-t", "s3", "detach-on-destroy", value, ";", "kill-session", "-t", "s3");
        if (session === "") await other.ended;
        else await other.until(`[${session}`);
        await world.run("kill-session", "-a", "-t", world.session);
      }
    },
  },
  {
    option: "display-time",
    does: "is how long a message stays",
    async see(world) {
      await world.set("-g", "display-time", "400");
      await world.run("display-message", "brief");
      await world.until((screen) => screen.output.includes("brief") && !screen.text().includes("brief"));
      await world.set("-g", "display-time", "0");
      await world.run("display-message", "lasting");
      await world.until("lasting");
      world.type("q");
      await world.until((screen) => !screen.text().includes("lasting"));
    },
  },
  {
    option: "focus-follows-mouse",
    does: "makes the pane under the mouse the active one",
    async see(world) {
      await world.set("-g", "mouse", "on");
      await world.run("split-window", "-h", "cat");
      world.type(mouse(35, 5, 5) + mouse(35, 6, 5));
      await world.run("has-session");
      await world.says("#{pane_index}", "1");
      await world.set("-g", "focus-follows-mouse", "on");
      world.type(mouse(35, 7, 5) + mouse(35, 8, 5));
      await world.says("#{pane_index}", "0");
    },
  },
  {
    option: "history-limit",
    does: "is how many lines a new pane keeps",
    async see(world) {
      await world.set("-g", "history-limit", "5");
      await world.run("new-window", "-n", "short", "seq 100; echo end; cat");
      await world.until("end");
      expect(await world.format("#{history_limit}")).toBe("5");
      expect(Number(await world.format("#{history_size}"))).toBeLessThanOrEqual(5);
    },
  },
  {
    option: "initial-repeat-time",
    does: "is how long the first press of a key may be repeated",
    async see(world) {
      await world.bind("-r prefix", "y", "set-option", "-ga", "@pressed", "y");
      await world.set("-g", "repeat-time", "1");
      await world.set("-g", "initial-repeat-time", "60000");
      world.type("\x02y");
      await world.server.until(["show-options", "-gqv", "@pressed"], (text) => text === "y\n");
      world.type("y");
      await world.server.until(["show-options", "-gqv", "@pressed"], (text) => text === "yy\n");
      await world.says("#{client_prefix}", "0");
      world.type("y");
      await world.until("ready\ny");
      await world.run("set-option", "-gu", "@pressed");
    },
  },
  {
    option: "repeat-time",
    does: "is how long a key may be repeated without the prefix",
    async see(world) {
      await world.bind("-r prefix", "y", "set-option", "-ga", "@pressed", "y");
      await world.set("-g", "repeat-time", "60000");
      for (const typed of ["\x02y", "y", "y"]) {
        world.type(typed);
        await world.run("has-session");
      }
      await world.server.until(["show-options", "-gqv", "@pressed"], (text) => text === "yyy\n");
      world.type("x");
      await world.until("ready\nx");
      await world.set("-g", "repeat-time", "0");
      world.type("\x02y");
      await world.server.until(["show-options", "-gqv", "@pressed"], (text) => text === "yyyy\n");
      world.type("y");
      await world.until("ready\nxy");
      await world.run("set-option", "-gu", "@pressed");
    },
  },
  {
    option: "key-table",
    does: "is the table that keys are looked up in first",
    async see(world) {
      await world.bind("mine", "y", "set-option", "-g", "@pressed", "mine");
      await world.set("-g", "key-table", "mine");
      world.type("y");
      await world.server.until(["show-options", "-gqv", "@pressed"], (text) => text === "mine\n");
      expect(await world.format("#{client_key_table}")).toBe("mine");
      await world.run("set-option", "-gu", "@pressed");
    },
  },
  {
    option: "lock-after-time",
    does: "locks a session that nobody types in",
    async see(world) {
      await world.set("-g", "lock-command", "echo locked by time; read REPLY");
      await world.set("-g", "lock-after-time", "1");
      world.type("x");
      await world.until("locked by time");
      await world.set("-g", "lock-after-time", "0");
      world.type("\r");
      await world.until("ready");
    },
  },
  {
    option: "lock-command",
    does: "is what a locked terminal runs",
    async see(world) {
      await world.set("-g", "lock-command", "echo locked by command; read REPLY");
      await world.run("lock-session");
      await world.until("locked by command");
      world.type("\r");
      await world.until("ready");
    },
  },
  {
    option: "message-command-style",
    does: "is how a prompt looks in vi's command mode",
    async see(world) {
      await world.set("-g", "message-command-style", STYLE);
      await world.set("-g", "status-keys", "vi");
      await world.run("command-prompt", "-b", "-p", "ask");
      await world.until("ask");
      world.type("\x1b");
      await world.looks("ask", SEEN);
      world.type("q");
      await world.until((screen) => !screen.text().includes("ask"));
    },
  },
  {
    option: "message-style",
    does: "is how a message looks",
    async see(world) {
      await world.set("-g", "message-style", STYLE);
      await world.set("-g", "display-time", "0");
      await world.run("display-message", "styled");
      await world.looks("styled", SEEN);
      world.type("q");
    },
  },
  {
    option: "message-format",
    does: "is what a message and a prompt are drawn by",
    async see(world) {
      await world.set("-g", "message-format", "#[fg=colour201]<#{message}>#{?command_prompt,vi,insert}");
      await world.set("-g", "display-time", "0");
      await world.run("display-message", "told");
      await world.until("<told>");
      world.type("q");
      await world.set("-g", "status-keys", "vi");
      await world.run("command-prompt", "-b", "-p", "ask");
      await world.until(/<ask.*>insert/);
      world.type("\x1b");
      await world.until(/<ask.*>vi/);
      world.type("q");
      await world.until((screen) => !screen.text().includes("<ask"));
    },
  },
  {
    option: "message-line",
    does: "is the line of the status where messages are shown",
    async see(world) {
      await world.set("-g", "status", "3");
      await world.set("-g", "display-time", "0");
      for (const line of [0, 1, 2]) {
        await world.set("-g", "message-line", String(line));
        await world.run("display-message", "somewhere");
        await world.until(() => statusRow(world, 2 - line).includes("somewhere"));
        world.type("q");
        await world.until((screen) => !screen.text().includes("somewhere"));
      }
    },
  },
  {
    option: "mouse",
    does: "is whether tmux takes the mouse",
    async see(world) {
      let from = world.client.output.length;
      await world.set("-g", "mouse", "off");
      await world.sent("\x1b[?1000l", from);
      from = world.client.output.length;
      await world.set("-g", "mouse", "on");
      await world.sent(/\[\?100[023]h/, from);
      await world.run("split-window", "-h", "cat");
      world.type(mouse(0, 5, 5) + mouse(0, 5, 5, true));
      await world.says("#{pane_index}", "0");
    },
  },
  {
    option: "prefix",
    does: "is the key before others",
    async see(world) {
      await world.set("-g", "prefix", "C-a");
      world.type("\x02");
      await world.until("ready\n^B");
      world.type("\x01");
      await world.says("#{client_prefix}", "1");
      world.type("c");
      await world.says("#{session_windows}", "2");
    },
  },
  {
    option: "prefix2",
    does: "is another such key",
    async see(world) {
      await world.set("-g", "prefix2", "C-a");
      for (const prefix of ["\x01", "\x02"]) {
        world.type(prefix);
        await world.says("#{client_prefix}", "1");
        world.type("c");
        await world.says("#{client_prefix}", "0");
      }
      await world.says("#{session_windows}", "3");
    },
  },
  {
    option: "renumber-windows",
    does: "closes the gap that a window leaves",
    async see(world) {
      await world.run("new-window", "-d", "cat", ";", "new-window", "-d", "cat");
      await world.run("kill-window", "-t", ":1");
      expect(await world.run("list-windows", "-F", "#{window_index}")).toBe("0\n2");
      await world.set("-g", "renumber-windows", "on");
      await world.run("new-window", "-d", "-t", ":5", "cat", ";", "kill-window", "-t", ":5");
      expect(await world.run("list-windows", "-F", "#{window_index}")).toBe("0\n1");
    },
  },
  {
    option: "set-titles",
    does: "sets the title of the terminal",
    async see(world) {
      const from = world.client.output.length;
      await world.set("-g", "set-titles-string", "title of #S");
      await world.run("refresh-client");
      await world.run("display-message", "drawn");
      await world.until("drawn");
      expect(world.client.output.slice(from)).not.toContain("title of");
      await world.set("-g", "set-titles", "on");
      await world.sent(`title of ${world.session}`, from);
    },
  },
  {
    option: "set-titles-string",
    does: "is that title, and follows what it names",
    async see(world) {
      await world.set("-g", "set-titles", "on");
      await world.set("-g", "set-titles-string", "now #W");
      await world.sent("now w");
      await world.run("rename-window", "renamed");
      await world.sent("now renamed");
    },
  },
  {
    option: "status",
    does: "is how many lines the status has",
    async see(world) {
      await world.set("-g", "status", "off");
      await world.until((screen) => !screen.text().includes(`[${world.session}`));
      await world.says("#{window_height}", "24");
      await world.set("-g", "status", "2");
      await world.until(() => statusRow(world, 1).startsWith(`[${world.session}`) && statusRow(world).includes("0:["));
      await world.says("#{window_height}", "22");
    },
  },
  {
    option: "status-bg",
    does: "is the background of the status line",
    async see(world) {
      await world.set("-g", "status-bg", "colour22");
      await world.until(() => /\bbg=22\b/.test(world.client.lookOf(`[${world.session}`) ?? ""));
    },
  },
  {
    option: "status-fg",
    does: "is the foreground of the status line",
    async see(world) {
      await world.set("-g", "status-fg", "colour201");
      await world.until(() => /\bfg=201\b/.test(world.client.lookOf(`[${world.session}`) ?? ""));
    },
  },
  {
    option: "status-style",
    does: "is how the status line looks",
    async see(world) {
      await world.set("-g", "status-style", STYLE);
      await world.looks(`[${world.session}`, SEEN);
    },
  },
  {
    option: "status-format",
    does: "is what each line of the status is drawn by",
    async see(world) {
      await world.set("-g", "status", "2");
      await world.set("-g", "status-format[1]", "#[align=right,fg=colour201]second of #S");
      await world.until(
        () => statusRow(world).endsWith(`second of ${world.session}`) && statusRow(world).startsWith("  "),
      );
      await world.run("set-option", "-g", "status-format[0]", "first of #W");
      await world.until(() => statusRow(world, 1).trim() === "first of w");
    },
  },
  {
    option: "status-interval",
    does: "draws the status line anew every so many seconds",
    async see(world) {
      await world.set("-g", "status-right", "%S");
      await world.set("-g", "status-interval", "1");
      await world.until(/ \d\d\n?$/);
      const seconds = statusRow(world).slice(-2);
      await world.until(() => /^\d\d$/.test(statusRow(world).slice(-2)) && statusRow(world).slice(-2) !== seconds);
    },
  },
  {
    option: "status-justify",
    does: "is where the list of windows stands",
    async see(world) {
      await world.set("-g", "status-left", "[L]");
      await world.set("-g", "status-right", "R");
      const places: Readonly<Record<string, number>> = { left: 3, centre: 39, right: 75, "absolute-centre": 38 };
      for (const [value, column] of Object.entries(places)) {
        await world.set("-g", "status-justify", value);
        await world
          .until(() => statusRow(world).indexOf("0:w*") === column)
          .catch(() => {
            throw new Error(`${value}: ${statusRow(world).indexOf("0:w*")}, not ${column}`);
          });
      }
    },
  },
  {
    option: "status-keys",
    does: "is whose keys a prompt has",
    async see(world) {
      const typed = async (keys: string, line: string): Promise<void> => {
        await world.run("command-prompt", "-b", "-p", "ask", "set-option -g @said '%%'");
        await world.until("ask");
        world.type(keys);
        await world.server.until(["show-options", "-gqv", "@said"], (text) => text === `${line}\n`);
      };
      await typed("world\x01hello \r", "hello world");
      await world.set("-g", "status-keys", "vi");
      await world.run("command-prompt", "-b", "-p", "ask", "set-option -g @said '%%'");
      await world.until("ask");
      await world.set("-g", "message-command-style", STYLE);
      world.type("cde\x1b");
      await world.looks("ask", SEEN);
      world.type("0iab\r");
      await world.server.until(["show-options", "-gqv", "@said"], (text) => text === "abcde\n");
      await world.run("set-option", "-gu", "@said");
    },
  },
  {
    option: "status-left",
    does: "is what stands left in the status line",
    async see(world) {
      await world.set("-g", "status-left", "<#W>");
      await world.until(() => statusRow(world).startsWith("<w>"));
    },
  },
  {
    option: "status-left-length",
    does: "is how much of it",
    async see(world) {
      await world.set("-g", "status-left", "0123456789abcdef");
      await world.until(() => statusRow(world).startsWith("01234567890:w"));
      await world.set("-g", "status-left-length", "4");
      await world.until(() => statusRow(world).startsWith("01230:w"));
    },
  },
  {
    option: "status-left-style",
    does: "is how that looks",
    async see(world) {
      await world.set("-g", "status-left-style", STYLE);
      await world.looks(`[${world.session}`, SEEN);
      expect(world.client.lookOf("0:w*")).not.toBe(SEEN);
    },
  },
  {
    option: "status-right",
    does: "is what stands right in the status line",
    async see(world) {
      await world.set("-g", "status-right", "<#W>");
      await world.until(() => statusRow(world).endsWith("<w>"));
    },
  },
  {
    option: "status-right-length",
    does: "is how much of it",
    async see(world) {
      await world.set("-g", "status-right", "0123456789abcdef");
      await world.set("-g", "status-right-length", "4");
      await world.until(() => statusRow(world).endsWith(" 0123"));
    },
  },
  {
    option: "status-right-style",
    does: "is how that looks",
    async see(world) {
      await world.set("-g", "status-right-style", STYLE);
      await world.set("-g", "status-right", "right");
      await world.looks("right", SEEN);
      expect(world.client.lookOf("0:w*")).not.toBe(SEEN);
    },
  },
  {
    option: "status-position",
    does: "is the top or the bottom of the screen",
    async see(world) {
      await world.set("-g", "status-position", "top");
      await world.until(
        () => world.client.rows()[0]!.startsWith(`[${world.session}`) && world.client.rows()[1] === "ready",
      );
    },
  },
  {
    option: "prompt-cursor-colour",
    does: "is the cursor's colour in a prompt",
    async see(world) {
      await world.set("-g", "prompt-cursor-colour", "#112233");
      await prompt(world, async (from) => world.sent("\x1b]12;rgb:11/22/33", from));
    },
  },
  {
    option: "prompt-cursor-style",
    does: "is the cursor's shape in a prompt",
    async see(world) {
      await world.set("-g", "prompt-cursor-style", "underline");
      await prompt(world, async (from) => world.sent("\x1b[4 q", from));
    },
  },
  {
    option: "prompt-command-cursor-colour",
    does: "is its colour in vi's command mode",
    async see(world) {
      await world.set("-g", "status-keys", "vi");
      await world.set("-g", "prompt-command-cursor-colour", "#445566");
      await prompt(world, async (from) => {
        world.type("\x1b");
        await world.sent("\x1b]12;rgb:44/55/66", from);
      });
    },
  },
  {
    option: "prompt-command-cursor-style",
    does: "is its shape there",
    async see(world) {
      await world.set("-g", "status-keys", "vi");
      await world.set("-g", "prompt-command-cursor-style", "bar");
      await prompt(world, async (from) => {
        world.type("\x1b");
        await world.sent("\x1b[6 q", from);
      });
    },
  },
  {
    option: "update-environment",
    does: "takes variables over from a client that comes",
    async see(world) {
      await world.set("-g", "update-environment[50]", "COLOUR_OF_*");
      await using other = world.attach(undefined, { environment: { COLOUR_OF_DAY: "blue", COLOUR: "red" } });
      await other.until("ready");
      expect((await world.run("show-environment")).split("\n")).toContain("COLOUR_OF_DAY=blue");
      expect(await world.run("show-environment")).not.toMatch(/^COLOUR=/m);
    },
  },
  {
    option: "word-separators",
    does: "is what ends a word in copy mode",
    async see(world) {
      await world.print("\x1b[2J\x1b[Hone.two three");
      await world.until("one.two three");
      const next = async (): Promise<string> => {
        await world.run("copy-mode", ";", "send-keys", "-X", "top-line", ";", "send-keys", "-X", "next-word");
        const x = await world.format("#{copy_cursor_x}");
        await world.run("send-keys", "-X", "cancel");
        return x;
      };
      expect(await next()).toBe("3");
      await world.set("-g", "word-separators", " ");
      expect(await next()).toBe("8");
    },
  },
];

/** With a prompt open; it is closed again. */
async function prompt(world: OptionWorld, see: (from: number) => Promise<void>): Promise<void> {
  const from = world.client.output.length;
  await world.run("command-prompt", "-b", "-p", "ask");
  await world.until("ask");
  await see(from);
  world.type("\x03");
  await world.until((screen) => !screen.text().includes("ask"));
}
