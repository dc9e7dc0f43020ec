import { CopyMode } from "#mode/copy/copy-mode.ts";
import { ModeWorld } from "../world.ts";

/**
 * Copy mode over a text with the cursor in it: `[w]ord` has it on the w, `word[]` behind the d.
 * Each line of the text is a line of the pane; more lines than rows go into history.
 */
export class CopyWorld extends ModeWorld {
  readonly mode: CopyMode;

  constructor(text: string, options: { readonly vi?: boolean; readonly cols?: number; readonly rows?: number } = {}) {
    const lines = text.split("\n");
    super(options.cols ?? 30, options.rows ?? lines.length);
    const line = lines.findIndex((candidate) => candidate.includes("["));
    this.feed(lines.map((candidate) => candidate.replace(/\[(.?)\]/, "$1")).join("\n"));
    this.window.options.set("mode-keys", options.vi === true ? "vi" : "emacs");
    const mode = this.enter("copy-mode");
    if (!(mode instanceof CopyMode)) throw new Error("not copy mode");
    this.mode = mode;
    const { state } = mode;
    if (line === -1) return;
    const at = line - Math.max(0, lines.length - state.rows);
    state.oy = Math.max(0, -at);
    state.cy = Math.max(0, at);
    state.cx = Bun.stringWidth((lines[line] ?? "").slice(0, (lines[line] ?? "").indexOf("[")));
  }

  /** All lines with the cursor marked. */
  get text(): string {
    const { state } = this.mode;
    const lines: string[] = [];
    for (let y = 0; y <= state.grid.last; y++) {
      let line = state.grid.lineText(y);
      if (y === state.line) {
        let before = "";
        for (let x = 0; x < state.cx; x++) before += state.grid.text(x, y);
        const under = state.cx < state.grid.length(y) ? state.grid.text(state.cx, y) : "";
        line = `${before}[${under}]${line.slice(before.length + under.length)}`;
      }
      lines.push(line);
    }
    return lines.join("\n");
  }

  /** What was copied last. */
  get copied(): string | undefined {
    const top = this.state.buffers.top();
    return top && new TextDecoder().decode(top.bytes);
  }
}

/** The text after commands. */
export function after(
  text: string,
  commands: string,
  options: { vi?: boolean; cols?: number; rows?: number } = {},
): string {
  const world = new CopyWorld(text, options);
  world.copy(commands);
  return world.text;
}
