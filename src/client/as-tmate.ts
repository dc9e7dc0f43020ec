import type { Arguments } from "./arguments.ts";

const NEW_SESSION: ReadonlySet<string> = new Set(["new-session", "new"]);

/**
 * Called as `tmate`: what is started is shared at once, and each start without `-S` or `-L` is a server of its own.
 * Inside a session, and for any other command, it is the program under another name.
 * Source: tmate(1)
 */
export function asTmate(args: Arguments, environment: Readonly<Record<string, string | undefined>>): Arguments {
  const [first] = args.command;
  if (environment.TMUX || (first !== undefined && !NEW_SESSION.has(first))) return args;
  const command = [...(first === undefined ? ["new-session"] : args.command), ";", "share"];
  const ownSocket = args.label === undefined && args.socketPath === undefined;
  return { ...args, command, label: ownSocket ? `tmate-${randomName()}` : args.label };
}

function randomName(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return number.toString(36);
}
