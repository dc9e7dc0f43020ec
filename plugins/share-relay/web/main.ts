/// <reference lib="dom" />
import { ShareLink } from "./link.ts";
import { Page } from "./page.ts";
import { Viewport } from "./viewport.ts";

/** Shows the share that the page's address names; the key is behind the `#`, which never leaves the browser. */
function start(): void {
  const page = new Page();
  const token = location.pathname.split("/").at(-1) ?? "";
  const secret = readSecret(location.hash.slice(1));
  if (secret === undefined) return page.gone("This link is not whole: the part behind # is missing or cut off.");
  if (globalThis.crypto.subtle === undefined) {
    return page.gone("Your browser decrypts only over https (or on the host's own machine).");
  }
  const viewport = new Viewport((bytes) => link.type(bytes));
  const link = new ShareLink(token, secret, {
    state: (state, line) => page.state(state, line),
    welcome: (readOnly) => {
      page.access(readOnly);
      viewport.setReadOnly(readOnly);
    },
    viewers: (writers, readers) => page.viewers(writers, readers),
    screen: (bytes, size) => viewport.show(bytes, size),
    gone: (line) => page.gone(line),
  });
  link.connect();
}

/** 32 bytes in base64url. */
function readSecret(text: string): Uint8Array | undefined {
  if (!/^[\w-]{43}$/.test(text)) return undefined;
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

start();
