import { expect } from "bun:test";
import { mouse, type OptionRow, type OptionWorld, SEEN, STYLE } from "./world.ts";

/** A style option: how something looks that is on the screen once `show` has run. */
function style(
  option: string,
  does: string,
  text: string,
  show: (world: OptionWorld) => Promise<unknown>,
  close?: string,
): OptionRow {
  return {
    option,
    does,
    async see(world) {
      await world.set("-gw", option, STYLE);
      await show(world);
      await world.looks(text, SEEN);
      if (close !== undefined) world.type(close);
    },
  };
}

const ALL_FOUR = ["single", "double", "heavy", "simple"] as const;
const HORIZONTAL: Readonly<Record<string, string>> = { single: "─", double: "═", heavy: "━", simple: "-" };
const VERTICAL: Readonly<Record<string, string>> = { single: "│", double: "║", heavy: "┃", simple: "|" };

/** A second window, "back". */
const behind = (world: OptionWorld): Promise<string> => world.run("new-window", "-d", "-n", "back", "cat");
const split = (world: OptionWorld): Promise<string> => world.run("split-window", "-h", "echo other; cat");

/** A menu with two items; the first is chosen. */
const menu = (world: OptionWorld): Promise<void> =>
  open(world, "display-menu", "-T", "title", "-x", "10", "-y", "15", "alpha", "a", "", "beta", "b", "");
/** Commands that stay until they are answered are not waited for. */
async function open(world: OptionWorld, ...words: string[]): Promise<void> {
  await world.run("run-shell", "-bC", words.map((word) => `'${word}'`).join(" "));
}
const popup = (world: OptionWorld): Promise<void> =>
  open(world, "display-popup", "-w", "20", "-h", "5", "-x", "10", "-y", "15", "echo inside; cat");

/** Copy mode in which "row 7" is looked for, twice there: in `row 7` and `row 70`. */
async function search(world: OptionWorld): Promise<void> {
  await world.print("\x1b[2J\x1b[Hrow 5\r\nrow 7\r\nrow 70\r\nend");
  await world.until("end");
  await world.run("copy-mode", ";", "send-keys", "-X", "search-backward", "row 7");
}

async function copyMode(world: OptionWorld, ...commands: string[]): Promise<void> {
  await world.print("\x1b[2J\x1b[H\x1b[3Jfirst\r\nsecond\r\nthird\r\nfourth");
  await world.until("fourth");
  await world.run("copy-mode");
  for (const command of commands) await world.run("send-keys", "-X", ...command.split(" "));
}

const rows = (world: OptionWorld): string[] => world.client.rows();

/** Rows for options of windows and panes. */
export const windowRows: readonly OptionRow[] = [
  {
    option: "cursor-colour",
    does: "is the cursor's colour",
    async see(world) {
      await world.set("-gw", "cursor-colour", "#112233");
      await world.sent("\x1b]12;rgb:11/22/33");
    },
  },
  {
    option: "cursor-style",
    does: "is the cursor's shape",
    async see(world) {
      await world.set("-gw", "cursor-style", "bar");
      await world.sent("\x1b[6 q");
    },
  },
  style("menu-style", "is how a menu looks", "beta", menu, "q"),
  style("menu-selected-style", "is how the chosen item looks", "alpha", menu, "q"),
  style("menu-border-style", "is how its border looks", "┌", menu, "q"),
  {
    option: "menu-border-lines",
    does: "is what its border is made of",
    async see(world) {
      const corner: Readonly<Record<string, string>> = {
        single: "┌",
        double: "╔",
        heavy: "┏",
        simple: "+",
        rounded: "╭",
      };
      for (const [value, text] of Object.entries(corner)) {
        await world.set("-gw", "menu-border-lines", value);
        await menu(world);
        await world.until((screen) => screen.text().includes("beta") && screen.text().includes(`${text}`));
        world.type("q");
        await world.until((screen) => !screen.text().includes("beta"));
      }
    },
  },
  ...[
    { option: "popup-style", does: "is the colours of a popup", text: "inside" },
    { option: "popup-border-style", does: "is the colours of its border", text: "┌" },
  ].map(({ option, does, text }): OptionRow => ({
    option,
    does,
    async see(world) {
      await world.set("-gw", option, "fg=colour201,bg=colour22");
      await popup(world);
      await world.looks(text, "fg=201,bg=22");
      world.type("\x03");
      await world.until((screen) => !screen.text().includes("inside"));
    },
  })),
  {
    option: "popup-border-lines",
    does: "is what its border is made of",
    async see(world) {
      for (const [value, text] of Object.entries({ double: "╔", rounded: "╭", none: "inside" })) {
        await world.set("-gw", "popup-border-lines", value);
        await popup(world);
        await world.until((screen) => screen.text().includes("inside") && screen.text().includes(text));
        world.type("\x03");
        await world.until((screen) => !screen.text().includes("inside"));
      }
    },
  },
  style("pane-status-style", "is how panes look in the second status line", "0:[", async (world) => {
    await world.run("split-window", "-h", "cat");
    await world.set("-g", "status", "2");
  }),
  style("pane-status-current-style", "is how the active pane looks there", "1:[", async (world) => {
    await world.run("split-window", "-h", "cat");
    await world.set("-g", "status", "2");
  }),
  style("session-status-style", "is how sessions look in the third status line", "other", async (world) => {
    await world.run("new-session", "-d", "-s", "other", "cat");
    await world.set("-g", "status", "3");
  }),
  {
    option: "session-status-current-style",
    does: "is how the client's session looks there",
    async see(world) {
      await world.set("-gw", "session-status-current-style", STYLE);
      await world.set("-g", "status", "3");
      await world.looks(`${world.session}*`, SEEN);
    },
  },
  {
    option: "aggressive-resize",
    does: "counts those who look at a window, not those of its session",
    async see(world) {
      await world.set("-gw", "window-size", "smallest");
      await behind(world);
      await world.run("new-session", "-d", "-s", "group", "-t", world.session);
      await using small = world.attach(["attach-session", "-t", "group"], { cols: 60, rows: 20 });
      await small.until("ready");
      await world.run("select-window", "-t", "group:back");
      await world.says("#{window_width}", "60", `${world.session}:w`);
      await world.set("-gw", "aggressive-resize", "on");
      await world.says("#{window_width}", "80", `${world.session}:w`);
    },
  },
  {
    option: "allow-passthrough",
    does: "lets programs talk to the terminal",
    async see(world) {
      await world.print("\x1bPtmux;\x1b\x1b]777;no\x07\x1b\\off.");
      await world.until("off.");
      expect(world.client.output).not.toContain("]777;no");
      await world.set("-gw", "allow-passthrough", "on");
      await world.print("\x1bPtmux;\x1b\x1b]777;visible\x07\x1b\\");
      await world.sent("\x1b]777;visible\x07");
      await behind(world);
      await world.set("-gw", "allow-passthrough", "all");
      await world.print("\x1bPtmux;\x1b\x1b]777;hidden\x07\x1b\\", `${world.session}:back`);
      await world.sent("\x1b]777;hidden\x07");
    },
  },
  {
    option: "allow-rename",
    does: "lets programs name their window",
    async see(world) {
      await world.print("\x1bkwrong\x1b\\off.");
      await world.until("off.");
      expect(await world.format("#W")).toBe("w");
      await world.set("-gw", "allow-rename", "on");
      await world.print("\x1bkright\x1b\\");
      await world.says("#W", "right");
    },
  },
  {
    option: "allow-set-title",
    does: "lets programs set the title of their pane",
    async see(world) {
      await world.print("\x1b]2;one\x07");
      await world.says("#T", "one");
      await world.set("-gw", "allow-set-title", "off");
      await world.print("\x1b]2;two\x07off.");
      await world.until("off.");
      expect(await world.format("#T")).toBe("one");
    },
  },
  {
    option: "alternate-screen",
    does: "lets programs have a screen of their own",
    async see(world) {
      await world.print("\x1b[?1049halternate");
      await world.until((screen) => screen.text().includes("alternate") && !screen.text().includes("ready"));
      await world.print("\x1b[?1049l");
      await world.until((screen) => !screen.text().includes("alternate") && screen.text().includes("ready"));
      await world.set("-gw", "alternate-screen", "off");
      await world.print("\x1b[?1049halternate\x1b[?1049l");
      await world.until((screen) => screen.text().includes("alternate") && screen.text().includes("ready"));
    },
  },
  {
    option: "automatic-rename",
    does: "names windows after what runs in them",
    async see(world) {
      await world.run("set-option", "-w", "automatic-rename", "on");
      await world.says("#W", "cat");
      await world.run("set-option", "-w", "automatic-rename", "off", ";", "rename-window", "mine");
      await world.run("respawn-pane", "-k", "exec sleep 1000");
      await world.says("#{pane_current_command}", "sleep");
      expect(await world.format("#W")).toBe("mine");
    },
  },
  {
    option: "automatic-rename-format",
    does: "is what that name is made of",
    async see(world) {
      await world.set("-gw", "automatic-rename-format", "auto-#{pane_current_command}");
      await world.run("set-option", "-w", "automatic-rename", "on");
      await world.says("#W", "auto-cat");
    },
  },
  {
    option: "clock-mode-colour",
    does: "is the colour of the clock",
    async see(world) {
      await world.set("-gw", "clock-mode-colour", "colour201");
      await world.run("clock-mode");
      await world.until((screen) =>
        rows(world).some((_, y) =>
          Array.from({ length: 80 }, (__, x) => screen.look(x, y)).some((look) => look.includes("201")),
        ),
      );
    },
  },
  {
    option: "clock-mode-style",
    does: "is how the clock counts hours",
    async see(world) {
      const marks = (): number =>
        Array.from({ length: 23 * 80 }, (_, at) => world.client.look(at % 80, Math.floor(at / 80))).filter((look) =>
          look.includes("201"),
        ).length;
      const columns = (): number =>
        new Set(
          Array.from({ length: 23 * 80 }, (_, at) =>
            world.client.look(at % 80, Math.floor(at / 80)).includes("201") ? at % 80 : -1,
          ),
        ).size;
      await world.set("-gw", "clock-mode-colour", "colour201");
      await world.run("clock-mode");
      await world.until(() => marks() > 0);
      const plain = columns();
      await world.set("-gw", "clock-mode-style", "12");
      await world.until(() => columns() > plain);
      await world.set("-gw", "clock-mode-style", "24-with-seconds");
      await world.until(() => columns() > plain);
    },
  },
  {
    option: "display-panes-colour",
    does: "is the colour of the numbers of other panes",
    async see(world) {
      await world.set("-gw", "display-panes-time", "60000");
      await world.set("-gw", "display-panes-colour", "colour201");
      await split(world);
      await world.run("display-panes");
      await world.until((screen) =>
        Array.from({ length: 23 * 39 }, (_, at) => screen.look(at % 39, Math.floor(at / 39))).includes("bg=201"),
      );
      world.type("q");
    },
  },
  {
    option: "display-panes-active-colour",
    does: "is the colour of the active pane's number",
    async see(world) {
      await world.set("-gw", "display-panes-time", "60000");
      await world.set("-gw", "display-panes-active-colour", "colour201");
      await split(world);
      await world.run("display-panes");
      await world.until((screen) =>
        Array.from({ length: 23 * 39 }, (_, at) => screen.look(41 + (at % 39), Math.floor(at / 39))).includes("bg=201"),
      );
      world.type("q");
    },
  },
  {
    option: "display-panes-border-style",
    does: "is how borders look meanwhile",
    async see(world) {
      await world.set("-gw", "display-panes-time", "60000");
      await world.set("-gw", "display-panes-border-style", STYLE);
      await split(world);
      await world.run("display-panes");
      await world.looks("│", SEEN);
      world.type("q");
    },
  },
  {
    option: "display-panes-format",
    does: "is what stands in each pane meanwhile",
    async see(world) {
      await world.set("-gw", "display-panes-time", "60000");
      await world.set("-gw", "display-panes-format", "here is #{pane_index}");
      await split(world);
      await world.run("display-panes");
      await world.until((screen) => screen.text().includes("here is 0") && screen.text().includes("here is 1"));
      world.type("q");
    },
  },
  {
    option: "display-panes-time",
    does: "is how long that lasts",
    async see(world) {
      await world.set("-gw", "display-panes-time", "300");
      await world.set("-gw", "display-panes-format", "brief");
      await world.run("display-panes");
      await world.until((screen) => screen.output.includes("brief") && !screen.text().includes("brief"));
    },
  },
  {
    option: "copy-mode-match-style",
    does: "is how what was found looks",
    async see(world) {
      await world.set("-gw", "copy-mode-match-style", STYLE);
      await search(world);
      await world.cell(0, 1, SEEN);
    },
  },
  {
    option: "copy-mode-current-match-style",
    does: "is how that looks which the cursor is on",
    async see(world) {
      await world.set("-gw", "copy-mode-current-match-style", STYLE);
      await search(world);
      await world.cell(0, 2, SEEN);
    },
  },
  {
    option: "copy-mode-mark-style",
    does: "is how the line of the mark looks",
    async see(world) {
      await world.set("-gw", "copy-mode-mark-style", STYLE);
      await copyMode(world, "top-line", "set-mark", "cursor-down");
      await world.looks("irst", SEEN);
    },
  },
  style("copy-mode-position-style", "is how the position looks", "[0/", (world) => copyMode(world)),
  {
    option: "copy-mode-position-format",
    does: "is what stands in the corner",
    async see(world) {
      await world.set("-gw", "copy-mode-position-format", "#[align=right]at #{copy_cursor_y}");
      await copyMode(world, "top-line", "cursor-down");
      await world.until(/at 1$/m);
    },
  },
  style("copy-mode-selection-style", "is how the selection looks", "first", (world) =>
    copyMode(world, "top-line", "begin-selection", "cursor-down"),
  ),
  {
    option: "copy-mode-line-numbers",
    does: "numbers the lines",
    async see(world) {
      const begin: Readonly<Record<string, RegExp>> = {
        absolute: /^ *1 first.*\n *2 second\n *3 third/m,
        relative: /^ *1 first.*\n *0 second\n *1 third/m,
        hybrid: /^ *1 first.*\n *2 second\n *1 third/m,
        off: /^first .*\nsecond/m,
      };
      for (const [value, text] of Object.entries(begin)) {
        await world.set("-gw", "copy-mode-line-numbers", value);
        await copyMode(world, "top-line", "cursor-down");
        await world.until(text);
        await world.run("send-keys", "-X", "cancel");
      }
    },
  },
  {
    option: "copy-mode-line-number-style",
    does: "is how these numbers look",
    async see(world) {
      await world.set("-gw", "copy-mode-line-number-style", STYLE);
      await world.set("-gw", "copy-mode-line-numbers", "absolute");
      await copyMode(world, "top-line");
      await world.looks("2 second", SEEN);
    },
  },
  {
    option: "copy-mode-current-line-number-style",
    does: "is how the number of the cursor's line looks",
    async see(world) {
      await world.set("-gw", "copy-mode-current-line-number-style", STYLE);
      await world.set("-gw", "copy-mode-line-numbers", "absolute");
      await copyMode(world, "top-line");
      await world.looks("1 first", SEEN);
    },
  },
  {
    option: "copy-mode-current-line-style",
    does: "is how the cursor's line looks",
    async see(world) {
      await world.set("-gw", "copy-mode-current-line-style", STYLE);
      await copyMode(world, "top-line", "cursor-down");
      await world.looks("second", SEEN);
    },
  },
  {
    option: "fill-character",
    does: "is what fills the place that a window leaves",
    async see(world) {
      await world.set("-gw", "fill-character", "#{?is_outside,o,i}");
      await world.run("resize-window", "-x", "40", "-y", "10");
      await world.until(/^ready {35}│o+$/m);
    },
  },
  {
    option: "main-pane-height",
    does: "is how high the main pane is",
    async see(world) {
      await world.run("split-window", "cat");
      await world.set("-gw", "main-pane-height", "7");
      await world.run("select-layout", "main-horizontal");
      expect(await world.run("list-panes", "-F", "#{pane_height}")).toBe("7\n15");
      await world.set("-gw", "main-pane-height", "50%");
      await world.run("select-layout", "main-horizontal");
      expect(await world.run("list-panes", "-F", "#{pane_height}")).toBe("11\n11");
    },
  },
  {
    option: "main-pane-width",
    does: "is how wide it is",
    async see(world) {
      await world.run("split-window", "cat");
      await world.set("-gw", "main-pane-width", "25");
      await world.run("select-layout", "main-vertical");
      expect(await world.run("list-panes", "-F", "#{pane_width}")).toBe("25\n54");
    },
  },
  {
    option: "other-pane-height",
    does: "is how high the other panes are",
    async see(world) {
      await world.run("split-window", "cat");
      await world.set("-gw", "main-pane-height", "5");
      await world.set("-gw", "other-pane-height", "6");
      await world.run("select-layout", "main-horizontal");
      expect(await world.run("list-panes", "-F", "#{pane_height}")).toBe("16\n6");
    },
  },
  {
    option: "other-pane-width",
    does: "is how wide they are",
    async see(world) {
      await world.run("split-window", "cat");
      await world.set("-gw", "main-pane-width", "5");
      await world.set("-gw", "other-pane-width", "20");
      await world.run("select-layout", "main-vertical");
      expect(await world.run("list-panes", "-F", "#{pane_width}")).toBe("59\n20");
    },
  },
  {
    option: "mode-keys",
    does: "is whose keys copy mode has",
    async see(world) {
      await world.set("-gw", "mode-keys", "vi");
      await copyMode(world, "top-line");
      world.type("jj");
      await world.says("#{copy_cursor_y}", "2");
      await world.run("send-keys", "-X", "cancel");
      await world.set("-gw", "mode-keys", "emacs");
      await copyMode(world, "top-line");
      world.type("\x0e");
      await world.says("#{copy_cursor_y}", "1");
    },
  },
  style("mode-style", "is how what is chosen in a mode looks", "first", (world) =>
    copyMode(world, "top-line", "begin-selection", "cursor-down"),
  ),
  ...(["activity", "bell"] as const).map((alert): OptionRow => ({
    option: `monitor-${alert}`,
    does: `is whether the ${alert} of a window shows`,
    async see(world) {
      await behind(world);
      const back = `${world.session}:back`;
      await world.set("-gw", `monitor-${alert}`, "off");
      await world.print("\x07off.", back);
      await world.server.until(["capture-pane", "-p", "-t", back], (text) => text.includes("off."));
      expect(await world.format(`#{window_${alert}_flag}`, back)).toBe("0");
      await world.set("-gw", `monitor-${alert}`, "on");
      await world.print("\x07on.", back);
      await world.says(`#{window_${alert}_flag}`, "1", back);
    },
  })),
  {
    option: "monitor-silence",
    does: "is after how many quiet seconds a window shows",
    async see(world) {
      await behind(world);
      expect(await world.format("#{window_silence_flag}", `${world.session}:back`)).toBe("0");
      await world.set("-gw", "monitor-silence", "1");
      await world.says("#{window_silence_flag}", "1", `${world.session}:back`);
    },
  },
  {
    option: "pane-active-border-style",
    does: "is how the active pane's border looks",
    async see(world) {
      await world.set("-gw", "pane-active-border-style", STYLE);
      await split(world);
      await world.cell(40, 20, SEEN);
    },
  },
  {
    option: "pane-border-style",
    does: "is how other borders look",
    async see(world) {
      await world.set("-gw", "pane-border-style", STYLE);
      await world.set("-gw", "pane-border-indicators", "off");
      for (let i = 0; i < 2; i++) await world.run("split-window", "-h", "cat");
      await world.run("select-layout", "even-horizontal");
      await world.looks("│", SEEN);
    },
  },
  {
    option: "pane-base-index",
    does: "is the number of the first pane",
    async see(world) {
      await world.set("-gw", "pane-base-index", "3");
      await split(world);
      expect(await world.run("list-panes", "-F", "#{pane_index}")).toBe("3\n4");
      await world.run("select-pane", "-t", ".3");
    },
  },
  {
    option: "pane-border-format",
    does: "is what stands in the border of a pane",
    async see(world) {
      await world.set("-gw", "pane-border-status", "top");
      await world.set("-gw", "pane-border-format", "<pane #{pane_index}>");
      await world.until((screen) => screen.text().includes("─<pane 0>─"));
    },
  },
  {
    option: "pane-border-indicators",
    does: "is how a border tells which pane is active",
    async see(world) {
      await split(world);
      await world.until("other");
      await world.set("-gw", "pane-border-indicators", "arrows");
      await world.until(/→/);
      await world.set("-gw", "pane-border-indicators", "off");
      await world.until((screen) => !screen.text().includes("→"));
      const looks = (): Set<string> => new Set(Array.from({ length: 23 }, (_, y) => world.client.look(40, y)));
      expect(looks().size).toBe(1);
      await world.set("-gw", "pane-border-indicators", "colour");
      await world.until(() => looks().size === 2);
    },
  },
  {
    option: "pane-border-lines",
    does: "is what borders are made of",
    async see(world) {
      await split(world);
      for (const value of ALL_FOUR) {
        await world.set("-gw", "pane-border-lines", value);
        await world.until((screen) => screen.text().includes(`${VERTICAL[value]}other`));
      }
      await world.set("-gw", "pane-border-lines", "number");
      await world.until(/^ready {35}\dother/m);
      await world.set("-gw", "pane-border-lines", "spaces");
      await world.until(/^ready {36}other/m);
    },
  },
  {
    option: "pane-border-status",
    does: "is whether and where a pane has a line of its own",
    async see(world) {
      await world.set("-gw", "pane-border-format", "name");
      for (const value of ["top", "bottom"]) {
        await world.set("-gw", "pane-border-status", value);
        await world.until(() => rows(world)[value === "top" ? 0 : 22]!.includes(`${HORIZONTAL["single"]}name`));
        await world.says("#{pane_height}", "22");
      }
      await world.set("-gw", "pane-border-status", "off");
      await world.says("#{pane_height}", "23");
    },
  },
  {
    option: "pane-colours",
    does: "is the palette of programs",
    async see(world) {
      await world.set("-gw", "pane-colours[1]", "colour201");
      await world.print("\x1b[31mcoloured");
      await world.looks("coloured", "fg=201");
    },
  },
  {
    option: "pane-scrollbars",
    does: "puts a scrollbar beside panes",
    async see(world) {
      await world.set("-gw", "pane-scrollbars-style", "bg=colour22,fg=colour201");
      await world.set("-gw", "pane-scrollbars", "on");
      await world.says("#{pane_width}", "79");
      await world.cell(79, 5, "fg=22,bg=201");
      await world.set("-gw", "pane-scrollbars", "modal");
      await world.says("#{pane_width}", "80");
      await world.cell(79, 5, "");
      await world.print("\r\n".repeat(50));
      await world.set("-gw", "pane-scrollbars-timeout", "60000");
      await world.run("copy-mode", ";", "send-keys", "-X", "page-up");
      await world.until((screen) => screen.look(79, 5) !== "");
    },
  },
  {
    option: "pane-scrollbars-position",
    does: "is its side",
    async see(world) {
      await world.set("-gw", "pane-scrollbars-style", "bg=colour22,fg=colour201");
      await world.set("-gw", "pane-scrollbars", "on");
      await world.set("-gw", "pane-scrollbars-position", "left");
      await world.cell(0, 5, "fg=22,bg=201");
      await world.until(/^ ready/m);
    },
  },
  {
    option: "pane-scrollbars-style",
    does: "is how it looks and how wide it is",
    async see(world) {
      await world.set("-gw", "pane-scrollbars", "on");
      await world.set("-gw", "pane-scrollbars-style", "bg=colour22,fg=colour201,width=2,pad=1");
      await world.says("#{pane_width}", "77");
      await world.cell(79, 5, "fg=22,bg=201");
      await world.cell(78, 5, "fg=22,bg=201");
    },
  },
  {
    option: "pane-scrollbars-timeout",
    does: "is when one that hides itself goes",
    async see(world) {
      await world.set("-gw", "pane-scrollbars-style", "bg=colour22,fg=colour201");
      await world.set("-gw", "pane-scrollbars-timeout", "60");
      await world.set("-gw", "pane-scrollbars", "auto-hide");
      await world.run("copy-mode", ";", "send-keys", "-X", "cancel");
      world.type(mouse(35, 78, 5) + mouse(35, 79, 6));
      await world.until((screen) => screen.output.includes("48;5;201") || screen.output.includes("38;5;22"));
      await world.cell(79, 5, "");
    },
  },
  {
    option: "remain-on-exit",
    does: "keeps a pane whose program has ended",
    async see(world) {
      await world.set("-gw", "remain-on-exit", "failed");
      await world.run("new-window", "-n", "gone", "exit 0");
      await world.server.until(["list-windows", "-F", "#W"], (text) => text === "w\n");
      await world.run("new-window", "-n", "kept", "exit 3");
      await world.until("Pane is dead (status 3");
      await world.set("-gw", "remain-on-exit", "key");
      await world.run("respawn-pane", "-k", "exit 0");
      await world.until("Pane is dead (status 0");
      world.type("x");
      await world.server.until(["list-windows", "-F", "#W"], (text) => text === "w\n");
    },
  },
  {
    option: "remain-on-exit-format",
    does: "is what such a pane says",
    async see(world) {
      await world.set("-gw", "remain-on-exit", "on");
      await world.set("-gw", "remain-on-exit-format", "ended with #{pane_dead_status}");
      await world.run("new-window", "exit 5");
      await world.until("ended with 5");
    },
  },
  {
    option: "scroll-on-clear",
    does: "keeps in the history what is cleared",
    async see(world) {
      await world.print("\x1b[2J\x1b[Hone\r\ntwo\x1b[2J\x1b[Hon.");
      await world.until("on.");
      const size = await world.format("#{history_size}");
      expect(Number(size)).toBeGreaterThan(1);
      await world.set("-gw", "scroll-on-clear", "off");
      await world.print("\x1b[Hthree\r\nfour\x1b[2J\x1b[Hoff.");
      await world.until("off.");
      expect(await world.format("#{history_size}")).toBe(size);
    },
  },
  {
    option: "switch-mode-match-style",
    does: "is how matching characters look",
    async see(world) {
      await world.set("-gw", "switch-mode-match-style", STYLE);
      await world.run("rename-window", "zebra");
      await world.run("switch-mode", "-w");
      await world.until((screen) => screen.text().includes("zebra"));
      world.type("zeb");
      await world.until((screen) => {
        const y = screen.rows().findIndex((row) => row.includes("zebra"));
        return y !== -1 && screen.look(screen.rows()[y]!.indexOf("zebra"), y).startsWith("fg=201,bg=22");
      });
      world.type("\x1b");
      await world.says("#{pane_in_mode}", "0");
    },
  },
  {
    option: "synchronize-panes",
    does: "types in all panes at once",
    async see(world) {
      await world.run("split-window", "-h", "stty raw opost -echo; echo other; exec cat -v");
      await world.until("other");
      await world.set("-gw", "synchronize-panes", "on");
      world.type("both");
      await world.until(/^both {36}.both/m);
    },
  },
  {
    option: "tiled-layout-max-columns",
    does: "is how many panes stand beside each other",
    async see(world) {
      for (let i = 0; i < 3; i++) await world.run("split-window", "-h", "cat", ";", "select-layout", "tiled");
      expect(await world.run("list-panes", "-F", "#{pane_left}")).toBe("0\n40\n0\n40");
      await world.set("-gw", "tiled-layout-max-columns", "1");
      await world.run("select-layout", "tiled");
      expect(await world.run("list-panes", "-F", "#{pane_left}")).toBe("0\n0\n0\n0");
    },
  },
  {
    option: "tree-mode-border-style",
    does: "is how the preview's border looks",
    async see(world) {
      await world.set("-gw", "tree-mode-border-style", STYLE);
      await world.run("choose-tree");
      await world.looks("┌", SEEN);
      world.type("q");
    },
  },
  {
    option: "tree-mode-preview-format",
    does: "is what a preview is called",
    async see(world) {
      await world.set("-gw", "tree-mode-preview-format", "seen #{window_name}");
      await world.run("choose-tree", "-s");
      await world.until("seen w");
      world.type("q");
    },
  },
  {
    option: "tree-mode-preview-style",
    does: "is how that looks",
    async see(world) {
      await world.set("-gw", "tree-mode-preview-style", "fg=colour201");
      await world.set("-gw", "tree-mode-preview-format", "seen #{window_name}");
      await world.run("choose-tree", "-s");
      await world.until((screen) => /fg=201/.test(screen.lookOf("seen w") ?? ""));
      world.type("q");
    },
  },
  {
    option: "tree-mode-selection-style",
    does: "is how the chosen line looks",
    async see(world) {
      await world.set("-gw", "tree-mode-selection-style", STYLE);
      await world.run("choose-tree", "-s");
      await world.looks(`${world.session}: `, SEEN);
      world.type("q");
    },
  },
  {
    option: "window-style",
    does: "is how panes look",
    async see(world) {
      await world.set("-gw", "window-style", "fg=colour201,bg=colour22");
      await split(world);
      await world.looks("ready", "fg=201,bg=22");
      await world.until((screen) => screen.look(5, 20).includes("bg=22"));
    },
  },
  {
    option: "window-active-style",
    does: "is how the active pane looks",
    async see(world) {
      await world.set("-gw", "window-active-style", "fg=colour201,bg=colour22");
      await split(world);
      await world.looks("other", "fg=201,bg=22");
      await world.looks("ready", "");
      await world.run("select-pane", "-L");
      await world.looks("ready", "fg=201,bg=22");
      await world.looks("other", "");
    },
  },
  {
    option: "window-pane-status-format",
    does: "is what a pane is called in the second status line",
    async see(world) {
      await world.set("-g", "status", "2");
      await world.set("-gw", "window-pane-status-format", "<other #P>");
      await split(world);
      await world.until("<other 0>");
    },
  },
  {
    option: "window-pane-current-status-format",
    does: "is what the active one is called there",
    async see(world) {
      await world.set("-g", "status", "2");
      await world.set("-gw", "window-pane-current-status-format", "<this #P>");
      await split(world);
      await world.until("<this 1>");
    },
  },
  {
    option: "window-size",
    does: "is whose size a window has",
    async see(world) {
      await using small = world.attach(undefined, { cols: 60, rows: 20 });
      await small.until("ready");
      await world.set("-gw", "window-size", "largest");
      await world.says("#{window_width}x#{window_height}", "80x23");
      await world.set("-gw", "window-size", "smallest");
      await world.says("#{window_width}x#{window_height}", "60x19");
      await world.set("-gw", "window-size", "latest");
      world.type("x");
      await world.says("#{window_width}x#{window_height}", "80x23");
      small.type("x");
      await world.says("#{window_width}x#{window_height}", "60x19");
    },
  },
  {
    option: "window-status-format",
    does: "is what a window is called in the status line",
    async see(world) {
      await world.set("-gw", "window-status-format", "<#W>");
      await behind(world);
      await world.until("0:w* <back>");
    },
  },
  {
    option: "window-status-current-format",
    does: "is what the current one is called",
    async see(world) {
      await world.set("-gw", "window-status-current-format", "<#W>");
      await behind(world);
      await world.until("<w> 1:back");
    },
  },
  style("window-status-style", "is how windows look in the status line", "1:back", behind),
  style("window-status-current-style", "is how the current one looks", "0:w*", behind),
  style("window-status-last-style", "is how the last one looks", "1:back-", async (world) => {
    await behind(world);
    await world.run("select-window", "-t", ":back", ";", "last-window");
  }),
  style("window-status-activity-style", "is how one with activity looks", "1:back#", async (world) => {
    await world.set("-gw", "monitor-activity", "on");
    await behind(world);
    await world.print("x", `${world.session}:back`);
  }),
  style("window-status-bell-style", "is how one with a bell looks", "1:back!", async (world) => {
    await behind(world);
    await world.print("\x07", `${world.session}:back`);
  }),
  {
    option: "window-status-separator",
    does: "is what stands between windows",
    async see(world) {
      await world.set("-gw", "window-status-separator", "<|>");
      await behind(world);
      await world.until("0:w*<|>1:back");
    },
  },
  {
    option: "wrap-search",
    does: "lets a search go on from the other end",
    async see(world) {
      await world.print("\x1b[2J\x1b[H\x1b[3Jrow 5\r\nrow 6\r\nrow 7\r\nend");
      await world.until("end");
      await world.set("-gw", "wrap-search", "off");
      await world.run(
        "copy-mode",
        ";",
        "send-keys",
        "-X",
        "top-line",
        ";",
        "send-keys",
        "-X",
        "search-backward",
        "row 6",
      );
      expect(await world.format("#{copy_cursor_y}")).toBe("0");
      await world.set("-gw", "wrap-search", "on");
      await world.run("send-keys", "-X", "search-backward", "row 6");
      expect(await world.format("#{copy_cursor_y}")).toBe("1");
    },
  },
];
