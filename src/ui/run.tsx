import type { ReactNode } from "react";
import type { LayoutRun } from "#format/draw.ts";
import type { Style } from "#terminal/style.ts";
import { hasTextProps, sameTextProps, textProps } from "./chalk-style.ts";
import { Text, Transform } from "./ink.ts";

const ASCII = /^[\x20-\x7e]*$/;

/** Whether a run's cells come out of Ink as they are; others are checked, and set right, in the cells. */
export function isPlainRun(run: LayoutRun): boolean {
  return ASCII.test(run.text) && hasTextProps(run.style) && run.linkUri === "";
}

/** Text that Ink draws as one. */
interface Piece {
  readonly style: Style;
  text: string;
  width: number;
}

/**
 * Joins neighbours that Ink draws alike: their placeholders would run into one another. What sets them apart all the same
 * (blink, an underline colour) is put right in the cells, see `mendRows`.
 */
function piecesOf(runs: readonly LayoutRun[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { text, style, width } of runs) {
    if (width === 0) continue;
    const last = pieces.at(-1);
    if (last !== undefined && sameTextProps(last.style, style)) {
      last.text += text;
      last.width += width;
    } else pieces.push({ text, style, width });
  }
  return pieces;
}

const PLACEHOLDER = "x";
const PLACEHOLDERS = /x+/g;

/**
 * A row of finished runs. Ink measures and keeps every text it ever saw, so it is given placeholders of the runs' widths to
 * lay out, and the texts themselves when the row is written: status lines with clocks in them then cost no memory.
 */
export function Row({ runs }: { readonly runs: readonly LayoutRun[] }): ReactNode {
  const pieces = piecesOf(runs);
  const fill = (line: string): string => {
    let next = 0;
    return line.replace(PLACEHOLDERS, (placeholder) => pieces[next++]?.text ?? placeholder);
  };
  return (
    <Transform transform={fill}>
      <Text wrap="truncate">
        {pieces.map((piece, i) => (
          <Text key={i} {...textProps(piece.style)}>
            {PLACEHOLDER.repeat(piece.width)}
          </Text>
        ))}
      </Text>
    </Transform>
  );
}
