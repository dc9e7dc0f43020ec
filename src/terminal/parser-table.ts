/** States of the parser, as tmux's input.c has them: what DEC's terminals do, with an own string state for each kind of string. */
export const GROUND = 0;
export const ESC = 1;
export const ESC_INTERMEDIATE = 2;
export const CSI = 3;
export const CSI_PARAMETER = 4;
export const CSI_INTERMEDIATE = 5;
export const CSI_IGNORE = 6;
export const DCS = 7;
export const DCS_PARAMETER = 8;
export const DCS_INTERMEDIATE = 9;
export const DCS_HANDLER = 10;
export const DCS_ESCAPE = 11;
export const DCS_IGNORE = 12;
export const OSC_STRING = 13;
export const APC_STRING = 14;
export const RENAME_STRING = 15;
export const CONSUME_ST = 16;
const STATES = 17;

/** What a byte does before the state changes. */
export const DO_NOTHING = 0;
export const DO_C0 = 1;
export const DO_INTERMEDIATE = 2;
export const DO_PARAMETER = 3;
export const DO_STRING = 4;
export const DO_ESC = 5;
export const DO_CSI = 6;
export const DO_DCS = 7;
export const DO_BELL_END = 8;
export const DO_PRINT = 9;
export const DO_TOP = 10;

/** No change of state; entering the same state again is a change. */
export const STAY = 31;

type Row = readonly [first: number, last: number, action: number, next?: number];

const ANYWHERE: readonly Row[] = [
  [0x18, 0x18, DO_C0, GROUND],
  [0x1a, 0x1a, DO_C0, GROUND],
  [0x1b, 0x1b, DO_NOTHING, ESC],
];

const c0 = (action: number): readonly Row[] => [
  [0x00, 0x17, action],
  [0x19, 0x19, action],
  [0x1c, 0x1f, action],
];

const string = (action: number): readonly Row[] => [...ANYWHERE, ...c0(DO_NOTHING), [0x20, 0xff, action]];

const dcs = (rows: readonly Row[]): readonly Row[] => [
  ...ANYWHERE,
  ...c0(DO_NOTHING),
  ...rows,
  [0x7f, 0xff, DO_NOTHING],
];

const control = (rows: readonly Row[]): readonly Row[] => [
  ...ANYWHERE,
  ...c0(DO_C0),
  ...rows,
  [0x7f, 0xff, DO_NOTHING],
];

const TRANSITIONS: Readonly<Record<number, readonly Row[]>> = {
  [GROUND]: [...ANYWHERE, ...c0(DO_C0), [0x20, 0x7e, DO_PRINT], [0x7f, 0x7f, DO_NOTHING], [0x80, 0xff, DO_TOP]],
  [ESC]: control([
    [0x20, 0x2f, DO_INTERMEDIATE, ESC_INTERMEDIATE],
    [0x30, 0x7e, DO_ESC, GROUND],
    [0x50, 0x50, DO_NOTHING, DCS],
    [0x58, 0x58, DO_NOTHING, CONSUME_ST],
    [0x5b, 0x5b, DO_NOTHING, CSI],
    [0x5d, 0x5d, DO_NOTHING, OSC_STRING],
    [0x5e, 0x5e, DO_NOTHING, CONSUME_ST],
    [0x5f, 0x5f, DO_NOTHING, APC_STRING],
    [0x6b, 0x6b, DO_NOTHING, RENAME_STRING],
  ]),
  [ESC_INTERMEDIATE]: control([
    [0x20, 0x2f, DO_INTERMEDIATE],
    [0x30, 0x7e, DO_ESC, GROUND],
  ]),
  [CSI]: control([
    [0x20, 0x2f, DO_INTERMEDIATE, CSI_INTERMEDIATE],
    [0x30, 0x3b, DO_PARAMETER, CSI_PARAMETER],
    [0x3c, 0x3f, DO_INTERMEDIATE, CSI_PARAMETER],
    [0x40, 0x7e, DO_CSI, GROUND],
  ]),
  [CSI_PARAMETER]: control([
    [0x20, 0x2f, DO_INTERMEDIATE, CSI_INTERMEDIATE],
    [0x30, 0x3b, DO_PARAMETER],
    [0x3c, 0x3f, DO_NOTHING, CSI_IGNORE],
    [0x40, 0x7e, DO_CSI, GROUND],
  ]),
  [CSI_INTERMEDIATE]: control([
    [0x20, 0x2f, DO_INTERMEDIATE],
    [0x30, 0x3f, DO_NOTHING, CSI_IGNORE],
    [0x40, 0x7e, DO_CSI, GROUND],
  ]),
  [CSI_IGNORE]: control([
    [0x20, 0x3f, DO_NOTHING],
    [0x40, 0x7e, DO_NOTHING, GROUND],
  ]),
  [DCS]: dcs([
    [0x20, 0x2f, DO_INTERMEDIATE, DCS_INTERMEDIATE],
    [0x30, 0x39, DO_PARAMETER, DCS_PARAMETER],
    [0x3a, 0x3a, DO_NOTHING, DCS_IGNORE],
    [0x3b, 0x3b, DO_PARAMETER, DCS_PARAMETER],
    [0x3c, 0x3f, DO_INTERMEDIATE, DCS_PARAMETER],
    [0x40, 0x7e, DO_STRING, DCS_HANDLER],
  ]),
  [DCS_PARAMETER]: dcs([
    [0x20, 0x2f, DO_INTERMEDIATE, DCS_INTERMEDIATE],
    [0x30, 0x39, DO_PARAMETER],
    [0x3a, 0x3a, DO_NOTHING, DCS_IGNORE],
    [0x3b, 0x3b, DO_PARAMETER],
    [0x3c, 0x3f, DO_NOTHING, DCS_IGNORE],
    [0x40, 0x7e, DO_STRING, DCS_HANDLER],
  ]),
  [DCS_INTERMEDIATE]: dcs([
    [0x20, 0x2f, DO_INTERMEDIATE],
    [0x30, 0x3f, DO_NOTHING, DCS_IGNORE],
    [0x40, 0x7e, DO_STRING, DCS_HANDLER],
  ]),
  // A DCS string takes every byte: only ESC leaves it, and only ESC \ ends it.
  [DCS_HANDLER]: [
    [0x00, 0xff, DO_STRING],
    [0x1b, 0x1b, DO_NOTHING, DCS_ESCAPE],
  ],
  [DCS_ESCAPE]: [
    [0x00, 0xff, DO_STRING, DCS_HANDLER],
    [0x5c, 0x5c, DO_DCS, GROUND],
  ],
  [DCS_IGNORE]: string(DO_NOTHING),
  [OSC_STRING]: [...string(DO_STRING), [0x07, 0x07, DO_BELL_END, GROUND]],
  [APC_STRING]: string(DO_STRING),
  [RENAME_STRING]: string(DO_STRING),
  [CONSUME_ST]: string(DO_NOTHING),
};

function build(): Uint16Array {
  const table = new Uint16Array(STATES * 256).fill(STAY);
  for (let state = 0; state < STATES; state++) {
    for (const [first, last, action, next] of TRANSITIONS[state] ?? []) {
      table.fill((action << 5) | (next ?? STAY), state * 256 + first, state * 256 + last + 1);
    }
  }
  return table;
}

/** `TABLE[state * 256 + byte]` is `action << 5 | next state`; later rows of a state win over earlier ones. */
export const TABLE: Uint16Array = build();
