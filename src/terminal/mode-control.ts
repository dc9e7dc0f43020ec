import {
  ALL_MOUSE_MODES,
  CURSOR_DEFAULT,
  MODE_BRACKETPASTE,
  MODE_CURSOR,
  MODE_CURSOR_BLINKING,
  MODE_CURSOR_BLINKING_SET,
  MODE_CURSOR_VERY_VISIBLE,
  MODE_FOCUSON,
  MODE_INSERT,
  MODE_KCURSOR,
  MODE_MOUSE_ALL,
  MODE_MOUSE_BUTTON,
  MODE_MOUSE_SGR,
  MODE_MOUSE_STANDARD,
  MODE_MOUSE_UTF8,
  MODE_ORIGIN,
  MODE_SYNC,
  MODE_THEME_UPDATES,
  MODE_WRAP,
} from "./modes.ts";
import type { Parameters } from "./parameters.ts";
import type { Terminal } from "./terminal.ts";
import * as write from "./write.ts";

/** SM, RM, DECSET, DECRST and DECRQM. Source: tmux/tmux input.c */

/** Private modes that are one bit and no more. */
const BITS: ReadonlyMap<number, number> = new Map([
  [1, MODE_KCURSOR],
  [7, MODE_WRAP],
  [25, MODE_CURSOR],
  [1004, MODE_FOCUSON],
  [1005, MODE_MOUSE_UTF8],
  [1006, MODE_MOUSE_SGR],
  [2004, MODE_BRACKETPASTE],
  [2031, MODE_THEME_UPDATES],
]);

const MOUSE: ReadonlyMap<number, number> = new Map([
  [1000, MODE_MOUSE_STANDARD],
  [1002, MODE_MOUSE_BUTTON],
  [1003, MODE_MOUSE_ALL],
]);

function each(params: Parameters, run: (mode: number) => void): void {
  for (let i = 0; i < params.count; i++) {
    const mode = params.get(i, 0, -1);
    if (mode !== -1) run(mode);
  }
}

export function setModes({ screen }: Terminal, params: Parameters): void {
  each(params, (mode) => {
    if (mode === 4) screen.modes |= MODE_INSERT;
    else if (mode === 34) screen.modes &= ~MODE_CURSOR_VERY_VISIBLE;
  });
}

export function resetModes({ screen }: Terminal, params: Parameters): void {
  each(params, (mode) => {
    if (mode === 4) screen.modes &= ~MODE_INSERT;
    else if (mode === 34) screen.modes |= MODE_CURSOR_VERY_VISIBLE;
  });
}

export function setPrivateModes(terminal: Terminal, params: Parameters): void {
  each(params, (mode) => setPrivate(terminal, mode, true));
}

export function resetPrivateModes(terminal: Terminal, params: Parameters): void {
  each(params, (mode) => setPrivate(terminal, mode, false));
}

function setPrivate(terminal: Terminal, mode: number, on: boolean): void {
  const { screen } = terminal;
  const bit = BITS.get(mode);
  if (bit !== undefined) {
    screen.modes = on ? screen.modes | bit : screen.modes & ~bit;
    if (mode === 1004) terminal.host.focusMode?.(on);
    return;
  }
  const mouse = MOUSE.get(mode);
  if (mouse !== undefined || (mode === 1001 && !on)) {
    screen.modes &= ~ALL_MOUSE_MODES;
    if (on) screen.modes |= mouse ?? 0;
    return;
  }
  switch (mode) {
    case 3:
      write.cursorTo(screen, 0, 0, true);
      write.eraseScreen(screen, terminal.pen.bg, terminal.options.scrollOnClear ?? true);
      break;
    case 6:
      screen.modes = on ? screen.modes | MODE_ORIGIN : screen.modes & ~MODE_ORIGIN;
      write.cursorTo(screen, 0, 0, true);
      break;
    case 12:
      screen.modes = on ? screen.modes | MODE_CURSOR_BLINKING : screen.modes & ~MODE_CURSOR_BLINKING;
      screen.modes |= MODE_CURSOR_BLINKING_SET;
      break;
    case 47:
    case 1047:
      terminal.showAlternate(on, false);
      break;
    case 1049:
      terminal.showAlternate(on, true);
      break;
    case 2026:
      terminal.synchronise(on);
      break;
  }
}

const SET = 1;
const RESET = 2;
const UNKNOWN = 0;
const ALWAYS_RESET = 4;

export function requestMode(terminal: Terminal, params: Parameters): void {
  const mode = params.get(0, 0, 0);
  const insert = terminal.screen.modes & MODE_INSERT ? SET : RESET;
  if (mode > 0) terminal.reply(`\x1b[${mode};${mode === 4 ? insert : UNKNOWN}$y`);
}

export function requestPrivateMode(terminal: Terminal, params: Parameters): void {
  const mode = params.get(0, 0, 0);
  if (mode > 0) terminal.reply(`\x1b[?${mode};${privateState(terminal, mode)}$y`);
}

function privateState(terminal: Terminal, mode: number): number {
  const { screen, options } = terminal;
  const bit = BITS.get(mode) ?? MOUSE.get(mode);
  if (bit !== undefined) return screen.modes & bit ? SET : RESET;
  switch (mode) {
    case 3:
      return ALWAYS_RESET;
    case 6:
      return screen.modes & MODE_ORIGIN ? SET : RESET;
    case 12: {
      if (screen.cursorStyle !== CURSOR_DEFAULT || screen.modes & MODE_CURSOR_BLINKING_SET) {
        return screen.modes & MODE_CURSOR_BLINKING ? SET : RESET;
      }
      return (options.cursorStyle ?? 0) % 2 === 1 ? SET : RESET;
    }
    case 47:
    case 1047:
    case 1049:
      return screen.isAlternate ? SET : RESET;
    case 2026:
      return screen.modes & MODE_SYNC ? SET : RESET;
    default:
      return UNKNOWN;
  }
}
