import { checkAlerts, noteAlert } from "#model/alerts.ts";
import { CLIENT_CONTROL } from "#model/client.ts";
import { WINDOW_ACTIVITY, WINDOW_SILENCE, type Window } from "#model/window.ts";
import type { Server } from "./server.ts";

/** Bells, activity and silence in windows: told to whom the options say. */
export class Alerts {
  readonly #server: Server;
  readonly #queued = new Set<Window>();
  readonly #silence = new Map<Window, Timer>();

  constructor(server: Server) {
    this.#server = server;
    server.state.lifecycle.windowTouched = (window) => this.note(window, WINDOW_ACTIVITY);
  }

  /** @param bits WINDOW_BELL, WINDOW_ACTIVITY or WINDOW_SILENCE */
  note(window: Window, bits: number): void {
    this.#watchSilence(window);
    if (!noteAlert(window, bits) || this.#queued.has(window)) return;
    if (this.#queued.size === 0) setImmediate(() => this.#tell());
    this.#queued.add(window);
  }

  /** `monitor-silence` may have changed. */
  restartAll(): void {
    for (const window of this.#server.state.windows.values()) this.#watchSilence(window);
  }

  /** Alerts of the session's windows that were noted while nobody looked. */
  checkWindow(window: Window): void {
    for (const alert of checkAlerts(this.#server.state, window)) {
      const { winlink } = alert;
      for (const client of this.#server.state.clients) {
        if (client.session !== winlink.session || client.flags & CLIENT_CONTROL) continue;
        if (alert.bell) this.#server.clients.bell(client);
        if (!alert.message) continue;
        const where = winlink.session.current === winlink ? "current window" : `window ${winlink.index}`;
        this.#server.services.message(client, `${alert.kind} in ${where}`);
      }
    }
    this.#server.services.redraw({ window, what: "status" });
  }

  #tell(): void {
    const windows = [...this.#queued];
    this.#queued.clear();
    for (const window of windows) {
      try {
        if (this.#server.state.windows.get(window.id) === window) this.checkWindow(window);
      } catch (error) {
        this.#server.report("alert", error);
      }
    }
  }

  /** Silence is the time since the last output, so every output starts it anew. */
  #watchSilence(window: Window): void {
    const seconds = window.options.number("monitor-silence");
    const running = this.#silence.get(window);
    if (seconds === 0 && running === undefined) return;
    clearTimeout(running);
    this.#silence.delete(window);
    if (seconds === 0) return;
    const timer = setTimeout(() => {
      this.#silence.delete(window);
      if (this.#server.state.windows.get(window.id) === window) this.note(window, WINDOW_SILENCE);
    }, seconds * 1000);
    this.#silence.set(window, timer);
  }
}
