// Tournaments for everybody: finding one, proposing one, taking part.
import {
  createTournament,
  isInvited,
  listEntries,
  listMatchesOfTournament,
  listTournaments,
  type TournamentPhaseName,
} from "@transcendence/database";
import { ratedKindOf } from "@transcendence/game";
import {
  CreateTournament,
  EnterTournament,
  START_WITHIN_DAYS,
  TICKET_SECONDS,
  type TicketAnswer,
  type TournamentAnswerBody,
  type TournamentList,
  TournamentParams,
  TournamentsQuery,
  type TournamentSummary,
  type TournamentTicket,
} from "@transcendence/protocol";
import { signTicket } from "@transcendence/tickets";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal, requireRooms } from "../errors.ts";
import { readPage } from "../http/page.ts";
import { route } from "../http/route.ts";
import { playerOf } from "../matches/match-summary.ts";
import { newId } from "../random.ts";
import { limit } from "../rate-limit.ts";
import { findCurrentSession, createGuestSession } from "../session.ts";
import { validate } from "../validate.ts";
import { enterTournament, requirePassword } from "./enter.ts";
import { requireInvitation } from "./invitations.ts";
import { isSiteModerator } from "./organisers.ts";
import { askTournament, configOf, hasRoom, OPEN_MAX, requireTournament } from "./tournament-room.ts";
import { summariseTournament, viewTournament } from "./tournament-summary.ts";

const DAY_MS = 86_400_000;

const PHASES: Readonly<Record<TournamentList, readonly TournamentPhaseName[]>> = {
  upcoming: ["registration"],
  running: ["running"],
  finished: ["finished"],
  mine: ["registration", "running", "finished", "cancelled"],
};

export function tournamentRoutes(deps: Deps) {
  return new Hono()
    .get(
      "/",
      route(deps, {
        who: "anyone",
        does: "tournaments, newest first, in pages: `list` is upcoming, running, finished or mine",
        scope: "matches:read",
      }),
      validate("query", TournamentsQuery),
      async (c) => {
        const { list, ...wanted } = c.req.valid("query");
        const mine = list === "mine" ? ((await findCurrentSession(c, deps))?.user.id ?? "nobody") : null;
        const which = { phases: PHASES[list], of: mine };
        const { rows, next } = await readPage(wanted, (page) => listTournaments(deps.database, which, page));
        const answer: { tournaments: TournamentSummary[]; next: string | null } = {
          tournaments: rows.map(summariseTournament),
          next,
        };
        return c.json(answer, 200);
      },
    )
    .post(
      "/",
      route(deps, {
        who: "member",
        does: "propose a tournament",
        errors: ["not_ratable", "too_many_open", "too_many_requests", "draining", "rooms_unavailable"],
      }),
      validate("json", CreateTournament),
      async (c) => {
        if (deps.draining()) throw new Refusal("draining", "The arena is about to restart. Try again in a moment.", 5);
        requireRooms(deps);
        const { id: session, user } = c.get("session");
        await limit(c, deps, "tournaments", session);
        const { startsAtMs, password, ...wish } = c.req.valid("json");
        const now = deps.clock();
        if (startsAtMs !== null && (startsAtMs < now - 60_000 || startsAtMs > now + START_WITHIN_DAYS * DAY_MS))
          throw new Refusal("bad_request", `startsAtMs: within the next ${START_WITHIN_DAYS} days`);
        if (startsAtMs !== null && wish.deadlineMinutes > 0 && startsAtMs - wish.deadlineMinutes * 60_000 <= now)
          throw new Refusal("bad_request", "deadlineMinutes: registration would be closed already");
        if (wish.rated && ratedKindOf(wish.settings) === null)
          throw new Refusal("not_ratable", "Only Quick and Classic matches can be rated.");
        const row = {
          ...wish,
          id: newId(),
          organiserId: user.id,
          startsAt: startsAtMs === null ? null : new Date(startsAtMs),
          password: password === null ? null : await deps.passwords.hash(password),
          inviteKey: wish.inviteOnly ? newId() : null,
          seriesId: null,
          createdAt: new Date(now),
        };
        if (!(await createTournament(deps.database, row, OPEN_MAX)))
          throw new Refusal("too_many_open", `Nobody has more than ${OPEN_MAX} tournaments that are not over.`);
        const tournament = await requireTournament(deps, row.id);
        // Its room sets its clock. If it is away at this moment, the first who registers or looks wakes it.
        await askTournament(deps, tournament, { type: "open" }).catch(() => {});
        return c.json(summariseTournament(tournament), 201);
      },
    )
    .get(
      "/:id",
      route(deps, { who: "anyone", does: "a tournament", errors: ["not_found"], scope: "matches:read" }),
      validate("param", TournamentParams),
      async (c) => {
        const { id } = c.req.valid("param");
        const tournament = await requireTournament(deps, id);
        const user = (await findCurrentSession(c, deps))?.user ?? null;
        const [entries, matches, isInvitee, isModerator] = await Promise.all([
          listEntries(deps.database, id),
          listMatchesOfTournament(deps.database, id),
          user !== null && tournament.inviteOnly && isInvited(deps.database, id, user.id),
          user?.kind === "member" && isSiteModerator(deps, user.id),
        ]);
        const view = viewTournament(tournament, entries, matches, deps.clock());
        const summary = summariseTournament(tournament);
        const answer: TournamentAnswerBody = { tournament: summary, view, isInvited: isInvitee, isModerator };
        return c.json(answer, 200);
      },
    )
    .post(
      "/:id/ticket",
      route(deps, {
        who: "anyone",
        does: "a ticket to the tournament’s room; who is nobody yet may look",
        errors: ["not_found", "tournament_closed", "too_many_requests", "rooms_unavailable"],
        scope: "matches:play",
      }),
      validate("param", TournamentParams),
      async (c) => {
        requireRooms(deps);
        const known = await findCurrentSession(c, deps);
        await limit(c, deps, "tickets", known?.id ?? null);
        const tournament = await requireTournament(deps, c.req.valid("param").id);
        if (!hasRoom(tournament, deps.clock())) throw new Refusal("tournament_closed", "This tournament is over.");
        const expiresMs = deps.clock() + TICKET_SECONDS * 1000;
        const body: TournamentTicket = {
          room: "tournament",
          session: known?.id ?? null,
          player: known && playerOf(known.user),
          config: configOf(tournament),
          expiresMs,
        };
        const ticket = await signTicket(deps.secrets.ticket, body);
        return c.json({ ticket, expiresMs } satisfies TicketAnswer, 200);
      },
    )
    .post(
      "/:id/entries",
      route(deps, {
        who: "anyoneAsGuest",
        does: "take part, under my name or an alias",
        errors: [
          "members_only",
          "tournament_password",
          "invitation_needed",
          "rating_outside",
          "not_found",
          "name_taken",
          "not_now",
          "tournament_full",
          "tournament_closed",
          "too_many_requests",
          "rooms_unavailable",
        ],
        scope: "matches:play",
      }),
      validate("param", TournamentParams),
      validate("json", EnterTournament),
      async (c) => {
        const tournament = await requireTournament(deps, c.req.valid("param").id);
        const known = await findCurrentSession(c, deps);
        await limit(c, deps, "entries", known?.id ?? null);
        if (!tournament.guests && known?.user.kind !== "member")
          throw new Refusal("members_only", "This tournament is for members.");
        const { alias, password, invitation } = c.req.valid("json");
        await requireInvitation(deps, tournament, known?.user.id ?? null, invitation);
        await requirePassword(c, deps, tournament, known?.user.id ?? null, password);
        const { user } = known ?? (await createGuestSession(c, deps));
        await enterTournament(deps, tournament, user, alias);
        return c.json({}, 200);
      },
    )
    .delete(
      "/:id/entries/mine",
      route(deps, {
        who: "session",
        does: "withdraw",
        errors: ["not_found", "not_now", "tournament_closed", "rooms_unavailable"],
        scope: "matches:play",
      }),
      validate("param", TournamentParams),
      async (c) => {
        const tournament = await requireTournament(deps, c.req.valid("param").id);
        await askTournament(deps, tournament, { type: "withdraw", user: c.get("session").user.id });
        return c.json({}, 200);
      },
    );
}
