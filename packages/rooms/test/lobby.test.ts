import { type LiveMatch, UNKNOWN_STRENGTH } from "@transcendence/protocol";
import { describe, expect, test } from "vitest";
import {
  BOARDS_ASKED_MS,
  BOARDS_TOLD_MS,
  HOLDS_MS,
  LOBBY_PAGES,
  lobbyWakeMs,
  MARK_MS,
  OVERLOAD_MS,
  PLACE_MS,
  PRESENCE_MS,
  PRESENCE_RENEWAL_MS,
  UNHEARD_MS,
} from "../src/lobby/index.ts";
import { ANNA, BEN, CHLOE, DANI, live, player, TestLobby } from "./lobby.ts";

/** Anna and Ben each have a page open and seek; nobody has been paired yet. */
function twoSeek(): TestLobby {
  const lobby = new TestLobby();
  lobby.open("anna", player(ANNA));
  lobby.open("ben", player(BEN));
  lobby.seek("anna");
  lobby.wait(1000);
  lobby.seek("ben");
  return lobby;
}

function twoPaired(): { lobby: TestLobby; match: string } {
  const lobby = twoSeek();
  lobby.wait(0);
  lobby.answer("stored");
  return { lobby, match: lobby.orders[0]?.id ?? "" };
}

describe("[PLAY-4] the queue", () => {
  test("[L4] [L6] two who seek are paired at once, and told when their match is there", () => {
    const lobby = twoSeek();
    expect(lobby.last("anna")).toEqual({ type: "seeking", kind: "quick", rated: false, waitedMs: 0, heldMs: 0 });
    lobby.wait(0);
    const [order] = lobby.orders;
    expect(order).toMatchObject({ kind: "quick", rated: false });
    expect(order?.seats.toSorted()).toEqual([ANNA, BEN]);
    expect(lobby.last("anna")?.type).toBe("seeking");
    lobby.answer("stored");
    expect(lobby.last("anna")).toMatchObject({
      type: "paired",
      match: order?.id,
      opponent: { id: BEN },
      rating: { rating: 1500, provisional: true },
      roundTripMs: 20,
    });
    expect(lobby.last("ben")).toMatchObject({ type: "paired", match: order?.id, opponent: { id: ANNA } });
    expect(lobby.state.seeks.size).toBe(0);
  });

  test("[OPS-3] [L11] while the server is overloaded nobody is paired and nobody joins; who waits keeps the place", () => {
    const lobby = new TestLobby();
    const isOverloaded = (value: boolean) => lobby.handle({ type: "load", nowMs: lobby.nowMs, isOverloaded: value });
    for (const [page, id] of [
      ["anna", ANNA],
      ["ben", BEN],
      ["chloe", CHLOE],
    ] as const)
      lobby.open(page, player(id));
    lobby.seek("anna");
    isOverloaded(true);
    lobby.seek("ben");
    expect(lobby.last("ben")).toEqual({ type: "idle", reason: "overloaded" });
    lobby.wait(5000);
    isOverloaded(true); // said again
    lobby.seek("anna"); // from a page that was loaded anew, say
    expect(lobby.last("anna")).toMatchObject({ type: "seeking", waitedMs: 5000 });
    isOverloaded(false);
    lobby.seek("ben");
    lobby.wait(1000);
    expect(lobby.orders).toHaveLength(1);
  });

  test("[L11] two who waited when it began are paired when it is over, told or not", () => {
    const lobby = twoSeek();
    lobby.handle({ type: "load", nowMs: lobby.nowMs, isOverloaded: true });
    lobby.wait(10_000);
    expect(lobby.orders).toEqual([]);
    lobby.wait(OVERLOAD_MS);
    expect(lobby.orders).toHaveLength(1);
  });

  test("[L4] with nobody to pair there is nothing to wake for", () => {
    const lobby = new TestLobby();
    lobby.open("anna", player(ANNA));
    lobby.wait(1000);
    lobby.seek("anna");
    expect(lobbyWakeMs(lobby.state)).toBe(Infinity);
    lobby.open("ben", player(BEN));
    lobby.seek("ben", { kind: "classic" });
    lobby.wait(5000);
    expect(lobby.orders).toEqual([]);
    expect(lobbyWakeMs(lobby.state)).toBe(lobby.state.lastWaveMs + 1000);
    lobby.cancel("ben");
    expect(lobbyWakeMs(lobby.state)).toBe(Infinity);
  });

  test("[L1] a double click or another tab queues once, and keeps the place", () => {
    const lobby = new TestLobby();
    lobby.open("anna", player(ANNA));
    lobby.open("anna too", player(ANNA));
    lobby.seek("anna");
    lobby.seek("anna");
    lobby.wait(7000);
    lobby.seek("anna too");
    expect(lobby.state.seeks.size).toBe(1);
    expect(lobby.last("anna")).toEqual({ type: "idle", reason: "taken_over" });
    expect(lobby.last("anna too")).toMatchObject({ type: "seeking", waitedMs: 7000 });
    lobby.wait(3000);
    expect(lobby.orders).toEqual([]);
    lobby.close("anna");
    expect(lobby.state.seeks.size).toBe(1);
  });

  test("[L2] whoever cancels or leaves the page is not paired; a page that is back in time keeps its place", () => {
    const lobby = new TestLobby();
    lobby.open("anna", player(ANNA));
    lobby.seek("anna");
    lobby.wait(5000);
    lobby.close("anna");
    lobby.open("ben", player(BEN));
    lobby.seek("ben");
    lobby.wait(PLACE_MS - 1);
    expect(lobby.orders).toEqual([]);
    lobby.cancel("ben");
    lobby.open("anna", player(ANNA));
    lobby.seek("anna");
    expect(lobby.last("anna")).toMatchObject({ waitedMs: 5000 + PLACE_MS - 1 });
    lobby.cancel("anna");
    expect(lobby.last("anna")).toEqual({ type: "idle", reason: "cancelled" });
    lobby.seek("anna");
    expect(lobby.last("anna")).toMatchObject({ waitedMs: 0 });
  });

  test("[L3] guests play casual matches, and who is nobody yet becomes somebody first", () => {
    const lobby = new TestLobby();
    lobby.open("guest", player(ANNA, "guest"));
    lobby.open("nobody", null);
    lobby.seek("guest", { rated: true });
    lobby.seek("nobody");
    expect([lobby.last("guest"), lobby.last("nobody")]).toEqual([
      { type: "idle", reason: "members_only" },
      { type: "idle", reason: "members_only" },
    ]);
    lobby.seek("guest");
    expect(lobby.last("guest")).toMatchObject({ type: "seeking", rated: false });
  });

  test("[L3] [L6] whoever was never rated is paired like a newcomer, and shown without a rating", () => {
    const lobby = new TestLobby();
    lobby.open("anna", player(ANNA), { rating: 1622.6, deviation: 80 });
    lobby.open("guest", player(BEN, "guest"), null);
    lobby.seek("anna");
    lobby.seek("guest");
    lobby.wait(5000);
    lobby.answer("stored");
    expect(lobby.last("anna")).toMatchObject({ type: "paired", rating: null });
    expect(lobby.last("guest")).toMatchObject({ type: "paired", rating: { rating: 1623, provisional: false } });
  });

  test("[L4] the strong are not paired with the weak at once, and are in the end", () => {
    const lobby = new TestLobby();
    lobby.open("anna", player(ANNA), { rating: 2100, deviation: 60 });
    lobby.open("ben", player(BEN), { rating: 1500, deviation: 60 });
    lobby.seek("anna", { rated: true });
    lobby.seek("ben", { rated: true });
    lobby.wait(20_000);
    expect(lobby.orders).toEqual([]);
    lobby.wait(10_000);
    expect(lobby.orders).toMatchObject([{ rated: true }]);
  });

  test("[L5] the same two are not paired again at once while a third waits", () => {
    const { lobby, match } = twoPaired();
    lobby.playing(match);
    lobby.wait(30_000);
    lobby.over(match, [ANNA, BEN]);
    lobby.open("chloe", player(CHLOE));
    lobby.seek("anna");
    lobby.seek("ben");
    lobby.seek("chloe");
    lobby.wait(0);
    expect(lobby.orders.at(-1)?.seats).toContain(CHLOE);
  });
});

describe("[PLAY-4] a pairing", () => {
  test("[L6] is ordered again under the same id until the API answers", () => {
    const lobby = twoSeek();
    lobby.wait(0);
    lobby.answer("failed");
    lobby.wait(999);
    expect(lobby.orders).toHaveLength(1);
    lobby.wait(1);
    expect(lobby.orders).toHaveLength(2);
    expect(lobby.orders[1]).toEqual(lobby.orders[0]);
    lobby.answer("stored");
    expect(lobby.last("anna")?.type).toBe("paired");
  });

  test("[L6] [L9] whose answer was lost is told when its match is heard of; if that is over already, both wait on, unmarked", () => {
    const begun = twoSeek();
    begun.wait(0);
    begun.playing(begun.orders[0]?.id ?? "");
    expect([begun.last("anna")?.type, begun.last("ben")?.type]).toEqual(["paired", "paired"]);
    const ended = twoSeek();
    ended.wait(0);
    ended.over(ended.orders[0]?.id ?? "", [ANNA], [BEN]);
    expect([...ended.state.seeks.keys()].toSorted()).toEqual([ANNA, BEN]);
    expect(ended.state.marks.size).toBe(0);
  });

  test("[L7] of which one leaves before the match is there: it is aborted, and the other keeps the place", () => {
    const lobby = twoSeek();
    lobby.wait(0);
    lobby.cancel("ben");
    lobby.wait(500);
    lobby.answer("stored");
    expect(lobby.deliveries).toEqual([{ kind: "abort", body: { id: lobby.orders[0]?.id, abortedAtMs: lobby.nowMs } }]);
    expect(lobby.last("anna")).toMatchObject({ type: "seeking", waitedMs: 1500 });
    expect(lobby.last("ben")).toEqual({ type: "idle", reason: "cancelled" });
    expect([...lobby.state.seeks.keys()]).toEqual([ANNA]);
  });

  test("[L1] that is left from another page: the page that waited is told, too", () => {
    for (const leave of ["cancel", "seek"] as const) {
      const lobby = twoSeek();
      lobby.wait(0);
      lobby.open("anna too", player(ANNA));
      if (leave === "cancel") lobby.cancel("anna too");
      else lobby.seek("anna too", { kind: "classic" });
      expect(lobby.last("anna")).toEqual({ type: "idle", reason: leave === "cancel" ? "cancelled" : "taken_over" });
    }
  });

  test("[L7] that the API refuses is not tried again, and both may meet others", () => {
    const lobby = twoSeek();
    lobby.wait(0);
    lobby.answer("apart");
    lobby.wait(60_000);
    expect(lobby.orders).toHaveLength(1);
    lobby.open("chloe", player(CHLOE));
    lobby.seek("chloe");
    lobby.wait(1000);
    expect(lobby.orders[1]?.seats.toSorted()).toEqual([ANNA, CHLOE]);
  });

  test("[L8] outlives the lobby's process: ordered again, and told to whoever comes back", () => {
    const lobby = twoSeek();
    lobby.wait(0);
    lobby.crash();
    lobby.open("anna again", player(ANNA));
    lobby.seek("anna again");
    lobby.wait(0);
    expect(lobby.orders[1]).toEqual(lobby.orders[0]);
    lobby.answer("stored");
    expect(lobby.last("anna again")).toMatchObject({ type: "paired", opponent: { id: BEN } });
    lobby.crash();
    lobby.open("ben again", player(BEN));
    lobby.seek("ben again");
    expect(lobby.last("ben again")).toMatchObject({ type: "paired", match: lobby.orders[0]?.id });
    expect(lobby.orders).toHaveLength(2);
  });

  test("[L9] that one of the two does not come to: the other has the place back, and the first mark costs nothing", () => {
    const { lobby, match } = twoPaired();
    lobby.close("anna");
    lobby.wait(10_000);
    lobby.over(match, [ANNA], [BEN]);
    lobby.open("anna", player(ANNA));
    lobby.seek("anna");
    expect(lobby.last("anna")).toMatchObject({ type: "seeking", waitedMs: 11_000 });
    lobby.seek("ben");
    expect(lobby.last("ben")).toMatchObject({ type: "seeking", waitedMs: 0, heldMs: 0 });
  });

  test("[L9] that one of the two leaves before the first point: the other has the place back, whatever the lobby went through", () => {
    for (const isRestarted of [false, true]) {
      const { lobby, match } = twoPaired();
      lobby.playing(match);
      lobby.wait(PRESENCE_RENEWAL_MS);
      if (isRestarted) lobby.crash();
      lobby.playing(match);
      lobby.wait(PRESENCE_RENEWAL_MS);
      lobby.over(match, [ANNA, BEN], [BEN]);
      lobby.open("anna", player(ANNA));
      lobby.seek("anna");
      expect(lobby.last("anna")).toMatchObject({ type: "seeking", waitedMs: 1000 + 2 * PRESENCE_RENEWAL_MS });
      lobby.open("ben", player(BEN));
      lobby.seek("ben");
      expect(lobby.last("ben")).toMatchObject({ waitedMs: 0 });
    }
  });

  test("[L9] whose match was played, or is long over for all that is known, gives no place back, and is forgotten", () => {
    const ends = {
      played: (lobby: TestLobby, match: string) => lobby.over(match, [ANNA, BEN], []),
      "left after a point": (lobby: TestLobby, match: string) => {
        lobby.playing(match, live(match, { score: [1, 0] }));
        lobby.over(match, [ANNA, BEN], [BEN]);
      },
      "not heard of": (lobby: TestLobby) => {
        lobby.wait(PRESENCE_MS);
        lobby.playing("match from elsewhere");
      },
    };
    for (const [how, end] of Object.entries(ends)) {
      const { lobby, match } = twoPaired();
      lobby.playing(match);
      expect(lobby.state.begun.size).toBe(1);
      lobby.wait(1000);
      end(lobby, match);
      expect([how, lobby.state.begun.size]).toEqual([how, 0]);
      lobby.seek("anna");
      expect([how, lobby.last("anna")]).toEqual([how, expect.objectContaining({ type: "seeking", waitedMs: 0 })]);
    }
  });

  test("[L9] who looks for another opponent already, when the other leaves, has that place alone", () => {
    const { lobby, match } = twoPaired();
    lobby.playing(match);
    lobby.wait(5000);
    lobby.seek("anna");
    lobby.over(match, [ANNA, BEN], [BEN]);
    expect(lobby.state.places.size).toBe(0);
  });

  test("[L8] what an earlier version stored is read", () => {
    const { lobby } = twoPaired();
    const { pairings, marks } = lobby.stored ?? { pairings: [], marks: [] };
    lobby.stored = { pairings, marks };
    lobby.crash();
    expect([lobby.state.pairings.size, lobby.state.begun.size]).toEqual([1, 0]);
  });

  test("[L9] missed again and again makes wait longer each time, is told, outlives a crash, and is forgotten", () => {
    const lobby = new TestLobby();
    lobby.open("dani", player(DANI));
    const held: number[] = [];
    for (let times = 1; times <= HOLDS_MS.length; times++) {
      lobby.over(`match0000000${times}`, [], [DANI]);
      lobby.seek("dani");
      const told = lobby.last("dani");
      if (told?.type === "seeking") held.push(told.heldMs);
      lobby.cancel("dani");
    }
    expect(held).toEqual([...HOLDS_MS.slice(1), HOLDS_MS.at(-1)]);
    lobby.crash();
    lobby.open("dani", player(DANI));
    lobby.open("anna", player(ANNA));
    lobby.seek("dani");
    lobby.seek("anna");
    lobby.wait(119_000);
    expect(lobby.orders).toEqual([]);
    lobby.wait(2000);
    expect(lobby.orders).toHaveLength(1);
    lobby.cancel("dani");
    lobby.answer("stored");
    lobby.wait(MARK_MS);
    lobby.seek("dani");
    expect(lobby.last("dani")).toMatchObject({ heldMs: 0 });
  });

  test("[L10] of which nothing is heard is aborted, and marks nobody", () => {
    const { lobby, match } = twoPaired();
    lobby.wait(UNHEARD_MS - 1);
    expect(lobby.deliveries).toEqual([]);
    lobby.wait(1);
    expect(lobby.deliveries).toMatchObject([{ kind: "abort", body: { id: match } }]);
    expect(lobby.state.marks.size).toBe(0);
    expect(lobby.stored?.pairings).toEqual([]);
  });
});

describe("[SITE-10] who is here and what is on", () => {
  test("[L20] [L22] a person counts once, whatever they have open, and all are told at most once a second", () => {
    const lobby = new TestLobby();
    lobby.open("looking", null);
    expect(lobby.news("looking")).toEqual([{ type: "lobby", people: 0, matches: 0, live: [] }]);
    for (let tab = 0; tab < 10; tab++) {
      lobby.handle({ type: "present", nowMs: lobby.nowMs, player: ANNA });
      lobby.open(`anna ${tab}`, player(ANNA));
    }
    lobby.handle({ type: "present", nowMs: lobby.nowMs, player: BEN });
    lobby.wait(1000);
    expect(lobby.news("looking").map(({ people }) => people)).toEqual([0, 1, 2]);
    lobby.handle({ type: "absent", nowMs: lobby.nowMs, player: BEN });
    lobby.handle({ type: "present", nowMs: lobby.nowMs, player: BEN });
    lobby.wait(5000);
    expect(lobby.news("looking")).toHaveLength(3);
  });

  test("[L20] [L21] whoever says nothing any more is gone within 45 s, and so is a match", () => {
    const lobby = new TestLobby();
    lobby.open("looking", null);
    lobby.handle({ type: "present", nowMs: lobby.nowMs, player: ANNA });
    lobby.wait(20_000);
    lobby.handle({ type: "present", nowMs: lobby.nowMs, player: ANNA });
    lobby.handle({ type: "present", nowMs: lobby.nowMs, player: BEN });
    lobby.playing("match0000001");
    lobby.wait(30_000);
    expect(lobby.news("looking").at(-1)).toMatchObject({ people: 2, matches: 1 });
    lobby.handle({ type: "present", nowMs: lobby.nowMs, player: BEN });
    lobby.wait(15_000);
    expect(lobby.news("looking").at(-1)).toEqual({ type: "lobby", people: 1, matches: 0, live: [] });
    lobby.wait(60_000);
    expect(lobbyWakeMs(lobby.state)).toBe(Infinity);
  });

  test("[PLAY-9] [L22] the most watched matches come first, then the strongest; at most 20, and others only count", () => {
    const lobby = new TestLobby();
    const rated = (rating: number | null) => ({
      player: player(ANNA),
      rating: rating === null ? null : { rating, provisional: false },
    });
    const matches = [
      live("matchWeak0000", { players: [rated(1400), rated(1300)] }),
      live("matchStrong00", { players: [rated(2400), rated(null)] }),
      live("matchWatched0", { spectators: 3 }),
      ...Array.from({ length: 20 }, (_, at) => live(`matchOther${at}00`)),
    ];
    for (const match of matches) lobby.playing(match.id, match);
    lobby.playing("matchFriends0", null);
    lobby.wait(1000);
    lobby.open("looking", null);
    const [news] = lobby.news("looking");
    expect(news?.matches).toBe(24);
    expect(news?.live).toHaveLength(20);
    expect(news?.live.slice(0, 3).map(({ id }) => id)).toEqual(["matchWatched0", "matchWeak0000", "matchStrong00"]);
    expect(JSON.stringify(news)).not.toContain("matchFriends0");
    lobby.over("matchWatched0", [ANNA, BEN]);
    lobby.wait(1000);
    expect(lobby.news("looking").at(-1)?.matches).toBe(23);
  });

  describe("[CHAT-2] [PLAY-9] [L24] between two of whom one has blocked the other", () => {
    const between = (one: string, other: string): Partial<LiveMatch> => ({
      players: [
        { player: player(one), rating: null },
        { player: player(other), rating: null },
      ],
    });
    const seen = (lobby: TestLobby, page: string) =>
      lobby
        .news(page)
        .at(-1)
        ?.live.map(({ id }) => id);
    const questionOf = (lobby: TestLobby, user: string) => lobby.state.asked.get(user) ?? 0;
    const blocks = (
      lobby: TestLobby,
      user: string,
      ids: readonly string[] | null,
      question = questionOf(lobby, user),
    ) => lobby.handle({ type: "blocks", nowMs: lobby.nowMs, user, question, ids });
    const block = (lobby: TestLobby, isBlocked: boolean) =>
      lobby.handle({ type: "block", nowMs: lobby.nowMs, user: ANNA, other: BEN, isBlocked });

    function withMatches(): TestLobby {
      const lobby = new TestLobby();
      lobby.playing("matchOfBen000", live("matchOfBen000", between(BEN, CHLOE)));
      lobby.playing("matchOfAnna00", live("matchOfAnna00", between(DANI, ANNA)));
      lobby.wait(1000);
      return lobby;
    }

    test("neither sees the other’s matches, nor any before it is known whose not to show; everybody else does", () => {
      const lobby = withMatches();
      lobby.open("anna", player(ANNA), null, true);
      lobby.open("ben", player(BEN), null, true);
      lobby.open("looking", null);
      expect(lobby.asked).toEqual([ANNA, BEN]);
      expect([seen(lobby, "anna"), seen(lobby, "ben")]).toEqual([[], []]);
      blocks(lobby, ANNA, [BEN]);
      blocks(lobby, BEN, [ANNA]);
      lobby.playing("matchOfDani00", live("matchOfDani00", between(DANI, CHLOE)));
      lobby.wait(1000);
      expect(seen(lobby, "anna")).toEqual(["matchOfAnna00", "matchOfDani00"]);
      expect(seen(lobby, "ben")).toEqual(["matchOfBen000", "matchOfDani00"]);
      expect(seen(lobby, "looking")).toHaveLength(3);
      expect(lobby.news("anna").at(-1)?.matches).toBe(3); // a number tells of nobody
    });

    test("a block takes effect at once in every page of both, and ends when the API says so", () => {
      const lobby = withMatches();
      for (const page of ["anna", "anna too"]) lobby.open(page, player(ANNA));
      lobby.open("ben", player(BEN));
      block(lobby, true);
      for (const page of ["anna", "anna too"]) expect(seen(lobby, page)).toEqual(["matchOfAnna00"]);
      expect(seen(lobby, "ben")).toEqual(["matchOfBen000"]);
      block(lobby, false);
      expect(lobby.asked).toEqual([ANNA, BEN]);
      blocks(lobby, ANNA, []);
      expect(seen(lobby, "anna")).toHaveLength(2);
      expect(seen(lobby, "ben")).toEqual(["matchOfBen000"]);
    });

    test("an answer of the API from before a block counts no more, in whatever order they come", () => {
      const lobby = withMatches();
      lobby.open("anna", player(ANNA), null, true);
      const early = questionOf(lobby, ANNA);
      block(lobby, true);
      blocks(lobby, ANNA, [], early);
      expect(seen(lobby, "anna")).toEqual([]); // not known yet
      blocks(lobby, ANNA, [BEN]);
      expect(seen(lobby, "anna")).toEqual(["matchOfAnna00"]);
      block(lobby, false);
      const meantime = questionOf(lobby, ANNA);
      block(lobby, true);
      blocks(lobby, ANNA, [BEN]);
      blocks(lobby, ANNA, [], meantime);
      expect(seen(lobby, "anna")).toEqual(["matchOfAnna00"]);
    });

    test("a page of which nothing could be learnt is sent away, to come back; one that was told goes on", () => {
      const lobby = withMatches();
      lobby.open("anna", player(ANNA), null, true);
      blocks(lobby, ANNA, null);
      expect(lobby.closed).toEqual([["anna", "failed"]]);
      lobby.open("anna again", player(ANNA), null, true);
      blocks(lobby, ANNA, [BEN]);
      block(lobby, false);
      blocks(lobby, ANNA, null);
      expect(lobby.closed).toHaveLength(1);
      expect(seen(lobby, "anna again")).toEqual(["matchOfAnna00"]);
    });

    test("no pairing is asked for, in either direction", () => {
      const lobby = new TestLobby();
      lobby.open("anna", player(ANNA), UNKNOWN_STRENGTH, true);
      lobby.open("ben", player(BEN));
      blocks(lobby, ANNA, [BEN]);
      lobby.seek("anna");
      lobby.seek("ben");
      lobby.wait(5000);
      expect(lobby.orders).toEqual([]);
      lobby.open("chloe", player(CHLOE));
      lobby.seek("chloe");
      lobby.wait(1000);
      expect(lobby.orders).toHaveLength(1);
    });
  });

  test("[PLAY-9] [L25] matches are asked how they move only while a page shows boards, which hears it together, once a second", () => {
    const lobby = new TestLobby();
    for (const id of ["matchOne00000", "matchTwo00000"]) lobby.playing(id);
    lobby.playing(
      "matchOfBen000",
      live("matchOfBen000", {
        players: [
          { player: player(BEN), rating: null },
          { player: player(CHLOE), rating: null },
        ],
      }),
    );
    lobby.playing("matchFriends0", null);
    for (const page of ["anna", "looking"]) lobby.open(page, page === "anna" ? player(ANNA) : null);
    lobby.handle({ type: "block", nowMs: lobby.nowMs, user: ANNA, other: BEN, isBlocked: true });
    lobby.wait(BOARDS_ASKED_MS);
    expect(lobby.calls).toEqual([]);
    const shows = (isShown: boolean) =>
      lobby.handle({ type: "message", nowMs: lobby.nowMs, client: "anna", message: { type: "boards", isShown } });
    const moved = (match: string) =>
      lobby.handle({ type: "board", nowMs: lobby.nowMs, match, samples: [[1, 2, 3, 4]] });
    const boards = (page: string) => lobby.told.get(page)?.filter(({ type }) => type === "boards");
    shows(true);
    lobby.wait(0);
    expect(lobby.calls.map(([room, call]) => [room.name, call.type])).toEqual([
      ["matchOfBen000", "show"],
      ["matchOne00000", "show"],
      ["matchTwo00000", "show"],
    ]);
    for (const match of ["matchOne00000", "matchTwo00000", "matchOfBen000", "matchUnknown0"]) moved(match);
    lobby.wait(BOARDS_TOLD_MS);
    const samples = [[1, 2, 3, 4]];
    expect(boards("anna")).toEqual([
      {
        type: "boards",
        boards: [
          { match: "matchOne00000", samples },
          { match: "matchTwo00000", samples },
        ],
      },
    ]);
    expect(boards("looking")).toEqual([]);
    shows(false);
    moved("matchOne00000");
    lobby.calls.length = 0;
    lobby.wait(2 * BOARDS_ASKED_MS);
    expect([lobby.calls, boards("anna")?.length]).toEqual([[], 1]);
  });

  test("[L23] nobody fills the lobby with pages", () => {
    const lobby = new TestLobby();
    for (let tab = 0; tab <= LOBBY_PAGES; tab++) lobby.open(`anna ${tab}`, player(ANNA));
    expect(lobby.closed).toEqual([["anna 0", "taken_over"]]);
    expect(lobby.state.visitors.size).toBe(LOBBY_PAGES);
  });

  test("[ACC-4] a new name is the one that the opponent hears", () => {
    const lobby = twoSeek();
    lobby.handle({ type: "renamed", nowMs: lobby.nowMs, player: ANNA, name: "Annabel" });
    lobby.wait(0);
    lobby.answer("stored");
    expect(lobby.last("ben")).toMatchObject({ type: "paired", opponent: { name: "Annabel" } });
  });
});
