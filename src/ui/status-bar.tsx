import type { ReactNode } from "react";
import type { LayoutRun } from "#format/draw.ts";
import type { Screen } from "#terminal/screen.ts";
import { Box } from "./ink.ts";
import { isPlainRun, Run } from "./run.tsx";
import type { StatusBar, StatusRow } from "./status.ts";
import { Surface } from "./surface.ts";

/** The status lines of a client: rows of finished runs. */
export function StatusLine({ rows, cols }: { readonly rows: readonly StatusRow[]; readonly cols: number }): ReactNode {
  return (
    <Box flexDirection="column" width={cols} height={rows.length}>
      {rows.map((row, y) => (
        <Box key={y} width={cols} height={1} overflow="hidden">
          {row.runs.map((run, i) => (
            <Run key={i} run={run} />
          ))}
        </Box>
      ))}
    </Box>
  );
}

/** Cells of a run that Ink or chalk has no words for (blink, links, unusual widths) are set as the run says. */
function mend(into: Screen, x: number, y: number, run: LayoutRun): void {
  const link = run.linkUri === "" ? run.style.link : into.addHyperlink(run.linkUri);
  into.put(x, y, run.text, { ...run.style, link });
}

class InkStatusBar implements StatusBar {
  readonly #surface: Surface;

  constructor(onChange: () => void) {
    this.#surface = new Surface(80, 1, onChange);
  }

  get stale(): boolean {
    return this.#surface.stale;
  }

  draw(into: Screen, rows: readonly StatusRow[], cols: number): void {
    const cells = this.#surface.draw(<StatusLine rows={rows} cols={cols} />, cols, rows.length);
    into.blit(cells, 0, 0, cols, rows.length, 0, 0);
    for (let y = 0; y < rows.length; y++) {
      let x = 0;
      for (const run of rows[y]!.runs) {
        if (!isPlainRun(run)) mend(into, x, y, run);
        x += run.width;
      }
    }
  }

  close(): void {
    this.#surface.close();
  }
}

/** Opens a bar; Ink is loaded by then. @param onChange a component drew itself again */
export function openStatusBar(onChange: () => void): StatusBar {
  return new InkStatusBar(onChange);
}
