/** Deepest nesting of expansions: what a format that expands itself comes to. Source: tmux/tmux format.c, FORMAT_LOOP_LIMIT */
export const DEPTH_MAX = 100;

/** Time an expansion may take, ms; what is left then expands to nothing. Source: tmux/tmux format.c, FORMAT_TIME_LIMIT */
export const TIME_MAX_MS = 100;

/** Characters an expansion may come to: loops in loops and repeats of repeats multiply. */
export const OUTPUT_MAX = 1_000_000;
