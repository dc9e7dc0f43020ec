// `npm test`: sets up, then runs the tests. Words behind it go to `bun test` (`npm test -- test/model`).
import { findBun, run, setUp } from "./setup.mjs";

setUp();
run(findBun(), ["test", ...process.argv.slice(2)], { stdio: "inherit" });
