import { CommandError, type Flags } from "./command.ts";
import type { CommandContext } from "./context.ts";
import type { Spawn } from "./spawn.ts";

/** What respawn-pane and respawn-window have in common in their rows. */
export const RESPAWN_ARGS = "c:e:Ekt:";

/** @returns usage of a command that respawns a target of this kind */
export function respawnUsage(target: "pane" | "window"): string {
  return `[-Ek] [-c start-directory] [-e environment] [-t target-${target}] [shell-command [argument ...]]`;
}

/**
 * Reads what is to be started from flags and operands, and has it started.
 *
 * @throws CommandError that names what could not be respawned
 */
export function respawn(
  context: CommandContext<Flags<typeof RESPAWN_ARGS>>,
  target: "pane" | "window",
  start: (spawn: Spawn) => void,
): void {
  const { flags, operands } = context;
  const argv = operands.map((_, index) => context.operand(index));
  try {
    start({ argv, cwd: flags.c, variables: context.values("e"), empty: flags.E, kill: flags.k });
  } catch (error) {
    throw error instanceof CommandError ? new CommandError(`respawn ${target} failed: ${error.message}`) : error;
  }
}
