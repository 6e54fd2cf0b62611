// The rooms by themselves, for self-hosting: apps/server runs this in workerd, and the API in Node beside it.
import { openRoom } from "./door.ts";
import type { RoomsEnv } from "./environment.ts";
import { answerDrain, DRAIN_PATH } from "./live-rooms.ts";
import { answerPeople, PEOPLE_PATH } from "./people.ts";

export { MatchRoom } from "./match-room.ts";
export { UserRoom } from "./user-room.ts";

export default {
  async fetch(request: Request, env: RoomsEnv): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === DRAIN_PATH) return answerDrain(request, env);
    if (pathname === PEOPLE_PATH) return answerPeople(request, env);
    return (await openRoom(request, env)) ?? new Response("Nothing here.\n", { status: 404 });
  },
} satisfies ExportedHandler<RoomsEnv>;
