// Inviting people to a tournament that is by invitation: members by their names, and anybody by a link.
import {
  areBlocked,
  findMembersByKeys,
  inviteToTournament,
  listInvited,
  setInviteKey,
  type TournamentRecord,
  withdrawInvitation,
} from "@transcendence/database";
import {
  InvitationParams,
  INVITED_MAX,
  type InvitedAnswer,
  InviteToTournament,
  type TournamentInvitations,
  TournamentParams,
} from "@transcendence/protocol";
import { nameKey } from "@transcendence/protocol/name-key";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";
import { playerOf } from "../matches/match-summary.ts";
import { newId } from "../random.ts";
import { limit } from "../rate-limit.ts";
import { validate } from "../validate.ts";
import { announceInvitations } from "./invitations.ts";
import { requireOrganiser } from "./organisers.ts";
import { isTournamentOver, requireTournament } from "./tournament-room.ts";

const ERRORS = ["forbidden", "not_found", "conflict"] as const;

export function invitationRoutes(deps: Deps) {
  /** Theirs, and by invitation. */
  const requireOwn = async (id: string, user: string): Promise<TournamentRecord> => {
    const tournament = await requireTournament(deps, id);
    requireOrganiser(tournament, user);
    if (!tournament.inviteOnly) throw new Refusal("conflict", "This tournament is not by invitation.");
    return tournament;
  };
  const invitationsOf = async ({ id, inviteKey }: TournamentRecord): Promise<TournamentInvitations> => ({
    key: inviteKey ?? "",
    invited: (await listInvited(deps.database, id)).map(playerOf),
  });
  return new Hono()
    .get(
      "/:id/invitations",
      route(deps, { who: "member", does: "who is invited to my tournament, and the key of its link", errors: ERRORS }),
      validate("param", TournamentParams),
      async (c) => {
        const tournament = await requireOwn(c.req.valid("param").id, c.get("session").user.id);
        return c.json(await invitationsOf(tournament), 200);
      },
    )
    .post(
      "/:id/invitations",
      route(deps, {
        who: "member",
        does: "invite members to my tournament by their names; they are notified",
        errors: [...ERRORS, "tournament_closed", "too_many", "too_many_requests"],
      }),
      validate("param", TournamentParams),
      validate("json", InviteToTournament),
      async (c) => {
        const { id: session, user } = c.get("session");
        await limit(c, deps, "chat", session);
        const tournament = await requireOwn(c.req.valid("param").id, user.id);
        if (isTournamentOver(tournament)) throw new Refusal("tournament_closed", "This tournament is over.");
        const wanted = c.req.valid("json").names.map((name) => ({ name, key: nameKey(name) }));
        const members = await findMembersByKeys(
          deps.database,
          wanted.map(({ key }) => key),
        );
        const userIds: string[] = [];
        for (const other of members.values())
          if (!(await areBlocked(deps.database, user.id, other))) userIds.push(other);
        const { id: tournamentId, title } = tournament;
        const done = await deps.database.transaction(async (tx) => {
          const wish = { tournamentId, userIds, now: new Date(deps.clock()) };
          const added = await inviteToTournament(tx, wish, INVITED_MAX);
          if (added === null) throw new Refusal("too_many", `Nobody invites more than ${INVITED_MAX} people.`);
          return {
            added,
            told: await announceInvitations(deps, tx, { id: tournamentId, title, fromId: user.id }, added),
          };
        });
        for (const announce of done.told) await announce();
        const unknown = wanted.filter(({ key }) => !userIds.includes(members.get(key) ?? "")).map(({ name }) => name);
        return c.json({ invited: done.added.length, unknown } satisfies InvitedAnswer, 200);
      },
    )
    .delete(
      "/:id/invitations/:user",
      route(deps, {
        who: "member",
        does: "take an invitation to my tournament back; who has registered stays in",
        errors: ERRORS,
      }),
      validate("param", InvitationParams),
      async (c) => {
        const { id, user } = c.req.valid("param");
        await requireOwn(id, c.get("session").user.id);
        if (!(await withdrawInvitation(deps.database, id, user)))
          throw new Refusal("not_found", "This person is not invited.");
        return c.json({}, 200);
      },
    )
    .post(
      "/:id/invitation-link",
      route(deps, {
        who: "member",
        does: "another link to my tournament; the one before admits nobody",
        errors: ERRORS,
      }),
      validate("param", TournamentParams),
      async (c) => {
        const tournament = await requireOwn(c.req.valid("param").id, c.get("session").user.id);
        const inviteKey = newId();
        await setInviteKey(deps.database, tournament.id, inviteKey);
        return c.json(await invitationsOf({ ...tournament, inviteKey }), 200);
      },
    );
}
