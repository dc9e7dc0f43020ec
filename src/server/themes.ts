import { optionChecks } from "#command/options/checks.ts";
import { optionRow } from "#model/options-table.ts";
import { setOptionText } from "#model/options-text.ts";
import { defaultValue, type Options, type OptionScope, type OptionValue } from "#model/options.ts";
import type { ServerState } from "#model/state.ts";
import type { Theme } from "#plugin/theme.ts";
import { themes } from "../../themes/index.ts";

/** The user option that names the theme. */
export const THEME_OPTION = "@theme";

/** The tables that a theme has values for. */
const TABLES = ["server", "session", "window"] as const satisfies readonly OptionScope[];

/**
 * Puts a theme's values where the user has set none: a global option that is at its default, or at the value of the theme
 * before. Without a theme everything is at its default again.
 */
export class Themes {
  readonly #state: ServerState;
  /** Themes of plugins, by name. */
  readonly #added = new Map<string, Theme>();
  /** What the theme of now set, by table. */
  readonly #set = new Map<Options, Map<string, OptionValue>>();
  #wanted: string | undefined;

  constructor(state: ServerState) {
    this.#state = state;
  }

  /** What is wrong with the theme that is wanted, undefined where nothing is. */
  get problem(): string | undefined {
    const wanted = this.#wanted;
    if (wanted === undefined || this.#find(wanted) !== undefined) return undefined;
    return `no such theme: ${wanted} (${[...themes.keys(), ...this.#added.keys()].join(", ")})`;
  }

  /** Makes a theme known. @returns what takes it away again @throws Error when its name is taken or it names no option */
  add(theme: Theme): () => void {
    const { name } = theme;
    if (this.#find(name) !== undefined) throw new Error(`theme ${name} is already there`);
    const problem = problemOf(theme);
    if (problem !== undefined) throw new Error(`theme ${name}: ${problem}`);
    this.#added.set(name, theme);
    if (this.#wanted === name) this.apply(name);
    return () => {
      this.#added.delete(name);
      if (this.#wanted === name) this.#takeBack();
    };
  }

  /** Looks at `@theme` after options changed. @returns what is wrong with it, if anything */
  optionsChanged(): string | undefined {
    const value = this.#state.sessionOptions.get(THEME_OPTION) ?? this.#state.serverOptions.get(THEME_OPTION);
    const name = typeof value !== "string" || value === "" || value === "none" ? undefined : value;
    return name === this.#wanted ? undefined : this.apply(name);
  }

  /** Takes a theme by name, undefined for none. @returns what is wrong, undefined when it was applied */
  apply(name: string | undefined): string | undefined {
    this.#wanted = name;
    const { problem } = this;
    if (problem !== undefined) return problem;
    this.#takeBack();
    const theme = name === undefined ? undefined : this.#find(name);
    return theme && this.#put(theme);
  }

  #find(name: string): Theme | undefined {
    return themes.get(name) ?? this.#added.get(name);
  }

  /** @returns what of its values could not be set */
  #put(theme: Theme): string | undefined {
    const problems: string[] = [];
    const checks = optionChecks(this.#state);
    for (const table of TABLES) {
      const options = this.#optionsOf(table);
      const set = new Map<string, OptionValue>();
      for (const [name, text] of Object.entries(theme[table] ?? {})) {
        const row = options.row(name);
        if (row === undefined || options.own(name) !== defaultValue(row)) continue;
        const problem = setOptionText(options, name, text, false, checks);
        if (problem !== undefined) problems.push(`${name}: ${problem}`);
        const value = options.own(name);
        if (value !== undefined) set.set(name, value);
      }
      this.#set.set(options, set);
    }
    return problems.length === 0 ? undefined : `theme ${theme.name}: ${problems.join(", ")}`;
  }

  #optionsOf(table: (typeof TABLES)[number]): Options {
    const { serverOptions, sessionOptions, windowOptions } = this.#state;
    return { server: serverOptions, session: sessionOptions, window: windowOptions }[table];
  }

  #takeBack(): void {
    for (const [options, set] of this.#set) {
      for (const [name, value] of set) if (options.own(name) === value) options.unset(name);
    }
    this.#set.clear();
  }
}

function problemOf(theme: Theme): string | undefined {
  for (const table of TABLES) {
    for (const name of Object.keys(theme[table] ?? {})) {
      const row = optionRow(name);
      if (row === undefined || row.array === true || !row.scope.includes(table)) return `no ${table} option ${name}`;
    }
  }
  return undefined;
}
