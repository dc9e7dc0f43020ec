import { definePlugin } from "troam/plugin";
import type { Listener } from "./listener.ts";

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
      args: "c:e:i:p:t:",
      operands: [0, -1],
      usage:
        "[-c start-directory] [-e environment] [-i address] [-p port[:port2]] [-t target-session] [shell-command [argument ...]]",
      doc: "Waits on a UDP port for one mosh client, for a session that is there or a new one made when the client comes.",

      async exec({ flags, operands, print }) {
        const [{ listen }, { readPorts }] = await Promise.all([import("./listener.ts"), import("./udp-port.ts")]);
        const ports = readPorts(flags.p);
        const named = flags.t === undefined ? undefined : await findSession(flags.t);
        // Until the goodbye is said: it is sent after the last session is gone.
        const held = ctx.hold();
        let own: string | undefined;
        let listener: Listener | undefined;
        try {
          listener = await listen({
            guard: (callback) => ctx.guard(callback),
            address: flags.i,
            ports,
            attach: async (size) => {
              const session = named ?? (own = await newSession(size, flags, operands));
              const client = ctx.attachRemote({ session, size, termName: "xterm-256color", features: ["256", "RGB"] });
              update();
              return client;
            },
            onEnd: (quit) => {
              held.dispose();
              if (listener !== undefined) listeners.delete(listener);
              update();
              // As with mosh, who quits ends what was started for him, unless somebody else is in it.
              const others = ctx.sessions().find(({ id }) => id === own)?.attached ?? 0;
              if (quit && own !== undefined && others === 0)
                ctx.background("kill", ctx.run(`kill-session -t '${own}'`));
            },
          });
        } catch (error) {
          held.dispose();
          throw error;
        }
        listeners.add(listener);
        print(`MOSH CONNECT ${listener.port} ${listener.key}`);
      },
    });

    const findSession = async (target: string): Promise<string> => {
      const { ok, output, error } = await ctx.run(
        `has-session -t ${quote(target)} ; display-message -p -t ${quote(`${target}:`)} '#{session_id}'`,
      );
      if (!ok || output[0] === undefined) throw new Error(error ?? `can't find session: ${target}`);
      return output[0];
    };

    const newSession = async (
      size: { readonly cols: number; readonly rows: number },
      flags: { readonly c?: string; readonly e?: string },
      command: readonly string[],
    ): Promise<string> => {
      const status = ctx.expand("#{status}");
      const lines = status === "off" ? 0 : Number(status) || 1;
      const words = [`new-session -d -P -F '#{session_id}' -x ${size.cols} -y ${Math.max(1, size.rows - lines)}`];
      if (flags.c !== undefined) words.push(`-c ${quote(flags.c)}`);
      if (flags.e !== undefined) words.push(`-e ${quote(flags.e)}`);
      if (command.length > 0) words.push("--", ...command.map(quote));
      const { ok, output, error } = await ctx.run(words.join(" "));
      if (!ok || output[0] === undefined) throw new Error(error ?? "no session was made");
      return output[0];
    };

    ctx.onDispose(async () => {
      await Promise.all([...listeners].map((listener) => listener.end()));
    });
  },
});

/** A word of tmux's command language. */
function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
