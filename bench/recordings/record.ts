/**
 * Records what programs print into a pane of 120×40, for bench/bytes.ts: a line of JSON for each piece, its time in ms and its
 * text as latin-1, compressed.
 *
 *     bun bench/recordings/record.ts [vim|htop|build|bash …]
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPty } from "#pty/pty.ts";

interface Script {
  readonly argv: readonly string[];
  /** Keys, and pauses in ms between them. */
  readonly keys: readonly (string | number)[];
}

const folder = mkdtempSync(join(tmpdir(), "record-"));

function sourceFile(): string {
  const path = join(folder, "example.c");
  const functions = Array.from(
    { length: 120 },
    (_, i) =>
      `/* Step ${i}: takes what step ${i - 1} left behind. */\nstatic int\nstep_${i}(struct state *s, const char *name, unsigned int flags)\n{\n\tunsigned int i, count = ${(i * 7) % 31};\n\n\tif (s == NULL || name == NULL)\n\t\treturn (-1);\n\tfor (i = 0; i < count; i++) {\n\t\tif (flags & (1U << (i % 32)))\n\t\t\tlog_debug("%s: %s at %u of %u", __func__, name, i, count);\n\t\ts->total += i * ${i % 13};\n\t}\n\treturn (s->total > 0 ? 0 : -1);\n}\n`,
  );
  writeFileSync(path, `#include <stdio.h>\n#include <string.h>\n\n${functions.join("\n")}`);
  return path;
}

const times = (count: number, key: string, pause: number): (string | number)[] =>
  Array.from({ length: count }, () => [key, pause]).flat();

const BUILD = `
import random, sys, time
random.seed(7)
for i in range(900):
    kind = random.random()
    name = "".join(random.choice("abcdefghijklmnop") for _ in range(random.randint(4, 14)))
    if kind < 0.8: line = "\\033[32m[%3d%%] Building CXX object src/%s/CMakeFiles/%s.dir/%s.cpp.o\\033[0m" % (i / 9, name[:4], name[:4], name)
    elif kind < 0.9: line = "\\033[32m\\033[1m[%3d%%] Linking CXX shared library ../lib/lib%s.so\\033[0m" % (i / 9, name)
    elif kind < 0.95: line = "[%3d%%] Built target %s" % (i / 9, name)
    else: line = "\\033[01m\\033[Ksrc/%s.cpp:%d:%d:\\033[m\\033[K \\033[01;35m\\033[Kwarning: \\033[m\\033[Kunused variable '\\033[01m\\033[K%s\\033[m\\033[K' [\\033[01;35m\\033[K-Wunused-variable\\033[m\\033[K]\\n   %d |   int %s = 0;\\n      |       \\033[01;35m\\033[K^~~~\\033[m\\033[K" % (name, i, i % 60, name[:5], i, name[:5])
    print(line, flush=True)
    time.sleep(random.choice([0, 0, 0.002, 0.01, 0.04]))
`;

const SCRIPTS: Readonly<Record<string, () => Script>> = {
  vim: () => ({
    argv: ["vim", "-u", "NONE", "-N", "-c", "syntax on | set number ruler", sourceFile()],
    keys: [
      800,
      ...times(90, "j", 40),
      ...times(60, "k", 40),
      ...times(8, "\x04", 150),
      ...times(8, "\x15", 150),
      ...times(6, "\x06", 200),
      ...times(6, "\x02", 200),
      ...times(30, "\x05", 40),
      ...times(30, "\x19", 40),
      "G",
      300,
      "gg",
      300,
      "/step_77\r",
      300,
      "10dd",
      200,
      "u",
      200,
      "ohello, world",
      200,
      "\x1b",
      300,
      ":q!\r",
      300,
    ],
  }),
  htop: () => ({ argv: ["htop", "-d", "15"], keys: [60_000, "q", 300] }),
  build: () => ({ argv: ["python3", "-c", BUILD], keys: [20_000] }),
  bash: () => ({
    argv: ["bash", "--norc", "--noprofile", "-i"],
    keys: [
      500,
      ..."PS1='\\u@\\h:\\w\\$ '\r".split("").flatMap((key) => [key, 20]),
      ...[
        "ls /usr/sh\t",
        "\t",
        "\t",
        "doc\t\t",
        "\x03",
        "cd /et\t",
        "\t\t",
        "\r",
        "ls -l a\t\t",
        "dd\t\t",
        "\r",
        "git \t\t",
        "\x03",
        "cat /usr/include/std\t\t",
        "\t",
        "io\t\r",
      ].flatMap((keys) => [...keys.split("").flatMap((key) => [key, 60]), 400]),
      "exit\r",
      300,
    ],
  }),
};

async function record(name: string, { argv, keys }: Script): Promise<void> {
  const pty = openPty({
    file: Bun.which(argv[0]!) ?? argv[0]!,
    args: argv.slice(1),
    environment: [`PATH=${process.env["PATH"]}`, "TERM=tmux-256color", "LANG=C.UTF-8", `HOME=${folder}`],
    cwd: folder,
    cols: 120,
    rows: 40,
  });
  const start = performance.now();
  const pieces: string[] = [];
  let ended = false;
  const read = async (): Promise<void> => {
    for (let chunk = await pty.read(); chunk !== undefined; chunk = await pty.read()) {
      pieces.push(JSON.stringify([Math.round(performance.now() - start), Buffer.from(chunk).toString("latin1")]));
    }
    ended = true;
  };
  const reading = read();
  for (const key of keys) {
    if (ended) break;
    if (typeof key === "number") await Bun.sleep(key);
    else pty.write(Buffer.from(key, "latin1"));
  }
  pty.close();
  await Promise.race([reading, Bun.sleep(1000)]);
  writeFileSync(join(import.meta.dir, `${name}.jsonl.gz`), Bun.gzipSync(Buffer.from(`${pieces.join("\n")}\n`)));
  console.log(name, pieces.length, "pieces");
}

const wanted = process.argv.slice(2);
await Promise.all(
  Object.entries(SCRIPTS)
    .filter(([name]) => wanted.length === 0 || wanted.includes(name))
    .map(([name, script]) => record(name, script())),
);
rmSync(folder, { recursive: true, force: true });
process.exit(0);
