import type { Terminal } from "../terminal.ts";

const INDETERMINATE = 3;

/** @vt OSC 9 ; 4 ; st ; pr | progress | yes | Progress of what runs: state 0 to 4, per cent. | ConEmu */
export function progress({ screen, host }: Terminal, text: string): void {
  const m = /^4;([0-4])(?:;?|;0*(\d{1,3}))$/.exec(text);
  if (!m) return;
  const state = Number(m[1]);
  const percent = m[2] === undefined ? -1 : Number(m[2]);
  if (percent > 100) return;
  const keeps = percent < 0 || state === INDETERMINATE;
  screen.progress = { state, percent: keeps ? screen.progress.percent : percent };
  host.progress?.(screen.progress.state, screen.progress.percent);
}
