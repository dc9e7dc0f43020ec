import {
  LINE_END_OUTPUT,
  LINE_OSC133,
  LINE_SECOND_PROMPT,
  LINE_START_COMMAND,
  LINE_START_OUTPUT,
  LINE_START_PROMPT,
  type Line,
  type PromptMarks,
} from "./line.ts";

/** Flags of a line with the column that each has in its marks. */
const COLUMNS: readonly (readonly [flags: number, column: Exclude<keyof PromptMarks, "status">])[] = [
  [LINE_START_PROMPT | LINE_SECOND_PROMPT, "prompt"],
  [LINE_START_COMMAND, "command"],
  [LINE_START_OUTPUT, "outputStart"],
  [LINE_END_OUTPUT, "outputEnd"],
];

/**
 * Cells `first` to `end - 1` of a line now stand in another one from column `at` on: OSC 133's marks on them go along.
 * A mark behind the text goes with the line's last cells. tmux leaves them all on the first part, and drops those of lines
 * that are joined to another.
 *
 * @param from flags and marks as they were before
 */
export function moveMarks(
  from: { readonly flags: number; readonly used: number; readonly marks: PromptMarks | null },
  first: number,
  end: number,
  to: Line,
  at: number,
): void {
  if ((from.flags & LINE_OSC133) === 0) return;
  const last = end >= from.used;
  for (const [flags, column] of COLUMNS) {
    const there = from.flags & flags;
    if (there === 0) continue;
    const x = from.marks?.[column] ?? 0;
    if (x < first || (x >= end && !last)) continue;
    to.flags |= there;
    to.marks ??= { prompt: 0, command: 0, outputStart: 0, outputEnd: 0, status: 0 };
    to.marks[column] = x - first + at;
    if (there & LINE_END_OUTPUT) to.marks.status = from.marks?.status ?? 0;
  }
}

/** Takes all marks of OSC 133 off a line. @returns what `moveMarks` takes */
export function takeMarks(line: Line): { flags: number; used: number; marks: PromptMarks | null } {
  const { flags, used, marks } = line;
  line.flags &= ~LINE_OSC133;
  line.marks = null;
  return { flags, used, marks };
}
