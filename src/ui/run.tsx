import type { ReactNode } from "react";
import type { LayoutRun } from "#format/draw.ts";
import { hasTextProps, textProps } from "./chalk-style.ts";
import { Box, Text, Transform } from "./ink.ts";

const ASCII = /^[\x20-\x7e]*$/;

/** Whether a run's cells come out of Ink as they are; others are checked, and set right, in the cells. */
export function isPlainRun(run: LayoutRun): boolean {
  return ASCII.test(run.text) && hasTextProps(run.style) && run.linkUri === "";
}

/**
 * One finished run in a box of exactly its width. Ink measures and keeps every text it ever saw, so it is given a placeholder of
 * the run's width to lay out, and the text itself when the row is written: status lines with clocks in them then cost no memory.
 */
export function Run({ run }: { readonly run: LayoutRun }): ReactNode {
  if (run.width === 0) return null;
  const placeholder = "x".repeat(run.width);
  return (
    <Box width={run.width} height={1} flexShrink={0}>
      <Transform transform={(line) => line.replace(placeholder, () => run.text)}>
        <Text {...textProps(run.style)}>{placeholder}</Text>
      </Transform>
    </Box>
  );
}
