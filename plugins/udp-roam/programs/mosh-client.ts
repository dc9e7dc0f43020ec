import { isIP } from "node:net";
import { RoamClient } from "../roam-client.ts";
import { parseSessionKey } from "../session-key.ts";
import { outerTerminal } from "../terminal-driver.ts";
import type { PredictionDisplay } from "../prediction.ts";

const USAGE = "usage: mosh-client [-# ARGS] [-v] IP PORT\n       mosh-client -c";
const DISPLAYS: readonly string[] = ["adaptive", "always", "never", "experimental"];

/**
 * `mosh-client`: attaches this terminal to a server by UDP. The key comes in `MOSH_KEY`.
 *
 * @returns 0 after a clean goodbye, else 1
 * Source: mosh-client(1)
 */
export async function main(argv: readonly string[]): Promise<number> {
  const words = withoutOptions(argv);
  if (argv.includes("-c")) {
    process.stdout.write(`${Math.max(0, Math.min(outerTerminal(process.env).colours, 256))}\n`);
    return 0;
  }
  const [address, port] = words;
  if (address === undefined || port === undefined || words.length > 2) return fail(USAGE);
  if (isIP(address) === 0) return fail(`mosh-client: ${address} is not a numeric IP address`);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return fail(`mosh-client: ${port} is not a port`);

  const printed = process.env["MOSH_KEY"];
  delete process.env["MOSH_KEY"];
  if (printed === undefined) return fail("mosh-client: MOSH_KEY environment variable not found");
  const key = parseSessionKey(printed);
  if (key === undefined) return fail("mosh-client: MOSH_KEY is not a key (22 characters of base64)");
  const display = process.env["MOSH_PREDICTION_DISPLAY"] ?? "adaptive";
  if (!isDisplay(display)) return fail(`mosh-client: unknown prediction mode ${display}: ${DISPLAYS.join(", ")}`);
  if (!process.stdin.isTTY) return fail("mosh-client: standard input is not a terminal");

  const client = new RoamClient({
    key,
    server: { address, port: Number(port) },
    display,
    overwrite: process.env["MOSH_PREDICTION_OVERWRITE"] === "yes",
    escapeKey: process.env["MOSH_ESCAPE_KEY"],
    titlePrefix: process.env["MOSH_TITLE_NOPREFIX"] === undefined ? "[mosh] " : "",
    terminal: outerTerminal(process.env),
  });
  return (await client.run()) ? 0 : 1;
}

/** The words that are no options; `-#` has an argument that only `ps` reads. */
function withoutOptions(argv: readonly string[]): string[] {
  const words: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!;
    if (word === "-#") i++;
    else if (!word.startsWith("-")) words.push(word);
  }
  return words;
}

function isDisplay(text: string): text is PredictionDisplay {
  return DISPLAYS.includes(text);
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`);
  return 1;
}
