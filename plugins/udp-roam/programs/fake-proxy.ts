import { lookup } from "node:dns/promises";
import { connect } from "node:net";

/** Address family as `--family` names it. */
export type Family = "inet" | "inet6" | "auto" | "all" | "prefer-inet" | "prefer-inet6";

interface Address {
  readonly address: string;
  readonly family: number;
}

/** A host's addresses in the order in which they are tried. @throws Error when it has none of the family */
export async function resolveHost(host: string, family: Family): Promise<readonly Address[]> {
  const found = await lookup(host, { all: true, verbatim: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`cannot find ${host}: ${error.code ?? error.message}`);
  });
  const only = (wanted: number): Address[] => found.filter((address) => address.family === wanted);
  const addresses = {
    inet: only(4),
    inet6: only(6),
    auto: found,
    all: found,
    "prefer-inet": [...only(4), ...only(6)],
    "prefer-inet6": [...only(6), ...only(4)],
  }[family];
  if (addresses.length === 0) throw new Error(`${host} has no ${family} address`);
  return addresses;
}

/**
 * ssh's ProxyCommand: connects, says on standard error which address answered, then copies bytes both ways. So the
 * datagrams go to the very address that ssh went to.
 */
export async function fakeProxy(host: string, port: number, family: Family): Promise<number> {
  let reason = "";
  for (const { address } of await resolveHost(host, family)) {
    const socket = connect({ host: address, port });
    const failure = await new Promise<Error | undefined>((resolve) => {
      socket.once("connect", () => resolve(undefined));
      socket.once("error", resolve);
    });
    if (failure !== undefined) {
      reason = failure.message;
      continue;
    }
    process.stderr.write(`MOSH IP ${address}\n`);
    process.stdin.pipe(socket);
    socket.pipe(process.stdout);
    await new Promise<void>((resolve) => socket.once("close", () => resolve()));
    return 0;
  }
  process.stderr.write(`troam roam: cannot connect to ${host} port ${port}: ${reason}\n`);
  return 1;
}
