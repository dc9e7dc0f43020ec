import { builtins } from "#command/builtin/index.ts";
import { line, type Random } from "./random.ts";

/**
 * They end servers or clients, wait for somebody, read input, open what HEAD cannot open for a control client, or print
 * what is another each time.
 */
const LEFT_ALONE = new Set([
  "attach-session",
  "choose-buffer",
  "choose-client",
  "choose-tree",
  "command-prompt",
  "confirm-before",
  "customize-mode",
  "detach-client",
  "display-menu",
  "display-message",
  "display-panes",
  "display-popup",
  "find-window",
  "kill-server",
  "list-clients",
  "list-commands",
  "list-keys",
  "list-panes",
  "load-buffer",
  "refresh-client",
  "rotate-window",
  "run-shell",
  "show-messages",
  "source-file",
  "suspend-client",
  "switch-mode",
  "wait-for",
]);

/** Flags that wait, or that take what the machine has. */
const FLAGS_LEFT_ALONE = /^(new-pane|split-window) -[EIW]|^new-session -[Ac]|^if-shell -b|^server-access/;

const VALUES = ["x", "''", "-1", "0", "99999999999", "3", "s0:", "%1", "none:", "50%", "'#{pane_id}'", "1.5", "200%"];

const commands = builtins.filter(({ name }) => !LEFT_ALONE.has(name));

/** A command with one of its flags, or one that it does not have, and a value that may be of no use to it. */
export function flagCommand(random: Random): string {
  const { name, args, operands } = random.pick(commands);
  const flags = [...args.matchAll(/([A-Za-z0-9])(:*)/g)];
  const [flag = "", letter = "j", colon = ""] = flags.length === 0 || random.oneIn(12) ? [] : random.pick(flags);
  // A program that is none ends at once, and its pane with it, sooner or later: a flag must not take what follows either.
  const startsProgram = /^(new|split|respawn|pipe)/.test(name);
  const value = colon === "" || (random.oneIn(10) && !startsProgram) ? "" : random.pick(VALUES);
  const count = random.oneIn(8) && !startsProgram ? random.below(4) : operands[0];
  const words = Array.from({ length: count }, (_, index) => `arg${index}`);
  const target = letter !== "t" && args.includes("t:") ? "-t s0:" : "";
  const detached = name === "new-session" ? "-d" : "";
  if (FLAGS_LEFT_ALONE.test(`${name} -${letter}`) || (flag === "" && name === "new-session")) return "list-sessions -Q";
  return line(name, detached, `-${letter}`, value, target, ...words);
}
