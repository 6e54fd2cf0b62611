// The API as a browser's pages ask it, for what a test does without clicks: from the arena's own origin, with the browser's cookies.
import { setTimeout as pause } from "node:timers/promises";
import { type Arena, connect } from "@transcendence/client";
import type { APIResponse, BrowserContext } from "playwright-core";

const TRIES = 10;

export function connectContext({ request }: BrowserContext, origin: string): Arena {
  return connect(origin, async (input, init) => {
    const asked = new Request(input, init);
    const data = Buffer.from(await asked.arrayBuffer());
    const options = {
      method: asked.method,
      headers: { ...Object.fromEntries(asked.headers), origin },
      ...(data.length > 0 && { data }),
    };
    for (let tries = 1; ; tries++) {
      const answer = await request.fetch(asked.url, options);
      // Whoever hashes passwords on a busy machine may say "try again"; it is then asked once more.
      const isBusy = answer.status() === 429 || answer.status() === 503;
      if (!isBusy || tries === TRIES || !asked.url.includes("/api/auth/")) return responseOf(answer);
      await pause(1000 * Number(answer.headers()["retry-after"] ?? 1));
    }
  });
}

async function responseOf(answer: APIResponse): Promise<Response> {
  const body = await answer.body(); // decoded, whatever its headers say
  return new Response(body.length > 0 ? new Uint8Array(body) : null, {
    status: answer.status(),
    headers: answer.headersArray().map(({ name, value }): [string, string] => [name, value]), // each cookie by itself
  });
}
