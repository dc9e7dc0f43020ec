import type { MouseEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { Session } from "#model/session.ts";
import type { Winlink } from "#model/winlink.ts";
import type { CopyHost } from "../host.ts";
import type { CopyState } from "../state.ts";

/** What a `send-keys -X` command gets. */
export interface CopyCommandContext {
  readonly state: CopyState;
  readonly host: CopyHost;
  /** Flag letters given. */
  readonly flags: ReadonlySet<string>;
  readonly operands: readonly string[];
  /** Repeat count, at least 1. */
  readonly count: number;
  readonly client: Client | undefined;
  readonly session: Session | undefined;
  readonly winlink: Winlink | undefined;
  readonly mouse: MouseEvent | undefined;
  readonly expandFormats: boolean;
}

/** One command of copy mode. */
export interface CopyCommand {
  readonly name: string;
  /** Flag letters it takes. */
  readonly flags: string;
  /** Least and most operands. */
  readonly operands: readonly [number, number];
  readonly doc: string;
  /** Allowed for read-only clients. */
  readonly readOnly: boolean;
  /** Whether search marks go: always, never, or with emacs keys alone. */
  readonly clears: "always" | "never" | "emacs";
  /** @returns "cancel" to leave copy mode */
  run(context: CopyCommandContext): "cancel" | void;
}

type Row = Pick<CopyCommand, "run"> & Partial<Omit<CopyCommand, "name" | "doc" | "run">>;

/** Names a command; by default it takes nothing, is allowed for read-only clients and clears search marks with emacs keys. */
export function copyCommand(name: string, doc: string, row: Row | CopyCommand["run"]): CopyCommand {
  const given = typeof row === "function" ? { run: row } : row;
  return { name, doc, flags: "", operands: [0, 0], readOnly: true, clears: "emacs", ...given };
}

/** Runs something as often as the repeat count says. */
export function repeated(run: (context: CopyCommandContext) => "cancel" | void): CopyCommand["run"] {
  return (context) => {
    for (let times = context.count; times > 0; times--) if (run(context) === "cancel") return "cancel";
  };
}
