import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Glob } from "bun";

/**
 * Writes docs/sequences.md from the `@vt` rows of the engine: sequence | name | yes or some | what it does | who says so.
 * Run: `bun scripts/generate-sequence-table.ts`. A test holds the page to the sources.
 */
const ROOT = join(import.meta.dir, "..");
const SOURCES = join(ROOT, "src/terminal");
export const PAGE = join(ROOT, "docs/sequences.md");
const COLUMNS = ["sequence", "name", "done", "what it does", "source"];

/** Kinds of sequences in the order of the page, by what they begin with. */
const KINDS: readonly (readonly [title: string, beginning: RegExp])[] = [
  ["Control characters", /^C0/],
  ["Escape sequences", /^ESC (?![Pk_])/],
  ["Control sequences", /^CSI/],
  ["Operating system commands", /^OSC/],
  ["Device control and other strings", /^(?:DCS|ESC [Pk_]|APC)/],
];

function rows(): string[][] {
  const files = [...new Glob("**/*.ts").scanSync(SOURCES)].toSorted();
  return files.flatMap((file) =>
    Array.from(readFileSync(join(SOURCES, file), "utf8").matchAll(/@vt (.*?)(?: \*\/)?$/gm), ([, row = ""]) =>
      row.split(" | ").map((cell) => cell.trim()),
    ),
  );
}

const code = (text: string): string => (text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``);

/** A table as the formatter leaves it: columns as wide as their widest cell. */
function table(lines: readonly (readonly string[])[]): string {
  const widths = COLUMNS.map((_, i) => Math.max(...lines.map((line) => (line[i] ?? "").length)));
  const write = (line: readonly string[]): string =>
    `| ${widths.map((w, i) => (line[i] ?? "").padEnd(w)).join(" | ")} |`;
  const [head = [], ...rest] = lines;
  return [write(head), `| ${widths.map((w) => "-".repeat(w)).join(" | ")} |`, ...rest.map(write)].join("\n");
}

/** The page as it should be. */
export function sequencePage(): string {
  const all = rows();
  const parts = KINDS.map(([title, beginning]) => {
    const lines = all.filter(([sequence = ""]) => beginning.test(sequence));
    const cells = lines.map(([sequence = "", ...rest]) => [code(sequence), ...rest]);
    return `## ${title}\n\n${table([COLUMNS, ...cells])}\n`;
  });
  const lost = all.filter(([sequence = ""]) => !KINDS.some(([, beginning]) => beginning.test(sequence)));
  if (lost.length > 0) throw new Error(`of no kind: ${lost.map(([sequence]) => sequence).join(", ")}`);
  return `# Sequences that the engine knows\n\nMade by \`scripts/generate-sequence-table.ts\` from the sources. What is not here is left out without a trace.\n\n${parts.join("\n")}`;
}

if (import.meta.main) writeFileSync(PAGE, sequencePage());
