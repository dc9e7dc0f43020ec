import { definePlugin } from "troam/plugin";
import type { Sharing } from "./host/sharing.ts";
import { shareOptions } from "./settings.ts";

/** Pushed format variables, each also as `tmate_…`. */
const VARIABLES: Readonly<Record<string, string>> = {
  ssh: "ssh command of the read-write link",
  ssh_ro: "ssh command of the read-only link",
  web: "Read-write web link",
  web_ro: "Read-only web link",
  num_clients: "Number of viewers",
  state: "off, connecting, ready, away or ended",
  writers: "Viewers who can type",
  readers: "Viewers who cannot",
  relay: "Where the relay is",
};

/** Shares sessions through a relay: ssh and web viewers, read-write and read-only. */
export default definePlugin({
  name: "share-relay",
  api: 1,
  version: "0.1.0",
  doc: "Shares sessions with ssh and web viewers through a relay.",
  options: shareOptions,
  programs: { relay: () => import("./relay/main.ts") },

  activate(ctx) {
    const variables = new Map(
      ["share", "tmate"].flatMap((prefix) =>
        Object.entries(VARIABLES).map(([name, doc]) => [`${prefix}_${name}`, ctx.variable(`${prefix}_${name}`, doc)]),
      ),
    );
    for (const prefix of ["share", "tmate"]) variables.get(`${prefix}_state`)?.set("off");
    const shown = {
      variables,
      segment: ctx.statusSegment({ name: "share", side: "right", order: 100 }),
      ready: [ctx.channel("share-ready"), ctx.channel("tmate-ready")],
      ended: ctx.channel("share-ended"),
    };

    // ssh and all that comes with it is loaded by the first command.
    let loaded: Promise<Sharing> | undefined;
    const sharing = (): Promise<Sharing> =>
      (loaded ??= import("./host/sharing.ts").then((module) => new module.Sharing(ctx, shown)));
    const target = { flag: "t", type: "session" } as const;

    ctx.command({
      name: "share",
      args: "t:",
      operands: [0, 0],
      usage: "[-t target-session]",
      doc: "Makes the session reachable by links and shows them.",
      target,
      async exec(call) {
        for (const line of await (await sharing()).share(call.target.session ?? "")) call.print(line);
      },
    });

    ctx.command({
      name: "share-stop",
      args: "t:",
      operands: [0, 0],
      usage: "[-t target-session]",
      doc: "Ends the share; its viewers are told.",
      target,
      async exec(call) {
        const ended = await (await sharing()).stop(call.target.session ?? "", "The host has stopped sharing.");
        if (!ended) throw new Error("the session is not shared");
      },
    });

    ctx.command({
      name: "share-info",
      args: "o:t:",
      operands: [0, 0],
      usage: "[-o text|json] [-t target-session]",
      doc: "Says how the share is and what its links are.",
      target,
      async exec(call) {
        const format = call.flags.o ?? "text";
        if (format !== "text" && format !== "json") throw new Error(`unknown format: ${format}`);
        const report = (await sharing()).report(call.target.session ?? "");
        if (format === "json") {
          const links = Object.fromEntries(report.links.map(({ label, link }) => [label, link]));
          return call.print(JSON.stringify({ ...report, links }));
        }
        const { reportLines } = await import("./host/report.ts");
        for (const line of reportLines(report)) call.print(line);
      },
    });
  },
});
