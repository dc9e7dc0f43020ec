/** A measured figure beside the same of a peer. */
export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly ours: number;
  readonly peer: number | undefined;
  /** Ratio ours/peer that must hold; `atLeast` for rates, `atMost` for times. */
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Ratio that is aimed at, for rates; to miss it is no failure. */
  readonly aim?: number;
  /** Limits that need no peer, in the row's unit. */
  readonly under?: number;
  readonly over?: number;
}

/** Processor time of this process so far, µs. Its parts (user, system) are only estimates; the sum is exact. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? NaN;
}

function verdict(row: Row): string {
  const ratio = row.peer === undefined ? NaN : row.ours / row.peer;
  const limits: string[] = [];
  let ok = true;
  if (row.atLeast !== undefined && row.peer !== undefined) {
    limits.push(`≥ ${row.atLeast}×`);
    ok &&= ratio >= row.atLeast;
  }
  if (row.atMost !== undefined && row.peer !== undefined) {
    limits.push(`≤ ${row.atMost}×`);
    ok &&= ratio <= row.atMost;
  }
  if (row.under !== undefined) {
    limits.push(`≤ ${row.under} ${row.unit}`);
    ok &&= row.ours <= row.under;
  }
  if (row.over !== undefined) {
    limits.push(`≥ ${row.over} ${row.unit}`);
    ok &&= row.ours >= row.over;
  }
  const verdicts = limits.length === 0 ? [] : [`${limits.join(", ")} ${ok ? "ok" : "MISSED"}`];
  if (row.aim !== undefined && row.peer !== undefined) {
    verdicts.unshift(`aim ≥ ${row.aim}× ${ratio >= row.aim ? "reached" : "not reached"}`);
  }
  return verdicts.join("; ");
}

/** Prints the rows as a Markdown table. @returns whether every limit holds */
export function printTable(title: string, rows: readonly Row[]): boolean {
  const cell = (value: number | undefined): string => (value === undefined ? "–" : value.toFixed(value < 10 ? 2 : 1));
  console.log(`\n### ${title}\n\n| what | unit | troam | peer | ratio | limit |\n|---|---|---|---|---|---|`);
  let ok = true;
  for (const row of rows) {
    const ratio = row.peer === undefined ? "–" : `${(row.ours / row.peer).toFixed(2)}×`;
    const limit = verdict(row);
    if (limit.endsWith("MISSED")) ok = false;
    console.log(`| ${row.what} | ${row.unit} | ${cell(row.ours)} | ${cell(row.peer)} | ${ratio} | ${limit} |`);
  }
  return ok;
}
