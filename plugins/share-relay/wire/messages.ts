/** Version of what host and relay say to each other. */
export const WIRE_VERSION = 1;
/** The subsystem of SSH that a host asks for, and the user it comes as. */
export const HOST_SUBSYSTEM = "troam-share";
export const HOST_USER = "host";

/** The host's first words. */
export interface Hello {
  readonly version: number;
  /** Name of the session: with the host's key it decides the tokens. */
  readonly session: string;
  /** Hex, 16 bytes, new for each connection: salt of this generation's keys. */
  readonly salt: string;
  /** Web links only: the relay gets no plain screens. */
  readonly sealed: boolean;
  /** No read-write links. */
  readonly readOnly: boolean;
  readonly maxViewers: number;
  /** Seconds that links live on while the host is away. */
  readonly holdTime: number;
}

/** The relay's answer. Links have no key in them: the relay does not know it. */
export interface Welcome {
  readonly generation: number;
  /** What is bound into sealed frames: tells shares apart. */
  readonly share: string;
  readonly links: { readonly [K in LinkName]?: string };
}

export type LinkName = "webReadOnly" | "sshReadOnly" | "web" | "ssh";

export interface Joined {
  readonly id: number;
  readonly via: "ssh" | "web";
  readonly address: string;
  readonly readOnly: boolean;
  readonly cols: number;
  readonly rows: number;
}

/** What the relay wants of one encoding: nothing, changes, or a key frame now. */
export interface Demand {
  readonly sealed: boolean;
  readonly on: boolean;
  readonly key: boolean;
}

/** What a web viewer is told first. */
export interface ViewerWelcome {
  readonly type: "welcome";
  readonly viewer: number;
  readonly readOnly: boolean;
  readonly share: string;
  readonly salt: string;
  readonly generation: number;
}

export type ViewerMessage =
  | ViewerWelcome
  | { readonly type: "viewers"; readonly writers: number; readonly readers: number }
  | { readonly type: "away"; readonly until: number }
  /** `unknown`: the token is, at least now; a relay that was started again knows it when the host is back. */
  | { readonly type: "gone"; readonly line: string; readonly unknown: boolean };

/** Bounds of what one side believes of the other: viewers of a share, seconds that it is held, cells of a side of a terminal. */
export const MAX_VIEWERS = 1000;
export const MAX_HOLD_SECONDS = 7 * 24 * 3600;
export const MAX_CELLS = 1000;

function isWhole(value: unknown, least: number, most: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
}

/** Reads a hello; undefined when a field is missing or out of bounds. */
export function readHello(value: Readonly<Record<string, unknown>> | undefined): Hello | undefined {
  if (value === undefined) return undefined;
  const { version, session, salt, sealed, readOnly, maxViewers, holdTime } = value;
  if (typeof version !== "number" || typeof session !== "string" || session.length > 200) return undefined;
  if (typeof salt !== "string" || !/^[0-9a-f]{32}$/.test(salt)) return undefined;
  if (!isWhole(maxViewers, 1, MAX_VIEWERS) || !isWhole(holdTime, 0, MAX_HOLD_SECONDS)) return undefined;
  return { version, session, salt, sealed: sealed === true, readOnly: readOnly === true, maxViewers, holdTime };
}

export function readWelcome(value: Readonly<Record<string, unknown>> | undefined): Welcome | undefined {
  const { generation, share, links } = value ?? {};
  if (typeof generation !== "number" || typeof share !== "string") return undefined;
  if (typeof links !== "object" || links === null) return undefined;
  const read: { [K in LinkName]?: string } = {};
  for (const name of ["webReadOnly", "sshReadOnly", "web", "ssh"] as const) {
    const link = (links as Record<string, unknown>)[name];
    // A link is printed and typed: nothing but its own characters may be in it.
    if (typeof link === "string" && /^[\w@:/.[\]# -]{1,300}$/.test(link)) read[name] = link;
  }
  return { generation, share, links: read };
}

export function readJoined(value: Readonly<Record<string, unknown>> | undefined): Joined | undefined {
  const { id, via, address, readOnly, cols, rows } = value ?? {};
  if (typeof id !== "number" || typeof readOnly !== "boolean" || (via !== "ssh" && via !== "web")) return undefined;
  if (!isWhole(cols, 0, MAX_CELLS) || !isWhole(rows, 0, MAX_CELLS) || typeof address !== "string") return undefined;
  return { id, via, address: address.replace(/[^\w.:%-]/g, "").slice(0, 64), readOnly, cols, rows };
}

export function readDemand(value: Readonly<Record<string, unknown>> | undefined): Demand | undefined {
  const { sealed, on, key } = value ?? {};
  if (typeof sealed !== "boolean" || typeof on !== "boolean" || typeof key !== "boolean") return undefined;
  return { sealed, on, key };
}
