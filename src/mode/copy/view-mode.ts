import type { ModeFactory } from "../factories.ts";

export const createViewMode: ModeFactory = () => undefined;
