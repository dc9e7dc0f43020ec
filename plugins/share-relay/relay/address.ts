import { isIP } from "node:net";
import { isLoopback } from "./limits.ts";

export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/** Reads `HOST:PORT`, `[::1]:PORT`, `:PORT` (every address) or `PORT` alone. @throws Error for anything else */
export function parseAddress(text: string): ListenAddress {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([^:[\]]*))?:?(\d{1,5})$/.exec(text);
  const port = Number(match?.[3]);
  if (match === null || port > 65_535) throw new Error(`bad address: ${text} (HOST:PORT)`);
  return { host: match[1] ?? (match[2] === "" || match[2] === undefined ? "0.0.0.0" : match[2]), port };
}

/**
 * Where a web viewer is: behind a proxy on this machine, where that says he is.
 *
 * @param peer numeric address of who is connected here
 * @param forwarded `X-Forwarded-For`, to which each proxy adds who came to it; anybody else could write anything there
 */
export function viewerAddress(peer: string, forwarded: string | null): string {
  const told = forwarded?.split(",").at(-1)?.trim() ?? "";
  return isLoopback(peer) && isIP(told) !== 0 ? told : peer;
}

/** @returns a host as it stands in a URL */
export function urlHost(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

/** @returns `ssh` link of a token */
export function sshLink(token: string, host: string, port: number): string {
  return port === 22 ? `ssh ${token}@${host}` : `ssh -p${port} ${token}@${host}`;
}
