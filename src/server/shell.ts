import { accessSync, constants } from "node:fs";
import { userInfo } from "node:os";

export const BOURNE_SHELL = "/bin/sh";

/** Shells that take `-l` to be a login shell. tmux tells them by a dash before their name, which node-pty cannot. */
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

/** `$HOME`, else the password file's. */
export function homeOf(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  return environment.HOME || passwordEntry()?.homedir || undefined;
}

export function loginArguments(shell: string): string[] {
  return LOGIN_FLAG.has(shell.slice(shell.lastIndexOf("/") + 1)) ? ["-l"] : [];
}

function passwordEntry(): { shell: string | undefined; homedir: string } | undefined {
  try {
    const { shell, homedir } = userInfo();
    return { shell: shell ?? undefined, homedir };
  } catch {
    return undefined;
  }
}
