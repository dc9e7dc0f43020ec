import type { ModeFactory } from "../factories.ts";

export const createPanesMode: ModeFactory = () => undefined;
