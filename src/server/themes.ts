import { defaultValue, type Options } from "#model/options.ts";
import type { ServerState } from "#model/state.ts";
import { themes, type Theme } from "../../themes/index.ts";

/** The user option that names the theme. */
export const THEME_OPTION = "@theme";

/**
 * Puts a theme's values where the user has set none: a global option that is at its default, or at the value of the theme
 * before. Without a theme everything is at its default again.
 */
export class Themes {
  readonly #state: ServerState;
  /** What the theme of now set, by table. */
  readonly #set = new Map<Options, Map<string, string>>();
  #name: string | undefined;

  constructor(state: ServerState) {
    this.#state = state;
  }

  /** Name of the theme in use, undefined for none. */
  get name(): string | undefined {
    return this.#name;
  }

  /** Looks at `@theme` after options changed. @returns what is wrong with it, if anything */
  optionsChanged(): string | undefined {
    const value = this.#state.sessionOptions.get(THEME_OPTION) ?? this.#state.serverOptions.get(THEME_OPTION);
    const name = typeof value !== "string" || value === "" || value === "none" ? undefined : value;
    return name === this.#name ? undefined : this.apply(name);
  }

  /** Takes a theme by name, undefined for none. @returns what is wrong, undefined when it was applied */
  apply(name: string | undefined): string | undefined {
    const theme = name === undefined ? undefined : themes.get(name);
    this.#name = name;
    if (name !== undefined && theme === undefined) return `no such theme: ${name} (${[...themes.keys()].join(", ")})`;
    this.#takeBack();
    if (theme !== undefined) this.#put(theme);
    return undefined;
  }

  #put(theme: Theme): void {
    this.#fill(this.#state.serverOptions, theme.server);
    this.#fill(this.#state.sessionOptions, theme.session);
    this.#fill(this.#state.windowOptions, theme.window);
  }

  #fill(options: Options, values: Readonly<Record<string, string>> = {}): void {
    const set = new Map<string, string>();
    for (const [name, value] of Object.entries(values)) {
      const row = options.row(name);
      if (row === undefined || options.own(name) !== defaultValue(row)) continue;
      options.set(name, value);
      set.set(name, value);
    }
    this.#set.set(options, set);
  }

  #takeBack(): void {
    for (const [options, set] of this.#set) {
      for (const [name, value] of set) if (options.own(name) === value) options.unset(name);
    }
    this.#set.clear();
  }
}
