// `npm test`: sets up, then runs the tests. Words behind it go to `bun test` (`npm test -- test/model`).
import { findBun, run, setUp } from "./setup.mjs";

/** For a test on a slow machine that does much else; what hangs does so longer. */
const TIMEOUT_MS = 60_000;

setUp();
run(findBun(), ["test", `--timeout=${TIMEOUT_MS}`, ...process.argv.slice(2)], { stdio: "inherit" });
