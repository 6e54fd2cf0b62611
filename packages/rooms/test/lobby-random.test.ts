// The lobby with whatever may happen in whatever order: pages that come and go, double clicks, lost answers, matches that never begin.
import type { LobbyServerMessage } from "@transcendence/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Pairing } from "../src/lobby/state.ts";
import { MEMBERS, player, TestLobby } from "./lobby.ts";

const who = fc.nat({ max: MEMBERS.length - 1 });
const tab = fc.nat({ max: 1 });
const often = { kind: "quick", rated: false } as const;
const wish = fc.constantFrom(
  often,
  often,
  often,
  { kind: "quick", rated: true } as const,
  { kind: "classic", rated: false } as const,
);
const verdict = fc.constantFrom(
  "stored" as const,
  "stored" as const,
  "refused" as const,
  "apart" as const,
  "failed" as const,
);
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant("open" as const), who, tab, rating: fc.constantFrom(1500, 1540, 2100) }),
  },
  { weight: 6, arbitrary: fc.record({ type: fc.constant("seek" as const), who, tab, wish }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("cancel" as const), who, tab }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("close" as const), who, tab }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("wait" as const), ms: fc.integer({ min: 1, max: 20_000 }) }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("answer" as const), at: fc.nat({ max: 3 }), verdict }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("playing" as const), at: fc.nat({ max: 3 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant("over" as const), at: fc.nat({ max: 3 }), missing: fc.option(tab) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("crash" as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const nameOf = (person: number) => MEMBERS[person] ?? MEMBERS[0];
const pageOf = (person: number, at: number) => `${nameOf(person)} ${at}`;

function take(lobby: TestLobby, open: Set<string>, next: Step): void {
  const pairings = [...lobby.state.pairings.values()];
  switch (next.type) {
    case "open": {
      const page = pageOf(next.who, next.tab);
      if (open.has(page)) return;
      open.add(page);
      return lobby.open(page, player(nameOf(next.who)), { rating: next.rating, deviation: 60 });
    }
    case "seek":
    case "cancel":
    case "close": {
      const page = pageOf(next.who, next.tab);
      if (!open.has(page)) return;
      if (next.type === "seek") return lobby.seek(page, next.wish);
      if (next.type === "cancel") return lobby.cancel(page);
      open.delete(page);
      return lobby.close(page);
    }
    case "wait":
      return lobby.wait(next.ms);
    case "answer":
      return lobby.answer(next.verdict, pairings[next.at]?.id ?? "matchUnknown0");
    case "playing":
      return lobby.playing(pairings[next.at]?.id ?? "matchUnknown0");
    case "over": {
      const pairing = pairings[next.at];
      const players = pairing?.seats.map((seat) => seat.player.id) ?? [];
      return lobby.over(
        pairing?.id ?? "matchUnknown0",
        players,
        players.slice(next.missing ?? 2, (next.missing ?? 2) + 1),
      );
    }
    case "crash":
      open.clear();
      return lobby.crash();
  }
}

const isStill = (pairing: Pairing, person: string) =>
  pairing.seats.some((seat) => seat.player.id === person && !seat.hasLeft);

/** What holds whatever has happened. */
function check(lobby: TestLobby, open: ReadonlySet<string>): void {
  const { seeks, pairings, waveDueMs } = lobby.state;
  for (const person of MEMBERS) {
    const places =
      [...pairings.values()].filter((pairing) => isStill(pairing, person)).length + (seeks.has(person) ? 1 : 0);
    expect(places, `${person} is in one place`).toBeLessThanOrEqual(1);
  }
  for (const { seats } of pairings.values()) {
    expect(seats[0].player.id).not.toBe(seats[1].player.id);
    expect([seats[0].kind, seats[0].rated]).toEqual([seats[1].kind, seats[1].rated]);
  }
  for (const [person, seek] of seeks) {
    expect(seek.player.id).toBe(person);
    expect(open.has(seek.client), `${person} waits at a page that is open`).toBe(true);
  }
  // Nobody is lost: whose page says that it looks for an opponent waits, or is about to be told of one.
  for (const page of open) {
    const last: LobbyServerMessage | undefined = lobby.last(page);
    if (last?.type !== "seeking") continue;
    const waits = [...seeks.values()].some(({ client }) => client === page);
    const ordered = [...pairings.values()].some(
      ({ phase, seats }) => phase === "ordering" && seats.some(({ client, hasLeft }) => client === page && !hasLeft),
    );
    expect(waits || ordered, `${page} is not forgotten`).toBe(true);
  }
  if (seeks.size >= 2) expect(waveDueMs).toBeLessThan(Infinity);
}

describe("[PLAY-4] [SITE-10] the lobby, whatever happens", () => {
  test("[L1] [L6] [L7] [L8] has everybody in one place, pairs nobody with themselves, and loses nobody", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 80 }), (steps) => {
        const [lobby, open] = [new TestLobby(), new Set<string>()];
        for (const next of steps) {
          take(lobby, open, next);
          check(lobby, open);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("[L4] [L7] in the end pairs two who want the same, if the API lets them", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const [lobby, open] = [new TestLobby(), new Set<string>()];
        for (const next of steps) take(lobby, open, next);
        for (const page of open) lobby.cancel(page);
        for (const id of lobby.state.pairings.keys()) lobby.over(id, []);
        lobby.open("eve", player("eveEveEveEve"), { rating: 2200, deviation: 60 });
        lobby.open("finn", player("finnFinnFinn"), { rating: 900, deviation: 60 });
        lobby.seek("eve", { rated: true });
        lobby.seek("finn", { rated: true });
        for (let seconds = 0; seconds < 90; seconds++) {
          lobby.wait(1000);
          for (const { id, phase } of lobby.state.pairings.values())
            if (phase === "ordering") lobby.answer("stored", id);
        }
        expect([lobby.last("eve")?.type, lobby.last("finn")?.type]).toEqual(["paired", "paired"]);
      }),
      { numRuns: 100 },
    );
  });
});
