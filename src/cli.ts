/**
 * The program's entry. The first word is the name it was called by, which picks the part: a client by
 * default, a plugin's program under its own name. Only the part that runs is loaded.
 */
import { programOwners } from "../plugins/program-owners.ts";
import { runClient } from "./client/main.ts";

const [called = "troam", ...words] = process.argv.slice(2);

async function run(): Promise<number> {
  // A program of a plugin, by the name we were called by or, for `troam NAME`, by the first word.
  const named = called !== "troam";
  const name = named ? called : (words[0] ?? "");
  if (name === "troam-server") {
    const { runServer } = await import("./server/main.ts");
    return runServer((named ? words[0] : words[1]) ?? "{}");
  }
  if (programOwners.has(name)) {
    const { loadProgram } = await import("../plugins/builtin.ts");
    const program = await loadProgram(name);
    if (program) return program.main(named ? words : words.slice(1), called);
  }
  if (called !== "troam" || words[0] !== "plugin") return runClient(called, words);
  const { main } = await import("./plugin/program.ts");
  const done = main(words.slice(1));
  return typeof done === "number" ? done : runClient(called, done.command);
}

process.exit(await run());
