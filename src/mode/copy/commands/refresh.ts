import { copyCommand } from "./define.ts";

export const refreshCommands = [
  copyCommand("refresh-now", "Show what the pane holds now", {
    clears: "never",
    run: ({ host }) => host.refresh("now"),
  }),
  copyCommand("refresh-off", "Stop following the pane", { clears: "never", run: ({ host }) => host.refresh("off") }),
  copyCommand("refresh-on", "Follow the pane", { clears: "never", run: ({ host }) => host.refresh("on") }),
  copyCommand("refresh-toggle", "Toggle following the pane", {
    clears: "never",
    run: ({ host }) => host.refresh(host.refreshing ? "off" : "on"),
  }),
];
