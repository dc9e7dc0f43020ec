import { stepLayoutCommand } from "../step-layout.ts";

/** Arranges a window's panes by the previous named layout. */
export default stepLayoutCommand("previous-layout", "prevl", "previous");
