import type { FormatContext } from "#format/context.ts";
import type { Client } from "#model/client.ts";
import { ClientComposer } from "./compose/compose.ts";
import type { Server } from "./server.ts";

/** What of a format's context only the server knows. */
export type FormatParts = Required<Pick<FormatContext, "jobs" | "pluginVariables" | "statusRange" | "hasCapability">>;

/** Made once; formats read through it what is there when they are expanded. */
export function createFormatParts(server: Server): FormatParts {
  return {
    jobs: server.statusJobs,
    pluginVariables: server.pluginVariables,
    statusRange: (client, x, line) => ClientComposer.existing(client)?.status.rangeAt(line, x),
    hasCapability(client, name) {
      const output = server.clients.get(client)?.terminal?.output;
      if (output === undefined) return false;
      return name === "colors" ? output.colours > 0 : output.string(name) !== undefined;
    },
  };
}

/** Draws status lines with an animation again when their next frame is due: one timer a client, however many animations. */
export class Animations {
  readonly #server: Server;
  readonly #due = new WeakSet<Client>();

  constructor(server: Server) {
    this.#server = server;
  }

  ask(client: Client, ms: number): void {
    if (this.#due.has(client)) return;
    this.#due.add(client);
    this.#server.clock.after(ms, () => {
      this.#due.delete(client);
      // Under a message or prompt nothing is seen; the next redraw asks again.
      if (client.session === undefined || client.message !== undefined || client.prompt !== undefined) return;
      this.#server.services.redraw({ client, what: "status" });
    });
  }
}
