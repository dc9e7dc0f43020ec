import type { Key } from "#input/key.ts";

/** A key's commands. `commands` prints as tmux syntax; the command layer runs it. */
export interface Binding<Commands extends { toString(): string } = { toString(): string }> {
  /** The key as tmux prints it (`C-b`), its identity within a table. */
  readonly keyName: string;
  readonly key: Key;
  readonly note: string | undefined;
  /** `-r`: may be pressed again without the prefix within `repeat-time`. */
  readonly repeat: boolean;
  readonly commands: Commands;
}

/** A table of key bindings, by the names of the keys as tmux prints them. */
export interface KeyTable {
  readonly name: string;
  readonly bindings: Map<string, Binding>;
  /** As they were after start, for `unbind-key` resets. */
  readonly defaults: Map<string, Binding>;
}

/** All key tables by name. Source: tmux/tmux key-bindings.c */
export class KeyTables {
  readonly #byName = new Map<string, KeyTable>();
  #fill: (() => void) | undefined;

  /** `fill` makes the first bindings when somebody first looks at a table: a server that nobody is attached to needs none. */
  fillLater(fill: () => void): void {
    this.#fill = fill;
  }

  get #tables(): Map<string, KeyTable> {
    const fill = this.#fill;
    this.#fill = undefined;
    fill?.();
    return this.#byName;
  }

  get(name: string): KeyTable | undefined {
    return this.#tables.get(name);
  }

  has(name: string): boolean {
    return this.#tables.has(name);
  }

  /** The table, made when it is not there. */
  ensure(name: string): KeyTable {
    let table = this.#tables.get(name);
    if (table === undefined) {
      table = { name, bindings: new Map(), defaults: new Map() };
      this.#tables.set(name, table);
    }
    return table;
  }

  /** In order of name. */
  inOrder(): KeyTable[] {
    return [...this.#tables.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  binding(table: string, keyName: string): Binding | undefined {
    return this.#tables.get(table)?.bindings.get(keyName);
  }

  bind(table: string, binding: Binding): void {
    this.ensure(table).bindings.set(binding.keyName, binding);
  }

  /** `bind-key` without commands: changes the note or the repeat flag of what is bound. */
  annotate(table: string, keyName: string, note: string | undefined, repeat: boolean): void {
    const target = this.ensure(table);
    const old = target.bindings.get(keyName);
    if (old === undefined) return;
    target.bindings.set(keyName, { ...old, note: note ?? old.note, repeat: repeat || old.repeat });
  }

  /** Unbinds a key; a table that has nothing left and never had defaults goes. */
  unbind(table: string, keyName: string): void {
    const target = this.#tables.get(table);
    if (target === undefined || !target.bindings.delete(keyName)) return;
    if (target.bindings.size === 0 && target.defaults.size === 0) this.#tables.delete(table);
  }

  /** Back to the default binding; a key without one is unbound. */
  reset(table: string, keyName: string): void {
    const target = this.#tables.get(table);
    if (target === undefined || !target.bindings.has(keyName)) return;
    const original = target.defaults.get(keyName);
    if (original === undefined) this.unbind(table, keyName);
    else target.bindings.set(keyName, original);
  }

  removeTable(name: string): void {
    // Whoever removes it is a client, and that one's keys go through the root table: it is there again at once.
    if (this.#tables.delete(name) && name === "root") this.ensure(name);
  }

  resetTable(name: string): void {
    const target = this.#tables.get(name);
    if (target === undefined) return;
    if (target.defaults.size === 0) this.removeTable(name);
    else for (const keyName of Array.from(target.bindings.keys())) this.reset(name, keyName);
  }

  /** Called once after the default bindings are made: what is bound now is what a reset goes back to. */
  keepAsDefaults(): void {
    for (const table of this.#tables.values()) {
      for (const [keyName, binding] of table.bindings) table.defaults.set(keyName, binding);
    }
  }
}
