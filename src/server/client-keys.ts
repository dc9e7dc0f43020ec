import {
  createItemState,
  CommandList,
  parseCommands,
  registry,
  STATE_REPEAT,
  targetOfPane,
  targetOfClient,
} from "#command/index.ts";
import { type Client, CLIENT_FOCUSED, CLIENT_READONLY } from "#model/client.ts";
import { updateFocus } from "#model/focus.ts";
import { touchSession } from "#model/sessions.ts";
import { setActivePane } from "#model/zoom.ts";
import { fireClient } from "./client-events.ts";
import { ClientKeys } from "./keys.ts";
import { MouseKeys } from "./mouse.ts";
import type { Server } from "./server.ts";
import { clearMessage } from "./services/messages.ts";

/** The key dispatch of one client, wired to the server. */
export function createClientKeys(server: Server, client: Client): ClientKeys {
  const { state } = server;
  const later = (ms: number, callback: () => void): (() => void) => server.clock.after(ms, callback);
  const mouse = new MouseKeys({
    client,
    state,
    later,
    emit: (event) => server.services.dispatchKey(client, event),
    followMouse(pane) {
      const window = client.session?.current?.window;
      if (!window || window.active === pane || !client.session?.options.flag("focus-follows-mouse")) return;
      setActivePane(state, window, pane, true);
      server.services.redraw({ window, what: "borders" });
    },
    moved(x, y) {
      const window = client.session?.current?.window;
      if (window) server.scrollbars.mouseMoved(window, x, y);
    },
    closeModal: (pane) => server.services.killPane(pane),
  });
  return new ClientKeys(client, mouse, {
    state,
    input: server.input,
    later,
    async run(who, binding, event, pane) {
      const { commands } = binding;
      const parsed =
        commands instanceof CommandList
          ? { ok: true as const, list: commands }
          : parseCommands(commands.toString(), { state, registry });
      if (!parsed.ok) return server.services.message(who, parsed.error);
      if (!mayRun(who, parsed.list)) return server.services.message(who, "Client is read-only");
      const current =
        (event.mouse?.valid && pane ? targetOfPane(state, pane) : undefined) ?? targetOfClient(state, who);
      const itemState = createItemState({ current, event, flags: binding.repeat ? STATE_REPEAT : 0 });
      const queue = server.runner.queue(who);
      const { running } = queue;
      // right after the key that is being handled, before the keys that follow it
      if (running) void queue.insertAfter(running, parsed.list, itemState);
      else void queue.append(parsed.list, itemState);
      server.wake();
    },
    status: (who) => server.services.redraw({ client: who, what: "status" }),
    clearMessage: (who) => clearMessage(server, who),
    closePopup: (who) => server.services.closePopup(who),
    closeMenu: (window) => server.services.closeMenu(window),
    latest: (who) => server.attachments.used(who),
    activity(who) {
      if (!who.session) return;
      touchSession(state, who.session);
      server.lockTimers.touched(who.session);
    },
    focus(who, focused) {
      if (focused) who.flags |= CLIENT_FOCUSED;
      else who.flags &= ~CLIENT_FOCUSED;
      fireClient(state, focused ? "client-focus-in" : "client-focus-out", who);
      updateFocus(state, who.session?.current?.window);
    },
    theme(who, theme) {
      who.theme = theme;
      server.paneThemes.check();
      fireClient(state, `client-${theme}-theme`, who);
      server.services.redraw({ client: who, what: "all" });
    },
    endDeadPane(pane) {
      pane.options.set("remain-on-exit", "off");
      server.programs.destroy(pane);
    },
    bracketedPaste: (who) => server.clients.get(who)?.terminal?.output.string("Enbp") !== undefined,
  });
}

function mayRun(client: Client, list: CommandList): boolean {
  return (client.flags & CLIENT_READONLY) === 0 || list.commands.every((command) => command.definition.readOnly);
}
