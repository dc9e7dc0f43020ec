/** The words that run this very program again, up to where its own arguments begin. */
export function selfArgv(): string[] {
  const script = process.argv[1];
  return [process.execPath, ...process.execArgv, ...(script === undefined ? [] : [script]), "troam"];
}

/** A word for a shell, quoted. */
export function shellQuote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
