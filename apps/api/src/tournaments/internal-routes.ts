// What the rooms of tournaments tell and ask. Signed like all that rooms say, see app/internal-routes.ts.
import {
  abortMatch,
  findChannel,
  findPerson,
  findTournament,
  findTournamentMatches,
  findTournamentOf,
  findUsers,
  storeTournament,
  type TournamentRecord,
} from "@transcendence/database";
import {
  AskTournamentResults,
  CallPlayers,
  isComputerId,
  OrderTournamentMatch,
  StoreTournament,
  type TournamentResult,
} from "@transcendence/protocol";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal, requireTime } from "../errors.ts";
import { route } from "../http/route.ts";
import { orderMatch } from "../matches/order-match.ts";
import { type AfterCommit, notify, settle, withdraw } from "../notifications/notify.ts";
import { validate } from "../validate.ts";
import { askTournament, isTournamentOver } from "./tournament-room.ts";

const TOLD_MAX = 50; // of a tournament's result: each is a row

export function tournamentInternalRoutes(deps: Deps) {
  return new Hono()
    .post(
      "/order",
      route(deps, {
        who: "room",
        does: "a tournament needs a match; says who of the two is no more",
        errors: ["not_found", "overloaded"],
      }),
      validate("json", OrderTournamentMatch),
      async (c) => {
        requireTime(deps);
        const { id, tournament: tournamentId, pairing, seats } = c.req.valid("json");
        const tournament = await findTournament(deps.database, tournamentId);
        if (tournament === null) throw new Refusal("not_found", "There is no such tournament.");
        const known = await findUsers(deps.database, seats);
        const missing = seats.filter((seat) => !known.has(seat));
        if (missing.length > 0) return c.json({ missing }, 200);
        const { settings, rated } = tournament;
        const about = { paired: true, tournament: { id: tournamentId, pairing } };
        const call = { kind: "tournament_call", about: callOf(tournamentId, pairing) } as const;
        const announcements = await deps.database.transaction(async (tx) => {
          await orderMatch({ ...deps, database: tx }, { id, settings, rated, seats }, about);
          const told: AfterCommit[] = [];
          for (const seat of seats) if (!isComputerId(seat)) told.push(await settle(deps, tx, seat, call)); // both have come
          return told;
        });
        for (const announce of announcements) await announce();
        return c.json({ missing }, 200);
      },
    )
    .post(
      "/calls",
      route(deps, { who: "room", does: "players of a tournament are waited for at their matches" }),
      validate("json", CallPlayers),
      async (c) => {
        const { tournament: id, calls } = c.req.valid("json");
        const tournament = await findTournament(deps.database, id);
        if (tournament !== null && !isTournamentOver(tournament)) await announceCalls(deps, tournament, calls);
        return c.json({}, 200);
      },
    )
    .post(
      "/results",
      route(deps, { who: "room", does: "how matches of a tournament stand; those it gives up are aborted" }),
      validate("json", AskTournamentResults),
      async (c) => {
        const { tournament, matches, giveUp } = c.req.valid("json");
        const now = new Date(deps.clock());
        for (const id of giveUp)
          if ((await findTournamentOf(deps.database, id)) === tournament) await abortMatch(deps.database, id, now);
        const results: TournamentResult[] = await findTournamentMatches(deps.database, tournament, matches);
        return c.json({ results }, 200);
      },
    )
    .post(
      "/record",
      route(deps, { who: "room", does: "a tournament as it stands", errors: ["not_found"] }),
      validate("json", StoreTournament),
      async (c) => {
        const { entries, startsAtMs, endsAtMs, ...told } = c.req.valid("json");
        const record = {
          ...told,
          startsAt: dateOf(startsAtMs),
          endsAt: dateOf(endsAtMs),
          entries: entries.map(({ id, user, ...entry }) => ({ ...entry, entry: Number(id), userId: user })),
        };
        const entered = await storeTournament(deps.database, record, new Date(deps.clock()));
        if (entered === null) throw new Refusal("not_found", "There is no such tournament.");
        await admitToChat(deps, told.id, entered);
        await announceResults(deps, c.req.valid("json"));
        return c.json({ stored: true }, 200);
      },
    );
}

/** Guests who take part now may write in its chat, which perhaps they have open. */
async function admitToChat(deps: Deps, id: string, users: readonly string[]): Promise<void> {
  for (const user of users) {
    if ((await findPerson(deps.database, user))?.kind !== "guest") continue;
    const mutedUntilMs = (await findChannel(deps.database, id, user))?.me?.mutedUntil?.getTime() ?? null;
    const call = { type: "member", user, role: "member", mutedUntilMs, isOut: false } as const;
    await deps.live.call({ kind: "chat", name: id }, call);
  }
}

/** One and the same for a pairing, so that it can be found again when the players have come. */
function callOf(tournament: string, pairing: string): string {
  return `${tournament} ${pairing}`;
}

/** To those who are still waited for: a call may have been on its way for a while. */
async function announceCalls(deps: Deps, { id, title }: TournamentRecord, calls: CallPlayers["calls"]): Promise<void> {
  const announcements = await deps.database.transaction(async (tx) => {
    const told: AfterCommit[] = [];
    const due = calls.filter(({ untilMs }) => untilMs > deps.clock());
    const each = due.flatMap(({ pairing, users }) => users.map((user) => ({ user, about: callOf(id, pairing) })));
    // Always in the same order, so that two such transactions never wait for each other.
    for (const { user, about } of each.toSorted((one, other) => (one.user < other.user ? -1 : 1))) {
      const kind = "tournament_call";
      told.push(await withdraw(deps, tx, user, { kind, about })); // an earlier call to the same match
      told.push(await notify(deps, tx, user, { kind, data: { tournament: id, name: title }, about, fromId: null }));
    }
    return told;
  });
  for (const announce of announcements) await announce();
}

/** Once a tournament is over, to those who came first: telling it again changes nothing. */
async function announceResults(deps: Deps, { id, entries }: StoreTournament): Promise<void> {
  const placed = entries.flatMap(({ user, rank }) => (rank === null || isComputerId(user) ? [] : [{ user, rank }]));
  const tournament = placed.length === 0 ? null : await findTournament(deps.database, id);
  if (tournament === null) return;
  const first = placed.toSorted((one, other) => one.rank - other.rank).slice(0, TOLD_MAX);
  const announcements = await deps.database.transaction(async (tx) => {
    const told: AfterCommit[] = [];
    for (const { user, rank: place } of first) {
      const data = { tournament: id, name: tournament.title, place, players: entries.length };
      told.push(await notify(deps, tx, user, { kind: "tournament_result", data, about: id, fromId: null }));
    }
    return told;
  });
  for (const announce of announcements) await announce();
}

/** A match was stored: if it is one of a tournament, its room hears the result. What is lost here, the room asks for. */
export async function tellTournament(deps: Deps, matchId: string): Promise<void> {
  const id = await findTournamentOf(deps.database, matchId);
  const tournament = id === null ? null : await findTournament(deps.database, id);
  if (id === null || tournament === null || isTournamentOver(tournament)) return;
  const results: TournamentResult[] = await findTournamentMatches(deps.database, id, [matchId]);
  await askTournament(deps, tournament, { type: "results", results }).catch(() => {});
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
