/**
 * A theme: values that options take where the user has set none. Styles are tmux's (`bg=#1d2330,fg=white,bold`).
 *
 * @since 0.1.0
 */
export interface Theme {
  /** What `set -g @theme` names. */
  readonly name: string;
  /** One line for people who choose. */
  readonly doc: string;
  /** Values as `set` takes them, by option; arrays are left to the user. */
  readonly server?: Readonly<Record<string, string>>;
  readonly session?: Readonly<Record<string, string>>;
  /** Window and pane options. */
  readonly window?: Readonly<Record<string, string>>;
}
