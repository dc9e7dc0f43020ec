import { accessSync, constants } from "node:fs";
import { userInfo } from "node:os";

export const BOURNE_SHELL = "/bin/sh";

/** Shells that take `-l` to be a login shell. */
const LOGIN_FLAG = new Set([
  "sh",
  "ash",
  "bash",
  "dash",
  "fish",
  "ksh",
  "mksh",
  "zsh",
  "csh",
  "tcsh",
  "nu",
  "elvish",
  "xonsh",
]);

/** Our own names: a shell of that name would start itself for ever. */
const OURS = new Set(["troam", "tmux", "tmate"]);

/** Whether a path can be the user's shell: absolute, executable and not this very program. */
export function usableShell(path: string | undefined): path is string {
  if (!path?.startsWith("/") || OURS.has(path.slice(path.lastIndexOf("/") + 1))) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The user's shell: `$SHELL`, else the one of the password file, else the Bourne shell. */
export function userShell(environment: Readonly<Record<string, string | undefined>>): string {
  if (usableShell(environment.SHELL)) return environment.SHELL;
  const own = passwordEntry()?.shell;
  return usableShell(own) ? own : BOURNE_SHELL;
}

/** The first of these folders that one may go to, else `/`. */
export function usableFolder(...candidates: readonly (string | undefined)[]): string {
  return candidates.find((folder) => folder !== undefined && mayEnter(folder)) ?? "/";
}

function mayEnter(folder: string): boolean {
  try {
    accessSync(`${folder}/.`, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** `$HOME`, else the password file's. */
export function homeOf(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  return environment.HOME || passwordEntry()?.homedir || undefined;
}

/** How a shell is called: by its name, which a dash before it makes a login shell. Where only its path will do, `-l` is the dash. */
export function shellCall(shell: string, login: boolean): { readonly argv0: string; readonly args: readonly string[] } {
  const name = shell.slice(shell.lastIndexOf("/") + 1);
  if (!login) return { argv0: name, args: [] };
  const byName = process.platform === "linux";
  return { argv0: `-${name}`, args: !byName && LOGIN_FLAG.has(name) ? ["-l"] : [] };
}

function passwordEntry(): { shell: string | undefined; homedir: string } | undefined {
  try {
    const { shell, homedir } = userInfo();
    return { shell: shell ?? undefined, homedir };
  } catch {
    return undefined;
  }
}
