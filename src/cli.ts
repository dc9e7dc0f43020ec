/**
 * The program's entry. The first word is the name it was called by, which picks the part: a client by
 * default, a plugin's program under its own name. Only the part that runs is loaded.
 */
export {};

const [called = "troam", ...words] = process.argv.slice(2);

/** Programs of plugins, by the name they are called by or, for `troam NAME`, by the first word. */
const PROGRAMS: Readonly<Record<string, () => Promise<{ main(words: readonly string[], name: string): number | Promise<number> }>>> = {};

async function run(): Promise<number> {
  if (called === "troam-server") {
    const { runServer } = await import("./server/main.ts");
    return runServer(words[0] ?? "{}");
  }
  const program = PROGRAMS[called] ?? (called === "troam" ? PROGRAMS[words[0] ?? ""] : undefined);
  if (program) return (await program()).main(PROGRAMS[called] ? words : words.slice(1), called);
  const { runClient } = await import("./client/main.ts");
  return runClient(called, words);
}

process.exit(await run());
