/** Who may connect besides the owner: `server-access`. Source: tmux/tmux server-acl.c */
export interface AccessEntry {
  readonly name: string;
  /** uid or gid. */
  readonly id: number;
  readonly kind: "user" | "group";
  readonly readOnly: boolean;
}

/** The list of users and groups that the owner lets in. The owner and root always may. */
export class ServerAccess {
  readonly #entries = new Map<string, AccessEntry>();

  get(kind: AccessEntry["kind"], id: number): AccessEntry | undefined {
    return this.#entries.get(`${kind}:${id}`);
  }

  set(entry: AccessEntry): void {
    this.#entries.set(`${entry.kind}:${entry.id}`, entry);
  }

  delete(kind: AccessEntry["kind"], id: number): boolean {
    return this.#entries.delete(`${kind}:${id}`);
  }

  /** Users before groups, each by ascending id. */
  inOrder(): AccessEntry[] {
    return [...this.#entries.values()].sort((a, b) => (a.kind === b.kind ? a.id - b.id : a.kind === "user" ? -1 : 1));
  }

  /** What the user may do: nothing (undefined), look, or all; a user's own entry wins over those of groups. */
  check(uid: number, gids: readonly number[]): "read-only" | "read-write" | undefined {
    const entry =
      this.get("user", uid) ?? gids.map((gid) => this.get("group", gid)).find((found) => found !== undefined);
    return entry === undefined ? undefined : entry.readOnly ? "read-only" : "read-write";
  }
}
