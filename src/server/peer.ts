import { ptr } from "bun:ffi";
import { libc } from "#system/libc.ts";

const linux = process.platform === "linux";

/**
 * Who holds the other end of a Unix socket: its user and process, as the kernel saw them when it connected.
 *
 * @returns undefined when the kernel does not say; then the socket's folder (mode 0700) is the only guard
 */
export function peerOf(fd: number): { readonly uid: number; readonly pid: number } | undefined {
  if (linux) {
    const SOL_SOCKET = 1;
    const SO_PEERCRED = 17;
    const credentials = new Uint32Array(3);
    const length = new Uint32Array([credentials.byteLength]);
    if (c().getsockopt(fd, SOL_SOCKET, SO_PEERCRED, ptr(credentials), ptr(length)) !== 0) return undefined;
    const [pid = 0, uid = 0] = credentials;
    return { uid, pid };
  }
  const uid = new Uint32Array(1);
  const gid = new Uint32Array(1);
  return bsd().getpeereid(fd, ptr(uid), ptr(gid)) === 0 ? { uid: uid[0] ?? 0, pid: 0 } : undefined;
}

let opened: ReturnType<typeof openLinux> | undefined;
const c = () => (opened ??= openLinux());
const openLinux = () => libc({ getsockopt: { args: ["int", "int", "int", "ptr", "ptr"], returns: "int" } });
const bsd = () => libc({ getpeereid: { args: ["int", "ptr", "ptr"], returns: "int" } });
