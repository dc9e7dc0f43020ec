import { definePlugin } from "troam/plugin";
import { type Listener, listen } from "./listener.ts";
import { DEFAULT_PORTS, type PortRange } from "./udp-port.ts";

/** Carries sessions over UDP to stock mosh clients and to `troam roam`. */
export default definePlugin({
  name: "udp-roam",
  api: 1,
  version: "0.1.0",
  doc: "Attach by UDP: roaming, loss, sleep; wire-compatible with mosh 1.4",
  programs: {
    roam: () => import("./programs/roam.ts"),
    mosh: () => import("./programs/roam.ts"),
    "mosh-client": () => import("./programs/mosh-client.ts"),
    "mosh-server": () => import("./programs/mosh-server.ts"),
  },

  activate(ctx) {
    const listeners = new Set<Listener>();
    const count = ctx.variable("roam_num_clients", "Number of clients attached by UDP");
    const update = (): void => count.set(String([...listeners].filter((one) => one.peer() !== undefined).length));
    update();

    ctx.command({
      name: "roam-listen",
      args: "Pe:i:p:t:",
      operands: [0, -1],
      usage: "[-P] [-e environment] [-i address] [-p port[:port2]] [-t target-session] [shell-command [argument ...]]",
      doc: "Waits on a UDP port for one mosh client, for a session that is there or a new one.",
      target: { flag: "t", type: "session" },

      async exec({ flags, operands, target, print }) {
        const ports = readPorts(flags.p);
        const own = flags.t === undefined ? await newSession(flags.e, operands) : undefined;
        const session = own ?? target.session;
        if (session === undefined) throw new Error("no session to attach to");
        let listener: Listener | undefined;
        listener = await listen({
          address: flags.i,
          ports,
          attach: async (size) => {
            const client = ctx.attachRemote({ session, size, termName: "xterm-256color", features: ["256", "RGB"] });
            update();
            return client;
          },
          onEnd: (quit) => {
            if (listener !== undefined) listeners.delete(listener);
            update();
            // As with mosh, who quits ends what was started for him, unless somebody else is in it.
            const others = ctx.sessions().find(({ id }) => id === own)?.attached ?? 0;
            if (quit && own !== undefined && others === 0) ctx.background("kill", ctx.run(`kill-session -t ${own}`));
          },
        });
        listeners.add(listener);
        print(`MOSH CONNECT ${listener.port} ${listener.key}`);
      },
    });

    const newSession = async (variable: string | undefined, command: readonly string[]): Promise<string> => {
      const words = ["new-session -d -P -F '#{session_id}'"];
      if (variable !== undefined) words.push(`-e ${quote(variable)}`);
      if (command.length > 0) words.push("--", ...command.map(quote));
      const { ok, output, error } = await ctx.run(words.join(" "));
      if (!ok || output[0] === undefined) throw new Error(error ?? "no session was made");
      return output[0];
    };

    ctx.onDispose(() => {
      for (const listener of listeners) listener.end();
    });
  },
});

/** A word of tmux's command language. */
function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

function readPorts(text: string | undefined): PortRange {
  if (text === undefined) return DEFAULT_PORTS;
  const match = /^(\d{1,5})(?::(\d{1,5}))?$/.exec(text);
  const first = Number(match?.[1]);
  const last = match?.[2] === undefined ? first : Number(match[2]);
  if (match === null || last > 65_535 || last < first) throw new Error(`bad port: ${text}`);
  return { first, last };
}
