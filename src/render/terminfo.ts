/** A terminal's capabilities by terminfo name. */
export type Capabilities = Map<string, string | number | boolean>;

/** Positions of the capabilities we use in the compiled entry's tables. Source: ncurses include/Caps */
const BOOLEANS: Readonly<Record<string, number>> = { am: 1, xenl: 4, bce: 28 };
const NUMBERS: Readonly<Record<string, number>> = { cols: 0, lines: 2, colors: 13 };
const STRINGS =
  "bel:1 cr:2 csr:3 clear:5 el:6 ed:7 hpa:8 cup:10 cud1:11 home:12 civis:13 cub1:14 cnorm:16 cuf1:17 cuu1:19 " +
  "cvvis:20 dch1:21 dl1:22 smacs:25 blink:26 bold:27 smcup:28 dim:30 invis:32 rev:34 smso:35 smul:36 ech:37 rmacs:38 " +
  "sgr0:39 rmcup:40 fsl:47 ich1:52 il1:53 kdch1:59 kcud1:61 kf1:66 kf10:67 kf2:68 kf3:69 kf4:70 kf5:71 kf6:72 kf7:73 " +
  "kf8:74 kf9:75 khome:76 kich1:77 kcub1:79 knp:81 kpp:82 kcuf1:83 kind:84 kri:85 kcuu1:87 rmkx:88 smkx:89 dch:105 " +
  "dl:106 cud:107 ich:108 indn:109 il:110 cub:111 cuf:112 rin:113 cuu:114 rep:121 vpa:127 ind:129 ri:130 ht:134 " +
  "tsl:135 acsc:146 kcbt:148 enacs:155 kend:164 kDC:191 kEND:194 kHOM:199 kIC:200 kLFT:201 kNXT:204 kPRV:206 kRIT:210 " +
  "el1:269 op:297 sitm:311 kmous:355 setaf:359 setab:360";
/** kf11 to kf63 follow each other. */
const FIRST_KF11 = 216;

const MAGIC_16_BIT = 0o432;
const MAGIC_32_BIT = 0o1036;
/** No entry is longer; what claims to be is not read. */
const ENTRY_MAX = 65536;

class Reader {
  at = 0;
  readonly #view: DataView;
  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  get left(): number {
    return this.#view.byteLength - this.at;
  }
  short(): number {
    this.at += 2;
    return this.#view.getInt16(this.at - 2, true);
  }
  number(wide: boolean): number {
    if (!wide) return this.short();
    this.at += 4;
    return this.#view.getInt32(this.at - 4, true);
  }
  byte(): number {
    return this.#view.getUint8(this.at++);
  }
  align(): void {
    this.at += this.at % 2;
  }
}

/**
 * Reads a compiled terminfo entry, with its extended capabilities (Tc, Ms, Smulx …).
 *
 * @returns undefined when the bytes are no such entry
 * Source: term(5)
 */
export function parseTerminfo(bytes: Uint8Array): Capabilities | undefined {
  if (bytes.length < 12 || bytes.length > ENTRY_MAX) return undefined;
  try {
    return read(bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function read(bytes: Uint8Array): Capabilities | undefined {
  const reader = new Reader(bytes);
  const magic = reader.short();
  if (magic !== MAGIC_16_BIT && magic !== MAGIC_32_BIT) return undefined;
  const wide = magic === MAGIC_32_BIT;
  const [names = 0, booleans = 0, numbers = 0, strings = 0, size = 0] = Array.from({ length: 5 }, () => reader.short());
  reader.at += names;
  const flagAt = Array.from({ length: booleans }, () => reader.byte() === 1);
  reader.align();
  const numberAt = Array.from({ length: numbers }, () => reader.number(wide));
  const offsets = Array.from({ length: strings }, () => reader.short());
  const table = reader.at;
  reader.at += size;

  const found: Capabilities = new Map();
  for (const [name, i] of Object.entries(BOOLEANS)) if (flagAt[i]) found.set(name, true);
  for (const [name, i] of Object.entries(NUMBERS)) {
    const value = numberAt[i] ?? -1;
    if (value >= 0) found.set(name, value);
  }
  const string = (name: string, index: number): void => {
    const offset = offsets[index] ?? -1;
    if (offset >= 0) found.set(name, stringAt(bytes, table + offset));
  };
  for (const item of STRINGS.split(" "))
    string(item.slice(0, item.indexOf(":")), Number(item.slice(item.indexOf(":") + 1)));
  for (let n = 11; n <= 63; n++) string(`kf${n}`, FIRST_KF11 + n - 11);
  reader.align();
  if (reader.left >= 10) readExtended(bytes, reader, wide, found);
  return found;
}

function readExtended(bytes: Uint8Array, reader: Reader, wide: boolean, found: Capabilities): void {
  const [booleans = 0, numbers = 0, strings = 0, items = 0] = Array.from({ length: 5 }, () => reader.short());
  const flags = Array.from({ length: booleans }, () => reader.byte() === 1);
  reader.align();
  const values = Array.from({ length: numbers }, () => reader.number(wide));
  const offsets = Array.from({ length: strings }, () => reader.short());
  const nameOffsets = Array.from({ length: booleans + numbers + strings }, () => reader.short());
  const table = reader.at;
  if (items < strings) return;
  // Names lie behind the values in the same table, with offsets of their own.
  let namesAt = table;
  for (const offset of offsets) {
    if (offset < 0) continue;
    const end = bytes.indexOf(0, table + offset) + 1;
    if (end > namesAt) namesAt = end;
  }
  const name = (i: number): string => stringAt(bytes, namesAt + (nameOffsets[i] ?? 0));
  flags.forEach((flag, i) => flag && found.set(name(i), true));
  values.forEach((value, i) => value >= 0 && found.set(name(booleans + i), value));
  offsets.forEach((offset, i) => {
    if (offset >= 0) found.set(name(booleans + numbers + i), stringAt(bytes, table + offset));
  });
}

function stringAt(bytes: Uint8Array, at: number): string {
  const end = bytes.indexOf(0, at);
  return Buffer.from(bytes.subarray(at, end === -1 ? bytes.length : end)).toString("latin1");
}

/** Delays are for terminals on serial lines: left out, as tmux leaves them out. */
export function withoutDelays(text: string): string {
  return text.replace(/\$<[^>]*>/g, "");
}

/** Where ncurses looks for a compiled entry, best first. Pure: the caller reads. */
export function terminfoPaths(name: string, environment: Readonly<Record<string, string | undefined>>): string[] {
  if (name === "" || name.includes("/") || name.startsWith(".")) return [];
  const directories: string[] = [];
  if (environment["TERMINFO"]) directories.push(environment["TERMINFO"]);
  if (environment["HOME"]) directories.push(`${environment["HOME"]}/.terminfo`);
  for (const directory of environment["TERMINFO_DIRS"]?.split(":") ?? []) {
    directories.push(directory === "" ? "/usr/share/terminfo" : directory);
  }
  directories.push(
    "/etc/terminfo",
    "/lib/terminfo",
    "/usr/share/terminfo",
    "/usr/lib/terminfo",
    "/usr/local/share/terminfo",
  );
  const hex = name.charCodeAt(0).toString(16);
  return [...new Set(directories)].flatMap((directory) => [
    `${directory}/${name[0]}/${name}`,
    `${directory}/${hex}/${name}`,
  ]);
}
