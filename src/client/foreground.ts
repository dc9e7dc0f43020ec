import { serverCommand, serverEnvironment, type ServerLaunch } from "./start-server.ts";

/** `-D`: the server as a child in the foreground, with our terminal and signals; its exit status is ours. */
export async function serve(launch: ServerLaunch): Promise<number> {
  const server = Bun.spawn(serverCommand({ ...launch, foreground: true }), {
    cwd: "/",
    env: serverEnvironment(),
    stdin: "inherit",
    stdout: "inherit",
    stderr: "inherit",
  });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => server.kill(signal));
  return server.exited;
}
