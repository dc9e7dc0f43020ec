import type { PromptOptions } from "#command/context.ts";
import { registry } from "#command/registry.ts";
import type { FormatExtras } from "#format/context.ts";
import { isMouseKey } from "#input/key-codes.ts";
import type { KeyEvent, MouseEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { StatusPrompt } from "#model/mode.ts";
import { fire } from "#model/notify.ts";
import type { Options } from "#model/options.ts";
import type { Screen } from "#terminal/screen.ts";
import { colourFromString } from "#terminal/colour.ts";
import type { ModeEnvironment } from "../environment.ts";
import { isDrag, isRelease, mouseButton, mouseInPane } from "../mouse.ts";
import { optionLayout } from "../style.ts";
import { drawPrompt, promptMouse, type PromptPlace } from "./draw.ts";
import { Prompt, type PromptSettings } from "./prompt.ts";

/** A prompt in the status line of a client, or in a pane. */
class OpenPrompt implements StatusPrompt {
  readonly freezes: boolean;
  readonly done: Promise<void>;
  readonly #prompt: Prompt;
  readonly #client: Client;
  readonly #options: PromptOptions;
  readonly #environment: ModeEnvironment;
  #resolve!: () => void;

  constructor(client: Client, options: PromptOptions, environment: ModeEnvironment) {
    this.#client = client;
    this.#options = options;
    this.#environment = environment;
    this.freezes = options.incremental !== true && options.noFreeze !== true;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.done = promise;
    this.#resolve = resolve;
    this.#prompt = new Prompt(settingsFor(this.#sessionOptions(), options, environment));
  }

  #sessionOptions(): Options {
    return this.#client.session?.options ?? this.#environment.state.sessionOptions;
  }

  open(): void {
    const { pane } = this.#options;
    if (pane === undefined) {
      this.#environment.services.closePopup(this.#client);
      this.#client.message = undefined;
      this.#client.prompt?.close(this.#client);
      this.#client.prompt = this;
    } else {
      pane.prompt?.close(this.#client);
      pane.prompt = this;
    }
    this.#redraw();
    this.#prompt.start();
    if (this.#prompt.closed) this.close();
    else this.#event("pane-prompt-opened");
  }

  #event(name: string): void {
    const { pane, type } = this.#options;
    if (pane === undefined) return;
    fire(this.#environment.state, name, { pane, window: pane.window }, { prompt_type: type });
  }

  #redraw(): void {
    const { pane } = this.#options;
    const { services } = this.#environment;
    if (pane === undefined) services.redraw({ client: this.#client, what: "status" });
    else {
      services.redraw({ pane, what: "all" });
    }
  }

  #place(x: number, width: number): PromptPlace {
    const target = this.#options.target;
    const extras: Partial<FormatExtras> = {
      session: target?.session,
      winlink: target?.winlink,
      window: target?.window,
      pane: target?.pane,
    };
    return { environment: this.#environment, options: this.#sessionOptions(), extras, x, width };
  }

  draw(screen: Screen, row: number, cols: number): number | undefined {
    return drawPrompt(this.#prompt, this.#place(0, cols), screen, row);
  }

  /** The mouse's button 1 went down: moves the cursor, or takes a word offered. @returns false elsewhere than on the prompt */
  #mouse(mouse: MouseEvent): boolean {
    if (mouseButton(mouse.button) !== 0 || isDrag(mouse.button) || isRelease(mouse.button)) return false;
    const client = this.#client;
    const view = this.#environment.view(client);
    const { pane } = this.#options;
    if (pane !== undefined) {
      const at = mouseInPane(pane, mouse);
      const row = view.statusRows !== 0 && view.statusAtTop ? 0 : pane.rows - 1;
      return at?.y === row && promptMouse(this.#prompt, this.#place(0, pane.cols), at.x);
    }
    const line = Math.min(Number(this.#sessionOptions().string("message-line")), Math.max(0, view.statusRows - 1));
    const row = view.statusAtTop ? line : client.rows - Math.max(1, view.statusRows) + line;
    if (mouse.y !== row) return false;
    const { x, cols } = this.#area();
    return promptMouse(this.#prompt, this.#place(x, cols), mouse.x);
  }

  /** The part of the row that `message-style` gives to messages. */
  #area(): { readonly x: number; readonly cols: number } {
    const { cols } = this.#client;
    const style = optionLayout(this.#environment, this.#sessionOptions(), "message-style", { client: this.#client });
    let width = cols;
    if (style.width >= 0) width = style.widthIsPercent ? Math.floor((cols * style.width) / 100) : style.width;
    if (width === 0 || width > cols) width = cols;
    if (style.align === "centre" || style.align === "absolute-centre") return { x: (cols - width) >> 1, cols: width };
    return { x: style.align === "right" ? cols - width : 0, cols: width };
  }

  cursor(): { readonly style: number; readonly colour: number | undefined } {
    const prefix = this.#prompt.commandMode ? "prompt-command-cursor" : "prompt-cursor";
    const options = this.#sessionOptions();
    const style = CURSOR_STYLES.indexOf(options.string(`${prefix}-style`));
    return { style: Math.max(0, style), colour: colourFromString(options.string(`${prefix}-colour`)) };
  }

  key(event: KeyEvent): boolean {
    const taken = isMouseKey(event.key.code)
      ? event.mouse !== undefined && this.#mouse(event.mouse)
      : this.#prompt.key(event.key) === "taken";
    if (this.#prompt.closed) this.close();
    else if (taken) this.#redraw();
    return taken;
  }

  update(prompt: string, input: string): void {
    this.#prompt.update(prompt, input);
    this.#redraw();
  }

  close(): void {
    const { pane } = this.#options;
    const isOpen = pane === undefined ? this.#client.prompt === this : pane.prompt === this;
    if (isOpen && pane === undefined) this.#client.prompt = undefined;
    else if (isOpen && pane !== undefined) pane.prompt = undefined;
    if (isOpen) {
      this.#event("pane-prompt-closed");
      if (pane === undefined) this.#environment.services.redraw({ client: this.#client, what: "all" });
      else this.#redraw();
    }
    this.#resolve();
  }
}

/** Choices of the cursor style options, in the order of DECSCUSR. */
const CURSOR_STYLES = ["default", "blinking-block", "block", "blinking-underline", "underline", "blinking-bar", "bar"];

/** The newest paste buffer as a line: up to the first byte that is no printable character. */
function pasteText(environment: ModeEnvironment): string | undefined {
  const top = environment.state.buffers.top();
  if (top === undefined) return undefined;
  const text = new TextDecoder().decode(top.bytes);
  const end = Array.from(text).findIndex(
    (character) => character < " " || character === "\u007f" || character === "\ufffd",
  );
  return end === -1 ? text : Array.from(text).slice(0, end).join("");
}

/** Settings that every prompt has from the session's options. */
export function promptDefaults(
  options: Options,
  environment: ModeEnvironment,
): Pick<PromptSettings, "history" | "vi" | "wordSeparators" | "commandNames" | "paste"> {
  return {
    history: environment.state.promptHistory,
    vi: options.string("status-keys") === "vi",
    wordSeparators: options.string("word-separators"),
    commandNames: () => commandNames(environment),
    paste: () => pasteText(environment),
  };
}

/** Names of commands and of aliases, for completion. */
function* commandNames(environment: ModeEnvironment): Iterable<string> {
  for (const command of registry.all()) yield command.name;
  for (const alias of environment.state.serverOptions.array("command-alias").values()) {
    const equals = alias.indexOf("=");
    if (equals !== -1) yield alias.slice(0, equals);
  }
}

function settingsFor(options: Options, prompt: PromptOptions, environment: ModeEnvironment): PromptSettings {
  const { target } = prompt;
  const extras = { session: target?.session, winlink: target?.winlink, window: target?.window, pane: target?.pane };
  return {
    ...promptDefaults(options, environment),
    prompt: prompt.prompt,
    input: prompt.noFormat === true ? prompt.input : environment.expandTime(prompt.input, extras),
    type: prompt.type,
    single: prompt.single,
    numeric: prompt.numeric,
    key: prompt.key,
    incremental: prompt.incremental,
    backspaceExit: prompt.backspaceExit,
    noFormat: prompt.noFormat,
    noFreeze: prompt.noFreeze,
    inPane: prompt.pane !== undefined,
    onInput(input, kind) {
      // An arrow key ends an incremental prompt without an answer.
      if (kind === "moved") return false;
      return prompt.onInput(input, kind === "done");
    },
  };
}

/**
 * Opens a prompt in the client's status line, or in `options.pane`; a prompt that is already there is cancelled.
 *
 * @returns resolves when the prompt was answered or cancelled
 */
export function openPrompt(client: Client, options: PromptOptions, environment: ModeEnvironment): Promise<void> {
  const prompt = new OpenPrompt(client, options, environment);
  prompt.open();
  return prompt.done;
}
