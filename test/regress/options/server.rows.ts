import { writeFileSync } from "node:fs";
import { expect } from "bun:test";
import { type OptionRow, type OptionWorld } from "./world.ts";

const THEME_COLOURS = [
  "black",
  "white",
  "light-grey",
  "dark-grey",
  "green",
  "yellow",
  "red",
  "blue",
  "cyan",
  "magenta",
] as const;

/** A pane asks its terminal, and then for its state: what comes before the answer to that (`^[[0n`) is the answer. */
async function asked(world: OptionWorld, question: string): Promise<string> {
  const earlier = (await world.run("capture-pane", "-pJ")).trimEnd().length;
  await world.print(`${question}\x1b[5n`);
  const shown = await world.server.until(["capture-pane", "-pJ"], (text) => text.slice(earlier).includes("^[[0n"));
  return shown.slice(earlier).split("^[[0n")[0] ?? "";
}

/** Rows for options of the server. */
export const serverRows: readonly OptionRow[] = [
  {
    option: "backspace",
    does: "is the key that a program gets for it",
    async see(world) {
      world.type("\x7f");
      await world.until("ready\n^?");
      await world.set("-s", "backspace", "C-h");
      world.type("\x7f");
      await world.until("^?^H");
    },
  },
  {
    option: "buffer-limit",
    does: "is how many automatic buffers stay",
    async see(world) {
      await world.set("-s", "buffer-limit", "2");
      for (const text of ["one", "two", "three"]) await world.run("set-buffer", text);
      expect(await world.run("list-buffers", "-F", "#{buffer_sample}")).toBe("three\ntwo");
    },
  },
  {
    option: "command-alias",
    does: "makes commands of a user's own",
    async see(world) {
      await world.set("-s", "command-alias[50]", "hello=display-message -p hello:");
      expect(await world.run("hello")).toBe("hello:");
      await world.run("set-option", "-su", "command-alias");
      expect((await world.answer("hello")).stderr).toBe("unknown command: hello\n");
    },
  },
  {
    option: "codepoint-widths",
    does: "is how wide characters are",
    async see(world) {
      await world.print("\r\n☃");
      await world.says("#{cursor_x}", "1");
      await world.set("-s", "codepoint-widths[0]", "U+2603=2");
      await world.print("\r\n☃");
      await world.says("#{cursor_x}", "2");
      await world.run("set-option", "-su", "codepoint-widths");
      await world.print("\r\n☃");
      await world.says("#{cursor_x}", "1");
    },
  },
  {
    option: "copy-command",
    does: "gets what is copied where no command is named",
    async see(world) {
      await world.set("-s", "copy-command", `cat >${world.file("copied")}`);
      await world.run("copy-mode", ";", "send-keys", "-X", "history-top");
      await world.run("send-keys", "-X", "begin-selection", ";", "send-keys", "-X", "end-of-line");
      await world.run("send-keys", "-X", "copy-pipe-and-cancel");
      await world.server.until(["run-shell", `cat ${world.file("copied")}`], (text) => text === "ready\n");
    },
  },
  {
    option: "default-client-command",
    does: "is what runs where no command is named",
    async see(world) {
      await world.set("-s", "default-client-command", "display-message -p 'nothing said'");
      expect((await world.answer()).stdout).toBe("nothing said\n");
    },
  },
  {
    option: "default-terminal",
    does: "is the terminal that programs in panes see",
    async see(world) {
      await world.set("-g", "default-terminal", "screen");
      await world.run("new-window", 'echo "TERM=$TERM"; cat');
      await world.until("TERM=screen\n");
    },
  },
  {
    option: "editor",
    does: "is what edits a buffer",
    async see(world) {
      const script = world.file("editor");
      writeFileSync(script, '#!/bin/sh\necho edited >"$1"\n', { mode: 0o755 });
      await world.set("-s", "editor", script);
      await world.run("set-buffer", "-b", "note", "before");
      await world.run("choose-buffer");
      await world.until(/note.*before/);
      world.type("e");
      await world.server.until(["show-buffer", "-b", "note"], (text) => text.startsWith("edited"));
    },
  },
  {
    option: "escape-time",
    does: "is how long an escape waits for the rest of a key",
    async see(world) {
      await world.bind("root", "M-x", "set-option", "-g", "@meta", "yes");
      await world.set("-s", "escape-time", "1");
      world.type("\x1b");
      await world.until("ready\n^[");
      world.type("x");
      await world.until("ready\n^[x");
      expect(await world.run("show-options", "-gqv", "@meta")).toBe("");
      await world.set("-s", "escape-time", "60000");
      world.type("\x1b");
      await world.run("has-session");
      world.type("x");
      await world.server.until(["show-options", "-gqv", "@meta"], (text) => text === "yes\n");
      await world.run("set-option", "-gu", "@meta");
    },
  },
  {
    option: "exit-empty",
    does: "is whether the server ends with the last session",
    alone: true,
    async see(world) {
      await world.run("set-option", "-s", "exit-empty", "off", ";", "kill-session");
      await world.client.ended;
      expect(await world.run("display-message", "-p", "#{server_sessions}")).toBe("0");
      await world.answer("set-option", "-s", "exit-empty", "on");
      await world.server.until(["-N", "list-sessions"], (text) => text.startsWith("no server running"));
    },
  },
  {
    option: "exit-unattached",
    does: "ends the server when nobody is attached",
    alone: true,
    async see(world) {
      await world.run("set-option", "-s", "exit-unattached", "on");
      await world.run("detach-client");
      await world.client.ended;
      await world.server.until(["-N", "list-sessions"], (text) => text.startsWith("no server running"));
    },
  },
  {
    option: "extended-keys",
    does: "is whether programs get keys that have no code of their own",
    async see(world) {
      await world.run("send-keys", "C-Enter");
      await world.until("ready\n^M");
      await world.set("-s", "extended-keys", "on");
      await world.print("\x1b[>4;1m");
      await world.run("send-keys", "C-Enter");
      await world.until("^M^[[27;5;13~");
      await world.set("-s", "extended-keys", "always");
      await world.run("new-window", "stty raw opost -echo; echo always; exec cat -v");
      await world.until("always");
      await world.run("send-keys", "C-Enter");
      await world.until("always\n^[[27;5;13~");
    },
  },
  {
    option: "extended-keys-format",
    does: "is the form that programs get them in",
    async see(world) {
      await world.set("-s", "extended-keys", "on");
      await world.set("-s", "extended-keys-format", "csi-u");
      await world.print("\x1b[>4;1m");
      await world.run("send-keys", "C-Enter");
      await world.until("ready\n^[[13;5u");
    },
  },
  {
    option: "focus-events",
    does: "lets programs hear of focus",
    async see(world) {
      await world.set("-s", "focus-events", "on");
      await using other = world.attach();
      await other.until((screen) => screen.output.includes("\x1b[?1004h"));
      await world.print("\x1b[?1004h");
      await world.run("split-window", "-h", "cat");
      await world.until("^[[O");
      await world.run("select-pane", "-L");
      await world.until("^[[I");
    },
  },
  {
    option: "get-clipboard",
    does: "is who answers a program that asks for the clipboard",
    async see(world) {
      await world.set("-s", "set-clipboard", "on");
      await world.run("set-buffer", "hello");
      expect(await asked(world, "\x1b]52;c;?\x07")).toMatch(/\^\[\]52;c?;aGVsbG8=(\^G|\^\[\\)/);
      await world.set("-s", "get-clipboard", "off");
      expect(await asked(world, "\x1b]52;c;?\x07")).not.toContain("52;");
      await world.set("-s", "get-clipboard", "request");
      const before = world.client.output.length;
      await world.print("\x1b]52;c;?\x07");
      await world.sent(/\]52;c?;\?/, before);
      world.type("\x1b]52;c;d29ybGQ=\x07");
      await world.until(/\^\[\]52;c?;d29ybGQ=/);
    },
  },
  {
    option: "input-buffer-size",
    does: "is how long a sequence of a program may be",
    async see(world) {
      await world.set("-s", "set-clipboard", "on");
      const long = Buffer.alloc(800_000, "x").toString("base64");
      await world.print("\x1b[2Jbefore");
      await send(world, `\x1b]52;c;${long}\x07\r\nfirst`);
      await world.until("first");
      expect(await world.run("list-buffers", "-F", "#{buffer_size}")).toBe("");
      await world.set("-s", "input-buffer-size", "4000000");
      await world.run("new-window", "stty raw opost -echo; echo ready; exec cat -v");
      await world.says("#{window_index}", "1");
      await send(world, `\x1b]52;c;${long}\x07\r\nsecond`);
      await world.server.until(["list-buffers", "-F", "#{buffer_size}"], (text) => text === "800000\n");
    },
  },
  {
    option: "message-limit",
    does: "is how many messages stay in the log",
    async see(world) {
      await world.set("-s", "message-limit", "3");
      for (const text of ["one", "two", "three", "four"]) await world.run("display-message", text);
      const log = (await world.run("show-messages")).split("\n");
      expect(log.length).toBe(3);
      expect(log.join("\n")).not.toContain("one");
    },
  },
  {
    option: "prefix-timeout",
    does: "is how long the prefix holds",
    async see(world) {
      await world.bind("prefix", "y", "set-option", "-g", "@prefixed", "yes");
      await world.set("-s", "prefix-timeout", "1");
      world.type("\x02");
      await world.says("#{client_prefix}", "1");
      world.type("y");
      await world.until("ready\ny");
      await world.set("-s", "prefix-timeout", "60000");
      world.type("\x02");
      await world.says("#{client_prefix}", "1");
      world.type("y");
      await world.server.until(["show-options", "-gqv", "@prefixed"], (text) => text === "yes\n");
      await world.run("set-option", "-gu", "@prefixed");
    },
  },
  {
    option: "prompt-history-limit",
    does: "is how much of each kind of prompt is remembered",
    async see(world) {
      await world.run("clear-prompt-history");
      await world.set("-s", "prompt-history-limit", "2");
      for (const text of ["one", "two", "three"]) {
        await world.run("command-prompt", "-b", "-p", `say${text}`, "set-option -g @said '%1'");
        await world.until(`say${text}`);
        world.type(`${text}\r`);
        await world.server.until(["show-options", "-gqv", "@said"], (said) => said === `${text}\n`);
      }
      expect(await world.run("show-prompt-history", "-T", "command")).toMatch(
        /^History for command:\n\n1: two\n2: three\n*$/,
      );
      await world.run("clear-prompt-history", ";", "set-option", "-gu", "@said");
    },
  },
  {
    option: "set-clipboard",
    does: "is whether the terminal and programs set the clipboard",
    async see(world) {
      const copy = async (): Promise<void> => {
        await world.run("copy-mode", ";", "send-keys", "-X", "history-top");
        await world.run("send-keys", "-X", "begin-selection", ";", "send-keys", "-X", "end-of-line");
        await world.run("send-keys", "-X", "copy-selection-and-cancel", ";", "delete-buffer");
      };
      let before = world.client.output.length;
      await copy();
      await world.sent(/\]52;c?;cmVhZHk=/, before);
      await world.print("\x1b]52;c;aGVsbG8=\x07external");
      await world.until("external");
      expect(await world.run("list-buffers", "-F", "#{buffer_sample}")).toBe("");

      await world.set("-s", "set-clipboard", "on");
      await world.print("\x1b]52;c;aGVsbG8=\x07on.");
      await world.until("on.");
      expect(await world.run("list-buffers", "-F", "#{buffer_sample}")).toBe("hello");
      await world.run("delete-buffer");

      await world.set("-s", "set-clipboard", "off");
      before = world.client.output.length;
      await copy();
      await world.print("\x1b]52;c;aGVsbG8=\x07off.");
      await world.until("off.");
      expect(world.client.output.slice(before)).not.toContain("\x1b]52");
      expect(await world.run("list-buffers", "-F", "#{buffer_sample}")).toBe("");
    },
  },
  {
    option: "terminal-overrides",
    does: "changes what a terminal is said to do",
    async see(world) {
      await world.set("-s", "terminal-overrides[50]", "xterm-256*:Tc");
      await using other = world.attach();
      await other.until("ready");
      await world.print("\x1b[38;2;1;2;3mcoloured");
      await other.until((screen) => screen.lookOf("coloured") === "fg=#010203");
      await world.until((screen) => screen.lookOf("coloured") === "fg=16");
    },
  },
  {
    option: "terminal-features",
    does: "names what a terminal does",
    async see(world) {
      await world.set("-s", "terminal-features[50]", "xterm-256*:RGB:sixel");
      await using other = world.attach();
      await other.until("ready");
      const tty = await world.run("list-clients", "-F", "#{client_created} #{client_termfeatures}");
      expect(tty).toMatch(/\bRGB\b.*\bsixel\b/);
      await world.print("\x1b[38;2;1;2;3mcoloured");
      await other.until((screen) => screen.lookOf("coloured") === "fg=#010203");
    },
  },
  {
    option: "theme",
    does: "chooses which colours the theme's are",
    async see(world) {
      await world.set("-s", "dark-theme-cyan", "colour101");
      await world.set("-s", "light-theme-cyan", "colour102");
      await world.set("-g", "status-style", "fg=themecyan,bg=default");
      await world.set("-s", "theme", "light");
      await world.looks(`[${world.session}`, "fg=102");
      await world.set("-s", "theme", "dark");
      await world.looks(`[${world.session}`, "fg=101");
      await world.set("-s", "theme", "terminal");
      await world.looks(`[${world.session}`, "fg=6");
      await world.set("-s", "theme", "detect");
      await world.looks(`[${world.session}`, "fg=101");
      world.type("\x1b[?997;2n");
      await world.looks(`[${world.session}`, "fg=102");
      world.type("\x1b[?997;1n");
      await world.looks(`[${world.session}`, "fg=101");
    },
  },
  ...(["dark", "light"] as const).flatMap((theme) =>
    THEME_COLOURS.map((colour, at): OptionRow => ({
      option: `${theme}-theme-${colour}`,
      does: `is theme${colour.replace("-", "")} of the ${theme} theme`,
      async see(world) {
        await world.set("-s", "theme", theme);
        await world.set("-s", `${theme}-theme-${colour}`, `colour${110 + at}`);
        await world.set("-g", "status-style", `fg=theme${colour.replace("-", "")},bg=default`);
        await world.looks(`[${world.session}`, `fg=${110 + at}`);
      },
    })),
  ),
  {
    option: "user-keys",
    does: "makes keys of sequences",
    async see(world) {
      await world.set("-s", "user-keys[0]", "\x1b[5;30012~");
      await world.bind("root", "User0", "set-option", "-g", "@user", "pressed");
      world.type("\x1b[5;30012~");
      await world.server.until(["show-options", "-gqv", "@user"], (text) => text === "pressed\n");
      await world.run("set-option", "-gu", "@user");
    },
  },
  {
    option: "variation-selector-always-wide",
    does: "is whether an emoji's selector makes a character wide",
    async see(world) {
      await world.print("\r\n❤\ufe0f");
      await world.says("#{cursor_x}", "2");
      await world.set("-s", "variation-selector-always-wide", "off");
      await world.print("\r\n❤\ufe0f");
      await world.says("#{cursor_y} #{cursor_x}", "3 1");
    },
  },
];

/** More than a terminal takes at once. */
async function send(world: OptionWorld, bytes: string): Promise<void> {
  const file = world.file("bytes");
  writeFileSync(file, Buffer.from(bytes));
  await world.run("run-shell", "-b", `cat ${file} >#{pane_tty}`);
}
