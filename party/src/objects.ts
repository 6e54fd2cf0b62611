// The rooms as Durable Objects. They are exported by the names that wrangler.toml knows them by.
import { ChatRoom } from "./chat/chat-room.ts";
import { DurableRoom } from "./kit/durable-room.ts";
import type { RoomsEnv } from "./kit/environment.ts";
import { LobbyRoom } from "./lobby/lobby-room.ts";
import { takeEarlierMatch } from "./match/earlier-storage.ts";
import { MatchRoom } from "./match/match-room.ts";
import { TournamentRoom } from "./tournament/tournament-room.ts";
import { UserRoom } from "./user/user-room.ts";

export class MatchObject extends DurableRoom {
  static override options = { hibernate: false }; // hibernating sockets cost half as much again for each message

  constructor(context: DurableObjectState, env: RoomsEnv) {
    super(context, env, MatchRoom, takeEarlierMatch);
  }
}

export class UserObject extends DurableRoom {
  static override options = { hibernate: true }; // most pages hear nothing for as long as they are open

  constructor(context: DurableObjectState, env: RoomsEnv) {
    super(context, env, UserRoom);
  }
}

export class LobbyObject extends DurableRoom {
  static override options = { hibernate: false }; // there is one, and what it knows of who is here is in memory alone

  constructor(context: DurableObjectState, env: RoomsEnv) {
    super(context, env, LobbyRoom);
  }
}

export class ChatObject extends DurableRoom {
  static override options = { hibernate: false }; // who is here, and what they may do, is in memory alone

  constructor(context: DurableObjectState, env: RoomsEnv) {
    super(context, env, ChatRoom);
  }
}

export class TournamentObject extends DurableRoom {
  static override options = { hibernate: false }; // while one is on, its page is open somewhere; else there are no sockets

  constructor(context: DurableObjectState, env: RoomsEnv) {
    super(context, env, TournamentRoom);
  }
}
