import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the page lies, seen from this file, or from the built program. */
const PLACES = ["../web", "../plugins/share-relay/web"];

export interface Assets {
  readonly page: string;
  readonly files: ReadonlyMap<string, { readonly type: string; readonly text: string }>;
}

let assets: Promise<Assets> | undefined;

/** The page, its script with xterm.js in it, and its style: made once, at the first visit. */
export function loadAssets(): Promise<Assets> {
  assets ??= make();
  return assets;
}

async function make(): Promise<Assets> {
  const folder = PLACES.map((place) => join(import.meta.dir, place)).find((path) => existsSync(path));
  if (folder === undefined) throw new Error("the web viewer is missing");
  const built = await Bun.build({ entrypoints: [join(folder, "main.ts")], target: "browser", minify: true });
  const script = built.outputs[0];
  if (script === undefined) throw new Error("the web viewer's script could not be built");
  const xterm = readFileSync(Bun.resolveSync("@xterm/xterm/css/xterm.css", import.meta.dir), "utf8");
  const style = xterm + readFileSync(join(folder, "page.css"), "utf8");
  return {
    page: readFileSync(join(folder, "page.html"), "utf8"),
    files: new Map([
      ["viewer.js", { type: "text/javascript; charset=utf-8", text: await script.text() }],
      ["viewer.css", { type: "text/css; charset=utf-8", text: style }],
    ]),
  };
}
