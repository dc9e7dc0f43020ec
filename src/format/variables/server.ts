import { hostname } from "node:os";
import { BUFFER_MODE_FORMAT, CLIENT_MODE_FORMAT, TREE_MODE_FORMAT } from "../default-formats.ts";
import { defineFormats } from "../define.ts";

/** The server and what it runs on. */
export default defineFormats("server", (context) => context, {
  buffer_mode_format: { doc: "Default format of the items of choose-buffer", get: () => BUFFER_MODE_FORMAT },
  client_mode_format: { doc: "Default format of the items of choose-client", get: () => CLIENT_MODE_FORMAT },
  config_files: { doc: "Configuration files that were loaded", get: ({ state }) => state.configFiles.join(",") },
  host: { doc: "Name of the host", get: () => hostname() },
  host_short: { doc: "Name of the host without the domain", get: () => hostname().split(".")[0] },
  next_session_id: { doc: "Id of the next session", get: ({ state }) => `$${state.nextSessionId}` },
  pane_format: { doc: "1 if the format is for a pane", get: ({ type }) => type === "pane" },
  pid: { doc: "Process id of the server", get: ({ state }) => state.pid },
  server_sessions: { doc: "Number of sessions", get: ({ state }) => state.sessions.size },
  session_format: { doc: "1 if the format is for a session", get: ({ type }) => type === "session" },
  sixel_support: { doc: "1 if the server knows sixel images", get: () => true },
  socket_path: { doc: "Path of the server's socket", get: ({ state }) => state.socketPath },
  start_time: { doc: "Time when the server started", time: true, get: ({ state }) => state.startTime },
  tree_mode_format: { doc: "Default format of the items of choose-tree", get: () => TREE_MODE_FORMAT },
  uid: { doc: "User id of the server", get: () => process.getuid?.() },
  user: { doc: "User of the server", get: ({ state }) => state.user },
  version: { doc: "Version of the server", get: ({ state }) => state.version },
  window_format: { doc: "1 if the format is for a window", get: ({ type }) => type === "window" },
});
