import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "bun:test";
import { TROAM } from "../regress/harness.ts";

/** What people run around tmux, each with the real tmux on its PATH and then with ours: what there is afterwards must be the same. */
const REAL = Bun.which(process.env["TROAM_TMUX"] ?? "tmux");
const TPM = "/usr/share/tmux-plugin-manager/tpm";
/** Debian's Python has libtmux; another one that comes first on the PATH may not. */
const PYTHON = "/usr/bin/python3";

/** A person's machine: a home of their own, and one program as `tmux`. */
class Machine {
  readonly home = mkdtempSync(join(tmpdir(), "tools-"));
  readonly environment: Record<string, string>;

  constructor(program: string) {
    const bin = join(this.home, "bin");
    mkdirSync(bin);
    symlinkSync(program, join(bin, "tmux"));
    this.environment = {
      HOME: this.home,
      PATH: `${bin}:/usr/bin:/bin`,
      TERM: "xterm-256color",
      LANG: "C.UTF-8",
      SHELL: "/bin/sh",
      TMUX_TMPDIR: this.home,
    };
  }

  write(path: string, text: string, mode = 0o644): void {
    mkdirSync(dirname(join(this.home, path)), { recursive: true });
    writeFileSync(join(this.home, path), text);
    chmodSync(join(this.home, path), mode);
  }

  /** @returns its output @throws Error with what it said when it fails */
  run(...argv: string[]): string {
    const { exitCode, stdout, stderr } = Bun.spawnSync(argv, {
      env: this.environment,
      cwd: this.home,
      stdin: "ignore",
    });
    if (exitCode !== 0) throw new Error(`${argv.join(" ")}: ${exitCode} ${stderr.toString()}${stdout.toString()}`);
    return stdout.toString();
  }

  async until(condition: () => boolean): Promise<void> {
    for (const end = Date.now() + 10_000; Date.now() < end; await Bun.sleep(50)) if (condition()) return;
    throw new Error("waited in vain");
  }

  /** Every pane there is, with where it is (versions of tmux round sizes in different ways). The home's own name differs and is left out. */
  panes(): string[] {
    const format =
      "#{session_name}:#{window_index}.#{pane_index} #{window_name} #{window_width}x#{window_height} #{pane_at_left}#{pane_at_right}#{pane_at_top}#{pane_at_bottom} #{pane_active}#{window_active} #{pane_current_path}";
    return this.run("tmux", "list-panes", "-a", "-F", format).trimEnd().replaceAll(this.home, "~").split("\n");
  }

  [Symbol.dispose](): void {
    Bun.spawnSync(["tmux", "kill-server"], { env: this.environment, stderr: "ignore" });
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** What the same doing leaves behind with the real tmux and with ours. */
async function both<T>(doing: (machine: Machine) => T | Promise<T>): Promise<{ real: T; ours: T }> {
  using real = new Machine(REAL ?? "");
  using ours = new Machine(TROAM);
  return { real: await doing(real), ours: await doing(ours) };
}

const missing = (program: string): boolean => REAL === null || Bun.which(program, { PATH: "/usr/bin:/bin" }) === null;

test.skipIf(missing("tmuxp"))(
  "tmuxp makes a project's windows and reads them back (needs tmuxp)",
  async () => {
    const project = `
session_name: proj
start_directory: /usr
environment: { FOO: bar }
options: { default-size: 120x40 }
windows:
  - window_name: edit
    layout: main-vertical
    focus: true
    options: { main-pane-width: 40 }
    panes:
      - shell_command: [echo hello]
      - shell_command: ["cd /etc"]
      - blank
  - window_name: logs
    start_directory: /var
    panes: [{ shell_command: "echo value-$FOO" }]
`;
    const { real, ours } = await both(async (machine) => {
      machine.write("proj.yaml", project);
      machine.run("tmuxp", "load", "-d", "-y", "proj.yaml");
      await machine.until(() => machine.run("tmux", "capture-pane", "-p", "-t", "proj:logs").includes("value-bar"));
      await machine.until(() => machine.panes()[1]?.endsWith(" /etc") === true);
      machine.run("tmuxp", "freeze", "-y", "--quiet", "-o", join(machine.home, "frozen.yaml"), "-f", "yaml", "proj");
      const frozen = machine.run("cat", join(machine.home, "frozen.yaml"));
      // a layout's checksum and numbering of panes are tmux's own business
      return { panes: machine.panes(), frozen: frozen.replace(/layout: .*/g, "layout") };
    });
    expect(ours).toEqual(real);
    expect(ours.panes).toHaveLength(4);
  },
  60_000,
);

test.skipIf(missing("tmuxinator"))(
  "tmuxinator makes a project's windows (needs tmuxinator)",
  async () => {
    const { real, ours } = await both(async (machine) => {
      machine.write(
        ".config/tmuxinator/mux.yml",
        "name: mux\nroot: /usr\nwindows:\n  - editor:\n      layout: even-horizontal\n      panes: [cd /etc, cd /var]\n  - server: echo serving\n",
      );
      // tmux itself may refuse whoever comes as a server without sessions ends
      machine.run("tmux", "new-session", "-d", "-s", "keep", "-n", "keep", "cat");
      // it asks for Enter where it does not know the version of tmux
      machine.run("sh", "-c", "echo | tmuxinator start mux --no-attach");
      await machine.until(() => machine.panes().some((pane) => pane.endsWith(" /var")) === true);
      await machine.until(() =>
        machine
          .run("tmux", "capture-pane", "-p", "-t", "mux:server")
          .split("\n")
          .some((line) => /(^|[#$] )serving$/.test(line)),
      );
      return machine.panes();
    });
    expect(ours).toEqual(real);
    expect(ours).toHaveLength(4);
  },
  60_000,
);

test.skipIf(REAL === null || Bun.which(TPM) === null)(
  "TPM loads plugins and binds its keys (needs tmux-plugin-manager)",
  async () => {
    const { real, ours } = await both(async (machine) => {
      machine.write(".tmux.conf", `set -g @plugin 'someone/hello'\nset -g @hello-key 'G'\nrun-shell '${TPM}'\n`);
      machine.write(
        ".tmux/plugins/hello/hello.tmux",
        `#!/bin/sh
key=$(tmux show-option -gqv @hello-key)
tmux bind-key "$key" display-message "hello from #{session_name}"
tmux set-option -ga status-right " #(echo hi)"
tmux set-hook -g after-new-window 'rename-window fresh'
tmux set-option -g @hello-loaded "$(tmux display-message -p '#{version}' | wc -l)"
`,
        0o755,
      );
      machine.run("tmux", "new-session", "-d", "-s", "main");
      await machine.until(() => machine.run("tmux", "show-option", "-gqv", "@hello-loaded").trim() === "1");
      machine.run("tmux", "new-window");
      const keys = machine.run("tmux", "list-keys", "-T", "prefix");
      return {
        keys: ["G", "I", "U", "M-u"].map((key) =>
          keys
            .split("\n")
            .find((line) => line.includes(` ${key} `))
            ?.replace(/ +/g, " "),
        ),
        right: machine.run("tmux", "show-option", "-gqv", "status-right"),
        name: machine.run("tmux", "display-message", "-p", "#{window_name}"),
      };
    });
    expect(ours).toEqual(real);
    expect(ours.name).toBe("fresh\n");
    expect(ours.keys).not.toContain(undefined);
  },
  60_000,
);

test.skipIf(missing("tmux") || Bun.spawnSync([PYTHON, "-c", "import libtmux"], { stderr: "ignore" }).exitCode !== 0)(
  "libtmux drives a server (needs python3-libtmux)",
  async () => {
    const script = `
import libtmux
server = libtmux.Server()
session = server.new_session("lib", window_name="first", x=100, y=30)
window = session.new_window("second", attach=False)
pane = window.split_window(attach=False, vertical=False)
pane.send_keys("echo from-lib-$((40 + 2))", enter=True)
for _ in range(200):
    if any(line.endswith("from-lib-42") for line in pane.capture_pane()): break
    import time; time.sleep(0.05)
else: raise SystemExit(f"nothing captured: {pane.capture_pane()}")
window.rename_window("renamed"); session.set_option("status-left", "[x]"); window.set_window_option("automatic-rename", "off")
session.set_environment("COLOUR", "blue")
print([w.name for w in session.windows], [len(w.panes) for w in session.windows])
print(session.show_option("status-left"), window.show_window_option("automatic-rename"), session.show_environment()["COLOUR"])
print([(p.pane_index, p.pane_height, p.pane_left == "0") for p in window.panes])
print(server.sessions.get(session_name="lib").session_name, server.has_session("none"))
try: session.set_option("no-such-option", 1)
except Exception as error: print(type(error).__name__)
window.kill_window(); session.rename_session("gone"); print([s.name for s in server.sessions]); server.kill_server()
`;
    const { real, ours } = await both((machine) => {
      machine.write("drive.py", script);
      return machine.run(PYTHON, "drive.py");
    });
    expect(ours).toBe(real);
  },
  60_000,
);
