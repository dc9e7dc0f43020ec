// `npm start`: sets up, then opens a shared session in this terminal; a second time it attaches to it.
import { spawn, spawnSync } from "node:child_process";
import { fail, program, setUp } from "./setup.mjs";

const SESSION = "demo";
/** A server of its own: trying troam out touches nothing that runs already. */
const troam = ["-L", SESSION];

if (process.env.TMUX || process.env.TROAM) {
  fail("this is a troam or tmux session already: sessions should be nested with care, so run npm start outside of it");
}
if (!process.stdin.isTTY || !process.stdout.isTTY)
  fail("npm start opens a session in the terminal it is run in, and this is none: run it in a terminal");

setUp();
const runs = spawnSync(program, [...troam, "has-session", "-t", SESSION], { stdio: "ignore" }).status === 0;
const words = runs ? ["attach-session", "-t", SESSION] : ["new-session", "-s", SESSION, ";", "share"];
const child = spawn(program, [...troam, ...words], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => fail(`cannot run ${program}: ${error.message}`));
child.on("exit", (status, signal) => process.exit(signal ? 1 : (status ?? 1)));
