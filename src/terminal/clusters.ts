/**
 * Clusters of more than one code point, each with a number that stands for it in cells. The numbers hold for all
 * screens of the process, so that cells are copied from screen to screen as they are.
 *
 * The table is bounded. An owner (a terminal) may have as many as are free: one that floods has half of it at most, two a
 * third each, and what is left is for the others. Who has no room any more has the numbers collected that no cell says.
 */

/** About 120 bytes each. */
const MAX_CLUSTERS = 1 << 18;

/** Bytes that may be looked through, for each new cluster an owner asks for, in collections it is the reason of: 150 ns. */
const LOOKS_PER_CLUSTER = 256;

/** Holders that are registered before those that are gone are looked for. */
const HOLDERS_MIN = 128;

/** What has cells: a number that none of them says goes to another cluster. */
export interface ClusterHolder {
  /** Sets `used` at the number of each cluster of its cells. @returns how many bytes were looked at, about */
  markClusters(used: Uint8Array): number;
}

const texts: (string | undefined)[] = [];
const owners: number[] = [];
const free: number[] = [];
const numbers: Map<string, number> = new Map();

interface Account {
  clusters: number;
  /** What it may look at. The first time it may look at all there is. */
  looks: number;
}
const accounts: Map<number, Account> = new Map();

let holders: WeakRef<ClusterHolder>[] = [];
let holdersMax = HOLDERS_MIN;
const forgetting: (() => void)[] = [];

/**
 * The number of a cluster, valid for as long as a cell says it that a holder knows: it must be there before another is asked for.
 *
 * @param owner number of the screen that it is for, 0 for what is drawn by hand
 * @returns -1 when there is no room for more of the owner's
 */
export function clusterNumber(text: string, owner: number): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  let account = accounts.get(owner);
  if (account === undefined) accounts.set(owner, (account = { clusters: 0, looks: Infinity }));
  account.looks += LOOKS_PER_CLUSTER;
  if (!hasRoom(account)) {
    if (account.looks < 0) return -1;
    account.looks = -collect(account);
    if (!hasRoom(account)) return -1;
  }
  const number = free.pop() ?? texts.length;
  texts[number] = text;
  owners[number] = owner;
  numbers.set(text, number);
  account.clusters++;
  return number;
}

export function clusterText(number: number): string {
  return texts[number] ?? " ";
}

/** Registers what has cells, for as long as it lives. */
export function holdsClusters(holder: ClusterHolder): void {
  if (holders.length >= holdersMax) {
    holders = holders.filter((known) => known.deref() !== undefined);
    holdersMax = Math.max(HOLDERS_MIN, holders.length * 2);
  }
  holders.push(new WeakRef(holder));
}

/** Calls `forget` when numbers get another meaning. */
export function whenCollected(forget: () => void): void {
  forgetting.push(forget);
}

const hasRoom = ({ clusters }: Account): boolean => clusters < MAX_CLUSTERS - numbers.size;

/** @returns how many bytes were looked at, about */
function collect(asking: Account): number {
  const used = new Uint8Array(texts.length);
  let looked = used.length;
  for (const holder of holders) looked += holder.deref()?.markClusters(used) ?? 0;
  for (const account of accounts.values()) account.clusters = 0;
  for (let number = 0; number < used.length; number++) {
    const text = texts[number];
    if (text === undefined) continue;
    if (used[number] === 1) accounts.get(owners[number]!)!.clusters++;
    else {
      numbers.delete(text);
      texts[number] = undefined;
      free.push(number);
    }
  }
  for (const [owner, account] of accounts) if (account.clusters === 0 && account !== asking) accounts.delete(owner);
  for (const forget of forgetting) forget();
  return looked;
}
