import type { ModeFactory } from "../factories.ts";

export const createSwitchMode: ModeFactory = () => undefined;
