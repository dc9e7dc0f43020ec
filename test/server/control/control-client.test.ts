import { expect, test } from "bun:test";
import { Client, CLIENT_CONTROL } from "#model/client.ts";
import { Environment } from "#model/environment.ts";
import type { Pane } from "#model/pane.ts";
import { ClientConnection } from "#server/client-connection.ts";
import { ControlClient } from "#server/control/control-client.ts";
import { FrameReader } from "#wire/frame.ts";
import type { ServerMessage } from "#wire/messages.ts";

/** A control client on a socket that takes every byte at once. */
function controlClient(): { readonly control: ControlClient; readonly written: () => string } {
  const reader = new FrameReader<ServerMessage>();
  let text = "";
  const socket = {
    write(bytes: Uint8Array): number {
      reader.feed(bytes, (message) => {
        if (message.type === "stdout") text += new TextDecoder().decode(message.bytes);
      });
      return bytes.length;
    },
    end: () => undefined,
  };
  const connection = new ClientConnection(socket as never, 0, 0);
  const client = new Client("c", new Environment(), 0);
  client.flags |= CLIENT_CONTROL;
  const surroundings = { now: () => 0, evict: () => undefined, flowChanged: () => undefined };
  const control = new ControlClient(client, connection, surroundings);
  connection.handlers = { message: () => undefined, closed: () => undefined, drained: () => control.pump() };
  return { control, written: () => text };
}

test("output of a pane is sent once, by a socket that takes all at once too", () => {
  const { control, written } = controlClient();
  control.output({ id: 3 } as Pane, new TextEncoder().encode("$ "));
  control.write("%end");
  expect(written()).toBe("%output %3 $ \n%end\n");
});

test("output that waits behind a line keeps its order", () => {
  const { control, written } = controlClient();
  const bytes = new TextEncoder().encode("x".repeat(20_000));
  control.output({ id: 3 } as Pane, bytes);
  control.write("%end");
  expect(written().replaceAll(/%output %3 |\n/g, "")).toBe(`${"x".repeat(20_000)}%end`);
});
