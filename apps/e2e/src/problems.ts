// Whatever goes wrong in a page without anybody asking: errors and warnings, exceptions, requests that fail.
import type { Page } from "playwright-core";

const BLOCKED = "Service Worker registration blocked by Playwright"; // as people.ts asks for
/** Where tests know that there is no page: its 404 is what they came for. */
const NOWHERE = /\/nowhere(?:\/\S*)? answered 404$|status of 404 .*\/nowhere\b/;

export class Problems {
  readonly #found: string[] = [];
  readonly #expected: RegExp[] = [NOWHERE];

  watch(page: Page, who: string): void {
    const note = (text: string) => this.#found.push(`${who}: ${text}`);
    page.on("console", (message) => {
      const { url } = message.location();
      if (message.text() === BLOCKED) return;
      if (message.type() === "error" || message.type() === "warning") note(`${message.text()} (${url})`);
    });
    page.on("pageerror", (error) => note(`uncaught: ${error.stack ?? error.message}`)); // rejections nobody handles, too
    page.on("crash", () => note("the page crashed"));
    page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText ?? "";
      if (why !== "net::ERR_ABORTED") note(`${request.method()} ${request.url()} failed: ${why}`); // left while loading
    });
    page.on("response", (response) => {
      if (response.status() >= 400)
        note(`${response.request().method()} ${response.url()} answered ${response.status()}`);
    });
  }

  /** Problems that this test brings about on purpose. */
  expect(...patterns: readonly RegExp[]): void {
    this.#expected.push(...patterns);
  }

  /** A page whose session ends may have asked for something of its person a moment before. */
  expectEndOfSession(): void {
    this.expect(/\/api\/me\/\S* answered 401/, /status of 401 .*\/api\/me\//);
  }

  /** What a browser says when the arena cannot be reached, and of the sockets that were open. */
  expectLostLine(): void {
    this.expect(/ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE|WebSocket connection to/);
  }

  get unexpected(): readonly string[] {
    return this.#found.filter((text) => !this.#expected.some((pattern) => pattern.test(text)));
  }
}
