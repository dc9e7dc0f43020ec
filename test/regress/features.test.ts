import { expect, test } from "bun:test";
import { TestServer } from "./harness.ts";

test("a terminal that tells its name has that terminal's features", async () => {
  await using server = new TestServer();
  await using screen = server.attach(["new-session", "-s", "s", "echo up; exec cat"], { cols: 40, rows: 6 });
  await screen.until(/up/);
  screen.type("\x1bP>|ghostty 1.2.0\x1b\\");
  const features = (): Promise<string> => server.format("#{client_termtype} #{client_termfeatures}");
  await until(async () => (await features()).startsWith("ghostty 1.2.0"));
  expect(await features()).toBe(
    "ghostty 1.2.0 256,bpaste,ccolour,clipboard,hyperlinks,cstyle,extkeys,focus,mouse,osc7,overline,progressbar,RGB,strikethrough,sync,title,usstyle",
  );
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await Bun.sleep(20)) if (await holds()) return;
  throw new Error("not within ten seconds");
}
