import { accessSync, constants } from "node:fs";

/** Our own names: a shell of that name would start itself for ever. */
const OURS = new Set(["troam", "tmux", "tmate"]);

/** Whether a path can be somebody's shell: absolute, executable, and not this very program. */
export function isUsableShell(path: string): boolean {
  if (!path.startsWith("/") || OURS.has(path.slice(path.lastIndexOf("/") + 1))) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
