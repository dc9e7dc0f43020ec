import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnPane } from "#command/spawn.ts";
import type { Client } from "#model/client.ts";
import { floatingCell } from "#model/layout/split.ts";
import type { Pane } from "#model/pane.ts";
import { popZoom, pushZoom } from "#model/zoom.ts";
import type { Server } from "./server.ts";

/**
 * Opens a text in the user's editor, in a modal pane over the client's window. @param done gets the new text, undefined
 * when it was left alone, when the editor failed, or when the window has a modal pane already
 */
export function editText(server: Server, client: Client, text: string, done: (text: string | undefined) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "troam-"));
  const path = join(folder, "edit");
  writeFileSync(path, text, { mode: 0o600 });
  const finish = (status: number | undefined): void => {
    let edited: string | undefined;
    try {
      edited = readFileSync(path, "utf8");
    } catch {
      edited = undefined;
    }
    rmSync(folder, { recursive: true, force: true });
    done(status === 0 && edited !== undefined && edited !== "" ? edited : undefined);
  };
  let pane: Pane | undefined;
  try {
    pane = openEditor(server, client, `${server.state.serverOptions.string("editor")} ${path}`);
  } catch (error) {
    server.report("editor", error);
  }
  if (pane === undefined) return finish(undefined);
  server.background("editor", server.services.paneExit(pane).then(finish));
}

function openEditor(server: Server, client: Client, command: string): Pane | undefined {
  const { state, services } = server;
  const { session } = client;
  const winlink = session?.current;
  if (winlink === undefined || winlink.window.modal !== undefined) return undefined;
  const { window } = winlink;
  const cols = Math.trunc((window.cols * 9) / 10);
  const rows = Math.trunc((window.rows * 9) / 10);
  const x = Math.trunc(window.cols / 2) - Math.trunc(cols / 2);
  const y = Math.trunc(window.rows / 2) - Math.trunc(rows / 2);
  pushZoom(state, window, false, true);
  try {
    const cell = floatingCell(window, undefined, { cols, rows, x, y });
    const target = { index: -1, session, winlink, window, pane: window.active };
    const expand: Parameters<typeof spawnPane>[0]["expand"] = (template, extras) =>
      server.expand(template, { client, session, ...extras });
    const options = {
      argv: [command],
      cwd: tmpdir(),
      cell,
      beside: window.active,
      floating: true,
      modal: true,
      floatOverZoom: true,
    };
    const pane = spawnPane({ state, server: services, client, target, expand }, winlink, options);
    pane.options.set("remain-on-exit", "off");
    return pane;
  } finally {
    popZoom(state, window);
    services.redraw({ window, what: "all" });
  }
}
