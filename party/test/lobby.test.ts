import {
  LOBBY_NAME,
  type LobbyClientMessage,
  type LobbyServerMessage,
  type Player,
  UNKNOWN_STRENGTH,
} from "@transcendence/protocol";
import { describe, expect, test } from "vitest";
import { freshId } from "../src/kit/clock.ts";
import { killAll } from "./carrier.ts";
import { openPage, openRoom, RoomPage, somebody } from "./page.ts";
import { ALICE, RoomHarness, BORIS, type Call, eventually, rooms } from "./room-harness.ts";

class LobbyPage extends RoomPage<LobbyClientMessage, LobbyServerMessage> {
  seek(rated = false): void {
    this.say({ type: "seek", kind: "quick", rated, roundTripMs: null });
  }

  hears<Type extends LobbyServerMessage["type"]>(
    type: Type,
    fits: (message: Extract<LobbyServerMessage, { type: Type }>) => boolean = () => true,
  ): Promise<Extract<LobbyServerMessage, { type: Type }>> {
    return eventually(async () => {
      const found = this.told.findLast(
        (message): message is Extract<LobbyServerMessage, { type: Type }> =>
          message !== "pong" && message.type === type,
      );
      if (found === undefined || !fits(found)) throw new Error(`no such ${type}: ${JSON.stringify(this.told)}`);
      return found;
    });
  }
}

async function enter(player: Player | null): Promise<LobbyPage> {
  const ticket = {
    room: "lobby",
    session: player && freshId(),
    player,
    strengths: { quick: UNKNOWN_STRENGTH, classic: UNKNOWN_STRENGTH },
    expiresMs: Date.now() + 60_000,
  } as const;
  return new LobbyPage(await openRoom({ kind: "lobby", name: LOBBY_NAME }, ticket));
}

async function ordersOf(match: string): Promise<Call[]> {
  return (await rooms.API.fetch(`http://double/double/calls?match=${match}`)).json();
}

describe("[PLAY-4] play anyone", () => {
  test("[L6] two who seek are brought together in a match that the API knows of", async () => {
    const [anna, ben] = [somebody(), somebody("guest")];
    const [one, other] = [await enter(anna), await enter(ben)];
    one.seek();
    await one.hears("seeking");
    other.seek();
    const paired = await one.hears("paired");
    expect(paired.opponent).toEqual(ben);
    expect((await other.hears("paired")).match).toBe(paired.match);
    const [order] = await ordersOf(paired.match);
    expect(order?.path).toBe("/internal/matches/pairing");
    const body = JSON.parse(order?.body ?? "") as { seats: string[] };
    expect(body.seats.toSorted()).toEqual([anna.id, ben.id].toSorted());
    expect(body.seats[paired.seat]).toBe(anna.id);
  });

  test("[L8] who was paired is told so after the lobby has died, too", async () => {
    const [anna, ben] = [somebody(), somebody()];
    const [one, other] = [await enter(anna), await enter(ben)];
    one.seek(true);
    other.seek(true);
    const { match } = await one.hears("paired");
    await killAll();
    const back = await enter(anna);
    back.seek(true);
    expect((await back.hears("paired")).match).toBe(match);
  });

  test("[L3] [R5] who is nobody cannot seek, and what is no message closes the socket", async () => {
    const looking = await enter(null);
    looking.seek();
    expect(await looking.hears("idle")).toEqual({ type: "idle", reason: "members_only" });
    looking.socket.send(JSON.stringify({ type: "seek", kind: "blitz" }));
    await eventually(async () => expect(looking.reason).toBe("malformed"));
  });
});

describe("[SITE-10] the lobby knows", () => {
  test("[L20] [U10] of everybody with a page open, once, until it closes", async () => {
    const looking = await enter(null);
    const before = (await looking.hears("lobby")).people;
    const user = freshId();
    const tabs = [await openPage(user, freshId()), await openPage(user, freshId()), await openPage(user, freshId())];
    await looking.hears("lobby", ({ people }) => people === before + 1);
    const other = await openPage(freshId(), freshId());
    await looking.hears("lobby", ({ people }) => people === before + 2);
    for (const { socket } of [...tabs, other]) socket.close(1000);
    expect((await looking.hears("lobby", ({ people }) => people === before)).matches).toBeTypeOf("number");
  });

  test("[PLAY-9] [L21] [L25] of a match while it is played, and how it moves", async () => {
    const looking = await enter(null);
    looking.say({ type: "boards", isShown: true });
    const arena = new RoomHarness({ pointsToWin: 21 });
    const { alice } = await arena.start({ paired: true });
    const { live } = await looking.hears("lobby", (news) => news.live.some(({ id }) => id === arena.match));
    const listed = live.find(({ id }) => id === arena.match);
    expect(listed).toMatchObject({
      players: [{ player: { id: ALICE } }, { player: { id: BORIS } }],
      score: [0, 0],
    });
    const { boards } = await looking.hears("boards", (told) => told.boards.some(({ match }) => match === arena.match));
    expect(boards.find(({ match }) => match === arena.match)?.samples).toHaveLength(10); // [L25]
    alice.say({ type: "resign" });
    await looking.hears("lobby", (news) => news.live.every(({ id }) => id !== arena.match));
  });
});
