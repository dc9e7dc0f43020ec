import { libc } from "#system/libc.ts";

/**
 * Points standard output and error at where standard input points (/dev/null): whoever waits for the
 * server's output sees its end, and no socket takes the place of a standard stream.
 */
export function closeStandardStreams(): void {
  const { dup2 } = libc({ dup2: { args: ["int", "int"], returns: "int" } });
  dup2(0, 1);
  if (!process.env.TROAM_DEBUG) dup2(0, 2);
}
