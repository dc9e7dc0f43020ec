/** Width in cells of expanded text; styles (`#[…]`) have none. */
export function formatWidth(expanded: string): number {
  throw new Error(`not there yet ${expanded}`);
}

/**
 * Cuts expanded text to `width` cells, keeping every style.
 *
 * @param keep `left` keeps the beginning, `right` the end
 */
export function trimFormat(expanded: string, width: number, keep: "left" | "right"): string {
  throw new Error(`not there yet ${expanded} ${width} ${keep}`);
}
