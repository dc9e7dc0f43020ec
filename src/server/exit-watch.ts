import { promptHistoryPath, savePromptHistory } from "./prompt-history-file.ts";
import type { Server } from "./server.ts";
import { homeOf } from "./shell.ts";

/** Ends the server when nothing is left to do: no session (`exit-empty`), nobody attached (`exit-unattached`), or by `kill-server`. */
export class ExitWatch {
  readonly #server: Server;
  /** Was there ever a session: a server that has just started is not yet empty. */
  #asked = false;
  #ended = false;

  constructor(server: Server) {
    this.#server = server;
  }

  /** The server is to go, whatever lives. */
  get asked(): boolean {
    return this.#asked;
  }

  /** It is decided: whoever comes now is too late, and must start another server. */
  get over(): boolean {
    return this.#ended;
  }

  ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    const { state, clients } = this.#server;
    state.waitChannels.flush();
    clients.sendAllAway();
    this.#server.programs.endAll();
    this.#server.wake();
  }

  check(): void {
    if (this.#ended || !this.#mayEnd()) return;
    const { state, clients, jobs } = this.#server;
    // whoever waits for a channel would hold the server up for ever
    state.waitChannels.flush();
    if (clients.any() || (jobs.busy && !this.#asked)) return;
    this.#ended = true;
    jobs.killAll();
    this.#savePromptHistory();
    void this.#server.plugins.close().finally(() => this.#server.setup.ended());
  }

  #savePromptHistory(): void {
    const { state, setup } = this.#server;
    try {
      const path = promptHistoryPath(state.serverOptions.string("history-file"), homeOf(setup.environment));
      savePromptHistory(state.promptHistory, path);
    } catch (error) {
      this.#server.report("history-file", error);
    }
  }

  #mayEnd(): boolean {
    if (this.#asked) return true;
    const { state } = this.#server;
    if (!this.#server.config.loaded || !state.serverOptions.flag("exit-empty")) return false;
    if (!state.serverOptions.flag("exit-unattached") && state.sessions.size > 0) return false;
    if (this.#server.plugins.host.holding) return false;
    return !state.clients.some((client) => client.session !== undefined);
  }
}
