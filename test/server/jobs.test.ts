import { expect, test } from "bun:test";
import { createState } from "#model/create-state.ts";
import { Environment } from "#model/environment.ts";
import { Jobs } from "#server/jobs.ts";
import { Terminal } from "#terminal/terminal.ts";

function makeJobs(): Jobs {
  const state = createState({
    socketPath: "/tmp/test",
    pid: 1,
    version: "3.6",
    now: () => 0,
    globalEnvironment: Environment.from({ PATH: "/usr/bin:/bin" }),
    createTerminal: (_id, cols, rows, historyLimit) => new Terminal(cols, rows, { historyLimit }),
  });
  return new Jobs(
    state,
    () => true,
    () => undefined,
  );
}

test("a job's output is its result", async () => {
  const { output, status } = await makeJobs().run("printf 'a\\nb'; exit 3", {});
  expect(new TextDecoder().decode(output)).toBe("a\nb");
  expect(status).toBe(3);
});

test("a job whose lines are taken as they come keeps none of them, and no line is without end", async () => {
  const lines: string[] = [];
  const { output } = await makeJobs().run("echo one; head -c 1000000 /dev/zero | tr '\\0' x; echo; printf last", {
    onLine: (line) => lines.push(line),
  });
  expect(output.length).toBe(0);
  expect(lines.map((line) => line.length)).toEqual([3, 65_536, 4]);
});
