/** A mouse report as it came, in cells from 0. */
export interface MouseReport {
  readonly x: number;
  readonly y: number;
  readonly button: number;
  readonly sgr: boolean;
  readonly sgrRelease: boolean;
  readonly sgrButton: number;
}

/** A report and its size in bytes; `report` undefined: a report to drop. */
export type MouseMatch = { readonly report: MouseReport | undefined; readonly size: number } | "partial" | undefined;

const BUTTON_OFFSET = 0x20;
const POSITION_OFFSET = 0x21;

/** More than any screen; longer numbers are no mouse report. */
const SGR_LIMIT = 40;

const RELEASE = 3;

/** Bits of `button` that say which button it is. */
export const MOUSE_BUTTON_MASK = 0xc3;
/** Bit of `button`: the mouse moved. */
export const MOUSE_DRAG_MASK = 0x20;

export function isMouseDrag(button: number): boolean {
  return (button & MOUSE_DRAG_MASK) !== 0;
}

export function isMouseRelease(button: number): boolean {
  return (button & MOUSE_BUTTON_MASK) === RELEASE;
}

export function isMouseWheel(button: number): boolean {
  const bare = button & MOUSE_BUTTON_MASK;
  return bare === 64 || bare === 65;
}

function legacyReport(bytes: Uint8Array, from: number, to: number): MouseMatch {
  if (to - from < 6) return "partial";
  const [button, x, y] = [bytes[from + 3]!, bytes[from + 4]!, bytes[from + 5]!];
  if (button < BUTTON_OFFSET || x < POSITION_OFFSET || y < POSITION_OFFSET) return { report: undefined, size: 6 };
  return {
    report: {
      x: x - POSITION_OFFSET,
      y: y - POSITION_OFFSET,
      button: button - BUTTON_OFFSET,
      sgr: false,
      sgrRelease: false,
      sgrButton: 0,
    },
    size: 6,
  };
}

function sgrReport(bytes: Uint8Array, from: number, to: number): MouseMatch {
  const values = [0, 0, 0];
  let field = 0;
  const stop = Math.min(to, from + SGR_LIMIT);
  for (let at = from + 3; at < stop; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x30 && byte <= 0x39) values[field] = values[field]! * 10 + byte - 0x30;
    else if (byte === 0x3b && field < 2) field++;
    else if ((byte === 0x4d || byte === 0x6d) && field === 2) return sgrEvent(values, byte === 0x6d, at + 1 - from);
    else return undefined;
  }
  return to - from >= SGR_LIMIT ? undefined : "partial";
}

function sgrEvent([sgrButton, x, y]: number[], sgrRelease: boolean, size: number): MouseMatch {
  // Some terminals (PuTTY) send a release for the wheel, which no program expects.
  if (x! < 1 || y! < 1 || (sgrRelease && isMouseWheel(sgrButton!))) return { report: undefined, size };
  return {
    report: {
      x: x! - 1,
      y: y! - 1,
      button: sgrRelease ? RELEASE : sgrButton!,
      sgr: true,
      sgrRelease,
      sgrButton: sgrButton!,
    },
    size,
  };
}

/** Looks for a mouse report (X10 and normal `CSI M`, or SGR `CSI <`) at the start of the bytes. */
export function findMouse(bytes: Uint8Array, from: number, to: number): MouseMatch {
  if (bytes[from] !== 0x1b) return undefined;
  if (to - from < 3) return to - from === 1 || bytes[from + 1] === 0x5b ? "partial" : undefined;
  if (bytes[from + 1] !== 0x5b) return undefined;
  if (bytes[from + 2] === 0x4d) return legacyReport(bytes, from, to);
  if (bytes[from + 2] === 0x3c) return sgrReport(bytes, from, to);
  return undefined;
}
