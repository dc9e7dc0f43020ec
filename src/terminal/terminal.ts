import type { Colour } from "./colour.ts";
import { COLOUR_DEFAULT } from "./colour.ts";
import { CSI_BY_FINAL, dispatchCsi } from "./csi.ts";
import { dispatchDcs } from "./dcs.ts";
import { dispatchEsc } from "./esc.ts";
import type { TerminalHost, TerminalOptions } from "./host.ts";
import {
  EXTENDED_KEY_MODES,
  MODE_CRLF,
  MODE_CURSOR,
  MODE_KEYS_EXTENDED,
  MODE_ORIGIN,
  MODE_SYNC,
  MODE_WRAP,
} from "./modes.ts";
import { dropPairs } from "./extras.ts";
import { dropHyperlinks } from "./hyperlinks.ts";
import { NO_IMAGES, dropImagesUnder } from "./images.ts";
import { clipboardReply } from "./osc/clipboard.ts";
import { colourReply } from "./osc/colours.ts";
import { dispatchOsc, setTitle } from "./osc/osc.ts";
import { Parameters } from "./parameters.ts";
import { Parser, type ParserHandler } from "./parser.ts";
import { Pen } from "./pen.ts";
import { printCodepoint, printTab } from "./print.ts";
import { lastCodepoint, printText } from "./print-text.ts";
import { Screen } from "./screen.ts";
import { FINAL_SGR, selectGraphicRendition } from "./sgr.ts";
import { cleanName } from "./text.ts";
import * as write from "./write.ts";

export type { TerminalHost, TerminalOptions } from "./host.ts";

/** How long a question to the outer terminal holds back the answers that follow it, ms. Source: tmux/tmux input.c */
const REQUEST_TIMEOUT_MS = 500;

/** Questions and answers that wait at most; the oldest is let go then, as if its time were over. */
const REQUESTS_MAX = 256;

interface Request {
  readonly kind: "palette" | "reply";
  readonly index: number;
  readonly text: string;
  readonly time: number;
}

/** How long a program may hold its picture by a synchronised update, ms. Source: tmux/tmux screen-write.c */
const SYNC_TIMEOUT_MS = 1000;

/** Styles change so often that they do not go through the table. */

const encoder = new TextEncoder();

/** Cells that text takes at most, up to the first control character. */
function widthAtMost(bytes: Uint8Array, from: number, to: number): number {
  let width = 0;
  for (let i = from; i < to && bytes[i]! >= 0x20; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80 || byte >= 0xc0) width += byte < 0xe0 ? 1 : 2;
  }
  return width;
}

/** A terminal emulator: parser, screen, modes, replies. */
export class Terminal implements ParserHandler {
  readonly screen: Screen;
  readonly options: TerminalOptions;
  readonly host: TerminalHost;
  readonly pen: Pen = new Pen();
  readonly #parser: Parser;
  readonly #savedPen: Pen = new Pen();
  readonly #alternatePen: Pen = new Pen();
  #savedX = 0;
  #savedY = 0;
  #savedModes = 0;
  /** The screen before the update that is under way, or the last one; when it began, ms. */
  #before: Screen | null = null;
  #syncStart = 0;
  /** The last character printed, for REP; 0 after anything else. */
  #last = 0;
  #requests: Request[] = [];

  constructor(cols: number, rows: number, options: TerminalOptions = {}, host: TerminalHost = {}) {
    this.screen = new Screen(cols, rows, options.historyLimit ?? 0);
    this.options = options;
    this.host = host;
    this.#parser = new Parser(this);
    if (options.extendedKeys === 2) this.screen.modes |= MODE_KEYS_EXTENDED;
    this.optionsChanged();
  }

  get #selectorWide(): boolean {
    return this.options.variationSelectorAlwaysWide ?? true;
  }

  #now(): number {
    return this.options.now?.() ?? Date.now();
  }

  /** Takes output of the program, in slices of any size. Never throws, whatever the bytes. */
  feed(bytes: Uint8Array): void {
    const { screen, host } = this;
    const now = this.#now();
    if (this.#before !== null) this.#endOldUpdate(now);
    const modes = screen.modes;
    screen.grid.now = now;
    screen.generation++;
    this.#parser.feed(bytes, now);
    if (screen.modes !== modes) host.modes?.(screen.modes, modes);
  }

  /** An update that took too long is over; what was kept for updates is let go once there are none. */
  #endOldUpdate(now: number): void {
    if (now < this.#syncStart + SYNC_TIMEOUT_MS) return;
    this.screen.modes &= ~MODE_SYNC;
    this.#before = null;
  }

  /**
   * What is to be seen: during a synchronised update the screen as it was before it, for as long as an update may take.
   * Valid until the next `feed`.
   */
  shown(now: number): Screen {
    return this.#before !== null && this.heldUntil() > now ? this.#before : this.screen;
  }

  /** When the update that is under way is shown though it has not ended, on the terminal's clock; 0 when there is none. */
  heldUntil(): number {
    return this.screen.modes & MODE_SYNC ? this.#syncStart + SYNC_TIMEOUT_MS : 0;
  }

  /** Mode 2026. A program that begins one update after the other is seen at the start of each, whenever somebody looks. */
  synchronise(on: boolean): void {
    const { screen } = this;
    if (on && (screen.modes & MODE_SYNC) === 0) {
      this.#before ??= new Screen(screen.cols, screen.rows);
      this.#before.copyFrom(screen);
      this.#syncStart = this.#now();
    }
    screen.modes = on ? screen.modes | MODE_SYNC : screen.modes & ~MODE_SYNC;
  }

  resize(cols: number, rows: number): void {
    if (cols === this.screen.cols && rows === this.screen.rows) return;
    this.screen.modes &= ~MODE_SYNC;
    this.screen.resize(cols, rows, true);
  }

  /** Becomes a copy of another terminal: what it shows, and what its next byte would be taken with. History stays out. */
  copyFrom(other: Terminal): void {
    this.screen.copyFrom(other.screen);
    this.pen.copyFrom(other.pen);
    this.#savedPen.copyFrom(other.#savedPen);
    this.#alternatePen.copyFrom(other.#alternatePen);
    this.#savedX = other.#savedX;
    this.#savedY = other.#savedY;
    this.#savedModes = other.#savedModes;
    this.#last = other.#last;
    this.#parser.copyFrom(other.#parser);
  }

  /** Options that the screen keeps a copy of: the cursor's style and colour. */
  optionsChanged(): void {
    const { screen, options } = this;
    const style = options.cursorStyle ?? 0;
    screen.defaultCursorStyle = style === 0 || style > 6 ? 0 : style < 3 ? 1 : style < 5 ? 2 : 3;
    screen.defaultCursorBlinking = style % 2 === 1;
    screen.defaultCursorColour = options.cursorColour ?? -1;
    screen.generation++;
  }

  /** `send-keys -R`: styles, modes, tab stops and region as at the start, the screen cleared; an unfinished sequence is dropped. */
  reset(scroll: boolean = this.options.scrollOnClear ?? true): void {
    this.pen.reset();
    this.#savedPen.reset();
    this.#savedX = 0;
    this.#savedY = 0;
    this.#resetScreen(scroll);
    this.#parser.reset();
  }

  /** As for a new program (`respawn-pane`): also the alternate screen, colours and titles kept go. History stays. */
  restart(): void {
    const { screen } = this;
    if (screen.isAlternate) write.leaveAlternate(screen, false);
    screen.savedCursorX = -1;
    screen.savedCursorY = -1;
    screen.titleStack.length = 0;
    screen.progress = { state: 0, percent: 0 };
    const crlf = screen.modes & MODE_CRLF;
    this.reset(false);
    screen.modes |= crlf;
    this.clearColours();
  }

  /** @param scroll whether what was shown goes into the history */
  #resetScreen(scroll: boolean): void {
    const { screen, options } = this;
    screen.resetTabs();
    write.setScrollRegion(screen, 0, screen.rows - 1);
    screen.modes = MODE_CURSOR | MODE_WRAP;
    if (options.extendedKeys === 2) screen.modes = (screen.modes & ~EXTENDED_KEY_MODES) | MODE_KEYS_EXTENDED;
    write.eraseScreen(screen, COLOUR_DEFAULT, scroll);
    screen.cursorX = 0;
    screen.cursorY = 0;
    screen.generation++;
  }

  /** RIS. */
  fullReset(): void {
    this.clearColours();
    this.pen.reset();
    this.#savedPen.reset();
    this.#savedX = 0;
    this.#savedY = 0;
    this.#resetScreen(this.options.scrollOnClear ?? true);
  }

  clearColours(): void {
    const { screen } = this;
    screen.palette = null;
    screen.defaultFg = COLOUR_DEFAULT;
    screen.defaultBg = COLOUR_DEFAULT;
    this.host.coloursChanged?.();
  }

  setHistoryLimit(lines: number): void {
    this.screen.historyLimit = lines;
  }
  clearHistory(): void {
    this.screen.grid.clearHistory();
    this.screen.generation++;
  }
  /** Cells with hyperlinks keep their text, but lead nowhere (`clear-history -H`). */
  dropHyperlinks(): void {
    dropHyperlinks(this.screen.number);
    this.screen.generation++;
  }
  /** Gives what it has in tables of the process to others: nobody shows it any more. */
  close(): void {
    dropHyperlinks(this.screen.number);
    dropPairs(this.screen.number);
  }
  /** Bytes of an unfinished sequence (`capture-pane -P`). */
  pending(): Uint8Array {
    return this.#parser.pending();
  }
  /** A copy of the rows that the alternate screen hides (`capture-pane -a`), null when it is not shown. */
  savedScreen(): Screen | null {
    const { saved } = this.screen;
    if (saved === null) return null;
    const copy = new Screen(saved.cols, saved.rows);
    for (let y = 0; y < saved.rows; y++) copy.line(y).copyFrom(saved.line(y));
    copy.cursorX = Math.max(0, this.screen.savedCursorX);
    copy.cursorY = Math.max(0, this.screen.savedCursorY);
    return copy;
  }

  /** Sends text to the program; behind open questions to the outer terminal, unless `ordered` is false. */
  reply(text: string, ordered = true): void {
    this.flushRequests();
    if (ordered && this.#requests.length > 0) {
      this.#wait({ kind: "reply", index: 0, text, time: this.#now() });
    } else this.host.reply?.(encoder.encode(text));
  }
  #wait(request: Request): void {
    this.#requests.push(request);
    if (this.#requests.length > REQUESTS_MAX) this.#release();
  }
  /** Passes a question on to the outer terminal. Without a host that can, it stays unanswered. */
  request(kind: "palette", index: number, terminator: string): void {
    if (this.host.paletteQuery?.(index, terminator) === false || !this.host.paletteQuery) return;
    this.#wait({ kind, index, text: terminator, time: this.#now() });
  }
  /** Gives up questions that were not answered in time, and sends what waited behind them. */
  flushRequests(now: number = this.#now()): void {
    while (this.#requests.length > 0 && now - this.#requests[0]!.time > REQUEST_TIMEOUT_MS) this.#release();
    while (this.#requests[0]?.kind === "reply") this.#release();
  }
  #release(): void {
    const request = this.#requests.shift();
    if (request?.kind === "reply") this.host.reply?.(encoder.encode(request.text));
  }
  /** The outer terminal's answer to `paletteQuery`. */
  answerPalette(index: number, colour: Colour): void {
    const at = this.#requests.findIndex((request) => request.kind === "palette" && request.index === index);
    if (at === -1) return;
    for (let i = 0; i < at; i++) this.#release();
    const text = colourReply(`4;${index}`, colour, this.#requests.shift()!.text);
    if (text !== undefined) this.host.reply?.(encoder.encode(text));
    this.flushRequests();
  }
  /** The answer to `clipboardQuery`. */
  answerClipboard(selection: string, bytes: Uint8Array, terminator: string): void {
    this.host.reply?.(encoder.encode(clipboardReply(selection, bytes, terminator)));
  }

  /** DECSC. */
  saveState(): void {
    this.#savedPen.copyFrom(this.pen);
    this.#savedX = this.screen.cursorX;
    this.#savedY = this.screen.cursorY;
    this.#savedModes = this.screen.modes;
  }
  /** DECRC. */
  restoreState(): void {
    this.pen.copyFrom(this.#savedPen);
    this.screen.modes = (this.screen.modes & ~MODE_ORIGIN) | (this.#savedModes & MODE_ORIGIN);
    write.cursorTo(this.screen, this.#savedX, this.#savedY, false);
  }

  showAlternate(on: boolean, withCursor: boolean): void {
    const { screen, options } = this;
    if (options.alternateScreen === false) return;
    if (on) {
      if (!write.enterAlternate(screen, withCursor)) return;
      this.#alternatePen.copyStyle(this.pen);
    } else {
      const { left, cursor } = write.leaveAlternate(screen, withCursor);
      if (cursor) this.pen.copyStyle(this.#alternatePen);
      if (!left) return;
    }
    this.host.alternate?.(on);
  }

  repeatLast(count: number): void {
    const { screen, pen } = this;
    const last = this.#last;
    if (last === 0 || count <= 0) return;
    // ASCII goes as a run, as any other: tmux stores its blanks too.
    const run = new Uint8Array(last < 0x80 ? count : 0).fill(last);
    let i = 0;
    for (let end = -1; i < run.length && i !== end; i = end)
      end = printText(screen, pen, run, i, count, this.#selectorWide);
    for (; i < count; i++) printCodepoint(screen, pen, last, this.#selectorWide);
  }

  /** Takes away images that `width` cells from the cursor on are about to be printed on. */
  #printOverImages(width: number): void {
    const { screen } = this;
    let x = screen.cursorX;
    let left = width;
    for (let y = screen.cursorY; left > 0 && y < screen.rows; y++) {
      dropImagesUnder(screen, x, y, Math.min(left, screen.cols - x));
      left -= screen.cols - x;
      x = 0;
    }
  }

  // What the parser calls.

  print(bytes: Uint8Array, from: number, to: number): number {
    if (this.screen.images !== NO_IMAGES) this.#printOverImages(widthAtMost(bytes, from, to));
    const end = printText(this.screen, this.pen, bytes, from, to, this.#selectorWide);
    if (end > from) this.#last = lastCodepoint(bytes, end);
    return end;
  }

  printOther(codepoint: number): void {
    if (this.screen.images !== NO_IMAGES) this.#printOverImages(2);
    this.#last = codepoint;
    printCodepoint(this.screen, this.pen, codepoint, this.#selectorWide);
  }

  /** A byte that is no UTF-8. */
  printInvalid(): void {
    const last = this.#last;
    this.printOther(0xfffd);
    this.#last = last;
  }

  /** Forgets the last character: any control function does. */
  forgetLast(): void {
    this.#last = 0;
  }

  /**
   * @vt C0 07 | BEL | yes | Rings. | ECMA-48 BEL
   * @vt C0 08 | BS | yes | Back by one; from the first column to the end of the row above, where that wrapped. | ECMA-48 BS, tmux
   * @vt C0 09 | HT | yes | To the next tab stop; over blanks a tab stays in the cells. | ECMA-48 HT, tmux
   * @vt C0 0A | LF | yes | Down, scrolling at the bottom of the region. VT and FF are the same. | ECMA-48 LF
   * @vt C0 0D | CR | yes | To the first column. | ECMA-48 CR
   * @vt C0 0E | SO | yes | G1 is in use. | ECMA-48 SO
   * @vt C0 0F | SI | yes | G0 is in use. | ECMA-48 SI
   */
  control(byte: number): void {
    const { screen, pen } = this;
    this.#last = 0;
    switch (byte) {
      case 0x07:
        this.host.bell?.();
        break;
      case 0x08:
        write.backspace(screen);
        break;
      case 0x09:
        printTab(screen);
        break;
      case 0x0a:
      case 0x0b:
      case 0x0c:
        write.lineFeed(screen, false, pen.bg);
        if (screen.modes & MODE_CRLF) screen.cursorX = 0;
        break;
      case 0x0d:
        screen.cursorX = 0;
        break;
      case 0x0e:
        pen.set = 1;
        break;
      case 0x0f:
        pen.set = 0;
        break;
    }
  }

  esc(name: string): void {
    if (dispatchEsc(this, name)) this.#last = 0;
  }

  csi(final: number, intermediates: string, params: Parameters): void {
    if (intermediates === "" && final === FINAL_SGR) selectGraphicRendition(this.pen, params);
    else if (intermediates === "") {
      const handler = CSI_BY_FINAL[final];
      // As in tmux, what is not known does not even end a repetition.
      if (handler === undefined) return;
      handler(this, params);
    } else if (!dispatchCsi(this, intermediates + String.fromCharCode(final), params)) return;
    this.#last = 0;
  }

  osc(bytes: Uint8Array, terminator: string): void {
    dispatchOsc(this, bytes, terminator);
  }

  /** @vt APC Pt ST | title | yes | As OSC 2. | tmux, screen */
  apc(bytes: Uint8Array): void {
    setTitle(this, bytes);
  }

  dcs(intermediates: string, bytes: Uint8Array, params: Parameters): void {
    dispatchDcs(this, intermediates, bytes, params);
  }

  /** @vt ESC k Pt ST | name | yes | Names the window, where allow-rename says so; an empty name gives it back to automatic-rename. | screen */
  rename(bytes: Uint8Array): void {
    if (this.options.allowRename !== true) return;
    const name = cleanName(bytes);
    if (name !== undefined) this.host.rename?.(name);
  }

  get stringLimit(): number {
    return this.options.inputBufferSize ?? 1048576;
  }
}
