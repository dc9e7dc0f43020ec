import type { ModeFactory } from "../factories.ts";

export const createTreeMode: ModeFactory = () => undefined;
