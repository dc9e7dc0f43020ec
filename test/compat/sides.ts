import { hostname } from "node:os";
import { captureRaw } from "#terminal/capture-raw.ts";
import { Terminal } from "#terminal/terminal.ts";
import { terminalFormats, shownFormats } from "#format/variables/terminal.ts";
import type { FormatContext } from "#format/context.ts";
import { tmux, type TmuxServer } from "./tmux.ts";

/** Bytes to feed, or a size to take. */
export type Step = Uint8Array | { readonly cols: number; readonly rows: number };

export interface Play {
  readonly cols: number;
  readonly rows: number;
  readonly historyLimit: number;
  readonly steps: readonly Step[];
}

/** What a terminal is after a play: its grid, its state, what it answered; a string a line. */
export type Outcome = readonly string[];

/** What tmux counts by its own layout in memory; and a cell, which the dump has too. */
const UNCOMPARED = ["history_bytes", "history_all_bytes", "cursor_character"];

const VARIABLES = [...terminalFormats, ...shownFormats].filter(({ name }) => !UNCOMPARED.includes(name));

const END = new Uint8Array(Buffer.from("\x18\x1b\\", "latin1"));

const escaped = (text: string): string => JSON.stringify(text);

export function playOurs({ cols, rows, historyLimit, steps }: Play): Outcome {
  let answers = "";
  const reply = (bytes: Uint8Array): string => (answers += Buffer.from(bytes).toString("latin1"));
  const terminal = new Terminal(cols, rows, { historyLimit, now: () => 0, version: tmux.version }, { reply });
  // As panes begin in tmux.
  terminal.screen.title = hostname().split(".", 1)[0]!;
  for (const step of steps) {
    if (!(step instanceof Uint8Array)) terminal.resize(step.cols, step.rows);
    else {
      terminal.feed(step);
      terminal.feed(END);
    }
  }
  const { screen } = terminal;
  const context = { pane: { terminal, screen } } as unknown as FormatContext;
  const state = VARIABLES.map((variable) => {
    const value = variable.get(context, (text) => text);
    return `${variable.name} ${typeof value === "boolean" ? Number(value) : (value ?? "")}`;
  });
  return [...state, `answers ${escaped(answers)}`, ...captureRaw(screen).map(harmless)];
}

export async function playTmux(server: TmuxServer, { cols, rows, historyLimit, steps }: Play): Promise<Outcome> {
  const pane = await server.pane(cols, rows, historyLimit);
  try {
    let answers = "";
    for (const step of steps) {
      if (step instanceof Uint8Array) answers += await pane.feed(step);
      else await pane.resize(step.cols, step.rows);
    }
    const format = VARIABLES.map(({ name }) => `${name} #{${name}}`).join("\n");
    const state = (await pane.format(format)).replace(/\n$/, "").split("\n");
    return [...state, `answers ${escaped(answers)}`, ...(await pane.capture("-R")).map(harmless)];
  } finally {
    await pane.close();
  }
}

/** Links that belong to no id get one of their own in tmux, by a count of its process. */
const harmless = (line: string): string => line.replace(/ linkid=tmux[0-9A-F]+$/, " linkid=NONE");

/** The first lines that differ, with where; empty when none does. */
export function differences(ours: Outcome, theirs: Outcome, most = 12): string[] {
  const all: string[] = [];
  for (let i = 0; i < Math.max(ours.length, theirs.length) && all.length < most; i++) {
    if (ours[i] !== theirs[i]) all.push(`  ours ${ours[i]}\n  tmux ${theirs[i]}`);
  }
  return all;
}

/** Cuts a play down to fewer steps that still differ. */
export async function smallest(play: Play, differs: (play: Play) => Promise<boolean>): Promise<Play> {
  let { steps } = play;
  for (let size = steps.length >> 1; size > 0; size >>= 1) {
    for (let at = 0; at < steps.length;) {
      const fewer = [...steps.slice(0, at), ...steps.slice(at + size)];
      if (fewer.length > 0 && (await differs({ ...play, steps: fewer }))) steps = fewer;
      else at += size;
    }
  }
  return { ...play, steps };
}
