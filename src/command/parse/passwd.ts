import { readFileSync } from "node:fs";

/** The home directory of a named user, from the password file; undefined when there is no such user. */
export function homeOfUser(name: string): string | undefined {
  let file: string;
  try {
    file = readFileSync("/etc/passwd", "utf8");
  } catch {
    return undefined;
  }
  const fields = file
    .split("\n")
    .map((line) => line.split(":"))
    .find(([user]) => user === name);
  return fields?.[5];
}
