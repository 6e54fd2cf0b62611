// A finger on the glass: Playwright itself can only tap.
import type { CDPSession, Page } from "playwright-core";

export class Finger {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<Finger> {
    return new Finger(await page.context().newCDPSession(page));
  }

  async down(x: number, y: number): Promise<void> {
    await this.#send("touchStart", [{ x, y }]);
  }

  async moveTo(x: number, y: number): Promise<void> {
    await this.#send("touchMove", [{ x, y }]);
  }

  async up(): Promise<void> {
    await this.#send("touchEnd", []);
  }

  async #send(type: "touchStart" | "touchMove" | "touchEnd", touchPoints: { x: number; y: number }[]): Promise<void> {
    await this.#session.send("Input.dispatchTouchEvent", { type, touchPoints });
  }
}
