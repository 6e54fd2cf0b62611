import {
  createMatch,
  findBlockedAmong,
  findMatch,
  findReplay,
  findTournament,
  keepMatch,
  type MatchRecord,
  type UserRecord,
} from "@transcendence/database";
import { type CharacterId, ratedKindOf, type Seat } from "@transcendence/game";
import {
  ABORTED_TICKETS_MS,
  characterOf,
  computerPlayer,
  CreateMatch,
  MatchParams,
  OPEN_MATCH_MS,
  OPEN_MATCHES_MAX,
  type MatchTicket,
  type MatchTicketAnswer,
  TICKET_SECONDS,
} from "@transcendence/protocol";
import { signTicket } from "@transcendence/tickets";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal, requireCapacity, requireRooms } from "../errors.ts";
import { route } from "../http/route.ts";
import { newId } from "../random.ts";
import { limit } from "../rate-limit.ts";
import { shownRatingOf } from "../ratings.ts";
import { findCurrentSession, createGuestSession } from "../session.ts";
import { validate } from "../validate.ts";
import { playerOf, summarise } from "./match-summary.ts";

const ROOM_STAYS_MS = 86_400_000; // after its end a room still shows the result and takes the wish for a rematch
const KEPT_EVERY_MS = 3_600_000;

export function matchRoutes(deps: Deps) {
  return new Hono()
    .post(
      "/",
      route(deps, {
        who: "anyoneAsGuest",
        does: "create a match: seat 0 for me, seat 1 for a computer player if one is named; `rated` is for members, with Quick or Classic settings",
        errors: [
          "members_only",
          "not_ratable",
          "too_many_open",
          "too_many_requests",
          "draining",
          "rooms_unavailable",
          "overloaded",
        ],
        scope: "matches:create",
      }),
      validate("json", CreateMatch),
      async (c) => {
        if (deps.draining()) throw new Refusal("draining", "The arena is about to restart. Try again in a moment.", 5);
        requireCapacity(deps);
        const known = await findCurrentSession(c, deps);
        await limit(c, deps, "matches", known?.id ?? null);
        await limit(c, deps, "matchesInADay", known?.id ?? null);
        const { settings, opponent, rated } = c.req.valid("json");
        if (rated && known?.user.kind !== "member")
          throw new Refusal("members_only", "Only members play rated matches.");
        if (rated && (opponent || ratedKindOf(settings) === null))
          throw new Refusal("not_ratable", "Only Quick and Classic matches between two members can be rated.");
        const { user } = known ?? (await createGuestSession(c, deps));
        const now = new Date(deps.clock());
        const id = newId();
        const players = opponent ? [user, computerPlayer(opponent.computer)] : [user];
        const seats = players.map((player, seat) => ({ seat, score: null, user: player, change: null }));
        const kept = players.map((player, seat) => ({ seat, userId: player.id }));
        const since = new Date(now.getTime() - OPEN_MATCH_MS);
        const open = { userId: user.id, most: OPEN_MATCHES_MAX, since };
        if ((await createMatch(deps.database, { id, settings, rated, kept, now }, open)) === "too_many")
          throw new Refusal("too_many_open", `Nobody has more than ${OPEN_MATCHES_MAX} open matches in a day.`);
        const ended = { outcome: null, winner: null, durationMs: null, finishedAt: null };
        return c.json(
          summarise({ id, status: "open", settings, rated, paired: false, createdAt: now, seats, ...ended }),
          201,
        );
      },
    )
    .get(
      "/:id",
      route(deps, { who: "anyone", does: "a match", errors: ["not_found"], scope: "matches:read" }),
      validate("param", MatchParams),
      async (c) => {
        return c.json(summarise(await requireMatch(deps, c.req.valid("param").id)), 200);
      },
    )
    .get(
      "/:id/replay",
      route(deps, { who: "anyone", does: "a finished match as bytes", errors: ["not_found"], scope: "matches:read" }),
      validate("param", MatchParams),
      async (c) => {
        const bytes = await findReplay(deps.database, c.req.valid("param").id);
        if (bytes === null) throw new Refusal("not_found", "There is no replay of such a match.");
        const body = new Uint8Array(bytes); // a copy: the driver's buffer is a window on a larger one
        c.header("Cache-Control", "public, max-age=31536000, immutable");
        return c.body(body, 200, { "Content-Type": "application/octet-stream" });
      },
    )
    .post(
      "/:id/ticket",
      route(deps, {
        who: "anyoneAsGuest",
        does: "a ticket to the room",
        errors: ["not_found", "conflict", "too_many_requests", "rooms_unavailable"],
        scope: "matches:play",
      }),
      validate("param", MatchParams),
      async (c) => {
        requireRooms(deps);
        const known = await findCurrentSession(c, deps);
        await limit(c, deps, "tickets", known?.id ?? null);
        const match = await requireMatch(deps, c.req.valid("param").id);
        const now = deps.clock();
        const staysMs = match.status === "aborted" ? ABORTED_TICKETS_MS : ROOM_STAYS_MS;
        if (match.finishedAt !== null && now - match.finishedAt.getTime() > staysMs) {
          throw new Refusal("conflict", "This match is over; its page tells how it ended.");
        }
        await keepRow(deps, match);
        const { id: session, user } = known ?? (await createGuestSession(c, deps));
        const expiresMs = now + TICKET_SECONDS * 1000;
        const { id, settings } = match;
        const body: MatchTicket = {
          room: "match",
          match: id,
          session,
          player: playerOf(user),
          settings,
          seats: [keptFor(match, 0)?.id ?? null, keptFor(match, 1)?.id ?? null],
          computers: [computerAt(match, 0), computerAt(match, 1)],
          ...(match.paired && { paired: true }),
          ...(match.rated && { rated: true }),
          rating: await shownRatingOf(deps, user, settings),
          ...(await tournamentOf(deps, match)),
          ...((await onlyWatches(deps, match, user.id)) && { watches: true }),
          expiresMs,
        };
        const ticket = await signTicket(deps.secrets.ticket, body);
        return c.json({ ticket, expiresMs, rated: match.rated } satisfies MatchTicketAnswer, 200);
      },
    );
}

/** Whoever gets a ticket may play for hours, so the clean-up has to know. Once an hour: reloading costs no writes. */
async function keepRow({ database, clock }: Deps, { id, status, createdAt, lastTicketAt }: MatchRecord): Promise<void> {
  const now = clock();
  if (status !== "open" || now - (lastTicketAt ?? createdAt).getTime() < KEPT_EVERY_MS) return;
  if (!(await keepMatch(database, id, new Date(now)))) throw noSuchMatch();
}

/** Between them and whose match it is there is a block: they get no seat by its link. What was agreed otherwise stands. */
async function onlyWatches({ database }: Deps, match: MatchRecord, userId: string): Promise<boolean> {
  if (match.status !== "open" || match.paired) return false;
  const kept = match.seats.flatMap(({ user }) => (user === null || user.kind === "computer" ? [] : user.id));
  return !kept.includes(userId) && (await findBlockedAmong(database, userId, kept)).size > 0;
}

async function tournamentOf({ database }: Deps, { tournamentId }: MatchRecord) {
  if (!tournamentId) return {};
  const found = await findTournament(database, tournamentId);
  return { tournament: tournamentId, ...(found && { tournamentTitle: found.title }) };
}

async function requireMatch(deps: Deps, id: string): Promise<MatchRecord> {
  const match = await findMatch(deps.database, id);
  if (match === null) throw noSuchMatch();
  return match;
}

function noSuchMatch(): Refusal {
  return new Refusal("not_found", "There is no such match.");
}

function keptFor({ seats }: MatchRecord, seat: Seat): UserRecord | null {
  return seats.find((kept) => kept.seat === seat)?.user ?? null;
}

function computerAt(match: MatchRecord, seat: Seat): CharacterId | null {
  const user = keptFor(match, seat);
  return user && characterOf(user);
}
