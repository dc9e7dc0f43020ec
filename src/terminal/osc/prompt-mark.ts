import {
  LINE_END_OUTPUT,
  LINE_SECOND_PROMPT,
  LINE_START_COMMAND,
  LINE_START_OUTPUT,
  LINE_START_PROMPT,
  type PromptMarks,
} from "../line.ts";
import type { Terminal } from "../terminal.ts";

const noMarks = (): PromptMarks => ({ prompt: 0, command: 0, outputStart: 0, outputEnd: 0, status: 0 });

/** @vt OSC 133 ; A B C D N I P | prompt marks | yes | Where prompt, command and output begin, and how the command ended. | FinalTerm, iTerm2 */
export function promptMark({ screen, host }: Terminal, text: string): void {
  const line = screen.line(screen.cursorY);
  const x = screen.cursorX;
  switch (text[0]) {
    case "A":
    case "N":
      line.marks = { ...noMarks(), prompt: x };
      line.flags |= LINE_START_PROMPT;
      host.promptMark?.("A", undefined);
      break;
    case "P":
      line.flags |= isSecond(text) ? LINE_SECOND_PROMPT : LINE_START_PROMPT;
      (line.marks ??= noMarks()).prompt = x;
      host.promptMark?.("P", undefined);
      break;
    case "B":
    case "I":
      line.flags |= LINE_START_COMMAND;
      (line.marks ??= noMarks()).command = x;
      host.promptMark?.("B", undefined);
      break;
    case "C":
      line.flags |= LINE_START_OUTPUT;
      (line.marks ??= noMarks()).outputStart = x;
      host.promptMark?.("C", undefined);
      break;
    case "D": {
      const status = exitStatus(text);
      line.flags |= LINE_END_OUTPUT;
      line.marks ??= noMarks();
      line.marks.outputEnd = x;
      line.marks.status = status;
      host.promptMark?.("D", status);
      break;
    }
  }
}

/** The first part after D; 0 when there is none, or it is `key=value`; 255 when it is no number from 0 to 255. */
function exitStatus(text: string): number {
  if (text[1] !== ";") return 0;
  const part = text.slice(2).split(";", 1)[0] ?? "";
  if (part === "" || part.includes("=")) return 0;
  const status = /^ *[+-]?\d+$/.test(part) ? Math.abs(Number(part)) : 255;
  return Number(part) >= 0 && status <= 255 ? status : 255;
}

/** Only the first `;k=s` counts. Source: tmux/tmux input.c, input_osc_133 */
function isSecond(text: string): boolean {
  const end = text.indexOf(";k=s") + 4;
  return end > 3 && (end === text.length || text[end] === ";");
}
