/**
 * The client and nothing else: what the build compiles, for scripts call it in loops. `bin/troam` gives whatever
 * is not a client's to the whole program (`cli.ts`).
 */
import { runClient } from "./main.ts";

const [called = "troam", ...words] = process.argv.slice(2);

void runClient(called, words).then((status) => process.exit(status));
