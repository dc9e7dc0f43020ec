import type { Identify, ServerMessage } from "#wire/messages.ts";
import { PROTOCOL, VERSION } from "#wire/version.ts";
import type { Connection, ConnectionHandlers } from "./connection.ts";
import { ClientFiles } from "./files.ts";
import { exec, restoreSettings, saveSettings, setControlRaw, writeAll, writeText } from "./native.ts";
import { ClientTerminal } from "./terminal.ts";

/** What happens between the first message and the exit: a state machine over the server's messages. */
export class ClientRun implements ConnectionHandlers {
  readonly #control: number;
  readonly #shellCommand: string | undefined;
  readonly #login: boolean;
  readonly #files = new ClientFiles((message) => this.#connection?.send(message));
  readonly #terminal = new ClientTerminal(
    (bytes) => this.#connection?.send({ type: "input", bytes }),
    (backlog) => this.#connection?.hold(backlog),
  );
  readonly #done = Promise.withResolvers<number>();
  #connection: Connection | undefined;
  #attached = false;
  /** What the server asked for happens over time: the event loop is to read on. */
  #needsLoop = false;
  #leaving = false;
  #over = false;
  #heard = false;
  #closed = false;
  #suspended = false;
  #waitExit = false;
  #status = 0;
  /** What is said at the end; undefined: nothing. */
  #reason: string | undefined;
  #killParent = false;
  #exec: { command: string; shell: string } | undefined;
  /** Puts the terminal's screen and modes back without the server. */
  #restore: Uint8Array | undefined;
  #controlSettings: Uint8Array | undefined;
  /** Control mode: standard input saw an empty line or its end. */
  #inputDone = Promise.withResolvers<void>();

  constructor(control: number, shellCommand: string | undefined, login: boolean) {
    this.#control = control;
    this.#shellCommand = shellCommand;
    this.#login = login;
  }

  /** Sends who we are and lives until the server, a signal or the line ends it. @returns the exit status */
  async start(connection: Connection, identify: Identify): Promise<number> {
    this.#connection = connection;
    if (this.#control === 2) {
      this.#controlSettings = saveSettings(0);
      if (this.#controlSettings) setControlRaw(0, this.#controlSettings);
    }
    connection.send(identify);
    if (this.#control === 0) connection.converse(() => this.#over || this.#needsLoop);
    if (!this.#over) await connection.listen();
    if (this.#control > 0) void this.#pumpControl();
    const status = await this.#done.promise;
    return this.#finish(status);
  }

  /** The server closed the line before it said anything: it was about to end, and another may be started. */
  get turnedAway(): boolean {
    return this.#closed && !this.#heard;
  }

  message(message: ServerMessage): void {
    this.#heard = true;
    this.#needsLoop ||= message.type === "ready" || message.type === "read-open";
    if (this.#files.take(message)) return;
    switch (message.type) {
      case "version":
        writeText(2, versionMismatch(message.protocol, message.version));
        return this.#end(1);
      case "stdout":
        return void writeAll(1, message.bytes);
      case "stderr":
        return void writeAll(2, message.bytes);
      case "output":
        return this.#terminal.write(message.bytes);
      case "ready":
        return this.#attach(message.bytes, message.direct);
      case "flags":
        this.#waitExit = message.waitExit;
        return;
      case "exit":
        this.#status = message.status;
        if (message.message !== "") this.#reason = message.message;
        else if (this.#attached) this.#reason ??= "exited";
        return this.#leave();
      case "shutdown":
        if (this.#attached || this.#control > 0) {
          this.#reason = this.#attached ? "server exited" : this.#reason;
          this.#status = this.#attached ? 1 : this.#status;
        }
        return this.#leave();
      case "detach":
        if (this.#attached)
          this.#reason = `detached${message.kill ? " and SIGHUP" : ""} (from session ${message.session})`;
        this.#killParent = message.kill;
        return this.#leave();
      case "exec":
        this.#exec = { command: message.command, shell: message.shell };
        return this.#leave();
      case "shell":
        this.#exec = { command: this.#shellCommand ?? "", shell: message.shell };
        return this.#end(0);
      case "exited":
        return this.#end(this.#status);
      case "suspend":
        return this.#suspend();
      case "lock":
        return this.#lock(message.command);
      default:
        // a message of a newer server that we can do without
        return;
    }
  }

  closed(): void {
    this.#closed = true;
    if (!this.#leaving && this.#heard) {
      this.#reason = "server exited unexpectedly";
      this.#status = 1;
      if (this.#restore) this.#terminal.writeNow(this.#restore);
    }
    this.#end(this.#status);
  }

  #attach(restore: Uint8Array, direct: boolean): void {
    this.#restore = restore;
    if (!this.#attached) this.#beginAttached();
    if (!direct) this.#terminal.read();
  }

  #beginAttached(): void {
    this.#attached = true;
    this.#terminal.start();
    process.on("SIGWINCH", () => this.#resize());
    process.on("SIGCONT", () => this.#wakeup());
    process.on("SIGTSTP", () => undefined);
    process.on("SIGHUP", () => this.#signalled("lost tty"));
    process.on("SIGTERM", () => this.#signalled("terminated"));
    this.#resize();
  }

  #resize(): void {
    this.#connection?.send({ type: "resize", ...this.#terminal.size() });
  }

  #signalled(reason: string): void {
    if (!this.#suspended) this.#reason = reason;
    this.#status = 1;
    this.#leave();
  }

  /** An attached client hands its last output to the terminal and takes its leave; another just goes. */
  #leave(): void {
    if (!this.#attached) return this.#end(this.#status);
    if (this.#leaving) return;
    this.#leaving = true;
    void this.#terminal.drained().then(() => this.#connection?.send({ type: "exiting" }));
  }

  #suspend(): void {
    void this.#terminal.drained().then(() => {
      this.#suspended = true;
      this.#terminal.stop();
      process.kill(process.pid, "SIGSTOP");
    });
  }

  #wakeup(): void {
    if (!this.#suspended) return;
    this.#suspended = false;
    this.#terminal.start();
    this.#connection?.send({ type: "wakeup" });
    this.#resize();
  }

  #lock(command: string): void {
    void this.#terminal.drained().then(() => {
      this.#terminal.stop();
      Bun.spawnSync(["/bin/sh", "-c", command], { stdin: "inherit", stdout: "inherit", stderr: "inherit" });
      this.#terminal.start();
      this.#connection?.send({ type: "unlock" });
      this.#resize();
    });
  }

  /** Control mode reads its commands from standard input. */
  async #pumpControl(): Promise<void> {
    const decoder = new TextDecoder();
    let line = "";
    try {
      for await (const bytes of Bun.stdin.stream()) {
        this.#connection?.send({ type: "input", bytes });
        line += decoder.decode(bytes, { stream: true });
        const lines = line.split("\n");
        line = lines.pop() ?? "";
        if (this.#leaving && lines.includes("")) this.#inputDone.resolve();
      }
    } catch {
      // as its end
    }
    this.#inputDone.resolve();
    this.#connection?.send({ type: "input-end" });
  }

  #end(status: number): void {
    this.#leaving = true;
    this.#over = true;
    this.#done.resolve(status);
  }

  async #finish(status: number): Promise<number> {
    if (this.turnedAway) {
      if (this.#controlSettings) restoreSettings(0, this.#controlSettings);
      return 1;
    }
    this.#terminal.stop();
    if (this.#exec) this.#become(this.#exec);
    if (this.#attached) {
      if (this.#reason !== undefined) writeText(1, `[${this.#reason}]\n`);
      if (this.#killParent && process.ppid > 1) process.kill(process.ppid, "SIGHUP");
    } else if (this.#control > 0) {
      writeText(1, this.#reason === undefined ? "%exit\n" : `%exit ${this.#reason}\n`);
      if (this.#waitExit) await this.#inputDone.promise;
      if (this.#control === 2) {
        writeText(1, "\x1b\\");
        if (this.#controlSettings) restoreSettings(0, this.#controlSettings);
      }
    } else if (this.#reason !== undefined) {
      writeText(2, `${this.#reason}\n`);
    }
    return status;
  }

  #become({ command, shell }: { command: string; shell: string }): void {
    if (this.#controlSettings) restoreSettings(0, this.#controlSettings);
    const name = shell.slice(shell.lastIndexOf("/") + 1) || shell;
    exec(shell, [this.#login ? `-${name}` : name, "-c", command], { SHELL: shell });
    writeText(2, "exec failed\n");
  }
}

function versionMismatch(protocol: number, version: string): string {
  return (
    `protocol version mismatch (client ${PROTOCOL}, server ${protocol})\n` +
    `this is troam ${VERSION}, the server is troam ${version}: detach and use that version, or end the server with its kill-server\n`
  );
}
