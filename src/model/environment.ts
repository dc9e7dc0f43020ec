import { globMatch } from "./glob.ts";

/** A variable: `value` undefined means "take it out of what a program gets"; hidden ones are for formats, programs never get them. */
export interface EnvironmentEntry {
  readonly name: string;
  readonly value: string | undefined;
  readonly hidden: boolean;
}

/** Variables of the server, a session or a client. Source: tmux/tmux environ.c */
export class Environment {
  readonly #entries = new Map<string, EnvironmentEntry>();

  /** From `NAME=VALUE` strings or an object; what has no `=` is left out. */
  static from(variables: readonly string[] | Readonly<Record<string, string | undefined>>): Environment {
    const environment = new Environment();
    if (isList(variables)) for (const variable of variables) environment.put(variable);
    else for (const [name, value] of Object.entries(variables)) if (value !== undefined) environment.set(name, value);
    return environment;
  }

  get(name: string): EnvironmentEntry | undefined {
    return this.#entries.get(name);
  }

  value(name: string): string | undefined {
    return this.#entries.get(name)?.value;
  }

  set(name: string, value: string, hidden = false): void {
    this.#entries.set(name, { name, value, hidden });
  }

  /** Sets from `NAME=VALUE`; without a `=` nothing happens. */
  put(variable: string, hidden = false): void {
    const at = variable.indexOf("=");
    if (at !== -1) this.set(variable.slice(0, at), variable.slice(at + 1), hidden);
  }

  /** Marks the variable as taken out (`set-environment -r`). */
  clear(name: string): void {
    this.#entries.set(name, { name, value: undefined, hidden: this.#entries.get(name)?.hidden ?? false });
  }

  /** Forgets the variable (`set-environment -u`): the environment below shows again. */
  unset(name: string): void {
    this.#entries.delete(name);
  }

  /** In order of name. */
  entries(): EnvironmentEntry[] {
    return [...this.#entries.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  }

  /** Lays the other environment over this one, marks included. */
  copyFrom(other: Environment): void {
    for (const { name, value, hidden } of other.entries()) {
      if (value === undefined) this.clear(name);
      else this.set(name, value, hidden);
    }
  }

  /** Takes from `client` what `update-environment` names (patterns); a pattern that matches nothing there is taken out here. */
  updateFrom(client: Environment, patterns: Iterable<string>): void {
    for (const pattern of patterns) {
      let found = false;
      for (const entry of client.entries()) {
        if (!globMatch(pattern, entry.name)) continue;
        if (entry.value === undefined) this.clear(entry.name);
        else this.set(entry.name, entry.value);
        found = true;
      }
      if (!found) this.clear(pattern);
    }
  }

  /** What a program gets: no marks, nothing hidden, no empty names. */
  toObject(): Record<string, string> {
    const object: Record<string, string> = {};
    for (const { name, value, hidden } of this.entries()) {
      if (value !== undefined && name !== "" && !hidden) object[name] = value;
    }
    return object;
  }
}

function isList(variables: object): variables is readonly string[] {
  return Array.isArray(variables);
}
