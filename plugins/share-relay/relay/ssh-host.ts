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
import { networkOf } from "./limits.ts";
import type { HostPort, RelayShare } from "./share.ts";

/** A host pings every 5 s; one that says nothing for so long is away. */
const HOST_SILENCE_MS = 20_000;

/** How a host came in. */
export interface HostGuest {
  /** Fingerprint of his key. */
  readonly hostKey: string;
  readonly address: string;
  readonly connection: Connection;
  readonly context: RelayContext;
}

/** Serves one host: hello, welcome, then frames in and requests out. A malformed frame ends his connection. */
export function serveHost(channel: ServerChannel, { hostKey, address, connection, context }: HostGuest): void {
  const parser = new FrameParser();
  let share: RelayShare | undefined;
  const since = performance.now();
  let heard = since;
  const watch = setInterval(() => {
    // Until he is known by his hello, what he says is no sign of life.
    if (performance.now() - (share === undefined ? since : heard) > HOST_SILENCE_MS) connection.end();
  }, HOST_SILENCE_MS / 4);
  const port: HostPort = {
    send: (bytes) => void channel.write(bytes),
    close: () => connection.end(),
  };

  const begin = (frame: Frame): boolean => {
    const hello = frame.type === HELLO ? readHello(decodeMessage(frame)) : undefined;
    if (hello === undefined) return false;
    const refuse = (line: string): false => {
      port.send(encodeMessage(REFUSED, { line }));
      return false;
    };
    if (hello.version !== WIRE_VERSION)
      return refuse(`host speaks version ${hello.version} of the share protocol, this relay ${WIRE_VERSION}`);
    const opened = context.shares.open(hostKey, networkOf(address), hello);
    if (typeof opened === "string") {
      context.log("refused", { host: hostKey, address, reason: opened });
      return refuse(opened);
    }
    share = opened;
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
      if (share === undefined) {
        if (!begin(frame)) return connection.end();
      } else if (frame.type === PING) port.send(encodeFrame({ ...frame, type: PONG }));
      else if (frame.type !== PONG && !share.take(frame)) return connection.end();
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
