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
const WITHOUT_VALUE = "2CDdlNquUv";

export function usage(name: string): string {
  return (
    `usage: ${name} [-2CDhlNuVv] [-c shell-command] [-f file] [-L socket-name]\n` +
    "            [-S socket-path] [-T features] [command [flags]]\n"
  );
}

/** Flags that are wrong: what getopt says of them, nothing where only the usage is shown. */
export interface WrongArguments {
  readonly wrong: string;
}

/**
 * Reads flags up to the first word that is none, as getopt does; what comes after `-V` and `-h` is not looked at. Loops and not `filter` and its like, here and on the way of
 * every command: the runtime compiles each of those, and each regular expression, at its first use, in 30 to 70 µs.
 */
export function parseArguments(words: readonly string[]): Arguments | WrongArguments {
  const read: Mutable<Arguments> = {
    features: [],
    shellCommand: undefined,
    control: 0,
    foreground: false,
    configFiles: [],
    login: false,
    label: undefined,
    noStart: false,
    socketPath: undefined,
    utf8: false,
    verbose: 0,
    noPlugins: false,
    only: undefined,
    command: [],
  };
  let index = 0;
  for (; read.only === undefined && index < words.length; index++) {
    const word = words[index] ?? "";
    if (word === "--no-plugins") {
      read.noPlugins = true;
      continue;
    }
    if (!word.startsWith("-") || word === "-") break;
    if (word === "--") {
      index++;
      break;
    }
    for (let at = 1; at < word.length; at++) {
      const flag = word.charAt(at);
      if (flag === "V" || flag === "h") {
        read.only = flag === "V" ? "version" : "help";
        break;
      }
      if (WITHOUT_VALUE.includes(flag)) {
        takeFlag(read, flag);
        continue;
      }
      if (!WITH_VALUE.includes(flag)) return { wrong: `unknown option -- ${flag}` };
      const value = at + 1 < word.length ? word.slice(at + 1) : words[++index];
      if (value === undefined) return { wrong: `option requires an argument -- ${flag}` };
      takeValue(read, flag, value);
      break;
    }
  }
  read.command = words.slice(index);
  const serves = read.shellCommand !== undefined || read.foreground;
  return read.only === undefined && read.command.length > 0 && serves ? { wrong: "" } : read;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function takeFlag(read: Mutable<Arguments>, flag: string): void {
  switch (flag) {
    case "2":
      read.features = ["256", ...read.features];
      return;
    case "C":
      read.control = Math.min(read.control + 1, 2);
      return;
    case "D":
      read.foreground = true;
      return;
    case "l":
      read.login = true;
      return;
    case "N":
      read.noStart = true;
      return;
    case "u":
      read.utf8 = true;
      return;
    case "v":
      read.verbose++;
      return;
    default: // -d, -q and -U of old versions mean nothing any more
  }
}

function takeValue(read: Mutable<Arguments>, flag: string, value: string): void {
  switch (flag) {
    case "c":
      read.shellCommand = value;
      return;
    case "f":
      read.configFiles = [...read.configFiles, value];
      return;
    case "L":
      read.label = value;
      return;
    case "S":
      read.socketPath = value;
      return;
    case "T":
      read.features = [...read.features, ...value.split(/[:,]/)];
      return;
    default:
  }
}
