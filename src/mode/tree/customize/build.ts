import { isUserHook } from "#command/queue/hook-log.ts";
import { monitorOf } from "#command/queue/monitors.ts";
import type { FormatExtras } from "#format/context.ts";
import { compareKeys } from "#input/key-names.ts";
import type { Environment } from "#model/environment.ts";
import type { KeyTable } from "#model/key-tables.ts";
import type { Options } from "#model/options.ts";
import { optionText } from "#model/options-text.ts";
import type { ModeEnvironment } from "../../environment.ts";
import type { TreeItem } from "../item.ts";
import type { TreeBuilder } from "../source.ts";
import { isKeyChanged, isOptionChanged } from "./changed.ts";
import {
  environmentOf,
  optionsOf,
  placeText,
  type CustomizeItem,
  type EnvironmentPlace,
  type HeadItem,
  type OptionPlace,
  type Surroundings,
} from "./items.ts";

/** What is shown. */
export interface CustomizeView {
  readonly format: string;
  readonly hideGlobal: boolean;
  readonly changedOnly: boolean;
}

type Variables = Record<string, string | undefined>;

const grey = (text: string): string => `#[fg=themelightgrey]#[ignore]${text}`;
const bit = (on: boolean): string => (on ? "1" : "0");

/** Puts options, hooks, the environment and key bindings into a tree. */
export class CustomizeBuilder {
  readonly #environment: ModeEnvironment;
  readonly #builder: TreeBuilder<CustomizeItem>;
  readonly #around: Surroundings;
  readonly #view: CustomizeView;

  constructor(
    environment: ModeEnvironment,
    builder: TreeBuilder<CustomizeItem>,
    around: Surroundings,
    view: CustomizeView,
  ) {
    this.#environment = environment;
    this.#builder = builder;
    this.#around = around;
    this.#view = view;
  }

  build(): void {
    this.#options("Server Options", false, ["server"]);
    this.#options("Session Options", false, ["global-session", "session"]);
    this.#options("Window & Pane Options", false, ["global-window", "window", "pane"]);
    this.#options("Session Hooks", true, ["global-session", "session"]);
    this.#options("Window & Pane Hooks", true, ["global-window", "window", "pane"]);
    this.#variables("Global Environment", "global-environment");
    this.#variables("Session Environment", "session-environment");
    for (const table of this.#environment.state.keyTables.inOrder()) if (table.bindings.size !== 0) this.#keys(table);
  }

  #expand(template: string, variables: Variables): string {
    const { session, winlink, pane } = this.#around;
    const extras: Partial<FormatExtras> = { session, winlink, pane, variables };
    return this.#environment.expand(template, extras);
  }

  #isShown(variables: Variables): boolean {
    const { filter } = this.#builder;
    if (filter === undefined) return true;
    const shown = this.#expand(filter, variables);
    return shown !== "" && shown !== "0";
  }

  #head(title: string, data: HeadItem): TreeItem<CustomizeItem> {
    const head = this.#builder.add(undefined, data, `head ${title}`, title, undefined, false);
    head.noTag = true;
    return head;
  }

  /** @param places from the most general to the most special */
  #options(title: string, hooks: boolean, places: readonly OptionPlace[]): void {
    const tables = places.map((place) => ({ place, options: optionsOf(this.#environment.state, this.#around, place) }));
    const last = places.at(-1) ?? "server";
    const head = this.#head(title, { kind: "head", adds: "option", hooks, place: last });
    const names = tables.flatMap(({ options }) => options?.ownNames().filter((name) => name.startsWith("@")) ?? []);
    names.push(...(tables[0]?.options?.ownNames().filter((name) => !name.startsWith("@")) ?? []));
    let count = 0;
    for (const name of new Set(names)) {
      const owner = tables.findLast(({ options }) => options?.own(name) !== undefined);
      if (owner?.options !== undefined) count += this.#option(head, hooks, owner.place, owner.options, name);
    }
    if (this.#view.changedOnly && count === 0) this.#builder.remove(head);
  }

  /** @returns how many items were added, 0 or 1 */
  #option(head: TreeItem<CustomizeItem>, hooks: boolean, place: OptionPlace, options: Options, name: string): 0 | 1 {
    const row = options.row(name);
    const monitor = monitorOf(options, name);
    const userHook = name.startsWith("@") && isUserHook(this.#environment.state, name);
    if (hooks !== (row?.hook === true || userHook || monitor !== undefined)) return 0;
    const isGlobal = place === "server" || place === "global-session" || place === "global-window";
    if (this.#view.hideGlobal && isGlobal) return 0;
    if (this.#view.changedOnly && !userHook && monitor === undefined && !isOptionChanged(options, name, undefined)) {
      return 0;
    }
    const isArray = row?.array === true;
    const variables: Variables = {
      is_option: "1",
      is_key: "0",
      is_environment: "0",
      option_name: name,
      option_is_global: bit(isGlobal),
      option_is_array: bit(isArray),
      option_is_hook: bit(row?.hook === true),
      option_is_monitor: bit(monitor !== undefined),
      option_scope: placeText(place, this.#around),
      option_unit: row?.unit ?? "",
      option_monitor: monitor?.text ?? "",
    };
    const value = options.own(name);
    if (!isArray) variables["option_value"] = optionText(value);
    if (!this.#isShown(variables)) return 0;

    const data = { kind: "option", hooks, place, options, name, key: undefined } as const;
    const tag = `${head.name} ${name}`;
    const text = isArray ? undefined : this.#expand(this.#view.format, variables);
    const item = this.#builder.add(head, data, tag, name, text, false);
    if (!isArray || typeof value !== "object") return 1;
    for (const [key, itemText] of value) {
      if (this.#view.changedOnly && !isOptionChanged(options, name, key)) continue;
      const itemName = `${name}[${key}]`;
      const shown = this.#expand(this.#view.format, { ...variables, option_name: itemName, option_value: itemText });
      this.#builder.add(item, { ...data, key }, `${tag}[${key}]`, itemName, shown);
    }
    return 1;
  }

  #variables(title: string, place: EnvironmentPlace): void {
    const environment: Environment | undefined = environmentOf(this.#environment.state, this.#around, place);
    if (this.#view.changedOnly || environment === undefined) return;
    const head = this.#head(title, { kind: "head", adds: "environment", place });
    for (const { name, value, hidden } of environment.entries()) {
      const variables: Variables = {
        is_option: "0",
        is_key: "0",
        is_environment: "1",
        environment_is_global: bit(place === "global-environment"),
        environment_scope: placeText(place, this.#around),
        environment_name: name,
        environment_hidden: bit(hidden),
        environment_removed: bit(value === undefined),
        environment_value: value ?? "",
      };
      if (!this.#isShown(variables)) continue;
      const data = { kind: "environment", place, environment, name } as const;
      const text = value === undefined ? undefined : this.#expand(this.#view.format, variables);
      this.#builder.add(head, data, `${title} ${name}`, value === undefined ? `-${name}` : name, text, false);
    }
  }

  #keys(table: KeyTable): void {
    const head = this.#head(`Key Table - ${table.name}`, { kind: "head", adds: "key", table: table.name });
    let count = 0;
    for (const binding of [...table.bindings.values()].sort((a, b) => compareKeys(a.key, b.key))) {
      if (this.#view.changedOnly && !isKeyChanged(table, binding)) continue;
      const { keyName, note, repeat } = binding;
      const variables = { is_option: "0", is_key: "1", is_environment: "0", key: keyName, key_note: note };
      if (!this.#isShown(variables)) continue;
      const data = { kind: "key", table: table.name, keyName, part: "binding" } as const;
      const tag = `${head.name} ${keyName}`;
      const name = this.#expand(this.#view.format, variables);
      const item = this.#builder.add(head, data, tag, name, undefined, false);
      const parts = [
        ["Command", "command", grey(String(binding.commands))],
        ["Note", "note", note === undefined ? "" : grey(note)],
        ["Repeat", "repeat", grey(repeat ? "on" : "off")],
      ] as const;
      for (const [label, part, text] of parts) {
        const child = this.#builder.add(item, { ...data, part }, `${tag} ${part}`, label, text);
        child.drawAsParent = true;
        child.noTag = true;
      }
      count++;
    }
    if (this.#view.changedOnly && count === 0) this.#builder.remove(head);
  }
}
