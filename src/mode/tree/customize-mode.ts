import type { ModeFactory } from "../factories.ts";

export const createCustomizeMode: ModeFactory = () => undefined;
