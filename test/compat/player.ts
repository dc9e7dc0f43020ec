/**
 * What runs in a pane of the tmux that we are compared with: writes what it is told to, raw, and hands back what the
 * terminal answered. Told over a Unix socket, whose path is its argument, a line of base64 at a time.
 */
import { spawnSync } from "node:child_process";
import { connect } from "node:net";
import { writeSync } from "node:fs";

/** Ends whatever sequence is open, then asks for a mode that nobody has: its answer is the end of all answers. */
const END = "\x18\x1b\\\x1b[?4242$p";
const ENDED = "\x1b[?4242;0$y";

spawnSync("stty", ["raw", "-echo"], { stdio: ["inherit", "ignore", "ignore"] });
const socket = connect(process.argv[2]!);
let answers = "";
let told = "";

process.stdin.on("data", (chunk: Buffer) => {
  answers += chunk.toString("latin1");
  // What comes after it was not asked for: themes are told when they change.
  const end = answers.indexOf(ENDED);
  if (end === -1) return;
  socket.write(`${Buffer.from(answers.slice(0, end), "latin1").toString("base64")}\n`);
  answers = "";
});

/** The pty is one open file for both directions: reading from it without waiting makes writing so, too. */
function write(bytes: Uint8Array, at: number): number {
  try {
    return writeSync(1, bytes, at);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    Bun.sleepSync(1);
    return 0;
  }
}

socket.on("data", (chunk) => {
  told += chunk.toString("latin1");
  const end = told.indexOf("\n");
  if (end === -1) return;
  const bytes = Buffer.concat([Buffer.from(told.slice(0, end), "base64"), Buffer.from(END)]);
  told = told.slice(end + 1);
  for (let at = 0; at < bytes.length;) at += write(bytes, at);
});
socket.on("close", () => process.exit());
