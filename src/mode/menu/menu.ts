import type { OverlayFactory } from "../factories.ts";

export const createMenu: OverlayFactory = () => undefined;
