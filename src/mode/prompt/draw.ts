import { drawFormat } from "#format/draw.ts";
import { formatWidth } from "#format/trim.ts";
import { parseStyle, type ParsedStyle } from "#format/style.ts";
import type { FormatExtras } from "#format/context.ts";
import { COLOUR_DEFAULT } from "#terminal/colour.ts";
import type { Screen } from "#terminal/screen.ts";
import { ATTR_UNDERSCORE, DEFAULT_STYLE } from "#terminal/style.ts";
import { stringWidth } from "#terminal/width.ts";
import type { ModeEnvironment } from "../environment.ts";
import type { Options } from "#model/options.ts";
import type { Prompt } from "./prompt.ts";
import { characterWidth, shownCharacter } from "./text.ts";

/** Where a prompt is drawn and what its formats mean. */
export interface PromptPlace {
  readonly environment: ModeEnvironment;
  /** Session options: `message-style`, `message-format` … */
  readonly options: Options;
  readonly extras: Partial<FormatExtras>;
  readonly x: number;
  readonly width: number;
}

/** Where the parts of a prompt stand; columns of the screen. */
export interface PromptLayout {
  readonly label: string;
  readonly style: ParsedStyle;
  readonly contentX: number;
  readonly contentWidth: number;
  readonly labelWidth: number;
  readonly inputX: number;
  /** Cells of the input that have scrolled out on the left, and cells that are shown. */
  readonly inputOffset: number;
  readonly inputWidth: number;
  readonly cursorX: number;
}

/** `#{prompt_flags}`: names of what the prompt was opened with. */
function flagNames(prompt: Prompt): string {
  const { settings } = prompt;
  const names: (readonly [string, boolean | undefined])[] = [
    ["SINGLE", settings.single],
    ["NUMERIC", settings.numeric],
    ["INCREMENTAL", settings.incremental],
    ["NOFORMAT", settings.noFormat],
    ["KEY", settings.key],
    ["QUOTENEXT", prompt.quoteNext],
    ["BSPACE_EXIT", settings.backspaceExit],
    ["NOFREEZE", settings.noFreeze],
    ["COMMANDMODE", prompt.commandMode],
    ["ISPANE", settings.inPane],
    ["ISMODE", settings.inMode],
    ["EDITARROWS", settings.editArrows],
  ];
  return names.flatMap(([name, on]) => (on === true ? [name] : [])).join(",");
}

/** Words the input may become, as they are shown behind it. */
function candidatesText(prompt: Prompt): string {
  return prompt.line.cursor === prompt.line.size ? prompt.candidates.map((word) => ` ${word}`).join("") : "";
}

/** Where the parts of a prompt stand in the width it has; the input is scrolled so that the cursor is seen. */
export function layoutPrompt(prompt: Prompt, place: PromptPlace): PromptLayout {
  const { environment, options, extras, x, width } = place;
  const variables = {
    ...extras.variables,
    prompt_input: prompt.line.text,
    prompt_flags: flagNames(prompt),
    prompt_type: prompt.settings.type,
    command_prompt: prompt.commandMode ? "1" : "0",
  };
  const expand = (template: string, more = {}): string =>
    environment.expandTime(template, { ...extras, variables: { ...variables, ...more } });
  const style = parseStyle(expand(options.string(prompt.commandMode ? "message-command-style" : "message-style")));
  const label = expand(options.string("message-format"), { message: expand(prompt.prompt) });

  const labelWidth = Math.min(formatWidth(label), width);
  const room = width - labelWidth;
  const before = prompt.line.width(prompt.line.cursor);
  const inputOffset = room !== 0 && before >= room ? before - room + 1 : 0;
  const all = prompt.line.width() + (prompt.quoteNext ? 1 : 0);
  const inputWidth = Math.min(room, inputOffset === 0 ? all : room);
  const cursor = room === 0 ? labelWidth : labelWidth + before - inputOffset;

  const candidates = Math.min(stringWidth(candidatesText(prompt)), Math.max(0, width - cursor));
  const contentWidth = Math.min(width, Math.max(labelWidth + inputWidth, candidates === 0 ? 0 : cursor + candidates));
  let contentX = x;
  if (style.align === "centre" || style.align === "absolute-centre") contentX = x + ((width - contentWidth) >> 1);
  else if (style.align === "right") contentX = x + width - contentWidth;
  return {
    label,
    style,
    contentX,
    contentWidth,
    labelWidth,
    inputX: contentX + labelWidth,
    inputOffset,
    inputWidth,
    cursorX: contentX + cursor,
  };
}

/** Draws a prompt into a row. @returns the column of the cursor */
export function drawPrompt(prompt: Prompt, place: PromptPlace, screen: Screen, row: number): number {
  const layout = layoutPrompt(prompt, place);
  const { style } = layout.style;
  const { fill } = layout.style;
  if (fill !== COLOUR_DEFAULT) screen.fill(place.x, row, place.width, 1, " ", { ...DEFAULT_STYLE, bg: fill });
  if (layout.contentWidth === 0) return layout.cursorX;
  if (layout.labelWidth !== 0) drawFormat(screen, layout.contentX, row, layout.labelWidth, layout.label, style);

  let x = layout.inputX;
  let skipped = 0;
  const end = layout.inputX + layout.inputWidth;
  const shown = prompt.line.characters.map((character) => ({
    text: shownCharacter(character),
    width: characterWidth(character),
  }));
  if (prompt.quoteNext) shown.splice(prompt.line.cursor, 0, { text: "^", width: 1 });
  for (const { text, width } of shown) {
    if (skipped < layout.inputOffset) skipped += width;
    else if (x + width > end) break;
    else x = screen.put(x, row, text, style);
  }
  const candidates = candidatesText(prompt);
  if (candidates !== "") {
    const room = layout.contentX + layout.contentWidth - layout.cursorX;
    const cut = cutToWidth(candidates, room);
    screen.put(layout.cursorX, row, cut, { ...style, attr: style.attr | ATTR_UNDERSCORE });
  }
  return layout.cursorX;
}

function cutToWidth(text: string, width: number): string {
  let cut = "";
  let used = 0;
  for (const character of text) {
    used += characterWidth(character);
    if (used > width) break;
    cut += character;
  }
  return cut;
}

/** The mouse went down in the prompt's row: takes a candidate, or moves the cursor. @returns whether it was in the prompt */
export function promptMouse(prompt: Prompt, place: PromptPlace, x: number): boolean {
  if (x < place.x || x >= place.x + place.width) return false;
  const layout = layoutPrompt(prompt, place);
  if (layout.inputWidth === 0) return true;
  if (x >= layout.cursorX && clickCandidate(prompt, layout, x - layout.cursorX)) return true;

  const target = layout.inputOffset + Math.max(0, x - layout.inputX);
  let width = 0;
  let at = 0;
  for (; at < prompt.line.size && width < target; at++) width += characterWidth(prompt.line.characters[at] ?? "");
  if (at !== prompt.line.cursor) {
    prompt.line.cursor = at;
    prompt.candidates = [];
  }
  return true;
}

function clickCandidate(prompt: Prompt, layout: PromptLayout, column: number): boolean {
  const width = Math.min(stringWidth(candidatesText(prompt)), layout.contentX + layout.contentWidth - layout.cursorX);
  if (column >= width) return false;
  let end = 0;
  for (const word of prompt.candidates) {
    const start = end + 1;
    end = start + stringWidth(word);
    if (column < start || column >= end) continue;
    prompt.take(word);
    break;
  }
  return true;
}
