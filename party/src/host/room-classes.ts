// Every kind of room, for a host that carries them all.
import type { RoomKind } from "@transcendence/protocol";
import { ChatRoom } from "../chat/chat-room.ts";
import type { RoomClass } from "../kit/room-class.ts";
import { LobbyRoom } from "../lobby/lobby-room.ts";
import { MatchRoom } from "../match/match-room.ts";
import { TournamentRoom } from "../tournament/tournament-room.ts";
import { UserRoom } from "../user/user-room.ts";

export const ROOM_CLASSES: Readonly<Record<RoomKind, RoomClass>> = {
  match: MatchRoom,
  user: UserRoom,
  lobby: LobbyRoom,
  chat: ChatRoom,
  tournament: TournamentRoom,
};

/** Of all kinds, each once. */
export const TABLES: readonly string[] = [...new Set(Object.values(ROOM_CLASSES).flatMap(({ tables }) => tables))];
