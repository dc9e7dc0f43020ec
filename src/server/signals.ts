import { constants } from "node:os";

/** Name of a signal without its prefix (`TERM`), as tmux prints it; its number where it has none. */
export function signalName(signal: number): string {
  const name = Object.entries(constants.signals).find(([, number]) => number === signal)?.[0];
  return name === undefined ? String(signal) : name.replace(/^SIG/, "");
}
