import { fileStatus, makeDirectory } from "./native.ts";

/** Where the server's socket is, or why there can be none. */
export type SocketPath = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly reason: string };

/**
 * The folder of the user's sockets is made when missing (mode 0700) and refused when it belongs
 * to somebody else or lets others in.
 * Source of rules and texts: tmux/tmux tmux.c, make_label
 */
export function labelPath(
  label: string,
  environment: Readonly<Record<string, string | undefined>>,
  uid: number,
): SocketPath {
  const parent = environment.TROAM_TMPDIR || environment.TMUX_TMPDIR || "/tmp";
  let end = parent.length;
  while (end > 1 && parent.charAt(end - 1) === "/") end--;
  const folder = `${parent.slice(0, end)}/troam-${uid}`;
  let found = fileStatus(folder);
  if (!found) {
    // Another client may have made it since: what counts is what is there now.
    makeDirectory(folder, 0o700);
    found = fileStatus(folder);
  }
  if (!found) return { ok: false, reason: `couldn't create directory ${folder} (No such file or directory)` };
  if ((found.mode & 0o170000) !== 0o040000) return { ok: false, reason: `${folder} is not a directory` };
  if (found.uid !== uid || (found.mode & 0o077) !== 0)
    return { ok: false, reason: `directory ${folder} has unsafe permissions` };
  return { ok: true, path: `${folder}/${label}` };
}
