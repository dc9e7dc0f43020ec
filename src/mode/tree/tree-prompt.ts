import { isMouseKey } from "#input/key-names.ts";
import type { KeyEvent } from "#input/key.ts";
import type { Client } from "#model/client.ts";
import type { Pane } from "#model/pane.ts";
import { MODE_CURSOR, type Screen } from "#terminal/screen.ts";
import type { ModeEnvironment } from "../environment.ts";
import { isDrag, isRelease, mouseButton, mouseInPane } from "../mouse.ts";
import { drawPrompt, promptMouse, type PromptPlace } from "../prompt/draw.ts";
import { promptDefaults } from "../prompt/open.ts";
import { Prompt } from "../prompt/prompt.ts";

/** What a prompt in the tree asks, and what happens with the answer (true: keep it open). */
export interface TreeQuestion {
  readonly prompt: string;
  readonly input?: string | undefined;
  readonly type: "command" | "search";
  readonly single?: boolean;
  /** Answered with `y` at once (-y). */
  readonly accept?: boolean;
  readonly answer: (input: string | undefined, client: Client | undefined) => boolean | void;
}

/** A question in the first or last row of a tree's screen. */
export class TreePrompt {
  readonly prompt: Prompt;
  readonly #environment: ModeEnvironment;
  readonly #screen: Screen;
  readonly #onTop: boolean;
  /** Who typed last. */
  #client: Client | undefined;

  /** @param client who is asked */
  constructor(environment: ModeEnvironment, screen: Screen, client: Client | undefined, question: TreeQuestion) {
    this.#environment = environment;
    this.#screen = screen;
    this.#client = client;
    const { options } = this.#place();
    this.#onTop = options.string("status-position") === "top";
    this.prompt = new Prompt({
      ...promptDefaults(options, environment),
      prompt: question.prompt,
      input: question.input ?? "",
      type: question.type,
      single: question.single,
      noFormat: true,
      inMode: true,
      onInput: (input) => question.answer(input, this.#client),
    });
  }

  #place(): PromptPlace {
    const options = this.#client?.session?.options ?? this.#environment.state.sessionOptions;
    return { environment: this.#environment, options, extras: {}, x: 0, width: this.#screen.cols };
  }

  get #row(): number {
    return this.#onTop ? 0 : this.#screen.rows - 1;
  }

  /** Draws it with its cursor. */
  draw(): void {
    this.#screen.modes |= MODE_CURSOR;
    this.#screen.cursorX = drawPrompt(this.prompt, this.#place(), this.#screen, this.#row);
    this.#screen.cursorY = this.#row;
  }

  /** @returns "ignored" for a mouse that is elsewhere; "passed" for a key that the tree may have */
  key(event: KeyEvent, pane: Pane, client: Client | undefined): "taken" | "passed" | "ignored" {
    this.#client = client;
    if (!isMouseKey(event.key.code)) return this.prompt.key(event.key) === "taken" ? "taken" : "passed";
    const { mouse } = event;
    const at = mouse && mouseInPane(pane, mouse);
    if (mouse === undefined || at === undefined || mouseButton(mouse.button) !== 0) return "ignored";
    if (isDrag(mouse.button) || isRelease(mouse.button) || at.y !== this.#row) return "ignored";
    return promptMouse(this.prompt, this.#place(), at.x) ? "taken" : "passed";
  }
}
