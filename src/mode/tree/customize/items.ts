import type { Target } from "#command/context.ts";
import { isValidTarget, targetOfPane } from "#command/target/best.ts";
import type { Environment } from "#model/environment.ts";
import type { Options } from "#model/options.ts";
import type { Pane } from "#model/pane.ts";
import type { ServerState } from "#model/state.ts";
import { paneIndex } from "#model/window-panes.ts";

export type OptionPlace = "server" | "global-session" | "session" | "global-window" | "window" | "pane";
export type EnvironmentPlace = "global-environment" | "session-environment";

/** An option or hook, or one item of an array (`key`), as it is set in one table. */
export interface OptionItem {
  readonly kind: "option";
  readonly hooks: boolean;
  readonly place: OptionPlace;
  readonly options: Options;
  readonly name: string;
  readonly key: string | undefined;
}

export interface EnvironmentItem {
  readonly kind: "environment";
  readonly place: EnvironmentPlace;
  readonly environment: Environment;
  readonly name: string;
}

/** A key binding, or one of the three things it has. */
export interface KeyItem {
  readonly kind: "key";
  readonly table: string;
  readonly keyName: string;
  readonly part: "binding" | "command" | "note" | "repeat";
}

/** The head of a section: new things are added to it. */
export type HeadItem =
  | { readonly kind: "head"; readonly adds: "option"; readonly hooks: boolean; readonly place: OptionPlace }
  | { readonly kind: "head"; readonly adds: "environment"; readonly place: EnvironmentPlace }
  | { readonly kind: "head"; readonly adds: "key"; readonly table: string };

export type CustomizeItem = OptionItem | EnvironmentItem | KeyItem | HeadItem;

/** Where the mode was entered, or where its pane is if that is gone. */
export type Surroundings = Required<Target>;

/** @returns undefined when neither is there any more */
export function surroundings(state: ServerState, start: Target, pane: Pane): Surroundings | undefined {
  if (isValidTarget(state, start)) return start;
  const target = targetOfPane(state, pane);
  return isValidTarget(state, target) ? target : undefined;
}

/** @returns undefined where there is no such place, as in a session without windows */
export function optionsOf(state: ServerState, around: Surroundings, place: OptionPlace): Options | undefined {
  switch (place) {
    case "server":
      return state.serverOptions;
    case "global-session":
      return state.sessionOptions;
    case "session":
      return around.session?.options;
    case "global-window":
      return state.windowOptions;
    case "window":
      return around.window?.options;
    case "pane":
      return around.pane?.options;
  }
}

/** @returns undefined for a session that is gone */
export function environmentOf(
  state: ServerState,
  around: Surroundings,
  place: EnvironmentPlace,
): Environment | undefined {
  return place === "global-environment" ? state.environment : around.session?.environment;
}

/** What a place is called: `session main`, `window 1`, `pane 0`; "" for global ones. */
export function placeText(place: OptionPlace | EnvironmentPlace, around: Surroundings): string {
  if (place === "pane") return around.pane === undefined ? "" : `pane ${paneIndex(around.pane)}`;
  if (place === "window") return `window ${around.winlink?.index ?? 0}`;
  if (place === "session" || place === "session-environment") return `session ${around.session?.name ?? ""}`;
  return "";
}

/** Whether what the item was made from is still what the place holds. */
export function isCurrent(state: ServerState, around: Surroundings, item: OptionItem | EnvironmentItem): boolean {
  if (item.kind === "environment") return environmentOf(state, around, item.place) === item.environment;
  return optionsOf(state, around, item.place) === item.options;
}
