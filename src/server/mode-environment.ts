import { CommandError } from "#command/command.ts";
import { CommandList, createItemState, parseCommands, registry, targetOfClient } from "#command/index.ts";
import { isTrue } from "#format/expand.ts";
import type { ModeEnvironment } from "#mode/environment.ts";
import { CLIENT_DEAD } from "#model/client.ts";
import { updateFocus } from "#model/focus.ts";
import { statusAtTop, statusRows, windowOf, windowView } from "./compose/geometry.ts";
import { ClientComposer } from "./compose/compose.ts";
import { spawnPopup } from "./popup-program.ts";
import { editText } from "./edit-text.ts";
import type { Server } from "./server.ts";

/** What modes, menus, popups and prompts need, answered by the server. */
export function modeEnvironment(server: Server): ModeEnvironment {
  const parse = (text: string): CommandList => {
    const parsed = parseCommands(text, { state: server.state, registry });
    if (!parsed.ok) throw new CommandError(parsed.error);
    return parsed.list;
  };
  return {
    state: server.state,
    services: server.services,
    expand: (template, extras) => server.expand(template, extras),
    expandTime: (template, extras) => server.expandTime(template, extras),
    isTrue: (template, extras) => isTrue(server.expand(template, extras)),
    async run(commands, options = {}) {
      const { client } = options;
      const queue = server.runner.queue(client);
      const current = options.target ?? (client && targetOfClient(server.state, client));
      const state = createItemState({ current, event: options.event });
      try {
        const list = commands instanceof CommandList ? commands : parse(commands.toString());
        await queue.append(list.withValues(options.arguments ?? []), state);
      } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        // In its turn: a control client takes what is said meanwhile for the answer of another command.
        await queue.appendCallback(
          () => server.runner.host.error(client, error.message, { file: undefined, line: 0 }),
          state,
        );
      }
      server.wake();
    },
    parse,
    timer(ms, callback) {
      const timer = setTimeout(() => {
        try {
          callback();
        } catch (error) {
          server.report("timer", error);
        }
      }, ms);
      return () => clearTimeout(timer);
    },
    showMenu(window, menu) {
      window.menu = menu;
      updateFocus(server.state, window);
      server.services.redraw({ window, what: "all" });
    },
    showPopup(client, popup) {
      if (client.flags & CLIENT_DEAD) return;
      server.services.closePopup(client);
      client.popup = popup;
      updateFocus(server.state, client.session?.current?.window);
      server.services.redraw({ client, what: "all" });
    },
    spawnPopup: (options) => spawnPopup(server, options),
    view(client) {
      const window = windowOf(client);
      const rows = statusRows(client);
      const atTop = statusAtTop(client);
      const view = window ? windowView(client, window) : { x: 0, y: 0, cols: client.cols, rows: client.rows - rows };
      return {
        x: view.x,
        y: view.y,
        cols: view.cols,
        rows: view.rows,
        top: atTop ? rows : 0,
        statusRows: rows,
        statusAtTop: atTop,
      };
    },
    windowStatusRange(client, index) {
      const status = ClientComposer.existing(client)?.status;
      for (let row = 0; row < statusRows(client); row++) {
        const range = status?.ranges(row).find(({ type, argument }) => type === "window" && Number(argument) === index);
        if (range) return { x: range.start, row };
      }
      return undefined;
    },
    statusScreen: (client) => ClientComposer.existing(client)?.status.screen,
    edit: (client, text, done) => editText(server, client, text, done),
    background: (name, promise) => server.background(name, promise),
  };
}
