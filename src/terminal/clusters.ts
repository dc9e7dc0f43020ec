/**
 * Clusters of more than one code point, each with a number that stands for it in cells. The numbers hold for all
 * screens of the process, so that cells are copied from screen to screen as they are.
 */

/** The table never shrinks (tmux's neither); a program that prints new clusters without end fills it, and no more. */
const MAX_CLUSTERS = 1 << 17;

const texts: string[] = [];
const numbers: Map<string, number> = new Map();

/** @returns the cluster's number, or -1 when the table is full */
export function clusterNumber(text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  if (texts.length >= MAX_CLUSTERS) return -1;
  numbers.set(text, texts.length);
  return texts.push(text) - 1;
}

export function clusterText(number: number): string {
  return texts[number] ?? " ";
}
