import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { Command, InvalidArgumentError, Option } from "commander";
import { type Family, fakeProxy, resolveHost } from "./fake-proxy.ts";
import { main as runClient } from "./mosh-client.ts";
import { selfArgv, shellQuote } from "./self.ts";

/** Sent along when set here: a server without a UTF-8 locale takes them. Source: mobile-shell/mosh scripts/mosh.pl */
const LOCALE_VARIABLES =
  "LANG LANGUAGE LC_CTYPE LC_NUMERIC LC_TIME LC_COLLATE LC_MONETARY LC_MESSAGES LC_PAPER LC_NAME LC_ADDRESS LC_TELEPHONE LC_MEASUREMENT LC_IDENTIFICATION LC_ALL".split(
    " ",
  );
const FAMILIES = ["inet", "inet6", "auto", "all", "prefer-inet", "prefer-inet6"] as const;
/** A troam at the far end serves a session; else a stock mosh-server does. */
const ANY_SERVER = `sh -c 'command -v troam >/dev/null 2>&1 && exec troam mosh-server "$@"; exec mosh-server "$@"' mosh-server`;

interface RoamOptions {
  readonly server: string;
  readonly predict: string;
  readonly predictOverwrite?: boolean;
  readonly family: Family;
  readonly port?: string;
  readonly bindServer: string;
  readonly ssh: string;
  readonly sshPty: boolean;
  readonly init: boolean;
  readonly local?: boolean;
  readonly session?: string;
  readonly experimentalRemoteIp: "local" | "remote" | "proxy";
}

/** What the server side said: where to send datagrams, and the key. */
interface Bootstrap {
  readonly address: string;
  readonly port: string;
  readonly key: string;
}

/**
 * `troam roam HOST` (and `mosh HOST`): starts a server over ssh, then attaches to it by UDP.
 *
 * Source: mosh(1); mobile-shell/mosh scripts/mosh.pl
 */
export async function main(argv: readonly string[]): Promise<number> {
  if (argv[0] === "--fake-proxy") return runFakeProxy(argv.slice(1));
  const program = commandLine();
  let status = 0;
  program.action(async (host: string, command: string[], options: RoamOptions) => {
    status = await roam(host, command, options);
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (error instanceof Error && "exitCode" in error) return Number(error.exitCode);
    return fail(error);
  }
  return status;
}

function fail(error: unknown): number {
  process.stderr.write(`troam roam: ${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
}

function commandLine(): Command {
  return new Command("troam roam")
    .description("Attach to a session on another machine by UDP: it survives sleep, loss and new addresses.")
    .exitOverride()
    .passThroughOptions()
    .argument("<[user@]host>", "where ssh would go")
    .argument("[command...]", "what to run there (default: the login shell)")
    .addOption(
      new Option("--predict <when>", "local echo")
        .choices(["adaptive", "always", "never", "experimental"])
        .default("adaptive"),
    )
    .addOption(new Option("-a", "same as --predict=always").implies({ predict: "always" }))
    .addOption(new Option("-n", "same as --predict=never").implies({ predict: "never" }))
    .option("-o, --predict-overwrite", "prediction overwrites instead of inserting")
    .addOption(new Option("--family <family>", "address family").choices(FAMILIES).default("prefer-inet"))
    .addOption(new Option("-4", "same as --family=inet").implies({ family: "inet" }))
    .addOption(new Option("-6", "same as --family=inet6").implies({ family: "inet6" }))
    .option("-p, --port <port[:port2]>", "UDP port or range at the server", parsePorts)
    .option("--bind-server <ssh|any|IP>", "address the server listens on", "ssh")
    .option("--server <command>", "server to run there", ANY_SERVER)
    .option("--client <command>", "accepted for mosh's sake: this program is the client")
    .option("--ssh <command>", "ssh to use", "ssh")
    .option("--no-ssh-pty", "do not ask ssh for a terminal")
    .option("--no-init", "do not use the alternate screen here")
    .option("--local", "no ssh: the host is an address of this machine")
    .option("-t, --session <session>", "attach to this session of a troam there")
    .addOption(
      new Option("--experimental-remote-ip <how>", "who finds the server's address")
        .choices(["local", "remote", "proxy"])
        .default("proxy"),
    );
}

function parsePorts(text: string): string {
  const [first = NaN, last = first] = text.split(":").map(Number);
  const isPort = (port: number): boolean => Number.isInteger(port) && port >= 0 && port <= 65_535;
  if (!isPort(first) || !isPort(last) || last < first || (first === 0 && last !== 0)) {
    throw new InvalidArgumentError("a port (0-65535) or a range low:high");
  }
  return text;
}

async function roam(host: string, command: readonly string[], options: RoamOptions): Promise<number> {
  const found = await bootstrap(host, command, options);
  if (typeof found === "string") {
    process.stderr.write(`troam roam: ${found}\n`);
    return 1;
  }
  process.env["MOSH_KEY"] = found.key;
  process.env["MOSH_PREDICTION_DISPLAY"] = options.predict;
  if (options.predictOverwrite === true) process.env["MOSH_PREDICTION_OVERWRITE"] = "yes";
  if (!options.init) process.env["MOSH_NO_TERM_INIT"] = "1";
  return runClient([found.address, found.port]);
}

/** @returns where to attach, or a line that says why there is nothing */
async function bootstrap(host: string, command: readonly string[], options: RoamOptions): Promise<Bootstrap | string> {
  const how = options.local === true ? "local" : options.experimentalRemoteIp;
  const bare = host.replace(/^.*@/, "");
  const known = how === "local" ? (await resolveHost(bare, options.family))[0]?.address : undefined;
  const words = serverWords(known ?? host, command, options);
  const argv =
    options.local === true
      ? [...selfArgv(), "mosh-server", ...words]
      : sshArgv(known === undefined ? host : host.replace(bare, known), words, options);
  const [program = "", ...rest] = argv;
  const child = spawn(program, rest, { stdio: ["inherit", "pipe", "pipe"], env: { ...process.env, SHELL: "/bin/sh" } });
  let address = known;
  let connect: RegExpExecArray | null = null;
  const readLine = (line: string): void => {
    const text = line.replace(/\r$/, "");
    const ip = /^MOSH IP (\S+)\s*$/.exec(text);
    const connection = /^MOSH SSH_CONNECTION \S+ \S+ (\S+) \S+\s*$/.exec(text);
    if (ip !== null) address = ip[1];
    else if (connection !== null) address ??= connection[1];
    else if (text.startsWith("MOSH CONNECT ")) connect ??= /^MOSH CONNECT (\d+) ([A-Za-z0-9+/]{22})\s*$/.exec(text);
    else if (text !== "") process.stderr.write(`${text}\r\n`);
  };
  createInterface({ input: child.stdout }).on("line", readLine);
  createInterface({ input: child.stderr }).on("line", readLine);
  const status = await new Promise<number | string>((resolve) => {
    child.once("error", (error) => resolve(`cannot run ${program}: ${error.message}`));
    child.once("close", (code) => resolve(code ?? 1));
  });
  if (typeof status === "string") return status;
  if (connect === null)
    return `no server was started on ${host} (exit status ${status}): is mosh-server or troam installed there?`;
  if (address === undefined) return `the address of ${host} could not be told`;
  return { address, port: connect[1]!, key: connect[2]! };
}

function serverWords(host: string, command: readonly string[], options: RoamOptions): string[] {
  const words = ["new", "-c", "256"];
  if (options.local === true) words.push("-i", host);
  else if (options.bindServer === "ssh") words.push("-s");
  else if (options.bindServer !== "any") words.push("-i", options.bindServer);
  if (options.port !== undefined) words.push("-p", options.port);
  if (options.session !== undefined) words.push("-t", options.session);
  for (const name of LOCALE_VARIABLES) {
    const value = process.env[name];
    if (value !== undefined) words.push("-l", `${name}=${value}`);
  }
  if (command.length > 0) words.push("--", ...command);
  return words;
}

function sshArgv(host: string, words: readonly string[], options: RoamOptions): string[] {
  const remote = `${options.server} ${words.map(shellQuote).join(" ")}`;
  const argv = [...options.ssh.split(/\s+/), "-n"];
  if (options.sshPty) argv.push("-tt");
  if (options.family === "inet" || options.family === "inet6") argv.push(options.family === "inet" ? "-4" : "-6");
  if (options.experimentalRemoteIp === "proxy") {
    const proxy = [...selfArgv(), "roam", "--fake-proxy", options.family].map(shellQuote).join(" ");
    argv.push("-S", "none", "-o", `ProxyCommand=${proxy} %h %p`);
    return [...argv, host, "--", remote];
  }
  return [
    ...argv,
    host,
    "--",
    `sh -c ${shellQuote(`[ -n "$SSH_CONNECTION" ] && echo "MOSH SSH_CONNECTION $SSH_CONNECTION"`)} ; ${remote}`,
  ];
}

async function runFakeProxy(argv: readonly string[]): Promise<number> {
  const [family, host, port] = argv;
  if (host === undefined || !FAMILIES.includes(family as Family)) return 1;
  try {
    return await fakeProxy(host, Number(port), family as Family);
  } catch (error) {
    return fail(error);
  }
}
