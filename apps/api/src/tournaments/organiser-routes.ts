// What the organiser of a tournament may do, and the site's moderators in their place.
import { RATINGS } from "@transcendence/game";
import {
  computerPlayer,
  DecidePairing,
  EntryParams,
  InviteComputer,
  PairingParams,
  type TournamentAct,
  TournamentParams,
} from "@transcendence/protocol";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";
import { validate } from "../validate.ts";
import { requireSteward } from "./organisers.ts";
import { askTournament, requireTournament } from "./tournament-room.ts";

const ERRORS = ["forbidden", "not_found", "not_now", "tournament_closed", "rooms_unavailable"] as const;

export function organiserRoutes(deps: Deps) {
  const act = async (id: string, user: string, asked: TournamentAct) => {
    const tournament = await requireTournament(deps, id);
    await askTournament(deps, tournament, asked, await requireSteward(deps, tournament, user));
  };
  return new Hono()
    .post(
      "/:id/start",
      route(deps, {
        who: "member",
        does: "start a tournament now, as its organiser or a moderator of the site",
        errors: [...ERRORS, "too_few_players"],
      }),
      validate("param", TournamentParams),
      async (c) => {
        await act(c.req.valid("param").id, c.get("session").user.id, { type: "start" });
        return c.json({}, 200);
      },
    )
    .post(
      "/:id/pause",
      route(deps, {
        who: "member",
        does: "call nobody to the next match of a tournament, as its organiser or a moderator of the site",
        errors: ERRORS,
      }),
      validate("param", TournamentParams),
      async (c) => {
        await act(c.req.valid("param").id, c.get("session").user.id, { type: "pause" });
        return c.json({}, 200);
      },
    )
    .delete(
      "/:id/pause",
      route(deps, {
        who: "member",
        does: "go on with a tournament, as its organiser or a moderator of the site",
        errors: ERRORS,
      }),
      validate("param", TournamentParams),
      async (c) => {
        await act(c.req.valid("param").id, c.get("session").user.id, { type: "resume" });
        return c.json({}, 200);
      },
    )
    .delete(
      "/:id",
      route(deps, {
        who: "member",
        does: "cancel a tournament, as its organiser or a moderator of the site",
        errors: ERRORS,
      }),
      validate("param", TournamentParams),
      async (c) => {
        await act(c.req.valid("param").id, c.get("session").user.id, { type: "cancel" });
        return c.json({}, 200);
      },
    )
    .post(
      "/:id/computers",
      route(deps, {
        who: "member",
        does: "let a computer player fill a place of a casual tournament, each character once, as its organiser or a moderator of the site",
        errors: [...ERRORS, "conflict", "name_taken", "tournament_full"],
      }),
      validate("param", TournamentParams),
      validate("json", InviteComputer),
      async (c) => {
        const { computer } = c.req.valid("json");
        const tournament = await requireTournament(deps, c.req.valid("param").id);
        const steward = await requireSteward(deps, tournament, c.get("session").user.id);
        if (tournament.rated) throw new Refusal("conflict", "Computer players take part in casual tournaments only.");
        const player = computerPlayer(computer);
        const entry = { type: "enter", player, alias: null, rating: RATINGS[computer].rating } as const;
        await askTournament(deps, tournament, entry, steward);
        return c.json({}, 200);
      },
    )
    .delete(
      "/:id/entries/:entry",
      route(deps, {
        who: "member",
        does: "remove somebody from a tournament, as its organiser or a moderator of the site",
        errors: ERRORS,
      }),
      validate("param", EntryParams),
      async (c) => {
        const { id, entry } = c.req.valid("param");
        await act(id, c.get("session").user.id, { type: "remove", entry });
        return c.json({}, 200);
      },
    )
    .put(
      "/:id/pairings/:pairing/winner",
      route(deps, {
        who: "member",
        does: "decide a match of a tournament, while nobody has played on from it, as its organiser or a moderator of the site",
        errors: [...ERRORS, "already_played_on"],
      }),
      validate("param", PairingParams),
      validate("json", DecidePairing),
      async (c) => {
        const { id, pairing } = c.req.valid("param");
        await act(id, c.get("session").user.id, { type: "decide", pairing, ...c.req.valid("json") });
        return c.json({}, 200);
      },
    )
    .post(
      "/:id/pairings/:pairing/replay",
      route(deps, {
        who: "member",
        does: "let a match of a tournament be played once more, as its organiser or a moderator of the site",
        errors: [...ERRORS, "already_played_on"],
      }),
      validate("param", PairingParams),
      async (c) => {
        const { id, pairing } = c.req.valid("param");
        await act(id, c.get("session").user.id, { type: "replay", pairing });
        return c.json({}, 200);
      },
    );
}
