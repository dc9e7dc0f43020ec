import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { commandLines, CONFIG, PROGRAM, START_WORDS, WITHOUT_SERVER, type Words } from "./generate/command-lines.ts";
import { quoted } from "./generate/random.ts";
import { knownOptions } from "./worlds.ts";

/**
 * What tmux HEAD's client printed on stdout and stderr and how it ended, for command lines good and bad: a line each, in
 * JSON. A group has a server of its own. `npm run compat -- --record` writes it anew.
 */
const FILE = join(import.meta.dir, "head-command-lines.txt");

/** A client that has not ended after this time hangs, ms. */
const LIMIT_MS = 20_000;

/** What a command line came to. Status -1: it did not end. */
export interface End {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The words, and their end. */
export type RecordedLine = readonly [words: Words, status: number, stdout: string, stderr: string];

export interface CommandLineDifference {
  readonly words: Words;
  readonly before: readonly Words[];
  readonly theirs: End;
  readonly ours: End;
}

/** A folder of its own in which a program is called `tmux`, as messages name it. */
export class CommandLine {
  readonly #folder = mkdtempSync(join(tmpdir(), "compat-line-"));
  readonly #program = join(this.#folder, "bin/tmux");

  constructor(program: string) {
    mkdirSync(join(this.#folder, "bin"));
    mkdirSync(join(this.#folder, "home"));
    symlinkSync(resolve(Bun.which(program) ?? program), this.#program);
  }

  /** Runs the program with these words after its socket, and nothing on its stdin. */
  async run(words: Words): Promise<End> {
    const home = join(this.#folder, "home");
    const filled = words.map((word) =>
      word.startsWith(CONFIG) ? this.#config(word) : word === "FOLDER" ? home : word,
    );
    // The last of two flags of a kind holds.
    const child = Bun.spawn([this.#program, "-S", join(this.#folder, "socket"), "-f/dev/null", ...filled], {
      env: {
        PATH: "/usr/bin:/bin",
        HOME: home,
        SHELL: "/bin/sh",
        LC_ALL: "C.UTF-8",
        TERM: "screen",
        TMUX_TMPDIR: this.#folder,
      },
      cwd: home,
      stdin: "ignore",
      stdout: "pipe",
      stderr: "pipe",
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS);
    const [stdout, stderr, status] = await Promise.all([
      new Response(child.stdout).text(),
      new Response(child.stderr).text(),
      child.exited,
    ]);
    clearTimeout(timer);
    return {
      status: child.signalCode === null ? status : -1,
      stdout: this.#plain(stdout),
      stderr: this.#plain(stderr),
    };
  }

  #config(word: string): string {
    const text = word.slice(CONFIG.length);
    const path = join(this.#folder, "home", `${createHash("sha1").update(text).digest("hex").slice(0, 8)}.conf`);
    writeFileSync(path, text);
    return path;
  }

  /** Without what differs for a reason that is no behaviour. */
  #plain(text: string): string {
    return (
      text
        .replaceAll(this.#folder, "FOLDER")
        .replaceAll(/\/\S*compat-[\w-]+/g, "FOLDER")
        .replaceAll(/client-\d+/g, "client-PID")
        // They come when a name or an output is next looked at.
        .replaceAll(/^%(window-renamed|output|layout-change) .*\n/gm, "")
        .replaceAll(/\(created [^)]*\)/g, "(created TIME)")
        .replaceAll(/, \d+ bytes\]/g, ", N bytes]")
        .replaceAll(/^(%\w+ )\d{10} \d+/gm, "$1TIME N")
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.run(["kill-server"]);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Lines of so many groups, after those of the tables; each that begins without a server is a group. */
function groups(seed: number, count: number): Words[][] {
  const grammar = { head: true, known: knownOptions, config: (text: string) => quoted(`${CONFIG}${text}`) };
  const generated = Array.from({ length: count }, (_, at) => commandLines(seed + at, LINES_A_GROUP, grammar));
  return [
    ...WITHOUT_SERVER.map((words) => [words]),
    ...[PROGRAM, ...generated].map((lines) => [...START_WORDS, ...lines]),
  ];
}

const LINES_A_GROUP = 60;

const same = (one: End, other: End): boolean =>
  one.status === other.status && one.stdout === other.stdout && one.stderr === other.stderr;

/** HEAD ended: what follows has nothing to be compared with. */
const died = ({ stderr }: End): boolean => stderr.includes("server exited unexpectedly");

/** Runs generated lines in both programs. */
export async function* huntLines(
  peer: string,
  own: string,
  seed: number,
  count: number,
): AsyncGenerator<CommandLineDifference> {
  for (const lines of groups(seed, count)) {
    await using theirs = new CommandLine(peer);
    await using ours = new CommandLine(own);
    for (const [at, words] of lines.entries()) {
      const [their, our] = await Promise.all([theirs.run(words), ours.run(words)]);
      if (!same(their, our)) yield { words, before: lines.slice(0, at), theirs: their, ours: our };
      if (died(their)) break;
    }
  }
}

/** What is said differs from one run to the next where times are in it: these lines are left out. */
const RUNS = 3;

/** Groups that the tests replay. */
const RECORDED_GROUPS = 4;

/** Writes what a tmux answers. */
export async function recordLines(peer: string): Promise<void> {
  const text: string[] = [];
  for (const lines of groups(1, RECORDED_GROUPS)) {
    const runs: End[][] = [];
    for (let run = 0; run < RUNS; run++) runs.push(await ends(peer, lines));
    const all = Math.min(...runs.map((run) => run.length));
    if (all === 0) continue;
    for (const [at, words] of lines.slice(0, all).entries()) {
      const end = runs[0]![at]!;
      const stable = runs.every((run) => same(run[at]!, end));
      text.push(JSON.stringify(stable ? [words, end.status, end.stdout, end.stderr] : [words]));
    }
    text.push("");
  }
  writeFileSync(FILE, `${text.join("\n")}`);
}

async function ends(program: string, lines: readonly Words[]): Promise<End[]> {
  await using side = new CommandLine(program);
  const all: End[] = [];
  for (const words of lines) {
    const end = await side.run(words);
    if (died(end)) break;
    all.push(end);
  }
  return all;
}

/** @returns groups of lines that share a server; a line without an end is run and not compared */
export function readLines(): (RecordedLine | readonly [Words])[][] {
  return readFileSync(FILE, "utf8")
    .trimEnd()
    .split("\n\n")
    .map((group) => group.split("\n").map((line) => JSON.parse(line) as RecordedLine | [Words]));
}

/** Runs a group in a program. @returns the lines that came to another end, as the file would have them */
export async function replayLines(
  program: string,
  group: readonly (RecordedLine | readonly [Words])[],
): Promise<{ readonly found: RecordedLine; readonly wanted: RecordedLine }[]> {
  await using side = new CommandLine(program);
  const others: { found: RecordedLine; wanted: RecordedLine }[] = [];
  for (const wanted of group) {
    const [words] = wanted;
    const { status, stdout, stderr } = await side.run(words);
    if (wanted.length === 1) continue;
    if (status !== wanted[1] || stdout !== wanted[2] || stderr !== wanted[3])
      others.push({ found: [words, status, stdout, stderr], wanted });
  }
  return others;
}
