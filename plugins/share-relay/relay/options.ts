import type { Limits } from "./limits.ts";

/** The words behind `troam relay`, as they were given. */
export interface RelayOptions {
  readonly listenSsh: string;
  readonly listenHttp: string;
  readonly advertiseHost: string;
  readonly advertiseSshPort?: string;
  readonly advertiseUrl?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly stateDir: string;
  readonly authorizedHost?: readonly string[];
  readonly maxConnections: string;
  readonly maxShares: string;
  readonly embedded?: boolean;
  readonly json?: boolean;
}

/** Certificate and key to speak TLS with; undefined: none was asked for. @throws Error when there is one without the other */
export function tlsOf({ tlsCert, tlsKey }: RelayOptions): { readonly cert: string; readonly key: string } | undefined {
  if (tlsCert === undefined && tlsKey === undefined) return undefined;
  if (tlsCert === undefined || tlsKey === undefined) throw new Error("--tls-cert and --tls-key belong together");
  return { cert: tlsCert, key: tlsKey };
}

/** Port in ssh links; undefined: where the relay listens. @throws Error when it is none */
export function advertisedPort({ advertiseSshPort: text }: RelayOptions): number | undefined {
  if (text === undefined) return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new Error(`bad --advertise-ssh-port: ${text} (1 to 65535)`);
  return port;
}

/** What web links begin with, without a slash at the end; undefined: where the relay listens. @throws Error when it is no URL */
export function advertisedUrl({ advertiseUrl: text }: RelayOptions): string | undefined {
  if (text === undefined) return undefined;
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? ""))
    throw new Error(`bad --advertise-url: ${text} (https://HOST)`);
  return text.replace(/\/+$/, "");
}

/** Keys of the hosts that may share; undefined: everybody may. @throws Error when one is no fingerprint */
export function authorizedHosts({ authorizedHost }: RelayOptions): ReadonlySet<string> | undefined {
  if (authorizedHost === undefined) return undefined;
  const bad = authorizedHost.find((text) => !/^SHA256:[A-Za-z0-9+/]{43}$/.test(text));
  if (bad !== undefined) throw new Error(`bad --authorized-host: ${bad} (SHA256:…)`);
  return new Set(authorizedHost);
}

/** What one address may have. @throws Error when a limit is no number */
export function limitsOf({ maxConnections, maxShares }: RelayOptions): Limits {
  const read = (name: string, text: string): number => {
    if (!/^\d{1,9}$/.test(text)) throw new Error(`bad ${name}: ${text} (a number, 0 for no limit)`);
    return Number(text) || Infinity;
  };
  return {
    connections: read("--max-connections", maxConnections),
    shares: read("--max-shares", maxShares),
  };
}
