import { type Browser, chromium, type Page } from "playwright-core";
import { until } from "./shared.ts";

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  Bun.which(path),
);
export const hasBrowser = CHROMIUM !== undefined;

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(CHROMIUM !== undefined && { executablePath: CHROMIUM }),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A web viewer's page with a link open, and what it asked of other places. */
export class WebViewer implements AsyncDisposable {
  readonly page: Page;
  /** Addresses asked for that are not the relay's. */
  readonly elsewhere: string[] = [];
  readonly errors: string[] = [];

  constructor(page: Page, origin: string) {
    this.page = page;
    page.on("request", (request) => {
      if (!/^(http|ws)s?:/.test(request.url()) || new URL(request.url()).host === new URL(origin).host) return;
      this.elsewhere.push(request.url());
    });
    page.on("pageerror", (error) => this.errors.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") this.errors.push(message.text());
    });
  }

  static async open(browser: Browser, link: string, size = { width: 1100, height: 700 }): Promise<WebViewer> {
    const page = await browser.newPage({ viewport: size });
    const viewer = new WebViewer(page, link);
    await page.goto(link);
    return viewer;
  }

  /** The terminal's rows, blanks at the end cut. */
  async rows(): Promise<string[]> {
    const rows = await this.page.locator(".xterm-rows > div").allTextContents();
    return rows.map((row) => row.replaceAll("\u00a0", " ").trimEnd());
  }

  async shows(text: string): Promise<void> {
    await until(text, async () => (await this.rows()).some((row) => row.includes(text)));
  }

  text(selector: string): Promise<string> {
    return this.page.locator(selector).innerText();
  }

  /** Types at the terminal. */
  async type(text: string): Promise<void> {
    await this.page.locator(".xterm-helper-textarea").focus();
    await this.page.keyboard.type(text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.page.close();
  }
}
