import { readFileSync } from "node:fs";

/** A line of the password or the group file. */
export interface Account {
  readonly name: string;
  /** uid or gid. */
  readonly id: number;
}

const FILES = { user: "/etc/passwd", group: "/etc/group" } as const;

function accounts(kind: keyof typeof FILES): Account[] {
  let text: string;
  try {
    text = readFileSync(FILES[kind], "utf8");
  } catch {
    return [];
  }
  return text.split("\n").flatMap((line) => {
    const [name, , id] = line.split(":");
    return name === undefined || id === undefined || name.startsWith("#") ? [] : [{ name, id: Number(id) }];
  });
}

export function accountByName(kind: keyof typeof FILES, name: string): Account | undefined {
  return accounts(kind).find((account) => account.name === name);
}

export function accountById(kind: keyof typeof FILES, id: number): Account | undefined {
  return accounts(kind).find((account) => account.id === id);
}
