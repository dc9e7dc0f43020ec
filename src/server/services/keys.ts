import type { ServerServices } from "#command/context.ts";
import { giveClipboard } from "../server-client.ts";
import type { Server } from "../server.ts";

type Names = "sendKey" | "sendBytes" | "dispatchKey" | "setClipboard" | "requestClipboard" | "drag";

/** Keys, the mouse and the clipboard. */
export function keyServices(server: Server): Pick<ServerServices, Names> {
  return {
    sendKey(pane, event, client) {
      server.input.key(pane, event, client);
    },
    sendBytes(pane, bytes) {
      if (!pane.inputOff && !pane.exit) pane.process?.write(bytes);
    },
    dispatchKey(client, event) {
      const entry = server.clients.get(client);
      if (!entry?.keys.takeNow(event)) return server.wake();
      const run = (): Promise<void> | undefined => {
        const inMode = (client.session?.current?.window.active?.modes.length ?? 0) > 0;
        const running = entry.keys.dispatch(event);
        // a mode may have ended; after a key for a program its echo comes first
        if (inMode) server.wake();
        return running;
      };
      const queue = server.runner.queue(client);
      // A key that nothing is before needs no place in the queue: most of what is typed.
      if (queue.isEmpty) {
        const running = run();
        if (running) server.background("key", running);
      } else void queue.appendCallback(run, KEY_STATE);
    },
    setClipboard(client, bytes) {
      for (const entry of server.clients.all()) {
        if (client === undefined || entry.client === client) giveClipboard(entry, "", bytes);
      }
    },
    requestClipboard: (client) => server.requests.wantClipboard(client),
    drag(client, update) {
      client.mouseDrag = {
        update: (mouse) => {
          if (!update(mouse)) client.mouseDrag = undefined;
        },
      };
    },
  };
}

const KEY_STATE = { current: undefined, event: undefined, flags: 0, formats: {} };
