import { fireWinlink } from "./notify.ts";
import type { ServerState } from "./state.ts";
import { WINDOW_ACTIVITY, WINDOW_ALERTS, WINDOW_BELL, WINDOW_SILENCE, type Window } from "./window.ts";
import type { Winlink } from "./winlink.ts";

/** An alert that people are to be told of: by a message, by the bell, or both, for each client of the winlink's session. */
export interface Alert {
  readonly winlink: Winlink;
  readonly kind: "Bell" | "Activity" | "Silence";
  readonly message: boolean;
  readonly bell: boolean;
}

const KINDS = [
  { kind: "Bell", bit: WINDOW_BELL, name: "bell" },
  { kind: "Activity", bit: WINDOW_ACTIVITY, name: "activity" },
  { kind: "Silence", bit: WINDOW_SILENCE, name: "silence" },
] as const;

/** Notes a bell, activity or silence (WINDOW_* bits). @returns whether somebody monitors it, so that `checkAlerts` is to be called soon */
export function noteAlert(window: Window, bits: number): boolean {
  window.alerts |= bits;
  return KINDS.some(({ bit, name }) => (bits & bit) !== 0 && isMonitored(window, name));
}

function isMonitored(window: Window, name: (typeof KINDS)[number]["name"]): boolean {
  return name === "silence" ? window.options.number("monitor-silence") !== 0 : window.options.flag(`monitor-${name}`);
}

/** Turns what was noted into flags of winlinks and events, and tells whom to alert. */
export function checkAlerts(state: ServerState, window: Window): Alert[] {
  const alerts: Alert[] = [];
  for (const { kind, bit, name } of KINDS) {
    if ((window.alerts & bit) === 0 || !isMonitored(window, name)) continue;
    for (const winlink of window.winlinks) winlink.session.alerted = false;
    for (const winlink of window.winlinks) {
      const { session } = winlink;
      // A bell rings again where one rang already; the others alert once.
      if (bit !== WINDOW_BELL && (winlink.alerts & bit) !== 0) continue;
      if (session.current !== winlink || session.attached === 0) winlink.alerts |= bit;
      if (!applies(winlink, `${name}-action`)) continue;
      fireWinlink(state, `alert-${name}`, winlink);
      if (session.alerted) continue;
      session.alerted = true;
      const visual = session.options.string(`visual-${name}`);
      alerts.push({ winlink, kind, message: visual !== "off", bell: visual !== "on" });
    }
  }
  window.alerts &= ~WINDOW_ALERTS;
  return alerts;
}

function applies(winlink: Winlink, option: string): boolean {
  const action = winlink.session.options.string(option);
  if (action === "any") return true;
  const current = winlink === winlink.session.current;
  return action === "current" ? current : action === "other" && !current;
}
