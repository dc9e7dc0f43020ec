import { appendToBuffer, copyToBuffer, pipeSelection, type CopyWhere } from "../copy-out.ts";
import { startOfLine } from "../movement.ts";
import { cursorDown, toEndOfLine } from "../scroll.ts";
import { clearSelection, startSelection } from "../selection.ts";
import { copyCommand, type CopyCommand, type CopyCommandContext } from "./define.ts";

const row = { readOnly: false, clears: "always" } as const;

/** -P keeps it from the paste buffers, -C from the terminals' clipboards. */
function whereOf({ host, flags, session, winlink, client }: CopyCommandContext, prefix: string | undefined): CopyWhere {
  const name =
    prefix === undefined ? undefined : host.environment.expand(prefix, { client, session, winlink, pane: host.pane });
  return { prefix: name, paste: !flags.has("P"), clipboard: !flags.has("C") };
}

function shellCommand({ host, operands, session, winlink, client }: CopyCommandContext): string | undefined {
  const command = operands[0] ?? "";
  if (command === "" || session === undefined) return undefined;
  return host.environment.expand(command, { client, session, winlink, pane: host.pane });
}

/** What is selected, to a buffer (`pipe`: also to a command). Without a session nothing is copied. */
function copySelected(context: CopyCommandContext, pipe: boolean): void {
  const { host, session, operands } = context;
  if (pipe) {
    const text = pipeSelection(host, session, shellCommand(context));
    if (text !== undefined) copyToBuffer(host, text, whereOf(context, operands[1]));
  } else if (session !== undefined) copyToBuffer(host, undefined, whereOf(context, operands[0]));
}

/** Copies from the cursor (or the start of its line) to the end of the line, or of the line `count` lines on, and puts the cursor back. */
function copyLines(context: CopyCommandContext, pipe: boolean, cancels: boolean, wholeLine: boolean): "cancel" | void {
  const { state, session, count } = context;
  const { cx, cy, oy } = state;
  if (wholeLine) {
    state.selectBy = "char";
    startOfLine(state);
  }
  startSelection(state);
  for (let times = count; times > 1; times--) cursorDown(state);
  toEndOfLine(state);
  if (session !== undefined) {
    copySelected(context, pipe);
    if (cancels) return "cancel";
  }
  clearSelection(state);
  state.cx = cx;
  state.cy = cy;
  state.oy = oy;
  return undefined;
}

function lineCommands(part: "line" | "end-of-line", doc: string): CopyCommand[] {
  const make = (pipe: boolean, cancels: boolean): CopyCommand =>
    copyCommand(`copy-${pipe ? "pipe-" : ""}${part}${cancels ? "-and-cancel" : ""}`, doc, {
      ...row,
      flags: "CP",
      operands: [0, pipe ? 2 : 1],
      run: (context) => copyLines(context, pipe, cancels, part === "line"),
    });
  return [make(false, false), make(false, true), make(true, false), make(true, true)];
}

/** Three commands of a kind: one that clears the selection, one that also leaves, one that does neither. */
function selectionCommandsFor(
  name: string,
  doc: string,
  most: number,
  flags: string,
  run: (context: CopyCommandContext) => void,
): CopyCommand[] {
  const shape = { ...row, flags, operands: [0, most] } as const;
  return [
    copyCommand(`${name}-no-clear`, `${doc}, keeping the selection`, { ...shape, clears: "never", run }),
    copyCommand(name, doc, {
      ...shape,
      run(context) {
        run(context);
        clearSelection(context.state);
      },
    }),
    copyCommand(`${name}-and-cancel`, `${doc} and leave`, {
      ...shape,
      run(context) {
        run(context);
        clearSelection(context.state);
        return "cancel";
      },
    }),
  ];
}

function append({ host, session, state }: CopyCommandContext): void {
  if (session !== undefined) appendToBuffer(host);
  clearSelection(state);
}

export const copyCommands: readonly CopyCommand[] = [
  copyCommand("append-selection", "Append the selection to the newest paste buffer", { ...row, run: append }),
  copyCommand("append-selection-and-cancel", "Append the selection to the newest paste buffer and leave", {
    ...row,
    run(context) {
      append(context);
      return "cancel";
    },
  }),
  copyCommand("cancel", "Leave copy mode", { clears: "always", run: () => "cancel" }),
  ...lineCommands("end-of-line", "Copy to the end of the line"),
  ...lineCommands("line", "Copy the line"),
  ...selectionCommandsFor("copy-pipe", "Copy the selection and pipe it to a command", 2, "CP", (context) =>
    copySelected(context, true),
  ),
  ...selectionCommandsFor("copy-selection", "Copy the selection", 1, "CP", (context) => copySelected(context, false)),
  ...selectionCommandsFor("pipe", "Pipe the selection to a command", 1, "", (context) => {
    pipeSelection(context.host, context.session, shellCommand(context));
  }),
];
