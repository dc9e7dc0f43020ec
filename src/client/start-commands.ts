/**
 * Commands that start a server when there is none: name, alias, and the shortest prefix of the name
 * that no other command shares. The client knows these words alone, so that it need not load the parser.
 * A test holds the list against the command table.
 */
const START_COMMANDS: readonly (readonly [name: string, alias: string, shortest: number])[] = [
  ["attach-session", "attach", 1],
  ["list-commands", "lscm", 7],
  ["list-keys", "lsk", 6],
  ["new-session", "new", 5],
  ["start-server", "start", 2],
];

/** Whether one of the commands in `argv` (separated by words that end in `;`) may start a server. No command means the default one. */
export function startsServer(argv: readonly string[]): boolean {
  if (argv.length === 0) return true;
  let first = true;
  for (const word of argv) {
    const name = word.replace(/;$/, "");
    if (
      first &&
      name !== "" &&
      START_COMMANDS.some(
        ([full, alias, shortest]) => name === alias || (name.length >= shortest && full.startsWith(name)),
      )
    ) {
      return true;
    }
    first = word.endsWith(";") && !word.endsWith("\\;");
  }
  return false;
}
