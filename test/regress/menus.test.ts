import { expect, setDefaultTimeout, test } from "bun:test";
import { TestServer } from "./harness.ts";

setDefaultTimeout(20_000);

/** Two clients that look at one window; what is expected of them was seen in tmux HEAD. */
async function twoClients(server: TestServer) {
  const one = server.attach(["new-session", "-s", "m", "exec cat"], { cols: 50, rows: 12 });
  await one.until("0:cat*");
  const [first = ""] = (await server.ok("list-clients", "-F", "#{client_name}")).split("\n");
  const two = server.attach(["attach-session"], { cols: 50, rows: 12 });
  await two.until("0:cat*");
  return { first, one, two };
}

test("a menu lies over its window: all who look at it see it, and whoever chooses runs it", async () => {
  await using server = new TestServer();
  const { first, one, two } = await twoClients(server);
  await using _one = one;
  await using _two = two;
  await server.ok("display-menu", "-c", first, "One", "o", "", "Two", "t", "set -gF @who '##{client_name}'");
  await one.until("│ One (o) │");
  await two.until("│ One (o) │");
  two.type("j\r");
  await one.until((now) => !now.text().includes("Two"));
  await two.until((now) => !now.text().includes("Two"));
  await server.until(["show", "-gqv", "@who"], (who) => who !== "" && who.trim() !== first);
});

test("a menu stays with its window, and in it", async () => {
  await using server = new TestServer();
  const { first, one, two } = await twoClients(server);
  await using _one = one;
  await using _two = two;
  await server.ok("display-menu", "-c", first, "-x", "R", "-y", "P", "Three", "x", "set -g @chosen three");
  await two.until("│ Three (x) │");
  await server.ok("new-window", "exec cat");
  await two.until((now) => !now.text().includes("Three"));
  await server.ok("last-window");
  await two.until("│ Three (x) │");
  await server.ok("resize-window", "-x", "30", "-y", "6");
  await two.until((now) => now.rows()[4]?.startsWith(`${" ".repeat(17)}│ Three (x) │`) === true);
  await server.ok("split-window", "-d", "exec cat");
  await server.ok("kill-pane", "-t", "m:0.0");
  one.type("x");
  await two.until((now) => !now.text().includes("Three"));
  await server.until(["show", "-gqv", "@chosen"], (text) => text === "three\n");
});

test("another menu takes the place of one that is open; one that is wrong leaves it", async () => {
  await using server = new TestServer();
  const { first, one, two } = await twoClients(server);
  await using _one = one;
  await using _two = two;
  await server.ok("display-menu", "-c", first, "One", "o", "");
  await two.until("│ One (o) │");
  const menu = (...words: string[]) => server.run(["display-menu", "-c", first, ...words]);
  expect(await menu("Other")).toEqual({ stdout: "", stderr: "not enough arguments\n", status: 1 });
  expect((await menu("-b", "nice", "Other", "x", "")).stderr).toBe("menu-border-lines unknown value: nice\n");
  expect((await menu("-C", "x", "Other", "x", "")).stderr).toBe("starting choice invalid\n");
  await menu("-x", "0", "-y", "5", "Other", "x", "");
  await two.until("│ Other (x) │");
  expect(two.text()).not.toContain("One");
});

test("a popup lies over the menu of the window", async () => {
  await using server = new TestServer();
  const { first, one, two } = await twoClients(server);
  await using _one = one;
  await using _two = two;
  await server.ok("display-menu", "-c", first, "-x", "0", "-y", "5", "Four", "x", "");
  await two.until("│ Four (x) │");
  const popup = server.run(["display-popup", "-c", first, "-w", "20", "-h", "5", "-E", "printf inside; exec cat"]);
  await one.until("│inside");
  expect(one.text()).toContain("│ Four (x) │");
  expect(two.text()).not.toContain("inside");
  one.type("\x04");
  expect((await popup).status).toBe(0);
  one.type("q");
  await two.until((now) => !now.text().includes("Four"));
});

test("the cursor is hidden under a menu, at its choice, and in a popup whose program hides it", async () => {
  await using server = new TestServer();
  await using screen = server.attach(["new-session", "-s", "m", "exec cat"], { cols: 50, rows: 12 });
  await screen.until("0:cat*");
  const shown = (): boolean => screen.output.lastIndexOf("\x1b[?25h") > screen.output.lastIndexOf("\x1b[?25l");
  await screen.until(() => shown());
  const prompt = async (command: string): Promise<void> => {
    screen.type("\x02:");
    await screen.until((now) => now.rows()[11] === ":");
    screen.type(`${command}\r`);
  };
  await prompt("display-menu -x 0 -y 5 One o '' Two t ''");
  await screen.until("│ One (o) │");
  await screen.until((now) => !shown() && now.cursor.x === 2 && now.cursor.y === 2);
  screen.type("q");
  await screen.until(() => shown());
  await prompt("display-popup -E \"printf '\\033[?25linside'; exec cat\"");
  await screen.until("inside");
  await screen.until(() => !shown());
});
