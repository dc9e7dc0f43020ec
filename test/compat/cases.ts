import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ControlServer, type Reply } from "./control-server.ts";
import { START } from "./generate/sequence.ts";

/**
 * Sequences in which troam once differed from tmux, and what tmux HEAD answers: a title, then commands (`> `), each with
 * the lines of its reply (`= `, or `! ` of an error). `npm run compat -- --record` asks a tmux for the replies anew.
 */
const FILE = join(import.meta.dir, "cases.txt");

export interface Case {
  readonly title: string;
  readonly commands: readonly string[];
  /** Commands and replies as the file has them. */
  readonly text: string;
}

export function readCases(): Case[] {
  return readFileSync(FILE, "utf8")
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const [title = "", ...lines] = block.trimEnd().split("\n");
      const commands = lines.filter((line) => line.startsWith("> ")).map((line) => line.slice(2));
      return { title, commands, text: lines.join("\n") };
    });
}

/** Runs a case. @returns its text with the replies of this server; those of commands that say nothing are left out */
export async function answers(server: ControlServer, { commands }: Case): Promise<string> {
  const replies = await server.ask([...START, ...commands]);
  return commands.map((command, at) => answer(command, replies[START.length + at])).join("\n");
}

function answer(command: string, reply: Reply | undefined): string {
  const mark = reply?.ok === true ? "=" : "!";
  const lines = reply?.ok === false && reply.lines.length === 0 ? [""] : (reply?.lines ?? ["(none)"]);
  return [`> ${command}`, ...lines.map((line) => `${mark} ${line}`.trimEnd())].join("\n");
}

/** Writes the file with the replies of a tmux. */
export async function recordCases(peer: string): Promise<void> {
  const blocks: string[] = [];
  for (const each of readCases()) {
    await using server = new ControlServer(peer);
    blocks.push(`# ${each.title}\n${await answers(server, each)}\n`);
  }
  writeFileSync(FILE, blocks.join("\n"));
}
