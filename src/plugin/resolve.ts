import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { basename, isAbsolute, join, resolve } from "node:path";

/** Where plugins lie. */
export interface PluginFolders {
  /** One file or folder a plugin, written by hand. */
  readonly config: string;
  /** A folder with `node_modules`, filled by `troam plugin add`. */
  readonly installed: string;
}

/** What a spec came to. */
export type Resolved =
  | { readonly kind: "builtin"; readonly name: string }
  | {
      readonly kind: "file";
      readonly name: string;
      readonly entry: string;
      /** The folder whose files are all the plugin's; of a plugin in one file that file itself. */
      readonly home: string;
    };

/** `engines`: what its package.json says of troam. `reason`: in words, for people. */
export type Resolution =
  | { readonly ok: true; readonly value: Resolved; readonly engines?: string | undefined }
  | { readonly ok: false; readonly reason: string };

const ENTRIES = ["index.ts", "index.tsx", "index.js", "index.mjs"];
const EXTENSIONS = [".ts", ".tsx", ".js", ".mjs"];

/** The folders of the user whose environment this is. */
export function pluginFolders(environment: Readonly<Record<string, string | undefined>> = process.env): PluginFolders {
  const home = environment["HOME"] ?? homedir();
  return {
    config: join(environment["XDG_CONFIG_HOME"] ?? join(home, ".config"), "troam", "plugins"),
    installed: join(environment["XDG_DATA_HOME"] ?? join(home, ".local", "share"), "troam", "plugins"),
  };
}

/**
 * Finds a plugin on disk; nothing is fetched.
 *
 * @param spec a built-in name, a path (`./x`, `/x`, `~/x`), `npm:NAME`, or the name of something in the folders
 * @param from folder that a relative path is relative to
 */
export function resolvePlugin(
  spec: string,
  from: string,
  folders: PluginFolders,
  builtins: ReadonlySet<string>,
): Resolution {
  if (builtins.has(spec)) return { ok: true, value: { kind: "builtin", name: spec } };
  if (/^(\.{1,2}\/|\/|~\/)/.test(spec)) {
    const path = spec.startsWith("~/") ? join(homedir(), spec.slice(2)) : isAbsolute(spec) ? spec : resolve(from, spec);
    return at(path) ?? { ok: false, reason: `no plugin at ${path}` };
  }
  const name = spec.startsWith("npm:") ? spec.slice(4).replace(/(?<=.)@.*$/, "") : spec;
  const written = spec.startsWith("npm:") ? undefined : at(join(folders.config, name));
  const found = written ?? at(join(folders.installed, "node_modules", name));
  return found ?? { ok: false, reason: `not found: ${spec} (looked in ${folders.config} and ${folders.installed})` };
}

function at(path: string): Resolution | undefined {
  const file = [path, ...EXTENSIONS.map((extension) => path + extension)].find(isFile);
  if (file !== undefined) {
    const entry = realpathSync(file);
    return {
      ok: true,
      value: { kind: "file", name: basename(entry).replace(/\.[^.]+$/, ""), entry, home: entry },
    };
  }
  if (!existsSync(path)) return undefined;
  const folder = realpathSync(path);
  const manifest = readManifest(folder);
  const main = manifest?.main === undefined ? ENTRIES : [manifest.main, ...ENTRIES];
  const entry = main.map((name) => join(folder, name)).find(isFile);
  if (entry === undefined) return { ok: false, reason: `${folder} has no index.ts` };
  return {
    ok: true,
    value: { kind: "file", name: manifest?.name ?? basename(folder), entry, home: folder },
    engines: manifest?.engines,
  };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** The parts of `package.json` that matter here; a broken one counts as none. */
function readManifest(folder: string): { name?: string; main?: string; engines?: string } | undefined {
  try {
    const json: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    if (typeof json !== "object" || json === null) return undefined;
    const { name, exports, main, engines } = json as Record<string, unknown>;
    const entry = typeof exports === "string" ? exports : main;
    const range = typeof engines === "object" && engines !== null ? (engines as Record<string, unknown>)["troam"] : "";
    return {
      ...(typeof name === "string" ? { name } : {}),
      ...(typeof entry === "string" ? { main: entry } : {}),
      ...(typeof range === "string" && range !== "" ? { engines: range } : {}),
    };
  } catch {
    return undefined;
  }
}
