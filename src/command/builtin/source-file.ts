import type { Client } from "#model/client.ts";
import type { ServerState } from "#model/state.ts";
import { CommandError, defineCommand } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { globPaths } from "../glob-paths.ts";
import { parseCommands } from "../parse/parse.ts";
import { workingDirectory } from "../working-directory.ts";

/** Files that source files that source files: a loop ends here. */
const DEPTH_LIMIT = 50;

const depths = new WeakMap<Client | ServerState, number>();

interface SourceFlags {
  readonly F?: boolean;
  readonly n?: boolean;
  readonly q?: boolean;
  readonly v?: boolean;
}

/** The files that the operands name; what is not there is an error unless -q. */
function files({ flags, operands, operand, client, error, expand, state }: CommandContext<SourceFlags>): {
  paths: string[];
  failed: boolean;
} {
  const cwd = workingDirectory(state, client);
  const paths: string[] = [];
  let failed = false;
  for (let i = 0; i < operands.length; i++) {
    const path = flags.F ? expand(operand(i)) : operand(i);
    const found = path === "-" ? ["-"] : globPaths(path, cwd);
    paths.push(...found);
    if (found.length > 0 || flags.q) continue;
    error(`No such file or directory: ${path}`);
    failed = true;
  }
  return { paths, failed };
}

/**
 * Reads a file and runs its commands right after what ran before.
 *
 * @param onProblem called with each bad line; the others run
 */
async function sourceOne(
  context: CommandContext<SourceFlags>,
  path: string,
  onProblem: (message: string) => void,
): Promise<Promise<void>[]> {
  const { flags, client, error, print, run, server, state, target, targetClient } = context;
  let bytes: Uint8Array;
  try {
    bytes = await server.readFile(client, path);
  } catch (problem) {
    if (!(problem instanceof CommandError)) throw problem;
    error(problem.message);
    return [];
  }
  const { session, winlink, window, pane } = target;
  const parsed = parseCommands(Buffer.from(bytes).toString("utf8"), {
    state,
    file: path,
    groupByLine: true,
    parseOnly: flags.n === true,
    formats: { client: targetClient, session, winlink, window, pane },
    onError: onProblem,
    ...(flags.v ? { onGroup: (list, line) => print(`${path}:${line}: ${list.toString()}`) } : {}),
  });
  if (!parsed.ok || flags.n) return [];
  const where = session === undefined ? {} : { target };
  // In an array: the commands run while the next file is read, they do not hold it up.
  return [run(parsed.list, { ...where, formats: { current_file: path } })];
}

async function sourceAll(context: CommandContext<SourceFlags>, paths: readonly string[]): Promise<void> {
  const { client, configError } = context;
  const runs: Promise<void>[] = [];
  const problems: string[] = [];
  for (const path of paths) runs.push(...(await sourceOne(context, path, (problem) => problems.push(problem))));
  await Promise.all(runs);
  if (problems.length > 0 && client !== undefined && client.session === undefined) client.retval = 1;
  for (const problem of problems) configError(problem);
}

/** Runs the commands of files, patterns of files, or standard input. */
export default defineCommand({
  name: "source-file",
  alias: "source",
  args: "t:Fnqv",
  operands: [1, -1],
  usage: "[-Fnqv] [-t target-pane] path ...",
  target: { flag: "t", type: "pane", canFail: true },

  exec(context) {
    const owner = context.client ?? context.state;
    const depth = depths.get(owner) ?? 0;
    if (depth >= DEPTH_LIMIT) throw new CommandError("too many nested files");
    const { paths, failed } = files(context);
    if (failed && context.client?.session === undefined && context.client !== undefined) context.client.retval = 1;
    if (paths.length === 0) {
      if (failed) throw new CommandError("");
      return;
    }
    depths.set(owner, depth + 1);
    return sourceAll(context, paths).finally(() => depths.set(owner, (depths.get(owner) ?? 1) - 1));
  },
});
