import { ptr } from "bun:ffi";
import { libc } from "#wire/libc.ts";
import { cString, makeDirectory } from "./native.ts";

/** Where the server's socket is, or why there can be none. */
export type SocketPath = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly reason: string };

/**
 * The folder of the user's sockets is made when missing (mode 0700) and refused when it belongs
 * to somebody else or lets others in.
 * Source of rules and texts: tmux/tmux tmux.c, make_label
 */
export function labelPath(label: string, environment: Readonly<Record<string, string | undefined>>, uid: number): SocketPath {
  const parent = environment.TROAM_TMPDIR || environment.TMUX_TMPDIR || "/tmp";
  const folder = `${parent.replace(/(.)\/+$/, "$1")}/troam-${uid}`;
  makeDirectory(folder, 0o700);
  const found = ownerAndMode(folder);
  if (!found) return { ok: false, reason: `couldn't create directory ${folder} (No such file or directory)` };
  if ((found.mode & 0o170000) !== 0o040000) return { ok: false, reason: `${folder} is not a directory` };
  if (found.uid !== uid || (found.mode & 0o077) !== 0) return { ok: false, reason: `directory ${folder} has unsafe permissions` };
  return { ok: true, path: `${folder}/${label}` };
}

/** Owner and mode without following a link. Linux: statx, whose layout is the same on every machine. */
function ownerAndMode(path: string): { uid: number; mode: number } | undefined {
  if (process.platform !== "linux") {
    const { lstatSync } = require("node:fs") as typeof import("node:fs");
    const found = lstatSync(path, { throwIfNoEntry: false });
    return found && { uid: found.uid, mode: found.mode };
  }
  const AT_FDCWD = -100;
  const AT_SYMLINK_NOFOLLOW = 0x100;
  const STATX_TYPE_MODE_UID = 0xb;
  const buffer = new Uint8Array(256);
  const { statx } = libc({ statx: { args: ["int", "cstring", "int", "u32", "ptr"], returns: "int" } });
  if (statx(AT_FDCWD, ptr(cString(path)), AT_SYMLINK_NOFOLLOW, STATX_TYPE_MODE_UID, ptr(buffer)) !== 0) return undefined;
  const view = new DataView(buffer.buffer);
  return { uid: view.getUint32(20, true), mode: view.getUint16(28, true) };
}
