/**
 * The client and nothing else: what the build compiles and `bin/troam` links to, for scripts call it in loops. It needs
 * nothing of the environment (`PATH` may be empty) and takes nothing from the current folder. What is not a client's is the whole
 * program's (`cli.ts`), and so is everything when a source is newer than the build.
 */
import { runClient } from "./main.ts";
import { becomeWholeProgram, isStale, needsWholeProgram } from "./whole-program.ts";

const { argv0 } = process;
const called = argv0.slice(argv0.lastIndexOf("/") + 1);
const words = process.argv.slice(2);

if (needsWholeProgram(called, words) || isStale()) process.exit(becomeWholeProgram(called, words));
void runClient(called, words).then((status) => process.exit(status));
