/**
 * The program's entry. The first word is the name it was called by, which picks the part: a client by
 * default, a plugin's program under its own name. Only the part that runs is loaded.
 */
import { loadProgram } from "../plugins/builtin.ts";

const [called = "troam", ...words] = process.argv.slice(2);

async function run(): Promise<number> {
  if (called === "troam-server") {
    const { runServer } = await import("./server/main.ts");
    return runServer(words[0] ?? "{}");
  }
  // A program of a plugin, by the name we were called by or, for `troam NAME`, by the first word.
  const named = called !== "troam";
  const program = await loadProgram(named ? called : (words[0] ?? ""));
  if (program) return program.main(named ? words : words.slice(1), called);
  const { runClient } = await import("./client/main.ts");
  if (called !== "troam" || words[0] !== "plugin") return runClient(called, words);
  const { main } = await import("./plugin/program.ts");
  const done = main(words.slice(1));
  return typeof done === "number" ? done : runClient(called, done.command);
}

process.exit(await run());
