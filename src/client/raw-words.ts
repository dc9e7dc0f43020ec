import { rawText } from "#wire/raw-text.ts";
import { fileSystem } from "./native.ts";

/**
 * The words of our command line as they were given. The runtime turns bytes that are not UTF-8 into U+FFFD; here they
 * are read from the system again, so that a command can say which name it does not take.
 */
export function rawWords(words: readonly string[]): readonly string[] {
  try {
    const { readFileSync } = fileSystem();
    const line = readFileSync("/proc/self/cmdline");
    const all: string[] = [];
    for (let from = 0; from < line.length;) {
      const end = line.indexOf(0, from);
      all.push(rawText(line.subarray(from, end === -1 ? line.length : end)));
      from = end === -1 ? line.length : end + 1;
    }
    return all.length >= words.length ? all.slice(all.length - words.length) : words;
  } catch {
    return words;
  }
}
