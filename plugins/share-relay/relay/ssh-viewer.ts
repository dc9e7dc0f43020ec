import type { Socket } from "node:net";
import type { Connection, ServerChannel, Session } from "ssh2";
import { KEY, readKeyPayload } from "../wire/frame.ts";
import type { ViewerMessage } from "../wire/messages.ts";
import { shortToken } from "../wire/token.ts";
import type { RelayContext } from "./context.ts";
import { deadLinkLine, duration } from "./shares.ts";
import { boundedSize, type Size, type Viewer, type ViewerPort } from "./viewer.ts";

const CTRL_C = 3;
/** Two C-c within this leave a read-only share. */
const LEAVE_MS = 2_000;
/** Trying tokens is slow, whether they are malformed or unknown. */
const UNKNOWN_DELAY_MS = 1_000;

const ENTER = "\x1b[?1049h\x1b[?7l\x1b[H\x1b[2J";
/** Modes that a share may have set, put back as a shell expects them. */
const LEAVE =
  "\x1b[r\x1b[m\x1b[?1l\x1b>\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1005l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[?7h\x1b[?25h\x1b[0 q\x1b[?1049l";

const LEFT_LINE = "You have left the session.";
const EXEC_LINE = "This link shows a session: it runs no commands and moves no files. Use ssh without a command.";

/** How somebody came in by ssh. */
export interface SshGuest {
  readonly token: string;
  readonly address: string;
  readonly socket: Socket;
  readonly connection: Connection;
  readonly context: RelayContext;
}

/** Serves one viewer with a stock ssh: a terminal, or one line why not. */
export function serveViewer(session: Session, guest: SshGuest): void {
  let size: Size | undefined;
  let viewer: Viewer | undefined;
  const found = guest.context.shares.find(guest.token);
  const share = found.state === "shared" ? found.share : undefined;

  session.on("pty", (accept, _reject, info) => {
    size = boundedSize(info.cols, info.rows);
    accept?.();
  });
  session.on("window-change", (accept, _reject, info) => {
    size = boundedSize(info.cols, info.rows);
    if (viewer !== undefined) share?.resize(viewer, size);
    accept?.();
  });
  session.on("env", (accept) => accept?.());
  session.on("signal", (accept) => accept?.());
  session.on("exec", (accept) => refuse(accept(), guest, EXEC_LINE));
  session.on("subsystem", (accept) => refuse(accept(), guest, EXEC_LINE));

  session.on("shell", (accept) => {
    const channel = accept();
    if (found.state !== "shared") {
      guest.context.log("dead link", { token: shortToken(guest.token), state: found.state, address: guest.address });
      const delay = found.state === "unknown" ? UNKNOWN_DELAY_MS : 0;
      setTimeout(() => refuse(channel, guest, deadLinkLine(found, Date.now())), delay);
      return;
    }
    if (size === undefined) return refuse(channel, guest, "A terminal is needed: ssh -t.");
    const refusal = found.share.refusal("ssh");
    if (refusal !== undefined) return refuse(channel, guest, refusal);

    const port = new SshPort(channel, guest);
    const joined = found.share.join("ssh", found.readOnly, guest.address, size, port);
    viewer = joined;
    guest.context.log("join", { token: shortToken(guest.token), via: "ssh", address: guest.address });
    const leaving = leaveByCtrlC();
    channel.on("data", (data: Buffer) => {
      if (!found.readOnly) found.share.input(joined, new Uint8Array(data));
      else if (leaving(data, performance.now())) found.share.leave(joined, LEFT_LINE);
    });
    const gone = (): void => found.share.leave(joined);
    channel.on("close", gone);
    // His input has ended, and with it his way to leave: he is let go.
    channel.on("end", () => found.share.leave(joined, LEFT_LINE));
    guest.connection.on("close", gone);
  });
}

/** The terminal of one ssh viewer. */
class SshPort implements ViewerPort {
  readonly #channel: ServerChannel;
  readonly #guest: SshGuest;
  #ended = false;

  constructor(channel: ServerChannel, guest: SshGuest) {
    this.#channel = channel;
    this.#guest = guest;
    channel.write(ENTER);
  }

  send({ frame }: { readonly frame: { readonly type: number; readonly payload: Uint8Array } }): void {
    if (this.#ended) return;
    const screen = frame.type === KEY ? readKeyPayload(frame.payload)?.screen : frame.payload;
    if (screen !== undefined && screen.length > 0) this.#channel.write(screen);
  }

  tell(message: ViewerMessage): void {
    if (message.type === "gone") return this.end(message.line);
    if (message.type !== "away" || this.#ended) return;
    const until = duration(message.until - Date.now());
    this.#channel.write(`\x1b7\x1b[H\x1b[0;7m\x1b[K The host is away; this link is held for ${until}. \x1b[m\x1b8`);
  }

  tooSmall(share: Size, viewer: Size): void {
    const lines = [
      `This session has ${share.cols}x${share.rows} cells. Your terminal has ${viewer.cols}x${viewer.rows}.`,
      "Make it larger to see the session.",
    ];
    this.#channel.write(`\x1b[r\x1b[m\x1b[H\x1b[2J\x1b[?25l${lines.join("\r\n")}`);
  }

  backlog(): number {
    return this.#channel.writableLength + this.#guest.socket.writableLength;
  }

  end(line: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#channel.write(LEAVE);
    finish(this.#channel, this.#guest, line, 0);
  }
}

function refuse(channel: ServerChannel, guest: SshGuest, line: string): void {
  finish(channel, guest, line, 1);
}

/** Says a line beside the screen, exits, and closes even when the far end does not. */
function finish(channel: ServerChannel, { connection, socket }: SshGuest, line: string, status: number): void {
  channel.on("error", () => undefined);
  channel.stderr.write(`${line}\r\n`);
  channel.exit(status);
  channel.end();
  setTimeout(() => connection.end(), 200);
  setTimeout(() => socket.destroy(), 5_000);
}

/** @returns a function that sees what is typed and tells when C-c came twice in a row */
function leaveByCtrlC(): (data: Uint8Array, now: number) => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return (data, now) => {
    for (const byte of data) {
      if (byte === CTRL_C && now - last < LEAVE_MS) return true;
      last = byte === CTRL_C ? now : Number.NEGATIVE_INFINITY;
    }
    return false;
  };
}
