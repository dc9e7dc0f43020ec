import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseCommands, registry } from "#command/index.ts";
import { systemReason } from "#wire/system-error.ts";
import { loadPromptHistory, promptHistoryPath } from "./prompt-history-file.ts";
import type { Server } from "./server.ts";
import { homeOf } from "./shell.ts";

/** Reads configuration files at the start. Errors wait until somebody is there to read them. */
export class ConfigFiles {
  /** The configuration has been read and its commands have run. */
  loaded = false;
  readonly #server: Server;
  readonly #errors: string[] = [];
  #loading: Promise<void> | undefined;

  constructor(server: Server) {
    this.#server = server;
    server.state.configDirectory = server.setup.cwd;
  }

  /** Loads the files of `-f`, or those of the usual places that are there. Once; later calls wait for the first. */
  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** An error that has no client to go to. */
  addError(message: string): void {
    this.#errors.push(message);
    this.#server.state.messages.add(message);
    if (this.loaded) this.showErrors();
  }

  /** Tells somebody who is there now of the errors so far: a control client, else the active pane of an attached session. */
  showErrors(): void {
    if (this.#errors.length === 0) return;
    const { state, clients, services } = this.#server;
    const first = state.clients[0];
    const control = first && clients.get(first)?.control;
    if (control) {
      for (const error of this.#errors.splice(0)) control.notify(`%config-error ${error}`);
      return;
    }
    const session = first?.session ?? [...state.sessions.values()].find((each) => each.attached > 0);
    const pane = session && session.attached > 0 ? session.current?.window.active : undefined;
    if (!pane) return;
    for (const error of this.#errors.splice(0)) services.view(pane, error);
  }

  async #load(): Promise<void> {
    const { plugins, setup } = this.#server;
    if (setup.plugins) await plugins.start();
    const named = setup.configFiles;
    const files = named.length > 0 ? named : defaultFiles(setup.environment);
    for (const file of files) await this.#loadFile(file, named.length > 0);
    if (setup.plugins) await plugins.loadWanted();
    this.loaded = true;
    this.#server.state.configDirectory = undefined;
    const { state } = this.#server;
    const history = promptHistoryPath(state.serverOptions.string("history-file"), homeOf(setup.environment));
    loadPromptHistory(state.promptHistory, history);
    const { problem } = this.#server.themes;
    if (problem !== undefined) this.addError(problem);
    this.#server.wake();
    this.showErrors();
  }

  async #loadFile(path: string, named: boolean): Promise<void> {
    if (path === "/dev/null" || (!named && !existsSync(path))) return;
    const { state, runner } = this.#server;
    let text: string;
    try {
      text = readFileSync(resolve(this.#server.setup.cwd, path), "utf8");
    } catch (error) {
      this.addError(`${path}: ${systemReason(error)}`);
      return;
    }
    const parsed = parseCommands(text, {
      state,
      registry,
      file: path,
      groupByLine: true,
      onError: (message) => this.addError(message),
    });
    if (!parsed.ok) return this.addError(parsed.error);
    await runner.append(parsed.list, undefined, { formats: { current_file: path } });
  }
}

/** Where configuration is looked for: tmux's places, then troam's own. */
function defaultFiles(environment: Readonly<Record<string, string | undefined>>): string[] {
  const home = homeOf(environment);
  const xdg = environment.XDG_CONFIG_HOME;
  const files = ["/etc/tmux.conf"];
  if (home !== undefined) files.push(`${home}/.tmux.conf`);
  if (xdg) files.push(`${xdg}/tmux/tmux.conf`);
  if (home !== undefined) files.push(`${home}/.config/tmux/tmux.conf`);
  if (xdg) files.push(`${xdg}/troam/troam.conf`);
  if (home !== undefined) files.push(`${home}/.config/troam/troam.conf`);
  return [...new Set(files)];
}
