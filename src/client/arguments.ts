/** The command line of the program itself, before the command. */
export interface Arguments {
  readonly features: readonly string[];
  readonly shellCommand: string | undefined;
  readonly control: number;
  readonly foreground: boolean;
  readonly configFiles: readonly string[];
  readonly login: boolean;
  readonly label: string | undefined;
  readonly noStart: boolean;
  readonly socketPath: string | undefined;
  readonly utf8: boolean;
  readonly verbose: number;
  /** Leave plugins out (`--no-plugins`). */
  readonly noPlugins: boolean;
  /** Answer and leave: the version, or the usage. */
  readonly only: "version" | "help" | undefined;
  readonly command: readonly string[];
}

const WITH_VALUE = "cfLST";
const WITHOUT_VALUE = "2CDdhlNquUvV";

export function usage(name: string): string {
  return (
    `usage: ${name} [-2CDhlNuVv] [-c shell-command] [-f file] [-L socket-name]\n` +
    "            [-S socket-path] [-T features] [command [flags]]\n"
  );
}

/**
 * Reads flags up to the first word that is none, as getopt does.
 *
 * @returns undefined when they are wrong
 */
export function parseArguments(words: readonly string[]): Arguments | undefined {
  const flags: { flag: string; value: string }[] = [];
  let noPlugins = false;
  let index = 0;
  for (; index < words.length; index++) {
    const word = words[index] ?? "";
    if (word === "--no-plugins") {
      noPlugins = true;
      continue;
    }
    if (!word.startsWith("-") || word === "-") break;
    if (word === "--") {
      index++;
      break;
    }
    for (let at = 1; at < word.length; at++) {
      const flag = word.charAt(at);
      if (WITHOUT_VALUE.includes(flag)) {
        flags.push({ flag, value: "" });
        continue;
      }
      if (!WITH_VALUE.includes(flag)) return undefined;
      const value = at + 1 < word.length ? word.slice(at + 1) : words[++index];
      if (value === undefined) return undefined;
      flags.push({ flag, value });
      break;
    }
  }
  const command = words.slice(index);
  const all = (flag: string): string[] => flags.filter((f) => f.flag === flag).map((f) => f.value);
  const has = (flag: string): boolean => flags.some((f) => f.flag === flag);
  const asked = flags.find((f) => f.flag === "V" || f.flag === "h")?.flag;
  const foreground = has("D");
  if (asked === undefined && command.length > 0 && (has("c") || foreground)) return undefined;
  return {
    features: [...(has("2") ? ["256"] : []), ...all("T").flatMap((list) => list.split(/[:,]/))],
    shellCommand: all("c").at(-1),
    control: Math.min(all("C").length, 2),
    foreground,
    configFiles: all("f"),
    login: has("l"),
    label: all("L").at(-1),
    noStart: has("N"),
    socketPath: all("S").at(-1),
    utf8: has("u"),
    verbose: all("v").length,
    noPlugins,
    only: asked === "V" ? "version" : asked === "h" ? "help" : undefined,
    command,
  };
}
