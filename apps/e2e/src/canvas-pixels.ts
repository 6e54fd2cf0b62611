// What the canvas shows. The page offers nothing for tests: its pixels are read.
import type { Seat } from "@transcendence/game";
import { layOut, toScreen } from "@transcendence/web/match/layout";
import type { BrowserUser } from "./browser-user.ts";
import { waitUntil } from "./wait-until.ts";

/** Whether anything is drawn at a place of the field, as this player sees it; `shared`: as two at one screen do. */
export async function isDrawn(
  { page }: BrowserUser,
  x: number,
  y: number,
  seat: Seat = 0,
  shared = false,
): Promise<boolean> {
  const canvas = page.locator("canvas").first();
  const { width, height } = await canvas.evaluate(({ clientWidth, clientHeight }) => ({
    width: clientWidth,
    height: clientHeight,
  }));
  const place = toScreen(layOut(width, height, seat, shared), x, y);
  return canvas.evaluate((element, { x: left, y: top }) => {
    if (!(element instanceof HTMLCanvasElement)) throw new Error("no canvas");
    const ratio = element.width / element.clientWidth;
    const probe = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })!;
    probe.drawImage(element, -Math.floor(left * ratio), -Math.floor(top * ratio));
    return probe.getImageData(0, 0, 1, 1).data[3]! > 0;
  }, place);
}

/** A short text that changes with the picture. */
export function fingerprint({ page }: BrowserUser): Promise<string> {
  return page
    .locator("canvas")
    .first()
    .evaluate(async (element) => {
      if (!(element instanceof HTMLCanvasElement)) throw new Error("no canvas");
      const bytes = new TextEncoder().encode(element.toDataURL());
      const digest = await crypto.subtle.digest("SHA-256", bytes);
      return Array.from(new Uint8Array(digest).slice(0, 8), (byte) => byte.toString(16)).join("");
    });
}

export async function expectMotion(user: BrowserUser): Promise<void> {
  const before = await fingerprint(user);
  await waitUntil(async () => (await fingerprint(user)) !== before, `the picture of ${user.name} to move`);
}

/** Resolves when the page has drawn so many frames more. */
export async function afterFrames({ page }: BrowserUser, frames: number): Promise<void> {
  await page.evaluate(async (count) => {
    for (let frame = 0; frame < count; frame++) await new Promise((drawn) => requestAnimationFrame(drawn));
  }, frames);
}
