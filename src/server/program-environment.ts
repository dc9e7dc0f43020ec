import type { Environment } from "#model/environment.ts";
import { shellCall } from "./shell.ts";

/** Where programs are looked for when nothing says where. */
export const DEFAULT_PATH = "/usr/bin:/bin";

/** As `NAME=value` lines. */
export function environmentLines(environment: Environment): string[] {
  return Object.entries(environment.toObject()).map(([name, value]) => `${name}=${value}`);
}

/** Nothing: a login shell. One word: a command for the shell. More: a program and its arguments as they stand. */
export function programOf(
  argv: readonly string[],
  shell: string,
  environment: readonly string[],
): { readonly file: string; readonly argv0: string; readonly args: readonly string[] } {
  const [first, ...rest] = argv;
  if (first === undefined) return { file: shell, ...shellCall(shell, true) };
  if (rest.length === 0) return { file: shell, argv0: shellCall(shell, false).argv0, args: ["-c", first] };
  const path = environment.find((variable) => variable.startsWith("PATH="))?.slice("PATH=".length) ?? DEFAULT_PATH;
  const file = first.includes("/") ? first : (Bun.which(first, { PATH: path }) ?? first);
  return { file, argv0: first, args: rest };
}
