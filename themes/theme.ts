/**
 * A theme: values that options take where the user has set none. Styles are tmux's (`bg=#1d2330,fg=white,bold`);
 * one file a theme, data only.
 */
export interface Theme {
  readonly name: string;
  /** One line for people who choose. */
  readonly doc: string;
  readonly server?: Readonly<Record<string, string>>;
  readonly session?: Readonly<Record<string, string>>;
  /** Window and pane options. */
  readonly window?: Readonly<Record<string, string>>;
}
