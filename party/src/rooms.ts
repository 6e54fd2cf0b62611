// The rooms by themselves, for self-hosting: apps/server runs this in workerd, and the API in Node beside it.
import type { RoomsEnv } from "./environment.ts";
import { answerCall } from "./kit/calls.ts";
import { openRoom } from "./kit/door.ts";
import { answerDrain, DRAIN_PATH } from "./live-rooms.ts";

export {
  ChatObject as ChatRoom,
  LobbyObject as LobbyRoom,
  MatchObject as MatchRoom,
  TournamentObject as TournamentRoom,
  UserObject as UserRoom,
} from "./objects.ts";

export default {
  async fetch(request: Request, env: RoomsEnv): Promise<Response> {
    if (new URL(request.url).pathname === DRAIN_PATH) return answerDrain(request, env);
    const answer = (await answerCall(request, env)) ?? (await openRoom(request, env));
    return answer ?? new Response("Nothing here.\n", { status: 404 });
  },
} satisfies ExportedHandler<RoomsEnv>;
