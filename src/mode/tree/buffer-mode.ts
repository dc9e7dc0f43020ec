import type { ModeFactory } from "../factories.ts";

export const createBufferMode: ModeFactory = () => undefined;
