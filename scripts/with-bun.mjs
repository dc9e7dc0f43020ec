// Runs one of the project's scripts with the Bun that came with it: `node scripts/with-bun.mjs bench/run.ts …`.
import { findBun, run, setUp } from "./setup.mjs";

setUp();
run(findBun(), process.argv.slice(2), { stdio: "inherit" });
