import type { ModeOptions, Target } from "#command/context.ts";
import { parseKeyName } from "#input/key-names.ts";
import type { Client } from "#model/client.ts";
import type { PaneMode } from "#model/mode.ts";
import type { Options } from "#model/options.ts";
import { optionText } from "#model/options-text.ts";
import type { Pane } from "#model/pane.ts";
import type { Screen } from "#terminal/screen.ts";
import type { ModeEnvironment } from "../environment.ts";
import type { MenuRow } from "../menu/items.ts";
import { CustomizeBuilder } from "./customize/build.ts";
import * as change from "./customize/change.ts";
import { describeKey, describeOption, describeVariable } from "./customize/describe.ts";
import { TextFlow } from "./customize/flow.ts";
import {
  environmentOf,
  isCurrent,
  optionsOf,
  placeText,
  surroundings,
  type CustomizeItem,
  type EnvironmentItem,
  type HeadItem,
  type KeyItem,
  type OptionItem,
  type OptionPlace,
  type Surroundings,
} from "./customize/items.ts";
import type { HelpText, TreeBuilder } from "./source.ts";
import { TreePaneMode } from "./tree-pane-mode.ts";

const DEFAULT_FORMAT =
  "#{?is_option," +
  "#{?option_is_global,,#[reverse](#{option_scope})#[default] }" +
  "#[fg=themelightgrey]#[ignore]#{option_value}#{?option_unit, #{option_unit},}" +
  ",#{?is_environment,#[fg=themelightgrey]#[ignore]#{environment_value},#{key}}}";

const HELP: HelpText = {
  item: "item",
  width: 52,
  rows: [
    ["Enter, s", "Set %1 value"],
    ["S", "Set global %1 value"],
    ["w", "Set window %1 value"],
    ["d", "Set to default value"],
    ["D", "Set tagged %1s to default value"],
    ["u", "Unset an %1"],
    ["U", "Unset tagged %1s"],
    ["a", "Change array key"],
    ["e", "Open %1 value in editor"],
    ["f", "Enter a filter"],
    ["C", "Toggle only changed items"],
    ["v", "Toggle information"],
  ],
};

const MENU: readonly MenuRow[] = [
  { name: "Select", key: parseKeyName("Enter") },
  { name: "Edit", key: parseKeyName("e") },
  { name: "Expand", key: parseKeyName("Right") },
  { name: "" },
  { name: "Tag", key: parseKeyName("t") },
  { name: "Tag All", key: parseKeyName("C-t") },
  { name: "Tag None", key: parseKeyName("T") },
  { name: "" },
  { name: "Changed Only", key: parseKeyName("C") },
  { name: "" },
  { name: "Cancel", key: parseKeyName("q") },
];

/** Rows of the information below the list. */
const INFO_ROWS = 12;

/** customize-mode: options, hooks, environment and key bindings, to look at and to change. */
class CustomizeMode extends TreePaneMode<CustomizeItem> {
  readonly name = "options-mode";
  readonly menu = MENU;
  readonly orders = [];
  readonly help = HELP;
  readonly #start: Target;
  readonly #format: string;
  readonly #acceptsAtOnce: boolean;
  #hideGlobal = false;
  #changedOnly = false;

  constructor(pane: Pane, options: ModeOptions, environment: ModeEnvironment) {
    super(pane, environment);
    this.#start = options.target;
    this.#format = typeof options.flags["F"] === "string" ? options.flags["F"] : DEFAULT_FORMAT;
    this.#acceptsAtOnce = options.flags["y"] === true;
    this.start(options);
  }

  get #around(): Surroundings | undefined {
    return surroundings(this.environment.state, this.#start, this.pane);
  }

  /** Whether what the item was made from is still there to be changed. */
  #isCurrent(item: OptionItem | EnvironmentItem): boolean {
    const around = this.#around;
    return around !== undefined && isCurrent(this.environment.state, around, item);
  }

  build(builder: TreeBuilder<CustomizeItem>): void {
    const around = this.#around;
    if (around === undefined) return;
    const view = { format: this.#format, hideGlobal: this.#hideGlobal, changedOnly: this.#changedOnly };
    new CustomizeBuilder(this.environment, builder, around, view).build();
  }

  previewRows(): number {
    return INFO_ROWS;
  }

  draw(item: CustomizeItem, screen: Screen, x: number, y: number, cols: number, rows: number): void {
    const flow = new TextFlow(screen, x, y, cols, rows);
    const around = this.#around;
    if (item.kind === "key") describeKey(flow, item, this.environment);
    else if (around === undefined || item.kind === "head") return;
    else if (item.kind === "environment") describeVariable(flow, item, this.environment);
    else if (this.#isCurrent(item)) describeOption(flow, item, around, this.environment);
  }

  /** The list is made anew by what is done in it, not by what others do. */
  override update(): void {
    this.drawWaiting();
  }

  protected act(key: string, item: CustomizeItem | undefined, client: Client | undefined): boolean {
    const { tree } = this;
    switch (key) {
      case "e":
        if (item !== undefined && client !== undefined) this.#edit(item, client);
        break;
      case "a":
        if (item?.kind === "option") this.#askKey(client, item);
        break;
      case "Enter":
      case "s":
        if (item !== undefined) this.#set(client, item);
        tree.build();
        break;
      case "w":
        if (item?.kind === "option") this.#setOption(client, item, "window");
        tree.build();
        break;
      case "S":
      case "W":
        if (item?.kind === "environment") this.#setVariable(client, item, true);
        else if (item?.kind === "option") this.#setOption(client, item, "global");
        tree.build();
        break;
      case "d":
        if (item?.kind === "key" || (item?.kind === "option" && item.key === undefined)) {
          this.#askChange(client, `Reset ${nameOf(item)} to default? `, () => this.#reset(this.tree.currentData));
        }
        break;
      case "u":
        if (item !== undefined && item.kind !== "head") {
          this.#askChange(client, `Unset ${nameOf(item)}? `, () => this.#unset(this.tree.currentData));
        }
        break;
      case "D":
      case "U":
        this.#askTagged(client, key === "D");
        break;
      case "H":
        this.#hideGlobal = !this.#hideGlobal;
        tree.build();
        break;
      case "C":
        this.#changedOnly = !this.#changedOnly;
        tree.build();
        break;
      default:
    }
    return false;
  }

  #set(client: Client | undefined, item: CustomizeItem): void {
    if (item.kind === "head") this.#add(client, item);
    else if (item.kind === "key") this.#setKey(client, item);
    else if (item.kind === "environment") this.#setVariable(client, item, false);
    else this.#setOption(client, item, "pane");
  }

  /** Asks for text; a problem with the answer becomes a message. */
  #ask(
    client: Client | undefined,
    prompt: string,
    input: string,
    apply: (text: string) => change.Problem,
    allowsEmpty = false,
  ): void {
    this.tree.ask(client, {
      prompt,
      input,
      type: "command",
      answer: (text, asked) => {
        if (text === undefined || (text === "" && !allowsEmpty)) return;
        this.#tell(asked, apply(text));
        this.tree.build();
      },
    });
  }

  #tell(client: Client | undefined, problem: change.Problem): void {
    if (problem === undefined) return;
    const text = problem.charAt(0).toUpperCase() + problem.slice(1);
    this.environment.services.message(client, text, { ignoreStyles: true });
  }

  #add(client: Client | undefined, head: HeadItem): void {
    const { environment } = this;
    const around = this.#around;
    if (around === undefined) return;
    if (head.adds === "key") {
      this.#ask(client, `New key in ${head.table}: `, "", (text) => change.addBinding(environment, head.table, text));
    } else if (head.adds === "environment") {
      const variables = environmentOf(environment.state, around, head.place);
      if (variables === undefined) return;
      this.#ask(client, "New environment: ", "", (text) => change.addVariable(variables, text));
    } else {
      const options = optionsOf(environment.state, around, head.place);
      if (options === undefined) return;
      this.#ask(client, `New user ${head.hooks ? "hook" : "option"}: `, "@", (text) =>
        change.addOption(environment, options, head.hooks, text),
      );
    }
  }

  /** @param to `pane`: as special as the option may be; `window`: not in the pane; `global`: in the global table */
  #setOption(client: Client | undefined, item: OptionItem, to: "pane" | "window" | "global"): void {
    const around = this.#around;
    const { name, key } = item;
    const value = item.options.get(name);
    if (around === undefined || value === undefined || !this.#isCurrent(item)) return;
    const row = item.options.row(name);
    const isArray = row?.array === true;
    const inPane = to === "pane" && (row === undefined || row.scope.includes("pane"));
    const place = isArray ? item.place : placeFor(item.place, to === "global", inPane);
    const options: Options | undefined =
      place === item.place ? item.options : optionsOf(this.environment.state, around, place);
    if (options === undefined || change.toggleOption(this.environment, options, name)) return;

    const where = placeText(place, around);
    const label = isArray ? `${name}[${key ?? "+"}]` : name;
    const scope = where !== "" ? `, for ${where}` : place === "server" ? "" : ", global";
    const text = key === undefined || typeof value !== "object" ? optionText(value) : (value.get(key) ?? "");
    const target: OptionItem = { ...item, place, options };
    this.#ask(client, `(${label}${scope}) `, text, (answer) =>
      this.#isCurrent(target) ? change.setOption(this.environment, target, answer) : undefined,
    );
  }

  #setVariable(client: Client | undefined, item: EnvironmentItem, global: boolean): void {
    const around = this.#around;
    const entry = item.environment.get(item.name);
    if (around === undefined || entry === undefined || !this.#isCurrent(item)) return;
    const target: EnvironmentItem = global
      ? { ...item, place: "global-environment", environment: this.environment.state.environment }
      : item;
    const where = placeText(target.place, around);
    const scope = where === "" ? ", global" : `, for ${where}`;
    const apply = (text: string): undefined => {
      if (this.#isCurrent(target)) change.setVariable(target, text);
    };
    this.#ask(client, `(${item.name}${scope}) `, entry.value ?? "", apply, true);
  }

  #setKey(client: Client | undefined, item: KeyItem): void {
    const { environment } = this;
    const binding = change.bindingOf(environment, item);
    if (binding === undefined) return;
    const prompt = `(${item.keyName}) `;
    if (item.part === "repeat") change.changeBinding(environment, item, { toggleRepeat: true });
    else if (item.part === "command") {
      this.#ask(client, prompt, String(binding.commands), (command) =>
        change.changeBinding(environment, item, { command }),
      );
    } else if (item.part === "note") {
      this.#ask(client, prompt, binding.note ?? "", (note) => change.changeBinding(environment, item, { note }));
    }
  }

  #askKey(client: Client | undefined, item: OptionItem): void {
    if (item.key === undefined || !this.#isCurrent(item)) return;
    this.#ask(client, `(${item.name}[${item.key}]) `, item.key, (to) =>
      this.#isCurrent(item) ? change.renameItem(this.environment, item, to) : undefined,
    );
  }

  #askChange(client: Client | undefined, prompt: string, apply: () => void): void {
    this.tree.ask(client, {
      prompt,
      type: "command",
      single: true,
      accept: this.#acceptsAtOnce,
      answer: (input) => {
        if (input?.toLowerCase() !== "y") return;
        apply();
        this.tree.build();
      },
    });
  }

  #askTagged(client: Client | undefined, reset: boolean): void {
    const tagged = this.tree.taggedCount;
    if (tagged === 0) return;
    this.#askChange(client, reset ? `Reset ${tagged} tagged to default? ` : `Unset ${tagged} tagged? `, () => {
      for (const item of this.tree.chosen(false)) {
        if (reset) this.#reset(item);
        else this.#unset(item);
      }
    });
  }

  #reset(item: CustomizeItem | undefined): void {
    if (item?.kind === "key") {
      const { keyTables } = this.environment.state;
      if (change.bindingOf(this.environment, item) === undefined) return;
      const hasDefault = keyTables.get(item.table)?.defaults.has(item.keyName) === true;
      if (!hasDefault && item === this.tree.currentData) this.tree.up(false);
      keyTables.reset(item.table, item.keyName);
    } else if (item?.kind === "option" && this.#isCurrent(item)) change.resetOption(this.environment, item);
  }

  #unset(item: CustomizeItem | undefined): void {
    const { tree } = this;
    const isSelected = item === tree.currentData;
    if (item?.kind === "key") {
      if (change.bindingOf(this.environment, item) === undefined) return;
      if (isSelected) tree.up(false);
      this.environment.state.keyTables.unbind(item.table, item.keyName);
    } else if (item?.kind === "environment") {
      if (!this.#isCurrent(item) || item.environment.get(item.name) === undefined) return;
      if (isSelected) tree.up(false);
      item.environment.unset(item.name);
    } else if (item?.kind === "option" && this.#isCurrent(item)) {
      if (item.key !== undefined && isSelected) tree.up(false);
      change.unsetOption(this.environment, item);
    }
  }

  /** What an editor may be opened on, and what becomes of the new text. */
  #editable(
    item: CustomizeItem,
  ): { readonly text: string; readonly apply: (text: string) => change.Problem } | undefined {
    const { environment } = this;
    if (item.kind === "option") {
      const value = item.options.get(item.name);
      const type = item.options.row(item.name)?.type;
      if (value === undefined || type === "flag" || type === "choice" || !this.#isCurrent(item)) return undefined;
      const text =
        item.key === undefined || typeof value !== "object" ? optionText(value) : (value.get(item.key) ?? "");
      return {
        text,
        apply: (edited) => (this.#isCurrent(item) ? change.setOption(environment, item, edited) : undefined),
      };
    }
    if (item.kind === "environment") {
      const value = item.environment.get(item.name)?.value;
      if (value === undefined || !this.#isCurrent(item)) return undefined;
      const apply = (edited: string): undefined => {
        if (this.#isCurrent(item)) change.setVariable(item, edited);
      };
      return { text: value, apply };
    }
    const binding = item.kind === "key" ? change.bindingOf(environment, item) : undefined;
    if (item.kind !== "key" || binding === undefined) return undefined;
    if (item.part === "command") {
      const text = String(binding.commands);
      return { text, apply: (command) => change.changeBinding(environment, item, { command }) };
    }
    if (item.part !== "note") return undefined;
    return { text: binding.note ?? "", apply: (note) => change.changeBinding(environment, item, { note }) };
  }

  #edit(item: CustomizeItem, client: Client): void {
    const editable = this.#editable(item);
    if (editable === undefined) return;
    this.edit(client, editable.text === "" ? "\n" : editable.text, (edited) => {
      if (!this.tree.dead) editable.apply(edited.endsWith("\n") ? edited.slice(0, -1) : edited);
    });
  }
}

function nameOf(item: OptionItem | EnvironmentItem | KeyItem): string {
  if (item.kind === "key") return item.keyName;
  return item.kind === "option" && item.key !== undefined ? `${item.name}[${item.key}]` : item.name;
}

/** The table in which an option is set: global, or the most special one. */
function placeFor(from: OptionPlace, global: boolean, inPane: boolean): OptionPlace {
  if (from === "server") return from;
  if (from === "session" || from === "global-session") return global ? "global-session" : "session";
  if (global) return "global-window";
  return inPane ? "pane" : "window";
}

/** `customize-mode [-kNyZ] [-F format] [-f filter]` */
export function createCustomizeMode(pane: Pane, options: ModeOptions, environment: ModeEnvironment): PaneMode {
  return new CustomizeMode(pane, options, environment);
}
