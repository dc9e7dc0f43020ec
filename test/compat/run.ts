// `npm run compat -- --peer PATH [--sequences N] [--seed S] [--limit N]` compares troam with a tmux HEAD on generated
// sequences, made small where they differ, and on generated command lines: output, errors, exit status. `--record` writes
// what that tmux says to the sequences and lines of the tests.
import { parseArgs } from "node:util";
import { recordCases } from "./cases.ts";
import { huntLines, recordLines } from "./command-lines.ts";
import { hunt } from "./hunt.ts";
import { record } from "./recorded.ts";
import { isHead, SEQUENCES_A_SERVER, TROAM } from "./worlds.ts";

const { values } = parseArgs({
  options: {
    peer: { type: "string", default: process.env["COMPAT_TMUX"] ?? "tmux" },
    own: { type: "string", default: TROAM },
    sequences: { type: "string", default: "505" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 1e9)) },
    limit: { type: "string", default: "20" },
    record: { type: "boolean", default: false },
  },
});

if (!isHead(values.peer)) {
  console.error(`${values.peer} is no tmux of the version that troam follows: give one with --peer`);
  process.exit(1);
}

if (values.record) {
  await record(values.peer, Number(values.sequences));
  await recordCases(values.peer);
  await recordLines(values.peer);
} else {
  console.log(`seed ${values.seed}, ${values.sequences} sequences`);
  let found = 0;
  const { peer, own, seed, sequences, limit } = values;
  for await (const { seed: at, commands, difference } of hunt({
    peer,
    own,
    seed: Number(seed),
    sequences: Number(sequences),
    limit: Number(limit),
  })) {
    found++;
    console.log(`\nseed ${at}, reply ${difference.at + 1} of:`);
    for (const command of commands) console.log(`  ${command}`);
    console.log("tmux: ", JSON.stringify(difference.theirs));
    console.log("troam:", JSON.stringify(difference.ours));
  }
  const groups = Math.ceil(Number(sequences) / SEQUENCES_A_SERVER);
  for await (const { words, ours, theirs } of huntLines(peer, own, Number(seed), groups)) {
    found++;
    console.log(`\ncommand line ${JSON.stringify(words)}`);
    console.log("tmux: ", JSON.stringify(theirs));
    console.log("troam:", JSON.stringify(ours));
  }
  console.log(`${found} differences`);
  process.exit(found === 0 ? 0 : 1);
}
