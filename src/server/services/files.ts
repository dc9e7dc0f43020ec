import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { isAbsolute } from "node:path";
import { CommandError } from "#command/command.ts";
import type { ServerServices } from "#command/context.ts";
import { workingDirectory } from "#command/working-directory.ts";
import { type Client, CLIENT_ATTACHED } from "#model/client.ts";
import { systemReason } from "#wire/system-error.ts";
import type { Server } from "../server.ts";

/**
 * Files as the client sees them. A client that is not attached reads and writes them itself, from its folder and
 * with its standard input; for another, or none, the server does.
 */
export function fileServices(server: Server): Pick<ServerServices, "readFile" | "writeFile"> {
  const absolute = (client: Client | undefined, path: string): string =>
    isAbsolute(path) || path === "-" ? path : `${workingDirectory(server.state, client)}/${path}`;
  const filesOf = (client: Client | undefined) =>
    client && !(client.flags & CLIENT_ATTACHED) ? server.clients.get(client)?.files : undefined;
  const failed = (path: string, error: unknown): CommandError =>
    new CommandError(`${error instanceof Error && !("code" in error) ? error.message : systemReason(error)}: ${path}`);
  return {
    async readFile(client, path) {
      const files = filesOf(client);
      if (!files && path === "-") throw new CommandError(`Bad file descriptor: ${path}`);
      const place = absolute(client, path);
      try {
        return files ? await files.read(place) : readFileSync(place);
      } catch (error) {
        throw failed(place, error);
      }
    },
    async writeFile(client, path, bytes, append) {
      const files = filesOf(client);
      if (!files && path === "-") throw new CommandError(`Bad file descriptor: ${path}`);
      const place = absolute(client, path);
      try {
        if (files) await files.write(place, bytes, append);
        else if (append) appendFileSync(place, bytes);
        else writeFileSync(place, bytes);
      } catch (error) {
        throw failed(place, error);
      }
    },
  };
}
