import { readFileSync, readlinkSync } from "node:fs";

/**
 * The process group in the foreground of a terminal, told from the session leader `pid` on it.
 * Linux: field `tpgid` of /proc/PID/stat; elsewhere `ps`.
 */
function foregroundGroup(pid: number): number | undefined {
  if (process.platform !== "linux") return Number(ps(pid, "tpgid")) || undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // the name in parentheses may itself hold spaces and parentheses
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const group = Number(fields[5]);
    return group > 0 ? group : undefined;
  } catch {
    return undefined;
  }
}

/** First word of the command line of the foreground group's leader: `/usr/bin/vim`, `-bash`. */
export function foregroundCommand(pid: number): string | undefined {
  const group = foregroundGroup(pid);
  if (group === undefined) return undefined;
  if (process.platform !== "linux") return ps(group, "comm");
  try {
    const words = readFileSync(`/proc/${group}/cmdline`, "utf8");
    return words.slice(0, words.indexOf("\0")) || undefined;
  } catch {
    return undefined;
  }
}

/** Working directory of the foreground group's leader, else of the program itself. */
export function foregroundPath(pid: number): string | undefined {
  for (const candidate of [foregroundGroup(pid), pid]) {
    if (candidate === undefined) continue;
    try {
      if (process.platform === "linux") return readlinkSync(`/proc/${candidate}/cwd`);
      const out = Bun.spawnSync([
        "/usr/sbin/lsof",
        "-a",
        "-p",
        String(candidate),
        "-d",
        "cwd",
        "-Fn",
      ]).stdout.toString();
      const path = /^n(.*)$/m.exec(out)?.[1];
      if (path) return path;
    } catch {
      // it has just gone; the next may still be there
    }
  }
  return undefined;
}

function ps(pid: number, column: string): string | undefined {
  const out = Bun.spawnSync(["/bin/ps", "-o", `${column}=`, "-p", String(pid)])
    .stdout.toString()
    .trim();
  return out === "" ? undefined : out;
}
