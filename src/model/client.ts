import type { MouseEvent } from "#input/key.ts";
import type { Environment } from "./environment.ts";
import type { Overlay, StatusPrompt } from "./mode.ts";
import type { Session } from "./session.ts";

export const CLIENT_TERMINAL = 0x1;
export const CLIENT_ATTACHED = 0x2;
export const CLIENT_READONLY = 0x4;
export const CLIENT_CONTROL = 0x8;
export const CLIENT_CONTROL_CONTROL = 0x10;
export const CLIENT_IGNORE_SIZE = 0x20;
export const CLIENT_SUSPENDED = 0x40;
export const CLIENT_EXITING = 0x80;
export const CLIENT_FOCUSED = 0x100;
export const CLIENT_UTF8 = 0x200;
export const CLIENT_NO_OUTPUT = 0x800;
export const CLIENT_PAUSE_AFTER = 0x1000;
export const CLIENT_WAIT_EXIT = 0x2000;
export const CLIENT_NO_DETACH_ON_DESTROY = 0x4000;
export const CLIENT_SIZE_CHANGED = 0x8000;
export const CLIENT_DEAD = 0x10000;
/** Not over a socket of ours: a plugin's transport holds the other end. */
export const CLIENT_REMOTE = 0x20000;
export const CLIENT_LOGIN = 0x40000;

/** Follows the mouse from button press to release. */
export interface MouseDrag {
  update(mouse: MouseEvent, client: Client): void;
  release?(mouse: MouseEvent, client: Client): void;
}

/** A client, as the model sees it: a person's terminal (or script, or control program) that talks to the server. */
export class Client {
  /** As `#{client_name}`: the tty's path, or `client-PID`. */
  name: string;
  readonly environment: Environment;
  cwd = "";
  pid = 0;
  uid = 0;
  user = "";
  tty = "";
  termName = "";
  termType = "";
  /** Names of tmux's terminal features this terminal has (`256`, `RGB`, `sync` …). */
  readonly features: Set<string> = new Set();
  colours = 8;
  /** The terminal puts right-to-left text into order itself (capability Bidi): what is beside a vertical border is isolated from it. */
  bidi = false;
  /** Size of the terminal in cells; 0 until it is known. */
  cols = 0;
  rows = 0;
  xPixel = 0;
  yPixel = 0;
  /** CLIENT_* bits. */
  flags = 0;
  session: Session | undefined;
  lastSession: Session | undefined;
  keyTable = "root";
  /** Offset into a window larger than the client (refresh-client -U/-D/-L/-R), undefined: follow the cursor. */
  pan: { windowId: number; x: number; y: number } | undefined;
  /** Whether its terminal shows pictures; elsewhere boxes stand for them. */
  showsImages = false;
  theme: "light" | "dark" | "unknown" = "unknown";
  /** What lies over this client alone. */
  popup: Overlay | undefined;
  prompt: StatusPrompt | undefined;
  /** What follows the mouse while a button is held: selecting in copy mode, resizing or moving a pane. */
  mouseDrag: MouseDrag | undefined;
  /** Row of the scrollbar's slider where the mouse took hold of it, -1 when it did not. */
  mouseSliderRow = -1;
  /** A message shown in the status line until its time is up or a key is pressed. */
  message:
    | {
        readonly text: string;
        readonly ignoreKeys: boolean;
        readonly ignoreStyles: boolean;
        /** Panes stand still meanwhile (not under `display-message -C`). */
        readonly freezes?: boolean;
      }
    | undefined;
  /**
   * No window of the client's session is larger than this terminal, whoever else looks at it; undefined: no limit.
   * For a remote client whose own size is that of the session.
   */
  sizeLimit: { readonly cols: number; readonly rows: number } | undefined;
  /** Sizes a control client asked for, by window id. */
  readonly windowSizes: Map<number, { readonly cols: number; readonly rows: number }> = new Map();
  creationTime: number;
  activityTime: number;
  lastActivityTime: number;
  /** Bytes written to, and skipped for, the terminal. */
  written = 0;
  discarded = 0;
  /** How far behind a control client may be before its panes are paused (`pause-after` flag); 0: no limit. */
  pauseAfterMs = 0;
  /** Exit status a command asked for (`has-session`: 1). */
  retval = 0;

  /** What takes the client's keys before all else: its popup, or the menu of the window that it shows. */
  get overlay(): Overlay | undefined {
    return this.popup ?? this.session?.current?.window.menu;
  }

  constructor(name: string, environment: Environment, now: number) {
    this.name = name;
    this.environment = environment;
    this.creationTime = now;
    this.activityTime = now;
    this.lastActivityTime = now;
  }
}

/** Whether somebody looks at a session with the client: it is attached and no control client. */
export function isAttachedPerson(client: Client | undefined): boolean {
  return client !== undefined && (client.flags & (CLIENT_ATTACHED | CLIENT_CONTROL)) === CLIENT_ATTACHED;
}
