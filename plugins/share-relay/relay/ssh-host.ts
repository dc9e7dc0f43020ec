import type { Connection, ServerChannel } from "ssh2";
import {
  decodeMessage,
  encodeFrame,
  encodeMessage,
  type Frame,
  FrameParser,
  HELLO,
  PING,
  PONG,
  REFUSED,
  WELCOME,
} from "../wire/frame.ts";
import { readHello, WIRE_VERSION, type Welcome } from "../wire/messages.ts";
import { shortToken } from "../wire/token.ts";
import type { RelayContext } from "./context.ts";
import type { HostPort, RelayShare } from "./share.ts";

/** A host pings every 5 s; one that says nothing for so long is away. */
const HOST_SILENCE_MS = 20_000;

/** Serves one host: hello, welcome, then frames in and requests out. A malformed frame ends his connection. */
export function serveHost(
  channel: ServerChannel,
  { hostKey, connection, context }: { hostKey: string; connection: Connection; context: RelayContext },
): void {
  const parser = new FrameParser();
  let share: RelayShare | undefined;
  let heard = performance.now();
  const watch = setInterval(() => {
    if (performance.now() - heard > HOST_SILENCE_MS) connection.end();
  }, HOST_SILENCE_MS / 4);
  const port: HostPort = {
    send: (bytes) => void channel.write(bytes),
    close: () => connection.end(),
  };

  const begin = (frame: Frame): boolean => {
    const hello = frame.type === HELLO ? readHello(decodeMessage(frame)) : undefined;
    if (hello === undefined) return false;
    if (hello.version !== WIRE_VERSION) {
      const line = `host speaks version ${hello.version} of the share protocol, this relay ${WIRE_VERSION}`;
      port.send(encodeMessage(REFUSED, { line }));
      return false;
    }
    share = context.shares.open(hostKey, hello);
    share.connect(port, hello);
    const links = context.links(share.tokens, hello.readOnly);
    port.send(encodeMessage(WELCOME, { generation: share.generation, share: share.id, links } satisfies Welcome));
    share.ready();
    context.log("share", { token: shortToken(share.tokens.readOnly), host: hostKey, generation: share.generation });
    return true;
  };

  channel.on("data", (data: Buffer) => {
    heard = performance.now();
    const frames = parser.push(data);
    if (frames === undefined) return connection.end();
    for (const frame of frames) {
      if (frame.type === PING) port.send(encodeFrame({ ...frame, type: PONG }));
      else if (frame.type === PONG) continue;
      else if (!(share === undefined ? begin(frame) : share.take(frame))) return connection.end();
    }
    share?.acknowledge();
  });
  const gone = (): void => {
    clearInterval(watch);
    if (share === undefined) return;
    share.disconnect(port, Date.now());
    share = undefined;
  };
  channel.on("close", gone);
  connection.on("close", gone);
}
