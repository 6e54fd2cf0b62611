// What apps/edge composes with the API into one worker.
export { wallMs } from "./kit/clock.ts";
export { allSecretsOf, type RoomsEnv } from "./kit/environment.ts";
export { liveFrom } from "./kit/calls.ts";
export { openRoom } from "./kit/open-room.ts";
export { ChatObject, LobbyObject, MatchObject, TournamentObject, UserObject } from "./objects.ts";
export { report } from "./kit/report.ts";
