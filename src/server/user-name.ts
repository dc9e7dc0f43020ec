import { accountById } from "#command/accounts.ts";

const names = new Map<number, string>();

/** Name of a user id by the password file, or the number. (What the environment says is only a claim.) */
export function userName(uid: number): string {
  let name = names.get(uid);
  if (name === undefined) names.set(uid, (name = accountById("user", uid)?.name ?? String(uid)));
  return name;
}
