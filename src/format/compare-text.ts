/** Order of two texts by their bytes in UTF-8, as strcmp(3) has it. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
