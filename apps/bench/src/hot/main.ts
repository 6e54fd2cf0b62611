// npm run bench hot [-- --write]: what the rooms that everybody shares cost by themselves, without sockets: the lobby's news and signs of
// presence, a message in a large channel, and somebody with many friends. One core, the best of some rounds.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { LOBBY_CHANNEL, type LiveMatch, type Player } from "@transcendence/protocol";
import { createChat, reduceChat } from "@transcendence/rooms/chat";
import { createLobby, reduceLobby } from "@transcendence/rooms/lobby";
import {
  createUser,
  reduceUser,
  type UserRoomEffect,
  type UserRoomEvent,
  type UserState,
} from "@transcendence/rooms/user";
import { table, writeFigures } from "../figures.ts";

const PAGE = fileURLToPath(new URL("../../../../docs/scale.md", import.meta.url));
const ROUNDS = 30;
const FRIENDS = 1000; // as many as somebody may have
const { values } = parseArgs({ options: { write: { type: "boolean" } } });

interface Cost {
  readonly us: number; // of one
  readonly told: number; // messages or calls that follow from it
  readonly bytes: number; // of all of them
}

const rows = [
  ...[1000, 5000, 20_000].map((pages) => rowOf(`the lobby’s news, ${pages} pages`, news(pages))),
  rowOf("a sign of presence, 100,000 people here, 50 friends", presence(100_000, 50)),
  ...[500, 5000].map((people) => rowOf(`a message in a channel of ${people}`, message(people))),
  rowOf(`somebody with ${FRIENDS} friends who are here begins a match`, begins()),
  rowOf(`one of ${FRIENDS} friends says where they are`, friendSays()),
];
const head = ["", "µs", "follow from it", "kB", "so many a second fill half a core"];
const figures = table(head, rows);
console.log(figures);
if (values.write) writeFigures("hot", figures, PAGE);

function rowOf(name: string, { us, told, bytes }: Cost): (string | number)[] {
  return [name, us.toFixed(us < 10 ? 1 : 0), told, (bytes / 1024).toFixed(1), Math.round(500_000 / us)];
}

/** Twenty listed matches, one of which has changed: told to every page, at most once a second. */
function news(pages: number): Cost {
  const state = createLobby();
  const strengths = { quick: null, classic: null };
  for (let page = 0; page < pages; page++) {
    const ticket = { room: "lobby", session: null, player: null, strengths, expiresMs: 0 } as const;
    reduceLobby(state, { type: "connect", nowMs: 0, client: `page${page}`, ticket });
  }
  const live = (match: number, points: number): LiveMatch => ({
    id: id(`match${match}`),
    kind: "quick",
    rated: true,
    players: [0, 1].map((seat) => ({
      player: player(`player${match}of${seat}`),
      rating: { rating: 1500 + match, provisional: false },
    })) as unknown as LiveMatch["players"], // of two
    score: [points, 3],
    spectators: match,
  });
  let nowMs = 1000;
  for (let match = 0; match < 20; match++)
    reduceLobby(state, { type: "playing", nowMs, match: id(`match${match}`), live: live(match, 0) });
  return best((round) => {
    nowMs += 1001;
    const of = id("match0");
    const first = reduceLobby(state, { type: "playing", nowMs, match: of, live: live(0, round % 7) });
    return [...first, ...reduceLobby(state, { type: "wake", nowMs: nowMs + 1000, freshIds: [] })];
  });
}

function presence(people: number, friends: number): Cost {
  const state = createLobby();
  for (let person = 0; person < people; person++)
    reduceLobby(state, { type: "present", nowMs: 0, player: id(`person${person}`) });
  const cost = best((round) => {
    for (let count = 0; count < 100; count++)
      reduceLobby(state, { type: "present", nowMs: 0, player: id(`person${round * 100 + count}`) });
    return [];
  });
  return { us: cost.us / 100, told: 1, bytes: friends * 30 };
}

function message(people: number): Cost {
  const state = createChat(LOBBY_CHANNEL);
  let nowMs = 1_800_000_000_000;
  const ticket = (who: Player) => ({
    room: "chat" as const,
    channel: LOBBY_CHANNEL,
    session: id("session"),
    player: who,
    kind: "public" as const,
    role: null,
    mutedUntilMs: null,
    slowSeconds: 0,
    isRefused: false,
    hasBlocks: false,
    lastSeq: 0,
    expiresMs: nowMs + 60_000,
  });
  for (let person = 0; person < people; person++)
    reduceChat(state, { type: "connect", nowMs, client: `page${person}`, ticket: ticket(player(`person${person}`)) });
  reduceChat(state, { type: "loaded", nowMs, page: { messages: [], more: false } });
  return best((round) => {
    nowMs += 2000;
    const text = `This is message ${round} of a quiet conversation.`;
    const said = { type: "send", id: id(`message${round}`), text } as const;
    return reduceChat(state, { type: "message", nowMs, client: `page${round}`, message: said, sent: null });
  });
}

/** Somebody who is here with all their friends, each of whom has said so. */
function amongFriends(): {
  readonly handle: (event: UserRoomEvent) => readonly UserRoomEffect[];
  readonly state: () => UserState;
} {
  const friends = Array.from({ length: FRIENDS }, (_, index) => player(`friend${index}`));
  let state: UserState = createUser();
  const handle = (event: UserRoomEvent) => {
    const [next, effects] = reduceUser(state, event);
    state = next;
    return effects;
  };
  handle({
    type: "connect",
    nowMs: 0,
    page: { client: "page", session: id("session"), issuedMs: 0 },
    self: player("self"),
  });
  handle({ type: "friends_found", nowMs: 0, friends: friends.map((each) => each.id) });
  for (const each of friends)
    handle({ type: "friend", nowMs: 0, player: each, status: { state: "online" }, ask: false });
  return { handle, state: () => state };
}

function begins(): Cost {
  const { handle } = amongFriends();
  return best((round) => handle({ type: "in_match", nowMs: round, match: id(`match${round}`), isOn: true }));
}

/** One friend says where they are; what the room knows is stored as a whole, as the shell does it. */
function friendSays(): Cost {
  const { handle, state } = amongFriends();
  let stored = "";
  const cost = best((round) => {
    const status = { state: "playing", match: id(`match${round}`) } as const;
    const effects = handle({ type: "friend", nowMs: round, player: player("friend7"), status, ask: false });
    stored = JSON.stringify(state());
    return effects;
  });
  return { ...cost, bytes: cost.bytes + stored.length };
}

function best(run: (round: number) => readonly object[]): Cost {
  let us = Infinity;
  let effects: readonly object[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const startMs = performance.now();
    effects = run(round);
    us = Math.min(us, (performance.now() - startMs) * 1000);
  }
  const sent = effects.filter((effect) => "data" in effect || "call" in effect) as { data?: string; call?: object }[];
  const bytes = sent.reduce((sum, { data, call }) => sum + (data ?? JSON.stringify(call)).length, 0);
  return { us, told: sent.length, bytes };
}

function id(name: string): string {
  return `${name}x`.padEnd(20, "0"); // no two names give the same
}

function player(name: string): Player {
  return { id: id(name), name: name.slice(0, 20), kind: "member" };
}
