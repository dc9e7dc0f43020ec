import type { ModeFactory } from "../factories.ts";

export const createClientMode: ModeFactory = () => undefined;
