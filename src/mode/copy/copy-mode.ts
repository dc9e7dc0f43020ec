import type { ModeFactory } from "../factories.ts";

export const createCopyMode: ModeFactory = () => undefined;
