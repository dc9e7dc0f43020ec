import type { OverlayFactory } from "../factories.ts";

export const createPopup: OverlayFactory = () => undefined;
