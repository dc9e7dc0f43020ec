import type { Screen } from "#terminal/screen.ts";
import type { OutputTerminal } from "./output-terminal.ts";

/** The bytes that make a terminal which shows `from` show `to`. `from` null: nothing is known of it, all is drawn. */
export function diff(from: Screen | null, to: Screen, terminal: OutputTerminal): Uint8Array {
  throw new Error(`not yet: ${from} ${to} ${terminal}`);
}
