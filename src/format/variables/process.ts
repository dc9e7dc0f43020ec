import { windowNameFromCommand } from "#model/names.ts";
import type { Pane } from "#model/pane.ts";
import { defineFormats } from "../define.ts";
import { quoteArgument, quoteShellSingle } from "../quote.ts";

/** The command a pane was started with, as it would be typed. */
function startCommand(pane: Pane): string {
  return pane.argv.map(quoteArgument).join(" ");
}

function isRunning(pane: Pane): boolean {
  return pane.commandStartTime !== 0 && pane.commandEndTime === 0;
}

/** Seconds that the last command took, or has taken so far. */
function commandSeconds(pane: Pane, nowMs: number): number | undefined {
  if (pane.commandStartTime === 0) return undefined;
  const start = Math.floor(pane.commandStartTime / 1000);
  const end = Math.floor((isRunning(pane) ? nowMs : pane.commandEndTime) / 1000);
  return Math.max(0, end - start);
}

/** The program in a pane, and the commands that its shell marks (OSC 133). */
export default defineFormats("pane", ({ pane }) => pane, {
  pane_command_duration: {
    doc: "Seconds the last command took or has taken",
    get: (p, { state }) => commandSeconds(p, state.now()),
  },
  pane_command_end_time: { doc: "Time when the last command ended", time: true, get: (p) => p.commandEndTime },
  pane_command_running: { doc: "1 if a command is running", get: isRunning },
  pane_command_start_time: { doc: "Time when the last command began", time: true, get: (p) => p.commandStartTime },
  pane_command_status: { doc: "Exit status of the last command", get: (p) => p.commandStatus },
  pane_current_command: {
    doc: "Name of the program in the foreground",
    get: (p) =>
      p.shell === "" ? undefined : windowNameFromCommand(p.process?.currentCommand() || startCommand(p) || p.shell),
  },
  pane_current_path: {
    doc: "Working directory of the program in the foreground",
    get: (p) => p.process?.currentPath(),
  },
  pane_dead: { doc: "1 if the program has ended", get: (p) => p.exit !== undefined },
  pane_dead_signal: { doc: "Signal that ended the program", get: (p) => p.exit?.signal },
  pane_dead_status: { doc: "Exit status of the program", get: (p) => p.exit?.status },
  pane_dead_time: { doc: "Time when the program ended", time: true, get: (p) => p.exit?.time },
  pane_last_output_time: { doc: "Time of the last output", time: true, get: (p) => p.lastOutputTime },
  pane_last_prompt_time: { doc: "Time of the shell's last prompt", time: true, get: (p) => p.lastPromptTime },
  pane_pid: {
    doc: "Process id of the pane's first program",
    get: (p) => (p.exit === undefined ? p.process?.pid : undefined),
  },
  pane_pipe: { doc: "1 if the pane's output is piped", get: (p) => p.pipe !== undefined },
  pane_pipe_pid: { doc: "Process id of the pipe's command", get: (p) => p.pipe?.pid },
  pane_start_command: { doc: "Command the pane was started with", get: startCommand },
  pane_start_command_list: {
    doc: "Command the pane was started with, each word in single quotes",
    get: (p) => p.argv.map(quoteShellSingle).join(" "),
  },
  pane_start_path: { doc: "Directory the pane was started in", get: (p) => p.cwd },
  pane_tty: { doc: "Pseudo terminal of the pane", get: (p) => p.process?.tty ?? "" },
});
