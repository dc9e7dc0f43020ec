import { existsSync, realpathSync } from "node:fs";

/** The folder by the name the user has for it (`$PWD`, through links) if that is the same folder. */
export function startFolder(cwd: string, pwd: string | undefined): string {
  try {
    if (pwd && pwd !== cwd && realpathSync(pwd) === realpathSync(cwd)) return pwd;
  } catch {
    // $PWD names what is not there
  }
  return existsSync(cwd) ? cwd : "/";
}
