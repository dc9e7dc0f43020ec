/**
 * How a plugin's option reads text and what it says about itself. Made by `option.string` and its sisters.
 *
 * @since 0.1.0
 */
export interface OptionDeclaration<T = unknown> {
  readonly type: "string" | "number" | "flag" | "choice";
  readonly default: T;
  readonly doc: string;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly unit?: string | undefined;
  readonly choices?: readonly string[] | undefined;
  /** Other names under which the option can be set. */
  readonly aliases?: readonly string[] | undefined;
  /** Scope beside the global one: `server` options have none, `session` options may differ by session. */
  readonly scope?: "server" | "session" | undefined;
  /** @returns the value, or why the text is not one */
  parse(text: string): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };
}

interface Common<T> {
  readonly default: T;
  readonly doc: string;
  readonly aliases?: readonly string[];
  readonly scope?: "server" | "session";
}

const TRUE_WORDS = ["on", "yes", "1", "true"];
const FALSE_WORDS = ["off", "no", "0", "false"];

/**
 * Declares the options of a plugin: typed, with default, limits, unit and text. A name that begins with `@` is a tmux
 * user option, so the same line in a config file harms no other multiplexer.
 *
 * @since 0.1.0
 */
export const option = {
  string(row: Common<string>): OptionDeclaration<string> {
    return { ...row, type: "string", parse: (text) => ({ ok: true, value: text }) };
  },

  /** A whole number between `min` and `max`, both included. */
  number(row: Common<number> & { min?: number; max?: number; unit?: string }): OptionDeclaration<number> {
    const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = row;
    return {
      ...row,
      type: "number",
      parse(text) {
        const value = /^\s*-?\d+\s*$/.test(text) ? Number(text) : Number.NaN;
        if (Number.isNaN(value)) return { ok: false, reason: `value is invalid: ${text}` };
        if (value < min) return { ok: false, reason: `value is too small: ${text}` };
        if (value > max) return { ok: false, reason: `value is too large: ${text}` };
        return { ok: true, value };
      },
    };
  },

  flag(row: Common<boolean>): OptionDeclaration<boolean> {
    return {
      ...row,
      type: "flag",
      parse(text) {
        const word = text.toLowerCase();
        if (TRUE_WORDS.includes(word)) return { ok: true, value: true };
        if (FALSE_WORDS.includes(word)) return { ok: true, value: false };
        return { ok: false, reason: `bad value: ${text}` };
      },
    };
  },

  choice<const C extends string>(row: Common<NoInfer<C>> & { choices: readonly C[] }): OptionDeclaration<C> {
    return {
      ...row,
      type: "choice",
      parse(text) {
        const value = row.choices.find((choice) => choice === text);
        return value === undefined ? { ok: false, reason: `unknown value: ${text}` } : { ok: true, value };
      },
    };
  },
};

/**
 * A plugin's options, by name.
 *
 * @since 0.1.0
 */
export type OptionDeclarations = Readonly<Record<string, OptionDeclaration>>;

/**
 * What `ctx.options` holds: each declared name with its value's type.
 *
 * @since 0.1.0
 */
export type OptionValues<O extends OptionDeclarations> = {
  readonly [K in keyof O]: O[K] extends OptionDeclaration<infer T> ? T : never;
};
