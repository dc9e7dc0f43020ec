import type { ReactNode } from "react";
import type { LayoutRun } from "#format/draw.ts";
import type { Screen } from "#terminal/screen.ts";
import { Box } from "./ink.ts";
import { isPlainRun, Row } from "./run.tsx";

/** Rows of finished runs, one below the other. */
export function Rows({
  rows,
  cols,
}: {
  readonly rows: readonly (readonly LayoutRun[])[];
  readonly cols: number;
}): ReactNode {
  return (
    <Box flexDirection="column" width={cols} height={rows.length} flexShrink={0}>
      {rows.map((runs, y) => (
        <Box key={y} width={cols} height={1} overflow="hidden">
          <Row runs={runs} />
        </Box>
      ))}
    </Box>
  );
}

/** Sets the cells of runs that Ink or chalk has no words for (blink, links, unusual widths) as the runs say. */
export function mendRows(into: Screen, rows: readonly (readonly LayoutRun[])[]): void {
  for (let y = 0; y < rows.length; y++) {
    let x = 0;
    for (const run of rows[y]!) {
      if (!isPlainRun(run)) {
        const link = run.linkUri === "" ? run.style.link : into.addHyperlink(run.linkUri);
        into.put(x, y, run.text, { ...run.style, link });
      }
      x += run.width;
    }
  }
}
