// The rooms by themselves, for self-hosting: apps/server runs this in workerd, and the API in Node beside it.
import { openRoom } from "./door.ts";
import type { RoomsEnv } from "./environment.ts";
import { answerDrain, DRAIN_PATH } from "./live-rooms.ts";

export { MatchRoom } from "./match-room.ts";

export default {
  async fetch(request: Request, env: RoomsEnv): Promise<Response> {
    if (new URL(request.url).pathname === DRAIN_PATH) return answerDrain(request, env);
    return (await openRoom(request, env)) ?? new Response("Nothing here.\n", { status: 404 });
  },
} satisfies ExportedHandler<RoomsEnv>;
