/** Splits a command line of a test into commands of words: quotes, backslashes and `;`, nothing more of tmux's language. */
export function commandWords(line: string): string[][] {
  const commands: string[][] = [[]];
  for (const match of line.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(;)|((?:[^\s"';\\]|\\.)+)/g)) {
    const [, double, single, end, bare] = match;
    if (end !== undefined) commands.push([]);
    else commands.at(-1)?.push(single ?? (double ?? bare ?? "").replace(/\\(.)/g, "$1"));
  }
  return commands.filter((words) => words.length > 0);
}

/** Reads flags by getopt letters. @throws Error in tmux's words */
export function readFlags(
  command: { readonly name: string; readonly args: string; readonly usage: string },
  words: readonly string[],
): { readonly flags: Record<string, string | boolean>; readonly operands: readonly string[] } {
  const flags: Record<string, string | boolean> = {};
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at] ?? "";
    if (word === "--") return { flags, operands: words.slice(at + 1) };
    if (!word.startsWith("-") || word === "-") break;
    for (let i = 1; i < word.length; i++) {
      const letter = word[i] ?? "";
      const known = command.args.indexOf(letter);
      if (letter === ":" || known === -1) throw new Error(`command ${command.name}: unknown flag -${letter}`);
      if (command.args[known + 1] !== ":") {
        flags[letter] = true;
        continue;
      }
      const value = word.slice(i + 1) || words[++at];
      if (value === undefined) throw new Error(`command ${command.name}: -${letter} expects an argument`);
      flags[letter] = value;
      break;
    }
  }
  return { flags, operands: words.slice(at) };
}
