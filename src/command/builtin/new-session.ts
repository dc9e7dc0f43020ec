import { CLIENT_CONTROL, type Client } from "#model/client.ts";
import { Environment } from "#model/environment.ts";
import { addToGroup, ensureGroup, synchronizeTo } from "#model/groups.ts";
import { cleanName } from "#model/names.ts";
import { fire } from "#model/notify.ts";
import { parseNumber } from "#model/number.ts";
import { createOptions, type Options } from "#model/options.ts";
import type { Session, SessionGroup } from "#model/session.ts";
import { createSession, destroySession, sessionByName } from "#model/sessions.ts";
import { setCurrent } from "#model/winlinks.ts";
import { attachSession, isNested, NESTED } from "../attach.ts";
import { CommandError, defineCommand, type Flags } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { spawnWindow } from "../spawn.ts";
import { targetOfSession } from "../target/best.ts";
import { workingDirectory } from "../working-directory.ts";

const FORMAT = "#{session_name}:";
const ARGS = "Ac:dDe:EF:f:n:Ps:t:x:Xy:";
const MAX_SIZE = 65_535;

type Context = CommandContext<Flags<typeof ARGS>>;

/** Makes a session with one window, and shows it on the client's terminal unless `-d` says not to. */
export default defineCommand({
  name: "new-session",
  alias: "new",
  args: ARGS,
  operands: [0, -1],
  usage:
    "[-AdDEPX] [-c start-directory] [-e environment] [-F format] [-f flags] [-n window-name] [-s session-name] " +
    "[-t target-session] [-x width] [-y height] [shell-command [argument ...]]",
  target: { flag: "t", type: "session", canFail: true },
  startServer: true,

  exec(context) {
    const { flags, state, server, client, target, operands } = context;
    if (flags.t !== undefined && (operands.length > 0 || flags.n !== undefined)) {
      throw new CommandError("command or window name given with target");
    }
    const windowName = nameOf(context, flags.n, "window");
    const sessionName = nameOf(context, flags.s, "session");
    const existing = sessionName === undefined ? target.session : sessionByName(state, sessionName);
    if (flags.A === true && existing !== undefined) {
      const { c, D, E, f, X } = flags;
      attachSession(context, { t: `=${existing.name}`, d: D === true, x: X === true, r: false, c, E: E === true, f });
      return;
    }
    if (sessionName !== undefined && sessionByName(state, sessionName) !== undefined) {
      throw new CommandError(`duplicate session: ${sessionName}`);
    }
    const group = groupOf(context);
    const detached = flags.d === true || client === undefined;
    const attached = client?.session !== undefined;
    const cwd = flags.c === undefined ? workingDirectory(state, client) : context.expand(flags.c, noSession(client));
    // before the terminal is opened: then its settings are ours
    const fromTerminal = !detached && !attached && (client.flags & CLIENT_CONTROL) === 0;
    if (fromTerminal && isNested(state, client)) throw new CommandError(NESTED);
    const specialCharacters = fromTerminal ? server.specialCharacters(client) : undefined;
    if (!detached && !attached) server.openTerminal(client);

    const session = createSession(state, {
      name: sessionName,
      prefix: group?.prefix,
      cwd,
      environment: environmentOf(context),
      options: optionsOf(context, detached),
    });
    session.specialCharacters = specialCharacters;
    try {
      const argv = operands.map((_, index) => context.operand(index));
      spawnWindow(context, session, undefined, {
        argv,
        cwd: flags.c,
        name: windowName,
        by: detached ? undefined : client,
      });
    } catch (error) {
      destroySession(state, session, false);
      throw error instanceof CommandError ? new CommandError(`create window failed: ${error.message}`) : error;
    }
    if (group !== undefined) joinGroup(context, group, session);
    fire(state, "session-created", { session });

    if (!detached) {
      if (flags.f !== undefined) server.setClientFlags(client, flags.f);
      if (attached) server.switchSession(client, session, context.repeat);
      else server.attach(client, session, { environmentUpdate: false });
    }
    if (flags.P === true) {
      const winlink = session.current;
      context.print(
        context.expand(flags.F ?? FORMAT, {
          client,
          session,
          winlink,
          window: winlink?.window,
          pane: winlink?.window.active,
        }),
      );
    }
    const made = targetOfSession(session);
    if (flags.d !== true) context.setCurrent(made);
    context.hook("after-new-session", made);
  },
});

function noSession(client: Client | undefined): {
  client: Client | undefined;
  session: undefined;
  winlink: undefined;
  window: undefined;
  pane: undefined;
} {
  return { client, session: undefined, winlink: undefined, window: undefined, pane: undefined };
}

function nameOf(context: Context, text: string | undefined, what: "window" | "session"): string | undefined {
  if (text === undefined) return undefined;
  const expanded = context.expand(text, noSession(context.client));
  const name = cleanName(expanded);
  if (name === undefined) throw new CommandError(`invalid ${what} name: ${expanded}`);
  return name;
}

interface GroupChoice {
  readonly prefix: string;
  /** The group there is, or that the other session makes with the new one. */
  readonly group: SessionGroup | undefined;
  readonly other: Session | undefined;
}

function groupOf(context: Context): GroupChoice | undefined {
  const { flags, state, target } = context;
  if (flags.t === undefined) return undefined;
  const other = target.session;
  const group = other === undefined ? state.groups.get(flags.t) : other.group;
  const prefix = group?.name ?? other?.name ?? cleanName(flags.t);
  if (prefix === undefined) throw new CommandError(`invalid session group name: ${flags.t}`);
  return { prefix, group, other };
}

function joinGroup(context: Context, choice: GroupChoice, session: Session): void {
  const { state, flags } = context;
  const group = choice.group ?? ensureGroup(state, choice.other?.name ?? flags.t ?? choice.prefix);
  if (choice.other !== undefined) addToGroup(state, group, choice.other);
  addToGroup(state, group, session);
  synchronizeTo(state, session);
  setCurrent(state, session, session.winlinksInOrder()[0]);
}

function environmentOf(context: Context): Environment {
  const { state, client, flags } = context;
  const environment = new Environment();
  if (client !== undefined && flags.E !== true) {
    environment.updateFrom(client.environment, state.sessionOptions.array("update-environment").values());
  }
  for (const variable of context.values("e")) environment.put(variable);
  return environment;
}

/** The session's own options: only `default-size`, where `-x` or `-y` gives one. */
function optionsOf(context: Context, detached: boolean): Options {
  const { state, flags, client } = context;
  const options = createOptions("session", state.sessionOptions);
  const width = sizeOf(flags.x, client?.cols ?? 80, "width");
  const height = sizeOf(flags.y, client?.rows ?? 24, "height");
  if (width === undefined && height === undefined) return options;
  const usual = /^(\d+)x(\d+)/.exec(state.sessionOptions.string("default-size"));
  const onTerminal = !detached && client !== undefined && (client.flags & CLIENT_CONTROL) === 0;
  const status = state.sessionOptions.string("status") === "off" || client?.rows === 0 ? 0 : 1;
  const cols = width ?? (onTerminal ? client.cols : Number(usual?.[1] ?? 80));
  const rows = height ?? (onTerminal ? client.rows - status : Number(usual?.[2] ?? 24));
  options.set("default-size", `${Math.max(1, cols)}x${Math.max(1, rows)}`);
  return options;
}

function sizeOf(text: string | undefined, own: number, what: string): number | undefined {
  if (text === undefined) return undefined;
  if (text === "-") return own;
  const number = parseNumber(text, 1, MAX_SIZE);
  if (!number.ok) throw new CommandError(`${what} ${number.error}`);
  return number.value;
}
