import type { CommandDefinition } from "../command.ts";
import attachSession from "./attach-session.ts";
import bindKey from "./bind-key.ts";
import breakPane from "./break-pane.ts";
import capturePane from "./capture-pane.ts";
import chooseBuffer from "./choose-buffer.ts";
import chooseClient from "./choose-client.ts";
import chooseTree from "./choose-tree.ts";
import clearHistory from "./clear-history.ts";
import clearPromptHistory from "./clear-prompt-history.ts";
import clockMode from "./clock-mode.ts";
import commandPrompt from "./command-prompt.ts";
import confirmBefore from "./confirm-before.ts";
import copyMode from "./copy-mode.ts";
import customizeMode from "./customize-mode.ts";
import deleteBuffer from "./delete-buffer.ts";
import detachClient from "./detach-client.ts";
import displayMenu from "./display-menu.ts";
import displayMessage from "./display-message.ts";
import displayPanes from "./display-panes.ts";
import displayPopup from "./display-popup.ts";
import findWindow from "./find-window.ts";
import hasSession from "./has-session.ts";
import ifShell from "./if-shell.ts";
import joinPane from "./join-pane.ts";
import killPane from "./kill-pane.ts";
import killServer from "./kill-server.ts";
import killSession from "./kill-session.ts";
import killWindow from "./kill-window.ts";
import lastPane from "./last-pane.ts";
import lastWindow from "./last-window.ts";
import linkWindow from "./link-window.ts";
import listBuffers from "./list-buffers.ts";
import listClients from "./list-clients.ts";
import listCommands from "./list-commands.ts";
import listKeys from "./list-keys.ts";
import listPanes from "./list-panes.ts";
import listSessions from "./list-sessions.ts";
import listWindows from "./list-windows.ts";
import loadBuffer from "./load-buffer.ts";
import lockClient from "./lock-client.ts";
import lockServer from "./lock-server.ts";
import lockSession from "./lock-session.ts";
import movePane from "./move-pane.ts";
import moveWindow from "./move-window.ts";
import newPane from "./new-pane.ts";
import newSession from "./new-session.ts";
import newWindow from "./new-window.ts";
import nextLayout from "./next-layout.ts";
import nextWindow from "./next-window.ts";
import pasteBuffer from "./paste-buffer.ts";
import pipePane from "./pipe-pane.ts";
import previousLayout from "./previous-layout.ts";
import previousWindow from "./previous-window.ts";
import refreshClient from "./refresh-client.ts";
import renameSession from "./rename-session.ts";
import renameWindow from "./rename-window.ts";
import resizePane from "./resize-pane.ts";
import resizeWindow from "./resize-window.ts";
import respawnPane from "./respawn-pane.ts";
import respawnWindow from "./respawn-window.ts";
import rotateWindow from "./rotate-window.ts";
import runShell from "./run-shell.ts";
import saveBuffer from "./save-buffer.ts";
import selectLayout from "./select-layout.ts";
import selectPane from "./select-pane.ts";
import selectWindow from "./select-window.ts";
import sendKeys from "./send-keys.ts";
import sendPrefix from "./send-prefix.ts";
import serverAccess from "./server-access.ts";
import setBuffer from "./set-buffer.ts";
import setEnvironment from "./set-environment.ts";
import setHook from "./set-hook.ts";
import setOption from "./set-option.ts";
import setWindowOption from "./set-window-option.ts";
import showBuffer from "./show-buffer.ts";
import showEnvironment from "./show-environment.ts";
import showHooks from "./show-hooks.ts";
import showMessages from "./show-messages.ts";
import showOptions from "./show-options.ts";
import showPromptHistory from "./show-prompt-history.ts";
import showWindowOptions from "./show-window-options.ts";
import sourceFile from "./source-file.ts";
import splitWindow from "./split-window.ts";
import startServer from "./start-server.ts";
import suspendClient from "./suspend-client.ts";
import swapPane from "./swap-pane.ts";
import swapWindow from "./swap-window.ts";
import switchClient from "./switch-client.ts";
import switchMode from "./switch-mode.ts";
import unbindKey from "./unbind-key.ts";
import unlinkWindow from "./unlink-window.ts";
import waitFor from "./wait-for.ts";

/** All built-in commands, one file each, in the order in which tmux lists them. */
export const builtins: readonly CommandDefinition[] = [
  attachSession,
  bindKey,
  breakPane,
  capturePane,
  chooseBuffer,
  chooseClient,
  chooseTree,
  clearHistory,
  clearPromptHistory,
  clockMode,
  commandPrompt,
  confirmBefore,
  copyMode,
  customizeMode,
  deleteBuffer,
  detachClient,
  displayMenu,
  displayMessage,
  displayPopup,
  displayPanes,
  findWindow,
  hasSession,
  ifShell,
  joinPane,
  killPane,
  killServer,
  killSession,
  killWindow,
  lastPane,
  lastWindow,
  linkWindow,
  listBuffers,
  listClients,
  listCommands,
  listKeys,
  listPanes,
  listSessions,
  listWindows,
  loadBuffer,
  lockClient,
  lockServer,
  lockSession,
  movePane,
  moveWindow,
  newPane,
  newSession,
  newWindow,
  nextLayout,
  nextWindow,
  pasteBuffer,
  pipePane,
  previousLayout,
  previousWindow,
  refreshClient,
  renameSession,
  renameWindow,
  resizePane,
  resizeWindow,
  respawnPane,
  respawnWindow,
  rotateWindow,
  runShell,
  saveBuffer,
  selectLayout,
  selectPane,
  selectWindow,
  sendKeys,
  sendPrefix,
  serverAccess,
  setBuffer,
  setEnvironment,
  setHook,
  setOption,
  setWindowOption,
  showBuffer,
  showEnvironment,
  showHooks,
  showMessages,
  showOptions,
  showPromptHistory,
  showWindowOptions,
  sourceFile,
  splitWindow,
  startServer,
  suspendClient,
  swapPane,
  swapWindow,
  switchClient,
  switchMode,
  unbindKey,
  unlinkWindow,
  waitFor,
];
