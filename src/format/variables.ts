import type { FormatVariable } from "./define.ts";
import buffer from "./variables/buffer.ts";
import client from "./variables/client.ts";
import mouse from "./variables/mouse.ts";
import pane from "./variables/pane.ts";
import process from "./variables/process.ts";
import server from "./variables/server.ts";
import session from "./variables/session.ts";
import { shownFormats, terminalFormats } from "./variables/terminal.ts";
import window from "./variables/window.ts";
import winlink from "./variables/winlink.ts";

/** Every built-in format variable by name. */
export const variables: ReadonlyMap<string, FormatVariable> = new Map(
  [session, window, winlink, pane, process, terminalFormats, shownFormats, client, buffer, mouse, server]
    .flat()
    .map((variable) => [variable.name, variable]),
);
