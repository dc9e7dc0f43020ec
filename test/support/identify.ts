import type { Identify } from "#wire/messages.ts";
import { PROTOCOL, VERSION } from "#wire/version.ts";

/** What a client of this version says first, for tests that are the client themselves. */
export const IDENTIFY: Identify = {
  type: "identify",
  protocol: PROTOCOL,
  version: VERSION,
  argv: ["list-sessions"],
  environment: {},
  cwd: "/",
  pid: 1,
  tty: "",
  term: "",
  cols: 80,
  rows: 24,
  xPixel: 0,
  yPixel: 0,
  features: [],
  utf8: true,
  control: 0,
  login: false,
  name: "troam",
  shell: false,
  defaultSocket: true,
};
