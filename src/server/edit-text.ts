import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "#model/client.ts";
import type { Server } from "./server.ts";

/** Opens a text in the user's editor, in a popup over the client. @param done gets the new text, undefined when it was left alone */
export function editText(server: Server, client: Client, text: string, done: (text: string | undefined) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "troam-"));
  const path = join(folder, "edit");
  writeFileSync(path, text, { mode: 0o600 });
  const editor = server.state.serverOptions.string("editor");
  const overlay = server.services.openOverlay(client, "popup", {
    flags: { E: true, h: "90%", w: "90%" },
    operands: [`${editor} ${path}`],
    values: () => [],
    count: (flag) => (flag === "E" ? 1 : 0),
    target: { index: -1, session: client.session, winlink: client.session?.current, window: client.session?.current?.window, pane: client.session?.current?.window.active },
    run: () => Promise.resolve(),
    expand: (template, extras) => server.expand(template, { client, session: client.session, ...extras }),
  });
  const finish = (status: number): void => {
    let edited: string | undefined;
    try {
      edited = readFileSync(path, "utf8");
    } catch {
      edited = undefined;
    }
    rmSync(folder, { recursive: true, force: true });
    done(status === 0 && edited !== undefined && edited !== "" ? edited : undefined);
  };
  if (!overlay) return finish(1);
  server.background("editor", Promise.resolve(overlay.done ?? 0).then(finish));
}
