import type { Server, ServerWebSocket } from "bun";
import { decodeFrame, INPUT } from "../wire/frame.ts";
import type { ViewerMessage } from "../wire/messages.ts";
import { shortToken } from "../wire/token.ts";
import { isLoopback, networkOf } from "./limits.ts";
import { type ListenAddress, viewerAddress } from "./address.ts";
import { type Assets, loadAssets } from "./assets.ts";
import type { RelayContext } from "./context.ts";
import type { RelayShare } from "./share.ts";
import { deadLinkLine } from "./shares.ts";
import type { StoredFrame } from "./frame-log.ts";
import { boundedSize, type Viewer, type ViewerPort } from "./viewer.ts";

const MAX_INPUT_BYTES = 64 * 1024;

/** Nothing from elsewhere runs or is shown, nobody frames the page, no address leaks; xterm.js writes its own style rules. */
const HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex, nofollow",
  "cache-control": "no-store",
};

interface Guest {
  readonly token: string;
  readonly address: string;
  /** Gives his connection back. */
  readonly giveBack: () => void;
  viewer?: Viewer;
  share?: RelayShare;
}

/** The relay's web side: pages, their script, and a WebSocket for each viewer. */
export function serveHttp(
  context: RelayContext,
  listen: ListenAddress,
  tls: { readonly cert: string; readonly key: string } | undefined,
): Server<Guest> {
  return Bun.serve<Guest>({
    hostname: listen.host,
    port: listen.port,
    ...(tls && { tls: { cert: Bun.file(tls.cert), key: Bun.file(tls.key) } }),
    async fetch(request, server) {
      const url = new URL(request.url);
      const [, kind = "", name = "", more] = url.pathname.split("/");
      if (more !== undefined || !/^(GET|HEAD)$/.test(request.method)) return answer("Not found.\n", 404);
      if (kind === "" && name === "")
        return answer("This is a troam relay: it carries shared terminal sessions.\n", 200);
      if (kind === "healthz") return answer("ok\n", 200);
      if (kind === "a") return asset(await loadAssets(), name);
      if (kind === "s" || kind === "t") return page(request, name, context);
      if (kind !== "w") return answer("Not found.\n", 404);
      if (!sameOrigin(request, url)) return answer("Another site may not use this link.\n", 403);
      const peer = server.requestIP(request)?.address ?? "";
      const address = viewerAddress(peer, request.headers.get("x-forwarded-for"));
      // From this machine come a proxy, which tells no more, and the machine's own user.
      const giveBack = isLoopback(address) ? () => undefined : context.connections.take(networkOf(address));
      if (giveBack === undefined)
        return answer("Your address has as many connections to this relay as it may have.\n", 429);
      if (server.upgrade(request, { data: { token: name, address, giveBack } })) return undefined;
      giveBack();
      return answer("A WebSocket is wanted here.\n", 400);
    },
    websocket: {
      maxPayloadLength: MAX_INPUT_BYTES,
      backpressureLimit: 8 * 1024 * 1024,
      idleTimeout: 30,
      sendPings: true,
      open: (socket) => join(socket, context),
      message(socket, message) {
        const { share, viewer } = socket.data;
        if (share === undefined || viewer === undefined) return;
        if (typeof message === "string") return resize(share, viewer, message);
        const frame = decodeFrame(new Uint8Array(message));
        if (frame?.type === INPUT) share.input(viewer, frame.payload);
      },
      close(socket) {
        const { share, viewer, giveBack } = socket.data;
        giveBack();
        if (share !== undefined && viewer !== undefined) share.leave(viewer);
      },
    },
  });
}

function answer(text: string, status: number, type = "text/plain; charset=utf-8"): Response {
  return new Response(text, { status, headers: { ...HEADERS, "content-type": type } });
}

function asset(assets: Assets, name: string): Response {
  const found = assets.files.get(name);
  return found === undefined ? answer("Not found.\n", 404) : answer(found.text, 200, found.type);
}

/** The viewer's page; a program that asks for no HTML gets a line of text. */
async function page(request: Request, token: string, context: RelayContext): Promise<Response> {
  const found = context.shares.find(token);
  const status = found.state === "shared" ? 200 : found.state === "ended" ? 410 : 404;
  if (!(request.headers.get("accept") ?? "").includes("text/html")) {
    if (found.state !== "shared") return answer(`${deadLinkLine(found, Date.now())}\n`, status);
    const ssh = found.share.hello.sealed ? undefined : context.links(found.share.tokens, false);
    const line = found.readOnly ? ssh?.sshReadOnly : ssh?.ssh;
    return answer(
      `A terminal session is shared here${found.readOnly ? ", read only" : ""}. Open this link in a browser${line === undefined ? "" : `, or use:\n  ${line}`}\n`,
      200,
    );
  }
  return answer((await loadAssets()).page, status, "text/html; charset=utf-8");
}

/** A page of another site may not open a link that its visitor knows. */
function sameOrigin(request: Request, url: URL): boolean {
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host") ?? url.host;
  return origin === null || URL.parse(origin)?.host === host;
}

function join(socket: ServerWebSocket<Guest>, context: RelayContext): void {
  const { token, address } = socket.data;
  const found = context.shares.find(token);
  const port = new WebPort(socket);
  if (found.state !== "shared") {
    context.log("dead link", { token: shortToken(token), state: found.state, address });
    return port.end(deadLinkLine(found, Date.now()), found.state === "unknown");
  }
  const refusal = found.share.refusal("web");
  if (refusal !== undefined) return port.end(refusal);
  context.log("join", { token: shortToken(token), via: "web", address });
  socket.data.share = found.share;
  socket.data.viewer = found.share.join("web", found.readOnly, address, { cols: 0, rows: 0 }, port);
}

function resize(share: RelayShare, viewer: Viewer, message: string): void {
  try {
    const { cols, rows } = JSON.parse(message) as Record<string, unknown>;
    share.resize(viewer, boundedSize(cols, rows));
  } catch {
    // Not JSON: nothing that our page says.
  }
}

/** The WebSocket of one viewer: frames as they are, the rest as JSON. */
class WebPort implements ViewerPort {
  readonly #socket: ServerWebSocket<Guest>;

  constructor(socket: ServerWebSocket<Guest>) {
    this.#socket = socket;
  }

  send({ bytes }: StoredFrame): void {
    this.#socket.sendBinary(bytes);
  }

  tell(message: ViewerMessage): void {
    this.#socket.send(JSON.stringify(message));
  }

  tooSmall(): void {
    // A page scales what it shows.
  }

  backlog(): number {
    return this.#socket.getBufferedAmount();
  }

  end(line: string, unknown = false): void {
    this.tell({ type: "gone", line, unknown });
    this.#socket.close(1000);
  }
}
