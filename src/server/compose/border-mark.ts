import type { Pane } from "#model/pane.ts";
import { shapeOf } from "./junctions.ts";

/** What is known of a border cell: the panes that it borders on, and which way it goes on. */
export class BorderMark {
  readonly kind = "border";
  /** Panes that lie above, below, left and right of the cell. */
  top: Pane | undefined;
  bottom: Pane | undefined;
  left: Pane | undefined;
  right: Pane | undefined;
  /** The pane whose style the cell has, where the layout decides that (two panes, each half of the border). */
  owner: Pane | undefined;
  /** SIDE_* bits. */
  mask = 0;
  /** An arrow to the active pane stands here, if that is beside it. */
  arrow = false;

  has(pane: Pane): boolean {
    return this.top === pane || this.bottom === pane || this.left === pane || this.right === pane;
  }

  get shape(): number {
    return shapeOf(this.mask);
  }

  looksLike(other: BorderMark): boolean {
    return (
      this.top === other.top &&
      this.bottom === other.bottom &&
      this.left === other.left &&
      this.right === other.right &&
      this.owner === other.owner &&
      this.mask === other.mask &&
      !this.arrow &&
      !other.arrow
    );
  }
}
