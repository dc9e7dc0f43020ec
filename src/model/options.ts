import { OPTION_SPELLINGS, optionRow, optionRows, type OptionRow } from "./options-table.ts";

export type OptionScope = "server" | "session" | "window" | "pane";

/**
 * What an option holds: a string (strings, styles, colours as text, keys, commands as tmux syntax, choices by name),
 * a number, or a boolean (flags). Array options hold a map from index (or string key) to text, in order.
 */
export type OptionValue = string | number | boolean | ReadonlyMap<string, string>;

/** One table of options (server, a session, a window, a pane, or a global one) that inherits from its parent. */
export interface Options {
  readonly scope: OptionScope;
  readonly parent: Options | undefined;
  /** Names set in this very table, sorted. */
  ownNames(): string[];
  /** The value set here, not looking at parents. */
  own(name: string): OptionValue | undefined;
  /** The value here or in a parent, else the table's default; undefined for an unset user option or unknown name. */
  get(name: string): OptionValue | undefined;
  /** Typed reads of table options; they throw for a name that has another type, which is our own error. */
  string(name: string): string;
  number(name: string): number;
  flag(name: string): boolean;
  array(name: string): ReadonlyMap<string, string>;
  set(name: string, value: OptionValue): void;
  /** An array that is not set here starts from nothing, not from the parent's. A number key loses leading zeros. */
  setArrayItem(name: string, key: string, value: string): void;
  /** Forgets what is set here; in a global table the default comes back. */
  unset(name: string): void;
  unsetArrayItem(name: string, key: string): void;
  row(name: string): OptionRow | undefined;
  /** A pane or window moved: it inherits from another table. */
  setParent(parent: Options | undefined): void;
  /** Bumped by every change here: what was worked out from options can tell whether it is old. */
  readonly generation: number;
}

/**
 * An empty table that inherits from `parent`, or, without a parent, a global table that holds every default of its scope
 * (pane options live in the global window table).
 */
export function createOptions(scope: OptionScope, parent?: Options): Options {
  return new OptionsTable(scope, parent);
}

class OptionsTable implements Options {
  readonly scope: OptionScope;
  parent: Options | undefined;
  generation = 0;
  readonly #values = new Map<string, OptionValue>();
  readonly #global: boolean;

  constructor(scope: OptionScope, parent: Options | undefined) {
    this.scope = scope;
    this.parent = parent;
    this.#global = parent === undefined;
    if (!this.#global) return;
    for (const row of optionRows) if (row.scope.includes(scope)) this.#values.set(row.name, defaultValue(row));
  }

  setParent(parent: Options | undefined): void {
    this.parent = parent;
    this.generation++;
  }

  ownNames(): string[] {
    return [...this.#values.keys()].sort();
  }

  own(name: string): OptionValue | undefined {
    return this.#values.get(fullName(name));
  }

  get(name: string): OptionValue | undefined {
    const full = fullName(name);
    const own = this.#values.get(full);
    if (own !== undefined) return own;
    if (this.parent !== undefined) return this.parent.get(full);
    const row = optionRow(full);
    return row === undefined ? undefined : defaultValue(row);
  }

  string(name: string): string {
    const value = this.get(name);
    if (typeof value !== "string") throw new Error(`option ${name} is not a string`);
    return value;
  }

  number(name: string): number {
    const value = this.get(name);
    if (typeof value !== "number") throw new Error(`option ${name} is not a number`);
    return value;
  }

  flag(name: string): boolean {
    const value = this.get(name);
    if (typeof value !== "boolean") throw new Error(`option ${name} is not a flag`);
    return value;
  }

  array(name: string): ReadonlyMap<string, string> {
    const value = this.get(name);
    if (typeof value !== "object") throw new Error(`option ${name} is not an array`);
    return value;
  }

  set(name: string, value: OptionValue): void {
    this.#values.set(fullName(name), value);
    this.generation++;
  }

  setArrayItem(name: string, key: string, value: string): void {
    const old = this.own(name);
    this.set(name, sortedArray([...(typeof old === "object" ? old : []), [arrayKey(key) ?? key, value]]));
  }

  unset(name: string): void {
    const full = fullName(name);
    const row = this.#global ? optionRow(full) : undefined;
    if (row === undefined) this.#values.delete(full);
    else this.#values.set(full, defaultValue(row));
    this.generation++;
  }

  unsetArrayItem(name: string, key: string): void {
    const old = this.own(name);
    if (typeof old !== "object") return;
    const left = new Map(old);
    left.delete(arrayKey(key) ?? key);
    this.set(name, left);
  }

  row(name: string): OptionRow | undefined {
    return optionRow(name);
  }
}

function fullName(name: string): string {
  return OPTION_SPELLINGS[name] ?? name;
}

/** The default of a row as a value; arrays become a map with keys from `0`. */
export function defaultValue(row: OptionRow): OptionValue {
  const value = row.default;
  if (typeof value !== "object") return value;
  return new Map(value.map((item, index) => [String(index), item]));
}

const MAX_ARRAY_INDEX = 4_294_967_295;

/** An array key as it is kept: a number without leading zeros, other text as it is; undefined where it is not allowed. */
export function arrayKey(key: string): string | undefined {
  if (key === "") return undefined;
  if (!/^[0-9]+$/.test(key)) return key;
  const index = Number(key);
  return index > MAX_ARRAY_INDEX ? undefined : String(index);
}

/** Number keys ascending, then text keys; of equal keys the last stays. */
function sortedArray(items: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const unique = [...new Map(items)];
  return new Map(unique.sort(([a], [b]) => compareKeys(a, b)));
}

function compareKeys(a: string, b: string): number {
  const numericA = /^[0-9]+$/.test(a);
  const numericB = /^[0-9]+$/.test(b);
  if (numericA && numericB) return Number(a) - Number(b);
  if (numericA !== numericB) return numericA ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
