import { spawnSync } from "node:child_process";
import { isIP } from "node:net";
import { selfArgv } from "./self.ts";

/** Stock reads these from `-l`, when its own locale is not UTF-8. Source: mosh-server(1) */
const LOCALE_VARIABLES =
  /^(LANG|LANGUAGE|LC_(CTYPE|NUMERIC|TIME|COLLATE|MONETARY|MESSAGES|PAPER|NAME|ADDRESS|TELEPHONE|MEASUREMENT|IDENTIFICATION|ALL))=/;
const USAGE =
  "Usage: mosh-server new [-s] [-v] [-i LOCALADDR] [-p PORT[:PORT2]] [-c COLORS] [-l NAME=VALUE] [-t SESSION] [-- COMMAND...]";

interface ServerArguments {
  address: string | undefined;
  ports: string | undefined;
  locale: string[];
  session: string | undefined;
  command: string[];
}

/**
 * `mosh-server new`: makes a session that a mosh client may attach to, or with `-t` offers one that is there, and prints
 * `MOSH CONNECT PORT KEY`. The port is held by the server of the session.
 *
 * Source: mosh-server(1); mobile-shell/mosh src/frontend/mosh-server.cc
 */
export async function main(argv: readonly string[]): Promise<number> {
  if (argv.some((word) => word === "--help" || word === "-h")) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const read = readArguments(argv[0] === "new" ? argv.slice(1) : oldForm(argv));
  if (read.address !== undefined && isIP(read.address) === 0) {
    process.stderr.write(`mosh-server: bad IP address: ${read.address}\n`);
    return 1;
  }
  const home = process.env["HOME"] || "/";
  const listen = ["roam-listen", "-c", home];
  if (read.address !== undefined) listen.push("-i", read.address);
  if (read.ports !== undefined) listen.push("-p", read.ports);
  if (read.session !== undefined) listen.push("-t", read.session);
  const locale = ["LC_ALL", "LC_CTYPE", "LANG"].map((name) => read.locale.find((word) => word.startsWith(`${name}=`)));
  const chosen = locale.find((word) => word !== undefined);
  if (chosen !== undefined) listen.push("-e", chosen);
  const words = read.session === undefined ? ["start-server", ";", ...listen] : listen;
  if (read.command.length > 0) words.push("--", ...read.command);
  const [program = "", ...rest] = selfArgv();
  const result = spawnSync(program, [...rest, ...words], { cwd: home, encoding: "utf8" });
  const line = /^MOSH CONNECT \d+ \S{22}$/m.exec(result.stdout ?? "")?.[0];
  if (line === undefined) {
    process.stderr.write(result.stderr || `mosh-server: the session could not be offered\n`);
    return 1;
  }
  // Text that was typed ahead must not spoil the line that the wrapper looks for.
  process.stdout.write(`${process.stdin.isTTY ? "\r\n\n" : ""}${line}\n`);
  process.stderr.write("\r\n[mosh-server detached]\r\n");
  return 0;
}

/** `mosh-server [IP [PORT]]`. */
function oldForm(argv: readonly string[]): string[] {
  const [address, port] = argv;
  return [...(address === undefined ? [] : ["-i", address]), ...(port === undefined ? [] : ["-p", port])];
}

function readArguments(argv: readonly string[]): ServerArguments {
  const read: ServerArguments = { address: undefined, ports: undefined, locale: [], session: undefined, command: [] };
  const words = [...argv];
  while (words.length > 0) {
    const word = words.shift()!;
    if (word === "--") {
      read.command = words.splice(0);
    } else if (word === "-s") {
      read.address = sshAddress();
    } else if (/^-[ipclt@]/.test(word)) {
      takeValue(read, word.charAt(1), word.length > 2 ? word.slice(2) : (words.shift() ?? ""));
    } else if (word !== "-v") {
      process.stderr.write(`mosh-server: ${word} is unknown and ignored\n${USAGE}\n`);
    }
  }
  return read;
}

function takeValue(read: ServerArguments, flag: string, value: string): void {
  if (flag === "i") read.address = value;
  else if (flag === "p") read.ports = value;
  else if (flag === "t") read.session = value;
  else if (flag === "l" && LOCALE_VARIABLES.test(value) && !isUtf8Locale()) read.locale.push(value);
}

/** The address that ssh was reached at: where its client will send datagrams to. */
function sshAddress(): string | undefined {
  const address = process.env["SSH_CONNECTION"]?.split(" ")[2]?.replace(/^::ffff:/, "");
  if (address === undefined) process.stderr.write("Warning: SSH_CONNECTION not found; binding to any interface.\n");
  return address;
}

function isUtf8Locale(): boolean {
  const { LC_ALL, LC_CTYPE, LANG } = process.env;
  return /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || "");
}
