import type { ModeFactory } from "./factories.ts";

export const createClockMode: ModeFactory = () => undefined;
