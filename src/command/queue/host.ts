import type { FormatContext } from "#format/context.ts";
import type { Client } from "#model/client.ts";
import type { ServerState } from "#model/state.ts";
import type { ServerServices } from "../context.ts";
import type { CommandRegistry } from "../registry.ts";

/** A command that a control client is told about: `%begin TIME NUMBER FLAGS`. */
export interface GuardLine {
  readonly kind: "begin" | "end" | "error";
  /** Seconds since the epoch when the command began. */
  readonly time: number;
  readonly number: number;
  /** 1 when the control client sent the command itself. */
  readonly flags: number;
}

/** Where a command was written, for errors that have no client to go to. */
export interface Origin {
  readonly file: string | undefined;
  readonly line: number;
}

/** What the queues ask of the server around them. */
export interface QueueHost {
  readonly state: ServerState;
  readonly services: ServerServices;
  readonly registry: CommandRegistry;
  /** The parts of a format's context that only the server has; called for each expansion. */
  formatParts(): Pick<Partial<FormatContext>, "jobs" | "pluginVariables" | "statusRange" | "hasCapability">;
  /** A line of output: to the client's standard output, its control channel, or view mode when it is attached. */
  print(client: Client | undefined, line: string): void;
  printBytes(client: Client | undefined, bytes: Uint8Array): void;
  /**
   * A command failed: to the client's standard error (its exit status becomes 1), its control channel,
   * its status line when it is attached; without a client it is an error of the config.
   */
  error(client: Client | undefined, message: string, origin: Origin): void;
  /** A config file is wrong: told to the client that reads it, or kept until somebody can be shown it. */
  configError(client: Client | undefined, message: string): void;
  /** Calls back once after `ms`. @returns a function that stops it */
  after(ms: number, callback: () => void): () => void;
  /** Called around each command of a control client. */
  guard?(client: Client, line: GuardLine): void;
  /** Whether commands go to the message log: not while the config is read at the start. */
  logsCommands(): boolean;
}
