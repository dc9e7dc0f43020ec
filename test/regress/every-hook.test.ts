import { expect, setDefaultTimeout, test } from "bun:test";
import { writeFileSync } from "node:fs";
import { optionRows } from "#model/options-table.ts";
import { TestServer, TROAM } from "./harness.ts";
import { mouse } from "./options/world.ts";

setDefaultTimeout(60_000);

const HOOKS = optionRows.filter((row) => row.hook === true).map((row) => row.name);

/** Commands that make hooks fire, in order: one session "main" with a client, windows "one" and "two". */
const COMMANDS = `
new-window -d -n two cat
split-window -d -t two -h cat
select-window -t two
select-pane -t two.1
select-pane -m -t two.0
resize-pane -Z -t two
resize-pane -Z -t two
resize-pane -t two -L 3
select-layout -t two even-vertical
break-pane -d -s two.1 -n three
join-pane -d -s three -t two
rename-window -t two zwei
rename-session -t main haupt
new-session -d -s other -t haupt
link-window -d -s haupt:zwei -t haupt:8
unlink-window -t haupt:8
swap-window -d -s haupt:one -t haupt:zwei
switch-client -t other
switch-client -t haupt
resize-window -t zwei -x 60 -y 15
copy-mode -t zwei
send-keys -t zwei -X cancel
set-buffer hello
load-buffer /dev/null
save-buffer /dev/null
paste-buffer -t haupt:zwei
capture-pane -t haupt:zwei
pipe-pane -t haupt:zwei cat
pipe-pane -t haupt:zwei
list-buffers -F x
list-clients -F x
list-keys -1 x
list-panes -F x
list-sessions -F x
list-windows -F x
show-options -g status
show-environment -g PATH
show-messages
set-environment NAME value
set-option @name value
set-hook -g @name display-message
bind-key -T mine x display-message
unbind-key -T mine x
refresh-client
display-message told
kill-pane -t zwei.1
respawn-pane -k -t zwei 'exit 3'
set-option -g remain-on-exit on
new-window -d -n dead 'exit 3'
kill-window -t dead
kill-session -t other
`
  .trim()
  .split("\n");

/** What a program writes for hooks of its pane. */
const OUTPUT = "x\x07\x1b]2;title\x07\x1b]52;c;aGVsbG8=\x07\x1b]133;A\x07\x1b]133;C\x07\x1b]133;D;1\x07";

test("each hook fires when what it is named after happens", async () => {
  // a tmux is asked the same where TROAM_OPTIONS_PROGRAM names one
  await using server = new TestServer(undefined, process.env["TROAM_OPTIONS_PROGRAM"] ?? TROAM);
  await server.ok("new-session", "-d", "-s", "main", "-n", "one", "cat");
  for (const hook of HOOKS) await server.ok("set-hook", "-g", hook, `set-option -g @${hook} fired`);
  const fired = async (): Promise<Set<string>> => {
    const { stdout } = await server.run(["show-options", "-g"]);
    return new Set([...stdout.matchAll(/^@(\S+) fired$/gm)].map(([, hook = ""]) => hook));
  };
  const until = async (...hooks: string[]): Promise<void> => {
    await server.until(["show-options", "-g"], (text) => hooks.every((hook) => text.includes(`@${hook} fired`)));
  };
  await using client = server.attach(["attach-session", "-t", "main"]);
  await client.until("[main]");
  for (const command of COMMANDS) {
    const file = `${server.folder}/command`;
    writeFileSync(file, `${command}\n`);
    await server.ok("source-file", file).catch((error: unknown) => {
      throw new Error(command, { cause: error });
    });
    if (command.startsWith("respawn")) await until("pane-exited");
    if (command.endsWith("'exit 3'") && command.startsWith("new-window")) await until("pane-died");
  }
  await server.run(["kill-window", "-t", "nowhere"]);

  await server.ok("set-option", "-g", "remain-on-exit", "off", ";", "set-option", "-s", "set-clipboard", "on");
  for (const option of ["monitor-activity on", "monitor-bell on", "monitor-silence 1"])
    await server.ok("set-option", "-gw", ...option.split(" "));
  await server.ok("new-window", "-d", "-n", "loud", "cat");
  writeFileSync(await server.format("#{pane_tty}", "haupt:loud"), OUTPUT);
  await until("alert-activity", "alert-bell", "alert-silence", "pane-set-clipboard", "pane-command-finished");

  client.type("\x1b[O\x1b[I\x1b[?997;2n\x1b[?997;1n");
  await until("client-focus-out", "client-focus-in", "client-light-theme", "client-dark-theme");
  await server.ok("command-prompt", "-bPp", "ask");
  await client.until("ask");
  client.type("\x03");
  await until("pane-prompt-opened", "pane-prompt-closed");
  await server.ok("display-panes");
  client.type("q");
  await server.ok("set-option", "-g", "lock-command", "true");
  await server.ok("lock-server");
  client.resize(70, 20);
  await until("client-resized");
  await using second = server.attach(["attach-session", "-t", "haupt"]);
  await second.until("[haupt]");
  client.type(mouse(0, 5, 5));
  second.type("x");
  await until("client-active");
  second.type("\x02d");
  await second.ended;
  await until("client-closed");
  const all = await fired();
  expect(HOOKS.filter((hook) => !all.has(hook))).toEqual([]);
});
