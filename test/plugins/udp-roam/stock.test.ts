import { afterEach, describe, expect, test } from "bun:test";
import { spawnSync } from "node:child_process";
import { createSocket } from "node:dgram";
import { type Listener, listen } from "../../../plugins/udp-roam/listener.ts";
import type { PeerAddress } from "../../../plugins/udp-roam/udp-port.ts";
import { PtyScreen } from "../../support/pty-screen.ts";
import { shellClient } from "./shell-client.ts";

const PORTS = { first: 61_001, last: 61_200 };
const stockClient = Bun.which("mosh-client");
const stockServer = Bun.which("mosh-server");
const ours = [process.execPath, new URL("./mosh-client-main.ts", import.meta.url).pathname];

const listeners: Listener[] = [];
afterEach(() => {
  for (const listener of listeners.splice(0)) void listener.end();
});

async function offer(argv: readonly string[]): Promise<Listener> {
  const listener = await listen({
    address: "127.0.0.1",
    ports: PORTS,
    attach: async (size) => shellClient(argv, size),
    onEnd: () => {},
    guard: (callback) => callback,
  });
  listeners.push(listener);
  return listener;
}

function attach(
  argv: readonly string[],
  port: number,
  key: string,
  environment: Record<string, string> = {},
): PtyScreen {
  return new PtyScreen([...argv, "127.0.0.1", String(port)], {
    environment: { MOSH_KEY: key, LC_ALL: "C.UTF-8", ...environment },
  });
}

/** Forwards datagrams and can change the address that the server sees, or swallow everything. */
class Relay {
  readonly #front = createSocket("udp4");
  #back = createSocket("udp4");
  readonly #server: PeerAddress;
  #client: PeerAddress | undefined;
  broken = false;
  port = 0;

  constructor(serverPort: number) {
    this.#server = { address: "127.0.0.1", port: serverPort };
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#front.bind(0, "127.0.0.1", () => resolve()));
    this.port = this.#front.address().port;
    this.#front.on("message", (datagram, from) => {
      this.#client = from;
      if (!this.broken) this.#back.send(datagram, this.#server.port, this.#server.address);
    });
    this.#listen();
    return this;
  }

  /** From now on the server sees another port. */
  roam(): void {
    this.#back.close();
    this.#back = createSocket("udp4");
    this.#listen();
  }

  #listen(): void {
    this.#back.on("message", (datagram) => {
      if (!this.broken && this.#client !== undefined)
        this.#front.send(datagram, this.#client.port, this.#client.address);
    });
  }

  [Symbol.dispose](): void {
    this.#front.close();
    this.#back.close();
  }
}

describe.skipIf(stockClient === null)("a stock mosh-client on our server", () => {
  const client = [stockClient ?? ""];

  test("sees the shell, types, resizes, and ends with it", async () => {
    const { port, key } = await offer(["/bin/sh"]);
    await using screen = attach(client, port, key);
    await screen.until(/^\$/m);
    screen.type("echo $((6*7)) größe 日本\r");
    await screen.until("42 größe 日本");
    screen.resize(100, 30);
    await Bun.sleep(300);
    screen.type("stty size\r");
    await screen.until("30 100");
    screen.type("exit\r");
    expect((await screen.ended).status).toBe(0);
    expect(screen.text()).toContain("[mosh is exiting.]");
  });

  test("is followed to another address", async () => {
    const { port, key } = await offer(["/bin/sh"]);
    using relay = await new Relay(port).start();
    await using screen = attach(client, relay.port, key);
    await screen.until(/^\$/m);
    relay.roam();
    screen.type("echo over$((1))here\r");
    await screen.until("over1here");
  });

  test("full-screen output arrives cell by cell: colours, wide characters, scrolled regions", async () => {
    const { port, key } = await offer(["/bin/sh"]);
    await using screen = attach(client, port, key);
    await screen.until(/^\$/m);
    screen.type("clear; for i in $(seq 1 60); do printf '\\033[3%dmrow %d 日本\\033[0m\\n' $((i%8)) $i; done\r");
    await screen.until("row 60 日本");
    const rows = screen.rows().filter((row) => row.startsWith("row"));
    expect(rows).toEqual(Array.from({ length: 23 }, (_, i) => `row ${i + 38} 日本`));
    screen.type("printf '\\033[5;10r\\033[10;1H\\n\\nX\\033[r\\033[20;1H'\r");
    await screen.until((now) => now.rows().some((row) => row.startsWith("X")));
  });

  test("rings, and takes what programs copy", async () => {
    const { port, key } = await offer(["/bin/sh"]);
    await using screen = attach(client, port, key);
    await screen.until(/^\$/m);
    const bells = screen.output.split("\x07").length;
    screen.type("printf '\\a\\033]52;c;aGVsbG8=\\033\\\\'; echo do''ne\r");
    await screen.until("done");
    await screen.until(() => screen.output.includes("\x1b]52;c;aGVsbG8=\x07"));
    // one of the bell, one that ends the clipboard
    expect(screen.output.split("\x07").length).toBeGreaterThanOrEqual(bells + 2);
  });

  test("comes back after the network was gone", async () => {
    const { port, key } = await offer(["/bin/sh"]);
    using relay = await new Relay(port).start();
    await using screen = attach(client, relay.port, key);
    await screen.until(/^\$/m);
    relay.broken = true;
    screen.type("echo still$((2))here\r");
    await Bun.sleep(1500);
    relay.broken = false;
    await screen.until("still2here");
  });
});

describe.skipIf(stockServer === null)("our client on a stock mosh-server", () => {
  function startServer(): { port: number; key: string } {
    const result = spawnSync(stockServer ?? "", ["new", "-i", "127.0.0.1", "-p", "61201:61400", "--", "/bin/sh"], {
      env: { ...process.env, LC_ALL: "C.UTF-8", PS1: "$ ", SHELL: "/bin/sh" },
      encoding: "utf8",
    });
    const match = /MOSH CONNECT (\d+) (\S+)/.exec(result.stdout);
    if (match === null) throw new Error(`mosh-server: ${result.stdout}${result.stderr}`);
    return { port: Number(match[1]), key: match[2]! };
  }

  test("sees the shell, types, resizes, and ends with it", async () => {
    const { port, key } = startServer();
    await using screen = attach(ours, port, key);
    await screen.until(/^\$/m);
    screen.type("echo $((6*7)) größe 日本\r");
    await screen.until("42 größe 日本");
    screen.resize(100, 30);
    await Bun.sleep(300);
    screen.type("stty size\r");
    await screen.until("30 100");
    screen.type("exit\r");
    expect((await screen.ended).status).toBe(0);
  });

  test("Ctrl-^ . leaves, and says how before", async () => {
    const { port, key } = startServer();
    await using screen = attach(ours, port, key);
    await screen.until(/^\$/m);
    screen.type("\x1e");
    await screen.until('"." quits');
    screen.type(".");
    expect((await screen.ended).status).toBe(0);
  });
});

describe("our client", () => {
  test("says that nothing comes from the port, and gives up with status 1", async () => {
    await using screen = attach(ours, 61_999, "AAECAwQFBgcICQoLDA0ODw");
    await screen.until("othing received from server on UDP port 61999");
    screen.type("\x1e.");
    expect((await screen.ended).status).toBe(1);
  }, 20_000);

  test("shows typed text before a slow server does", async () => {
    const { port, key } = await offer(["/bin/cat"]);
    using relay = await new Relay(port).start();
    await using screen = attach(ours, relay.port, key, { MOSH_PREDICTION_DISPLAY: "always" });
    await screen.until((now) => now.isAlternate);
    screen.type("a");
    await screen.until((now) => now.rows()[0]?.startsWith("a") === true);
    await Bun.sleep(300);
    relay.broken = true;
    screen.type("bcd");
    await screen.until((now) => now.rows()[0]?.startsWith("abcd") === true, 2000);
    relay.broken = false;
  });

  test("refuses a wrong key, address or missing terminal in one line", () => {
    const run = (key: string | undefined, ...words: string[]): { status: number | null; stderr: string } => {
      const [program = "", ...args] = ours;
      const env = { ...process.env, ...(key === undefined ? {} : { MOSH_KEY: key }) };
      return spawnSync(program, [...args, ...words], { env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    };
    for (const [key, words, message] of [
      [undefined, ["127.0.0.1", "60001"], "MOSH_KEY environment variable not found"],
      ["short", ["127.0.0.1", "60001"], "MOSH_KEY is not a key"],
      ["AAECAwQFBgcICQoLDA0ODw", ["localhost", "60001"], "localhost is not a numeric IP address"],
      ["AAECAwQFBgcICQoLDA0ODw", ["127.0.0.1", "60001"], "standard input is not a terminal"],
    ] as const) {
      const { status, stderr } = run(key, ...words);
      expect(status).toBe(1);
      expect(stderr.trim().split("\n")).toHaveLength(1);
      expect(stderr).toContain(message);
    }
  });
});
