import type { ReactNode } from "react";
import type { Screen } from "#terminal/screen.ts";
import { mendRows, Rows } from "./rows.tsx";
import type { StatusBar, StatusRow } from "./status.ts";
import { Surface } from "./surface.ts";

export { SegmentSurface } from "./segments.tsx";

/** The status lines of a client. */
export function StatusLines({ rows, cols }: { readonly rows: readonly StatusRow[]; readonly cols: number }): ReactNode {
  return <Rows rows={rows.map((row) => row.runs)} cols={cols} />;
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
    const cells = this.#surface.draw(<StatusLines rows={rows} cols={cols} />, cols, rows.length);
    into.blit(cells, 0, 0, cols, rows.length, 0, 0);
    mendRows(
      into,
      rows.map((row) => row.runs),
    );
  }

  close(): void {
    this.#surface.close();
  }
}

/** Opens a bar; Ink is loaded by then. @param onChange a component drew itself again */
export function openStatusBar(onChange: () => void): StatusBar {
  return new InkStatusBar(onChange);
}
