import { Command } from "commander";
import { homedir, hostname } from "node:os";
import { join } from "node:path";
import { DEFAULT_LIMITS } from "./limits.ts";
import { serveRelay } from "./serve.ts";

/**
 * `troam relay …`: carries shared sessions between their hosts and viewers.
 *
 * @returns the exit status, when it has been told to end
 */
export async function main(argv: readonly string[]): Promise<number> {
  const program = new Command("troam relay")
    .description("Carries shared sessions between their hosts and viewers.")
    .option("--listen-ssh <address>", "where hosts and ssh viewers connect", "0.0.0.0:2200")
    .option("--listen-http <address>", "where web viewers connect", "0.0.0.0:8022")
    .option("--advertise-host <name>", "host name in the links", hostname())
    .option("--advertise-ssh-port <port>", "port in ssh links, if another one is forwarded here")
    .option("--advertise-url <url>", "front of web links, if a proxy speaks TLS: https://share.example.org")
    .option("--tls-cert <file>", "certificate, to speak TLS itself")
    .option("--tls-key <file>", "and its key")
    .option("--state-dir <dir>", "where its key and secret are kept", defaultStateDirectory())
    .option("--authorized-host <fingerprint...>", "hosts that may share here (default: everybody)")
    .option("--max-connections <count>", "of one address at a time (0: no limit)", String(DEFAULT_LIMITS.connections))
    .option(
      "--max-shares <count>",
      "sessions that hosts of one address may share (0: no limit)",
      String(DEFAULT_LIMITS.shares),
    )
    .option("--embedded", "belongs to a troam server: ends when its standard input does")
    .option("--json", "announce and log in JSON");
  try {
    program.exitOverride().parse([...argv], { from: "user" });
  } catch (error) {
    return (error as { exitCode?: number }).exitCode ?? 1;
  }
  try {
    await serveRelay(program.opts());
    return 0;
  } catch (error) {
    process.stderr.write(`troam relay: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

function defaultStateDirectory(): string {
  const state = process.env["XDG_STATE_HOME"] ?? join(homedir(), ".local", "state");
  return join(state, "troam", "relay");
}
