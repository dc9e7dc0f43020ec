import { classic } from "./classic.ts";
import { dark } from "./dark.ts";
import { light } from "./light.ts";
import type { Theme } from "troam/plugin";

export type { Theme } from "troam/plugin";

/** Every theme, by name. */
export const themes: ReadonlyMap<string, Theme> = new Map([classic, dark, light].map((theme) => [theme.name, theme]));
