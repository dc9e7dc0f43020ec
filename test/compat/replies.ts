import { createHash } from "node:crypto";
import type { Reply } from "./control-server.ts";

/** A reply as text, without what differs for a reason that is no behaviour: times, process ids, memory, names of folders. */
export function plain(reply: Reply | undefined): string {
  if (reply === undefined) return "(none)";
  const lines = reply.lines.map((line) =>
    line
      .replace(/^\d\d:\d\d:\d\d: /, "TIME: ")
      .replace(/\(created [^)]*\)/, "(created TIME)")
      .replace(/, \d+ bytes\]/, ", N bytes]")
      .replaceAll(/client-\d+/g, "client-PID")
      .replaceAll(/\/\S*compat-[\w-]+/g, "FOLDER"),
  );
  return [reply.ok ? "ok" : "error", ...lines].join("\n");
}

/** Four hexadecimal digits that tell a reply from most others: 500 sequences of them fit a file that can be read. */
export function digest(reply: Reply): string {
  return createHash("sha1").update(plain(reply)).digest("hex").slice(0, 4);
}
