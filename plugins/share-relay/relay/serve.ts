import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { AddressInfo, Server } from "node:net";
import { join } from "node:path";
import { loadKey, loadSecret } from "../wire/ssh-key.ts";
import { type ListenAddress, parseAddress, sshLink, urlHost } from "./address.ts";
import type { RelayContext } from "./context.ts";
import { serveHttp } from "./http.ts";
import { Tally } from "./limits.ts";
import { advertisedPort, advertisedUrl, authorizedHosts, limitsOf, type RelayOptions, tlsOf } from "./options.ts";
import { Shares } from "./shares.ts";
import { createSshServer } from "./ssh.ts";

/** What a relay announces when it listens; one line of JSON with `--json`. */
export interface Announcement {
  readonly event: "listening";
  readonly ssh: string;
  readonly http: string;
  readonly fingerprint: string;
}

/** Runs a relay until it is told to end (SIGTERM, SIGINT; `embedded`: the end of standard input). */
export async function serveRelay(options: RelayOptions): Promise<void> {
  const tls = tlsOf(options);
  const authorized = authorizedHosts(options);
  const limits = limitsOf(options);
  const front = { ssh: advertisedPort(options), web: advertisedUrl(options) };
  const key = loadKey(join(options.stateDir, "host-key"), "troam relay");
  const shares = new Shares(loadSecret(join(options.stateDir, "secret"), 32), limits.shares);
  const ssh = (token: string): string => sshLink(token, options.advertiseHost, front.ssh ?? 0);
  const log = (event: string, fields: object): void => {
    const time = new Date().toISOString();
    const text = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
    process.stdout.write(
      `${options.json ? JSON.stringify({ time, event, ...fields }) : [time, event, ...text].join(" ")}\n`,
    );
  };
  const context: RelayContext = {
    shares,
    connections: new Tally(limits.connections),
    key,
    allowsHost: (fingerprint) => authorized === undefined || authorized.has(fingerprint),
    links: (tokens, readOnlyAlone) => ({
      webReadOnly: `${front.web}/s/${tokens.readOnly}`,
      sshReadOnly: ssh(tokens.readOnly),
      ...(!readOnlyAlone && {
        web: `${front.web}/s/${tokens.readWrite}`,
        ssh: ssh(tokens.readWrite),
      }),
    }),
    log,
  };

  // A log that nobody can write to any more (a full disk, a pipe without a reader) is no reason to serve nobody.
  process.stdout.on("error", () => undefined);
  // One connection's trouble is nobody else's.
  const stray = (error: unknown): void =>
    log("error", { what: error instanceof Error ? error.message : String(error) });
  process.on("uncaughtException", stray);
  process.on("unhandledRejection", stray);

  // An embedded relay comes back on the ports it had, so that links stay as they are.
  const ports = join(options.stateDir, "ports");
  const before = options.embedded === true ? readPorts(ports) : undefined;
  const sshServer = createSshServer(context);
  const sshListener = await preferPort(parseAddress(options.listenSsh), before?.ssh, (at) => listenNet(sshServer, at));
  const http = await preferPort(parseAddress(options.listenHttp), before?.http, (at) => serveHttp(context, at, tls));
  const sshAddress = sshListener.address() as AddressInfo;
  if (options.embedded === true) writeFileSync(ports, `${sshAddress.port} ${http.port}\n`, { mode: 0o600 });

  front.ssh ??= sshAddress.port;
  const scheme = tls === undefined ? "http" : "https";
  const shown = http.port === (tls === undefined ? 80 : 443) ? "" : `:${http.port}`;
  front.web ??= `${scheme}://${urlHost(options.advertiseHost)}${shown}`;
  log("listening", {
    ssh: `${urlHost(sshAddress.address)}:${sshAddress.port}`,
    http: `${urlHost(http.hostname ?? "")}:${http.port}`,
    fingerprint: key.fingerprint,
  } satisfies Omit<Announcement, "event">);

  await told(options.embedded === true);
  shares.endAll("The relay has ended.");
  // What was said last must get out before the process ends.
  await Bun.sleep(100);
}

function readPorts(path: string): { ssh: number; http: number } | undefined {
  if (!existsSync(path)) return undefined;
  const [ssh = 0, http = 0] = readFileSync(path, "utf8").trim().split(" ").map(Number);
  return { ssh, http };
}

/** Listens at a port that was used before, if the wanted one is free to choose; on another when that one is taken. */
async function preferPort<T>(
  wanted: ListenAddress,
  before: number | undefined,
  listen: (address: ListenAddress) => T | Promise<T>,
): Promise<T> {
  if (wanted.port !== 0 || before === undefined) return await listen(wanted);
  try {
    return await listen({ ...wanted, port: before });
  } catch {
    return await listen(wanted);
  }
}

function listenNet(server: Server, { host, port }: ListenAddress): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve(server);
    });
  });
}

function told(byInput: boolean): Promise<void> {
  return new Promise((resolve) => {
    process.on("SIGTERM", resolve);
    process.on("SIGINT", resolve);
    if (!byInput) return;
    process.stdin.on("end", resolve).on("error", resolve).resume();
  });
}
