import type { ServerState } from "#model/state.ts";
import { userShell } from "./shell.ts";

/** Defaults that come from whoever started the server: the shell, the editor, vi keys. Source: tmux/tmux tmux.c, main */
export function setDefaultOptions(state: ServerState, environment: Readonly<Record<string, string | undefined>>): void {
  state.sessionOptions.set("default-shell", userShell(environment));
  const editor = environment.VISUAL ?? environment.EDITOR;
  if (editor === undefined) return;
  state.serverOptions.set("editor", editor);
  const keys = editor.slice(editor.lastIndexOf("/") + 1).includes("vi") ? "vi" : "emacs";
  state.sessionOptions.set("status-keys", keys);
  state.windowOptions.set("mode-keys", keys);
}
