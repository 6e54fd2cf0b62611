// Each room in a Durable Object of its own, as on the edge, without the API beside them.
import type { RoomsEnv } from "../src/kit/environment.ts";
import { openRoom } from "../src/kit/open-room.ts";

export {
  ChatObject as ChatRoom,
  LobbyObject as LobbyRoom,
  MatchObject as MatchRoom,
  TournamentObject as TournamentRoom,
  UserObject as UserRoom,
} from "../src/objects.ts";

export default {
  async fetch(request: Request, env: RoomsEnv): Promise<Response> {
    return (await openRoom(request, env)) ?? new Response("Nothing here.\n", { status: 404 });
  },
} satisfies ExportedHandler<RoomsEnv>;
