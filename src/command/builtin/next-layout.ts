import { stepLayoutCommand } from "../step-layout.ts";

/** Arranges a window's panes by the next named layout. */
export default stepLayoutCommand("next-layout", "nextl", "next");
